import { wavOfPcm } from '../../media/wav.ts'
import { classify, ProviderFailure } from '../failure.ts'
import { addressOf, errorWords, fetchFrom, IdleWatch, noJson, readBody } from '../guarded-fetch.ts'
import { headOf } from '../json-request.ts'
import type {
  Endpoint,
  SpokenAnswer,
  SpokenTime,
  VendorAnswer,
  VendorContext,
  VendorModel,
  VendorVoiceRequest,
} from '../vendor.ts'

/** Longest spoken line that is taken, in bytes of its answer. */
const MOST_BYTES = 96 * 1024 * 1024
/** Samples per second that are asked for, raw: every account may have them. */
const RATE = 24_000
const MS = 1000
/** Paces the vendor takes. */
const SPEED = { least: 0.7, most: 1.2 } as const
/** How like itself a voice stays: the middle one, and the freest for what is said strongly. Newer models know no others. */
const STABILITY = { plain: 0.5, strong: 0 } as const
const STRONG = 3

/** What of an answer is read; every field may be missing. */
interface Spoken {
  readonly audio_base64?: string
  readonly alignment?: Alignment | null
  readonly normalized_alignment?: Alignment | null
}
interface Alignment {
  readonly characters?: readonly string[]
  readonly character_start_times_seconds?: readonly number[]
  readonly character_end_times_seconds?: readonly number[]
}

/** The times of characters, in ms; null when there are none. */
function timesOf(alignment: Alignment | null | undefined): SpokenTime[] | null {
  const {
    characters,
    character_start_times_seconds: starts,
    character_end_times_seconds: ends,
  } = alignment ?? {}
  if (characters === undefined || starts === undefined || ends === undefined) return null
  return characters.flatMap((text, i) => {
    const [start, end] = [starts[i], ends[i]]
    return start === undefined || end === undefined || end < start
      ? []
      : [{ text, startMs: start * MS, endMs: end * MS }]
  })
}

function spokenOf(body: string, provider: string): Spoken {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null && 'audio_base64' in value) return value as Spoken // read leniently
    const isError = typeof value === 'object' && value !== null && ('detail' in value || 'error' in value)
    throw new ProviderFailure(
      isError ? classify(400, body) : 'malformed',
      `${provider} answered without any sound: ${errorWords(body)}.`,
      { status: 200 },
    )
  } catch (error) {
    if (error instanceof ProviderFailure) throw error
  }
  throw noJson(body, provider, ' It ends in /v1.')
}

/** What of a request cannot be said to the vendor. */
function warningsOf({ emotion, pitch, speed }: VendorVoiceRequest): string[] {
  return [
    ...(emotion === 'calm' ? [] : [`"${emotion}" is not sent: this vendor takes it from the words`]),
    ...(pitch === 0 ? [] : ['the pitch is not sent']),
    ...(speed < SPEED.least || speed > SPEED.most ? [`a pace of ${speed} is more than it takes`] : []),
  ]
}

/** One spoken line by `POST /text-to-speech/<voice>/with-timestamps`. It tells no usage: it is paid by characters. */
export async function askWithTimestamps(
  endpoint: Endpoint,
  model: VendorModel,
  request: VendorVoiceRequest,
  { requestKey }: VendorContext,
): Promise<VendorAnswer<SpokenAnswer>> {
  const { id, terms } = endpoint
  const watch = new IdleWatch(terms.idleSeconds * 1000)
  const path = `/text-to-speech/${encodeURIComponent(request.voice)}/with-timestamps?output_format=pcm_${RATE}`
  try {
    const response = await fetchFrom(
      terms.baseUrl,
      id,
      watch,
    )(addressOf(terms.baseUrl, path), {
      method: 'POST',
      headers: headOf(endpoint, requestKey, 'xi-api-key'),
      body: JSON.stringify({
        text: request.text,
        model_id: model.model,
        voice_settings: {
          stability:
            request.strength >= STRONG && request.emotion !== 'calm' ? STABILITY.strong : STABILITY.plain,
          similarity_boost: 0.75,
          speed: Math.min(SPEED.most, Math.max(SPEED.least, request.speed)),
        },
      }),
    })
    const spoken = spokenOf((await readBody(response, MOST_BYTES, id, watch)).toString('utf8'), id)
    const pcm = Buffer.from(spoken.audio_base64 ?? '', 'base64')
    if (pcm.length < 2) throw new ProviderFailure('malformed', `${id} answered without any sound.`)
    return {
      value: {
        wav: wavOfPcm(pcm, RATE),
        // What was really said comes last; the times of the text as it was given fit our words better.
        times: timesOf(spoken.alignment) ?? timesOf(spoken.normalized_alignment),
      },
      model: model.model,
      usage: { characters: Array.from(request.text).length },
      reportedPicoUsd: null,
      warnings: warningsOf(request),
    }
  } finally {
    watch.stop()
  }
}
