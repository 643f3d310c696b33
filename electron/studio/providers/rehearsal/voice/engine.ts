import type { VoiceTake } from '../../../../../shared/drama/film.ts'
import type { Language } from '../../../../../shared/drama/vocabulary.ts'
import { clausesOf, clauseText } from '../../../media/speech-text.ts'
import { TAIL_MS } from '../../../media/speech-length.ts'
import { encodeWav } from '../../../media/wav.ts'
import { StudioError } from '../../../errors.ts'
import type { MadeVoice, VoiceRequest } from '../../provider.ts'
import { assembleSpeech } from './assemble.ts'
import type { SpokenClause } from './assemble.ts'
import { colourAndLevel, levelsOf } from './level.ts'
import { settingsFor } from './settings.ts'
import type { VoiceSettings } from './settings.ts'
import { silentVoice } from './silent-voice.ts'
import { startSpeechProcess } from './speech-process.ts'
import type { SpeechProcess } from './speech-process.ts'

/** Speaks lines on the user's machine. */
export interface VoiceEngine {
  /** False when the optional speech package is not installed. */
  available(): Promise<boolean>
  /**
   * Speaks a line. Equal requests give equal bytes. Without the speech package the answer is silence of the right
   * length, marked `silent`.
   * @throws {StudioError} `BAD_ARGUMENT` for an unknown voice; `INTERNAL` when the speech process fails.
   * Rejects with the signal's reason when it is aborted.
   */
  speak(request: VoiceRequest, signal: AbortSignal): Promise<MadeVoice>
  /** Ends the speech process. */
  close(): Promise<void>
}

/** The engine's own name of each language. */
const ENGINE_VOICES: Record<Language, string> = { zh: 'cmn', en: 'en-us' }

/** How far to trust the engine's own phoneme times. */
const PHONEME_CONFIDENCE = 0.95

/** Opens the rehearsal voice engine. Its process starts with the first question and lives until `close()`. */
export function createVoiceEngine(options: { start?: () => Promise<SpeechProcess> } = {}): VoiceEngine {
  const start = options.start ?? (() => startSpeechProcess())
  let running: Promise<SpeechProcess> | null = null
  let closed = false

  /** The running process; one that died is replaced. */
  const current = async (): Promise<SpeechProcess> => {
    if (closed) throw new StudioError('INTERNAL', 'The voice engine is closed.')
    const known = await running?.catch(() => null)
    if (known?.alive() === true || known?.ready === false) return known
    // Two callers may find it dead at once: whoever comes first starts the next one.
    const asked = running
    const latest = await asked?.catch(() => null)
    if (running !== asked || latest?.alive() === true) return current()
    running = start()
    return running
  }

  return {
    async available() {
      return (await current()).ready
    },
    async speak(request, signal) {
      signal.throwIfAborted()
      const settings = settingsFor(request)
      const process = await current()
      signal.throwIfAborted()
      if (!process.ready) return silentVoice(request)
      return untilAborted(speakWith(process, request, settings), signal)
    },
    async close() {
      closed = true
      const process = await running?.catch(() => null)
      if (process?.alive() === true) await process.close()
    },
  }
}

/** Rejects as soon as the signal is aborted; what is on its way is then ignored. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error)
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

async function speakWith(
  process: SpeechProcess,
  request: VoiceRequest,
  settings: VoiceSettings,
): Promise<MadeVoice> {
  const clauses = clausesOf(request.text, request.language)
  if (clauses.length === 0) return silentVoice(request)
  const spoken: SpokenClause[] = await Promise.all(
    clauses.map(async (clause) => {
      const text = clauseText(clause)
      if (text === '') return { clause, said: null }
      const voice = `${ENGINE_VOICES[clause.language]}+${settings.variant}`
      const rate = settings.rate[clause.language]
      const { pitch, range } = settings
      return { clause, said: await process.say({ voice, text: text + clause.tune, rate, pitch, range }) }
    }),
  )
  const sampleRate = spoken.find(({ said }) => said !== null)?.said?.sampleRate ?? 22_050
  const { leadMs, pauseScale } = settings
  const speech = assembleSpeech(request.text, spoken, { sampleRate, pauseScale, leadMs, tailMs: TAIL_MS })
  const samples = colourAndLevel(speech.samples, sampleRate, settings)
  return madeVoice(request.text, samples, sampleRate, { ...speech, source: 'phonemes' })
}

function madeVoice(
  text: string,
  samples: Float32Array,
  sampleRate: number,
  timing: Pick<VoiceTake, 'words' | 'phonemes' | 'source'>,
): MadeVoice {
  return {
    wav: encodeWav({ sampleRate, channels: [samples] }),
    text,
    durationMs: Math.round((samples.length / sampleRate) * 10_000) / 10,
    sampleRate,
    ...levelsOf(samples),
    silent: false,
    words: timing.words,
    phonemes: timing.phonemes,
    source: timing.source,
    confidence: PHONEME_CONFIDENCE,
  }
}
