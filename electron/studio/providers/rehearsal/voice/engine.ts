import type { VoiceTake } from '../../../../../shared/drama/film.ts'
import type { Language } from '../../../../../shared/drama/vocabulary.ts'
import { clausesOf, clauseText } from '../../../media/speech-text.ts'
import { TAIL_MS } from '../../../media/speech-length.ts'
import { encodeWav } from '../../../media/wav.ts'
import { StudioError } from '../../../errors.ts'
import type { MadeVoice, VoiceRequest } from '../../provider.ts'
import { assembleSpeech } from './assemble.ts'
import type { SpokenClause } from './assemble.ts'
import { levelsOf } from '../../../media/levels.ts'
import { colourAndLevel } from './level.ts'
import { settingsFor } from './settings.ts'
import type { VoiceSettings } from './settings.ts'
import { silentVoice, VOICE_SAMPLE_RATE } from './silent-voice.ts'
import { startSpeechProcess } from './speech-process.ts'
import type { SpeechProcess } from './speech-process.ts'

/** Speaks lines on the user's machine. */
export interface VoiceEngine {
  /**
   * False when the optional speech package is not installed.
   * @throws {StudioError} `INTERNAL` when it is installed but does not start: that must not pass for absent, or
   * silence would be recorded for good because of one bad moment.
   */
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

/**
 * Opens the rehearsal voice engine. Its process starts with the first question and lives until `close()`. Lines are
 * spoken one after the other; a process that dies takes only the line it was speaking with it.
 */
export function createVoiceEngine(options: { start?: () => Promise<SpeechProcess> } = {}): VoiceEngine {
  const start = options.start ?? (() => startSpeechProcess())
  let running: Promise<SpeechProcess> | null = null
  let closed = false
  /** Settles, never rejects, when the lines before are done. */
  let turn: Promise<unknown> = Promise.resolve()

  /** The running process. One that died or did not start is replaced, by whoever notices it first. */
  const current = async (): Promise<SpeechProcess> => {
    if (closed) throw new StudioError('INTERNAL', 'The voice engine is closed.')
    running ??= start()
    const asked = running
    const known = await asked.catch(() => null)
    if (known !== null && (!known.ready || known.alive())) return known
    if (running === asked) running = start()
    return running
  }

  const speakNext = async (
    request: VoiceRequest,
    settings: VoiceSettings,
    signal: AbortSignal,
  ): Promise<MadeVoice> => {
    signal.throwIfAborted()
    const process = await current()
    return process.ready ? speakWith(process, request, settings) : silentVoice(request)
  }

  return {
    available: async () => (await current()).ready,
    async speak(request, signal) {
      signal.throwIfAborted()
      const settings = settingsFor(request)
      const line = turn.then(() => speakNext(request, settings, signal))
      turn = line.catch(() => undefined)
      return untilAborted(line, signal)
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
  const { pitch, range, variant, rate } = settings
  const voiced = clauses.filter((clause) => clause.chars.length > 0)
  const said = await process.say(
    voiced.map((clause) => ({
      voice: `${ENGINE_VOICES[clause.language]}+${variant}`,
      text: clauseText(clause) + clause.tune,
      rate: rate[clause.language],
      pitch,
      range,
    })),
  )
  const spoken = clauses.map((clause): SpokenClause => ({
    clause,
    said: said[voiced.indexOf(clause)] ?? null,
  }))
  const sampleRate = said[0]?.sampleRate ?? VOICE_SAMPLE_RATE
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
