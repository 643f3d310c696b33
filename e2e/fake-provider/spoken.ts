import type { ServerResponse } from 'node:http'
import { encodeWav } from '../../electron/studio/media/wav.ts'
import type { Fault } from './script.ts'
import type { Ready } from './server.ts'
import type { Told } from './told.ts'

/** The forms of voices: OpenAI's, MiniMax's and ElevenLabs'. */
export type SpokenForm = 'speech' | 't2a' | 'timestamps'

/** Which of them a path asks for; null when it asks for no voice. */
export function spokenForm(path: string): SpokenForm | null {
  if (path === '/audio/speech') return 'speech'
  if (path === '/t2a_v2') return 't2a'
  return /^\/text-to-speech\/[^/]+\/with-timestamps/.test(path) ? 'timestamps' : null
}

/** Where subtitle files are fetched. */
export const SUBTITLES_PATH = '/subtitles/'

export const SPOKEN_RATE = 22_050
/** Longer where a character is a word or a syllable. */
const SECONDS_PER_HAN = 0.19
const SECONDS_PER_LETTER = 0.065
const LEAD_SECONDS = 0.1

interface Timed {
  readonly char: string
  readonly from: number
  readonly to: number
}

const isHan = (char: string): boolean => /\p{Script=Han}/u.test(char)

/** Its characters with their times, in seconds. */
function timesOf(text: string): Timed[] {
  let at = LEAD_SECONDS
  return Array.from(text, (char) => {
    const from = at
    at += isHan(char) ? SECONDS_PER_HAN : SECONDS_PER_LETTER
    return { char, from, to: at }
  })
}

/** A hum of the length a line takes. */
export function hum(text: string): Uint8Array {
  const seconds = (timesOf(text).at(-1)?.to ?? LEAD_SECONDS) + LEAD_SECONDS
  const samples = new Float32Array(Math.round(seconds * SPOKEN_RATE))
  for (let i = 0; i < samples.length; i++) samples[i] = 0.2 * Math.sin((2 * Math.PI * 180 * i) / SPOKEN_RATE)
  return encodeWav({ sampleRate: SPOKEN_RATE, channels: [samples] })
}

/** Characters as each form bills them: MiniMax takes a hanzi for two. */
export const billedAs = (form: SpokenForm, text: string): number =>
  Array.from(text).reduce((sum, char) => sum + (form === 't2a' && isHan(char) ? 2 : 1), 0)

const base = (code: number, message: string): Told => ({
  status: 200,
  body: JSON.stringify({ data: null, base_resp: { status_code: code, status_msg: message } }),
})
const detail = (status: number, code: string, message: string): Told => ({
  status,
  body: JSON.stringify({ detail: { status: code, message } }),
})

/** Faults that are one answer, as each vendor words them; the others are worded as everywhere. */
export const SPOKEN_REFUSALS: Readonly<Record<SpokenForm, Readonly<Partial<Record<Fault, Told>>>>> = {
  speech: {},
  t2a: {
    unauthorized: base(1004, 'login fail: Please carry the API secret key'),
    'no-money': base(1008, 'insufficient balance'),
    rate: base(1002, 'rate limit exceeded(RPM)'),
    refusal: base(1026, 'input new_sensitive'),
    'model-gone': base(2013, 'invalid params, model not found'),
    'error-in-200': base(2054, 'voice id not exist'),
  },
  timestamps: {
    unauthorized: detail(401, 'invalid_api_key', 'Invalid API key'),
    'no-money': detail(
      401,
      'quota_exceeded',
      'This request exceeds your quota. You have 0 credits remaining',
    ),
    rate: detail(429, 'too_many_concurrent_requests', 'Too many concurrent requests'),
    'error-in-200': detail(400, 'voice_not_found', 'A voice was not found'),
  },
}

/** The text a subtitle file is for is in its address: the server remembers nothing. */
const subtitlesAt = (baseUrl: string, text: string): string =>
  `${baseUrl}${SUBTITLES_PATH}${Buffer.from(text).toString('base64url')}`

/** A subtitle file: one sentence with its characters as words, in ms. */
export function subtitlesFor(path: string): string {
  const text = Buffer.from(path.slice(SUBTITLES_PATH.length), 'base64url').toString('utf8')
  const ms = (seconds: number): number => Math.round(seconds * 1000)
  const words = timesOf(text).map(({ char, from, to }) => ({
    word: char,
    time_begin: ms(from),
    time_end: ms(to),
  }))
  const sentence = { text, time_begin: words[0]?.time_begin, time_end: words.at(-1)?.time_end }
  return JSON.stringify([{ ...sentence, timestamped_words: words }])
}

const WAV_HEADER = 44

/** A WAV file as OpenAI sends it: its header leaves first, before anybody knows how long it will be. */
function streamed(wav: Uint8Array): Uint8Array {
  const bytes = Buffer.from(wav)
  bytes.writeUInt32LE(0xffff_ffff, 4)
  bytes.writeUInt32LE(0xffff_ffff, WAV_HEADER - 4)
  return bytes
}

/** Answers a request for a voice in its form. */
export function sendSpoken(
  name: Fault | null,
  response: ServerResponse,
  { asked, wav, text }: Ready & { wav: Uint8Array },
): void {
  const form = spokenForm(asked.path)
  const cut = name === 'stream-cut' || name === 'stream-stall' || name === 'no-finish'
  if (form === 'speech') {
    response.writeHead(200, { 'content-type': 'audio/wav' })
    response.end(cut ? wav.slice(0, 30) : streamed(wav))
    return
  }
  const pcm = name === 'blank' ? Buffer.alloc(0) : Buffer.from(wav.slice(WAV_HEADER))
  const body = JSON.stringify(
    form === 't2a'
      ? {
          data: {
            audio: pcm.toString('hex'),
            subtitle_file: name === 'no-times' ? '' : subtitlesAt(asked.baseUrl, text),
            status: 2,
          },
          extra_info: {
            audio_sample_rate: SPOKEN_RATE,
            ...(name === 'no-usage' ? {} : { usage_characters: billedAs('t2a', text) }),
          },
          base_resp: { status_code: 0, status_msg: 'success' },
        }
      : { audio_base64: pcm.toString('base64'), alignment: name === 'no-times' ? null : alignmentOf(text) },
  )
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  if (!cut) return void response.end(body)
  response.write(body.slice(0, body.length / 2), () => response.destroy())
}

function alignmentOf(text: string) {
  const times = timesOf(text)
  return {
    characters: times.map((one) => one.char),
    character_start_times_seconds: times.map((one) => one.from),
    character_end_times_seconds: times.map((one) => one.to),
  }
}
