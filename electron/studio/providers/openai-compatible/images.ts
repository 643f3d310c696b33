import { askJson, type Json } from '../json-request.ts'
import { leftOut, pictureAnswer, settingsOf } from '../picture-answer.ts'
import type {
  Elsewhere,
  Endpoint,
  VendorAnswer,
  VendorContext,
  VendorImageRequest,
  VendorModel,
  VendorPicture,
} from '../vendor.ts'

const EXTENSIONS: Readonly<Record<VendorPicture['mime'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}

/** The form of `/images/edits`: the references in their order, and what else is asked for. */
function formOf(fields: Json, request: VendorImageRequest): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value))
  for (const [i, { bytes, mime }] of request.references.entries())
    // A copy: what was read may share its memory with other files.
    form.append('image[]', new Blob([Uint8Array.from(bytes)], { type: mime }), `${i + 1}.${EXTENSIONS[mime]}`)
  return form
}

/** One picture: `POST /images/generations`, or `/images/edits` when there are references. @throws ProviderFailure */
export async function askImage(
  endpoint: Endpoint,
  model: VendorModel,
  request: VendorImageRequest,
  { requestKey }: VendorContext,
): Promise<VendorAnswer<VendorPicture | Elsewhere>> {
  const fields: Json = {
    model: model.model,
    prompt: request.prompt,
    size: `${request.width}x${request.height}`,
    n: 1,
    ...settingsOf(model, request),
  }
  const isEdit = request.references.length > 0
  const answer = await askJson(endpoint, {
    path: isEdit ? '/images/edits' : '/images/generations',
    body: isEdit ? formOf(fields, request) : fields,
    requestKey,
  })
  return pictureAnswer(answer, model, leftOut(model, request))
}
