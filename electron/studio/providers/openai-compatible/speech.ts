import { withTrueSizes } from '../../media/wav.ts'
import { classify, ProviderFailure } from '../failure.ts'
import { addressOf, errorWords, fetchFrom, IdleWatch, readBody } from '../guarded-fetch.ts'
import { headOf } from '../json-request.ts'
import type {
  Endpoint,
  SpokenAnswer,
  VendorAnswer,
  VendorContext,
  VendorModel,
  VendorVoiceRequest,
} from '../vendor.ts'

/** Longest spoken line that is taken, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024

/** Asked for where the providers file names no voice: the form's own default. */
const ANY_VOICE = 'alloy'

const isWav = (bytes: Buffer): boolean =>
  bytes.length > 44 && bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WAVE'

/** One spoken line by `POST /audio/speech`, as a WAV file. The form tells no usage: it is paid by characters. */
export async function askSpeech(
  endpoint: Endpoint,
  model: VendorModel,
  request: VendorVoiceRequest,
  ctx: VendorContext,
): Promise<VendorAnswer<SpokenAnswer>> {
  const { id, terms } = endpoint
  const watch = new IdleWatch(terms.idleSeconds * 1000)
  try {
    const response = await fetchFrom(
      terms.baseUrl,
      id,
      watch,
    )(addressOf(terms.baseUrl, '/audio/speech'), {
      method: 'POST',
      headers: headOf(endpoint, ctx.requestKey),
      body: JSON.stringify({
        model: model.model,
        input: request.text,
        voice: request.voice === '' ? ANY_VOICE : request.voice,
        speed: request.speed,
        response_format: 'wav',
        ...(request.instructions === '' ? {} : { instructions: request.instructions }),
      }),
    })
    const bytes = await readBody(response, MOST_BYTES, id, watch)
    if (isWav(bytes))
      return {
        // The form streams what it speaks: its header was written before the length was known.
        value: { wav: withTrueSizes(bytes), times: null },
        model: model.model,
        usage: { characters: Array.from(request.text).length },
        reportedPicoUsd: null,
      }
    const words = bytes.subarray(0, 65_536).toString('utf8')
    const isError = /"error"|base_resp/.test(words)
    throw new ProviderFailure(
      isError ? classify(400, words) : 'malformed',
      `${id} answered with ${isError ? `an error: ${errorWords(words)}` : `${bytes.length} bytes that are no WAV file`}.`,
      { status: 200 },
    )
  } finally {
    watch.stop()
  }
}
