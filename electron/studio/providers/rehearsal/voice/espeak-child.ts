/**
 * The speech process. It is started by `speech-process.ts` with the studio's own Node and is never imported:
 * the GPL-3 speech engine it loads stays in this process, behind a pipe. It ends when its stdin closes.
 *
 * Equal requests must give equal samples, whatever was said before and in whichever process. The engine seeds its
 * noise from the clock and carries voice, dictionary and filter state from one utterance to the next, so the clock
 * stands still while it starts, and its whole memory is put back to a picture taken then before each utterance.
 */
import { frameReader, packFrame } from './frames.ts'
import type { HelloMessage, SayMessage, SpeechMark, Utterance } from './frames.ts'

/** The part of the engine's interface used here; it ships no types. */
interface EngineEvent {
  readonly type: string
  /** Code points, from 1. */
  readonly text_position: number
  readonly word_length: number
  readonly audio_position: number
  readonly id?: string | number
}
interface EngineWorker {
  set_voice(name: string): number
  set_rate(rate: number): void
  set_pitch(pitch: number): void
  set_range(range: number): void
  get_samplerate(): number
  synthesize(text: string, onAudio: (audio: Int16Array, events: EngineEvent[]) => void): void
}
interface EngineModule {
  readonly HEAPU8: Uint8Array
  readonly eSpeakNGWorker: new () => EngineWorker
}
type LoadEngine = (options: {
  print: (text: string) => void
  printErr: (text: string) => void
}) => Promise<EngineModule>

/** Longest text of one clause in UTF-8 bytes: the engine's string buffer is made this large before the picture. */
const MAX_TEXT_BYTES = 16_384
const EPOCH_MS = 1_700_000_000_000

/** A loaded engine that forgets everything between utterances. */
interface Speaker {
  readonly sampleRate: number
  say(utterance: Utterance): { marks: SpeechMark[]; samples: Int16Array[] }
}

async function loadSpeaker(): Promise<Speaker> {
  const specifier = '@echogarden/espeak-ng-emscripten'
  const loaded = (await import(specifier)) as { default: LoadEngine }
  const clock = Date.now
  Date.now = () => EPOCH_MS
  // The engine would write its messages to stdout, which carries frames.
  const module = await loaded.default({ print: () => undefined, printErr: () => undefined })
  const worker = new module.eSpeakNGWorker()
  growStringBuffer(worker)
  const picture = module.HEAPU8.slice()
  Date.now = clock
  const sampleRate = worker.get_samplerate()
  return {
    sampleRate,
    say(utterance) {
      if (Buffer.byteLength(utterance.text) > MAX_TEXT_BYTES)
        throw new Error(`A clause is longer than ${MAX_TEXT_BYTES} bytes.`)
      module.HEAPU8.set(picture)
      module.HEAPU8.fill(0, picture.length)
      return synthesize(worker, utterance)
    },
  }
}

/**
 * The binding keeps one buffer for strings and the address of it outside the engine's memory; a buffer that grew
 * after the picture was taken would be forgotten by the engine and still be used by the binding. It grows on the
 * call after one that was too long, hence twice.
 */
function growStringBuffer(worker: EngineWorker): void {
  worker.set_voice('en-us')
  for (let time = 0; time < 2; time++) worker.synthesize(' '.repeat(MAX_TEXT_BYTES + 1024), () => undefined)
}

function synthesize(
  worker: EngineWorker,
  utterance: Utterance,
): { marks: SpeechMark[]; samples: Int16Array[] } {
  if (worker.set_voice(utterance.voice) !== 0) throw new Error(`There is no voice ${utterance.voice}.`)
  worker.set_rate(utterance.rate)
  worker.set_pitch(utterance.pitch)
  worker.set_range(utterance.range)
  const samples: Int16Array[] = []
  const marks: SpeechMark[] = []
  worker.synthesize(utterance.text, (audio, events) => {
    if (audio.length > 0) samples.push(audio)
    for (const event of events) marks.push(...markOf(event))
  })
  return { marks, samples }
}

function markOf(event: EngineEvent): SpeechMark[] {
  const at = event.audio_position
  if (event.type === 'phoneme') return [{ kind: 'phoneme', at, phoneme: String(event.id ?? '') }]
  if (event.type === 'word')
    return [{ kind: 'word', at, from: event.text_position - 1, length: event.word_length }]
  return []
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
}

function send(message: unknown, bytes?: Uint8Array): void {
  process.stdout.write(packFrame(message, bytes))
}

function answer(speaker: Speaker, { id, utterances }: SayMessage): void {
  try {
    const said = utterances.map((utterance) => speaker.say(utterance))
    const parts = said.map(({ marks, samples }) => ({
      marks,
      sampleCount: samples.reduce((sum, chunk) => sum + chunk.length, 0),
    }))
    const chunks = said.flatMap(({ samples }) => samples)
    const bytes = Buffer.concat(
      chunks.map((chunk) => new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)),
    )
    send({ kind: 'said', id, parts }, bytes)
  } catch (error) {
    send({ kind: 'failed', id, reason: String(error) })
  }
}

async function main(): Promise<void> {
  let speaker: Speaker
  try {
    speaker = await loadSpeaker()
  } catch (error) {
    // Only a missing package is "absent"; whatever else goes wrong ends the process with an error.
    if (!isNotFound(error)) process.exit(1)
    send({ kind: 'absent', reason: String(error) } satisfies HelloMessage)
    return
  }
  send({ kind: 'ready', sampleRate: speaker.sampleRate } satisfies HelloMessage)
  // The parent is the only writer of this pipe and uses the same types.
  const read = frameReader((frame) => answer(speaker, frame.json as SayMessage))
  process.stdin.on('data', (chunk: Buffer) => read(chunk))
}

// A broken pipe means that nobody listens any more.
process.stdout.on('error', () => process.exit(0))
process.stdin.on('end', () => process.exit(0))
process.stdin.on('error', () => process.exit(0))
process.stdin.resume()
// Not awaited: the built file is CommonJS.
main().catch(() => process.exit(1))
