import type { Emotion } from '../../../../shared/drama/vocabulary.ts'
import { wavOfPcm } from '../../media/wav.ts'
import { classify, classifyBase, ProviderFailure } from '../failure.ts'
import { fetchResult } from '../fetch-result.ts'
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

/** Longest spoken line that is taken, in bytes of its answer (hex: two for each byte). */
const MOST_BYTES = 128 * 1024 * 1024
const MOST_SUBTITLE_BYTES = 4 * 1024 * 1024
/** Samples per second that are asked for. */
const RATE = 32_000
/** What the vendor takes. */
const SPEED = { least: 0.5, most: 2 } as const
const MOST_SEMITONES = 12
/** Asked for where the providers file names no voice: one of the vendor's own. */
const ANY_VOICE = 'female-chengshu'

/** The vendor's words for how a line is said; it has none for the others, which come nearest. */
const EMOTION: Readonly<Record<Emotion, string>> = {
  calm: 'calm',
  happy: 'happy',
  angry: 'angry',
  sad: 'sad',
  afraid: 'fearful',
  tender: 'calm',
  mocking: 'disgusted',
  shocked: 'surprised',
}

/** What of an answer is read; every field may be missing. */
interface Spoken {
  readonly data?: { readonly audio?: string; readonly subtitle_file?: string } | null
  readonly extra_info?: { readonly audio_sample_rate?: number; readonly usage_characters?: number } | null
  readonly base_resp?: { readonly status_code?: number; readonly status_msg?: string } | null
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

const bodyOf = (model: VendorModel, request: VendorVoiceRequest): unknown => ({
  model: model.model,
  text: request.text,
  stream: false,
  voice_setting: {
    voice_id: request.voice === '' ? ANY_VOICE : request.voice,
    speed: clamp(request.speed, SPEED.least, SPEED.most),
    vol: 1,
    pitch: clamp(Math.round(request.pitch), -MOST_SEMITONES, MOST_SEMITONES),
    emotion: EMOTION[request.emotion],
  },
  audio_setting: { sample_rate: RATE, format: 'pcm', channel: 1 },
  language_boost: request.language === 'zh' ? 'Chinese' : 'English',
  subtitle_enable: true,
  subtitle_type: 'word',
  output_format: 'hex',
})

function answerOf(body: string, provider: string): Spoken {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null) {
      const spoken = value as Spoken // read leniently
      const code = spoken.base_resp?.status_code ?? 0
      if (code === 0 && !('error' in value)) return spoken
      throw new ProviderFailure(
        code === 0 ? classify(400, body) : classifyBase(code),
        `${provider} answered with an error: ${errorWords(body)}`,
        { status: 200 },
      )
    }
  } catch (error) {
    if (error instanceof ProviderFailure) throw error
  }
  throw noJson(body, provider, ' It ends in /v1.')
}

function soundOf({ data, extra_info }: Spoken, provider: string): Uint8Array {
  const hex = data?.audio ?? ''
  const pcm = /^(?:[0-9a-f]{2})+$/i.test(hex) ? Buffer.from(hex, 'hex') : Buffer.alloc(0)
  if (pcm.length < 2) throw new ProviderFailure('malformed', `${provider} answered without any sound.`)
  return wavOfPcm(pcm, extra_info?.audio_sample_rate ?? RATE)
}

/** A sentence or word of a subtitle file; every field may be missing. */
interface Timed {
  readonly text?: string
  readonly word?: string
  readonly time_begin?: number
  readonly time_end?: number
  readonly timestamped_words?: readonly Timed[] | null
}

function timeOf({ text, word, time_begin: startMs, time_end: endMs }: Timed): SpokenTime[] {
  const said = word ?? text
  if (said === undefined || startMs === undefined || endMs === undefined || endMs < startMs) return []
  return [{ text: said, startMs, endMs }]
}

/** The times of a subtitle file: of its words, else of its sentences; in ms. */
function timesIn(json: unknown): SpokenTime[] {
  const sentences = (Array.isArray(json) ? json : []) as Timed[] // read leniently
  return sentences.flatMap((sentence) => {
    const words = sentence.timestamped_words ?? []
    return words.length > 0 ? words.flatMap(timeOf) : timeOf(sentence)
  })
}

/** One spoken line by `POST /t2a_v2`. What was spoken is paid for, with times or without. */
export async function askT2a(
  endpoint: Endpoint,
  model: VendorModel,
  request: VendorVoiceRequest,
  { requestKey }: VendorContext,
): Promise<VendorAnswer<SpokenAnswer>> {
  const { id, terms } = endpoint
  const watch = new IdleWatch(terms.idleSeconds * 1000)
  try {
    const ask = fetchFrom(terms.baseUrl, id, watch)
    const response = await ask(addressOf(terms.baseUrl, '/t2a_v2'), {
      method: 'POST',
      headers: headOf(endpoint, requestKey),
      body: JSON.stringify(bodyOf(model, request)),
    })
    const spoken = answerOf((await readBody(response, MOST_BYTES, id, watch)).toString('utf8'), id)
    const wav = soundOf(spoken, id)
    const { times, warnings } = await timesOf(spoken.data?.subtitle_file, endpoint)
    const characters = spoken.extra_info?.usage_characters
    return {
      value: { wav, times },
      model: model.model,
      usage: characters === undefined ? null : { characters },
      reportedPicoUsd: null,
      warnings,
    }
  } finally {
    watch.stop()
  }
}

async function timesOf(
  address: string | undefined,
  endpoint: Endpoint,
): Promise<{ times: readonly SpokenTime[] | null; warnings: readonly string[] }> {
  const none = (why: string) => ({ times: null, warnings: [`without the times of its words: ${why}`] })
  if (address === undefined || address === '') return none('none were sent')
  try {
    const file = await fetchResult(endpoint, address, MOST_SUBTITLE_BYTES)
    return { times: timesIn(JSON.parse(file.toString('utf8'))), warnings: [] }
  } catch (error) {
    return none(error instanceof Error ? error.message : String(error))
  }
}
