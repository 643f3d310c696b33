import { Worker } from 'node:worker_threads'
import { mixWorkerUrl } from '../../entry-files.ts'
import type { MixOrder, MixReply, MixTask, VoiceFile } from './mix-worker.ts'

export type { MixTask, VoiceFile } from './mix-worker.ts'

/** A voice that could not be mixed: its file is missing, or is not what it was recorded as. */
export class VoiceDamaged extends Error {
  readonly voice: VoiceFile
  constructor(voice: VoiceFile) {
    super(`a voice is damaged: ${voice.path}`)
    this.voice = voice
  }
}

/** Runs an order on a thread of its own, which ends with it, also in the middle when `signal` is aborted. */
function ordered(order: MixOrder, signal: AbortSignal): Promise<MixReply> {
  signal.throwIfAborted()
  const worker = new Worker(mixWorkerUrl(), { workerData: order })
  return new Promise<MixReply>((resolve, reject) => {
    const stop = (): void => {
      reject(signal.reason as Error) // whatever the caller aborted with
      void worker.terminate()
    }
    signal.addEventListener('abort', stop, { once: true })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', stop)
      reject(new Error(`the mixer stopped (${code})`)) // says nothing where the mix is there already
    })
  })
}

/** The two channels of an episode. Rejects with {@link VoiceDamaged}, and with the reason of `signal`. */
export async function mixSamples(
  task: MixTask,
  signal: AbortSignal,
): Promise<{ readonly left: Float32Array; readonly right: Float32Array }> {
  const reply = await ordered({ task, as: 'samples' }, signal)
  if (reply.kind === 'damaged') throw new VoiceDamaged(reply.voice)
  if (reply.kind !== 'samples') throw new Error('the mixer made something else')
  return reply
}

/** The same as a 16-bit WAV file, with its sha256 in hex. */
export async function mixWav(
  task: MixTask,
  signal: AbortSignal,
): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }> {
  const reply = await ordered({ task, as: 'wav' }, signal)
  if (reply.kind === 'damaged') throw new VoiceDamaged(reply.voice)
  if (reply.kind !== 'wav') throw new Error('the mixer made something else')
  return reply
}
