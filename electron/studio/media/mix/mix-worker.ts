import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { encodeWav } from '../wav.ts'
import { mixEpisode, type MixInput, type PlacedVoice } from './mix.ts'

/** Mixes one episode beside the main thread, which it would hold up for seconds, and ends. */

/** A voice where it lies on the disk, and where it begins. */
export interface VoiceFile extends Omit<PlacedVoice, 'wav'> {
  readonly path: string
  /** What its bytes must be, in hex. */
  readonly sha256: string
}

/** What an episode is mixed from. */
export interface MixTask extends Omit<MixInput, 'voices'> {
  readonly voices: readonly VoiceFile[]
}

/** A task, and whether its mix is wanted as samples or as a file. */
export interface MixOrder {
  readonly task: MixTask
  readonly as: 'samples' | 'wav'
}

export type MixReply =
  | { readonly kind: 'samples'; readonly left: Float32Array; readonly right: Float32Array }
  | { readonly kind: 'wav'; readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string }
  /** A voice is missing, or is not what it was recorded as. */
  | { readonly kind: 'damaged'; readonly voice: VoiceFile }

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The bytes of a voice; null when they are missing or not what they must be. */
function readVoice({ path, sha256 }: VoiceFile): Uint8Array | null {
  try {
    const bytes = readFileSync(path)
    return hashOf(bytes) === sha256 ? bytes : null
  } catch {
    return null
  }
}

function mixed({ task, as }: MixOrder): MixReply {
  const voices: PlacedVoice[] = []
  for (const voice of task.voices) {
    const wav = readVoice(voice)
    if (wav === null) return { kind: 'damaged', voice }
    voices.push({ wav, startSample: voice.startSample })
  }
  const { left, right } = mixEpisode({ ...task, voices })
  if (as === 'samples') return { kind: 'samples', left, right }
  const bytes = encodeWav({ sampleRate: task.sampleRate, channels: [left, right] })
  return { kind: 'wav', bytes, sha256: hashOf(bytes) }
}

/** What is handed over instead of copied: an episode is tens of megabytes. */
function buffersOf(reply: MixReply): ArrayBufferLike[] {
  if (reply.kind === 'samples') return [reply.left.buffer, reply.right.buffer]
  return reply.kind === 'wav' ? [reply.bytes.buffer] : []
}

const reply = mixed(workerData as MixOrder) // written by `mixer.ts`
parentPort?.postMessage(reply, buffersOf(reply) as ArrayBuffer[]) // made here, never shared memory
