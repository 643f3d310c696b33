import { parseUsd } from '../money/amount.ts'
import { pictureMime } from './bought-picture.ts'
import { ProviderFailure } from './failure.ts'
import { countOf, failureIn, listOf, objectOf, textOf, type Json } from './json-request.ts'
import type {
  Elsewhere,
  Usage,
  VendorAnswer,
  VendorImageRequest,
  VendorModel,
  VendorPicture,
} from './vendor.ts'

/** Largest picture file that is taken, in bytes. */
export const MOST_PICTURE_BYTES = 64 * 1024 * 1024

/** A picture as it is sent inside of JSON. */
export const dataUrl = ({ bytes, mime }: VendorPicture): string =>
  `data:${mime};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`

const DATA_URL = /^data:[^,]*;base64,/

/** A picture out of JSON. @throws ProviderFailure `malformed`: it was made, and is none */
function pictureIn(base64: string, provider: string): VendorPicture {
  const bytes = Buffer.from(base64.replace(DATA_URL, ''), 'base64')
  const mime = pictureMime(bytes)
  if (mime === null)
    throw new ProviderFailure('malformed', `${provider} sent ${bytes.length} bytes that are no picture.`)
  return { bytes, mime }
}

/** The first of the pictures of an answer: `data` or `images`, inside of it or elsewhere, or its own error. */
export function pictureOf(answer: Json, provider: string): VendorPicture | Elsewhere {
  const first = [...listOf(answer['data']), ...listOf(answer['images'])][0]
  const item = typeof first === 'string' ? { url: first } : objectOf(first)
  const inline = textOf(item['b64_json']) ?? textOf(item['base64']) ?? textOf(answer['image'])
  if (inline !== null) return pictureIn(inline, provider)
  const where = textOf(item['url']) ?? textOf(answer['url'])
  if (where !== null) return DATA_URL.test(where) ? pictureIn(where, provider) : { where }
  // An error of one picture, inside of an answer that is fine: nothing was made, and nothing is billed.
  if (item['error'] !== undefined) throw failureIn({ error: item['error'] }, provider)
  throw new ProviderFailure('malformed', `${provider} answered without a picture.`)
}

/** The tokens of an answer; null when it tells none. */
export function pictureUsage(answer: Json): Usage | null {
  const usage = objectOf(answer['usage'])
  const outputTokens = countOf(usage['output_tokens'])
  if (outputTokens === undefined) return null
  const details = objectOf(usage['input_tokens_details'])
  return {
    outputTokens,
    inputTokens: countOf(usage['input_tokens']) ?? 0,
    imageInputTokens: countOf(details['image_tokens']) ?? 0,
    cachedTokens: countOf(details['cached_tokens']) ?? 0,
  }
}

const PLACES = 12

/** What an answer says it cost in USD; null when it says nothing. */
export function reportedIn(cost: unknown): bigint | null {
  const usd = countOf(cost)
  return usd === undefined ? null : parseUsd(usd.toFixed(PLACES))
}

/** A whole answer with a picture. */
export function pictureAnswer(
  answer: Json,
  model: VendorModel,
  warnings: readonly string[],
): VendorAnswer<VendorPicture | Elsewhere> {
  const usage = objectOf(answer['usage'])
  return {
    value: pictureOf(answer, model.provider),
    model: textOf(answer['model']) ?? model.model,
    usage: pictureUsage(answer),
    reportedPicoUsd: reportedIn(usage['cost_usd'] ?? usage['cost']),
    warnings,
  }
}

/** What of a request a model does not understand and is not sent, in words. */
export function leftOut(
  { accepts, provider }: VendorModel,
  request: Pick<VendorImageRequest, 'negativePrompt'>,
): readonly string[] {
  return [
    ...(accepts.includes('seed') ? [] : [`${provider} takes no seed: another take differs by chance`]),
    ...(accepts.includes('negative_prompt') || request.negativePrompt === ''
      ? []
      : [`${provider} takes no words on what must not be in a picture`]),
  ]
}

/** The settings a model understands beside the prompt. */
export const settingsOf = (
  { accepts, options }: VendorModel,
  { seed, negativePrompt }: VendorImageRequest,
): Json => ({
  ...(accepts.includes('seed') ? { seed } : {}),
  ...(accepts.includes('negative_prompt') && negativePrompt !== ''
    ? { negative_prompt: negativePrompt }
    : {}),
  ...options,
})
