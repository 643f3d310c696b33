import { classify } from './failure.ts'
import type { TaskState } from './vendor.ts'

/** Largest clip file that is taken, in bytes. */
export const MOST_CLIP_BYTES = 256 * 1024 * 1024

/** Words vendors have for the states of a task, in lower case. */
const STATES: Readonly<Record<string, TaskState['state']>> = {
  queued: 'queued',
  queueing: 'queued',
  pending: 'queued',
  created: 'queued',
  submitted: 'queued',
  not_start: 'queued',
  running: 'running',
  processing: 'running',
  in_progress: 'running',
  generating: 'running',
  succeeded: 'done',
  succeed: 'done',
  success: 'done',
  completed: 'done',
  done: 'done',
  failed: 'failed',
  fail: 'failed',
  failure: 'failed',
  error: 'failed',
  cancelled: 'failed',
  canceled: 'failed',
  expired: 'expired',
}

/** What a vendor's word for a state means; a word nobody knows is a task that goes on. */
export function stateOf(
  word: string | null,
  own: Readonly<Record<string, TaskState['state']>> = {},
): TaskState['state'] {
  const key = (word ?? '').toLowerCase()
  const named = Object.entries(own).find(([name]) => name.toLowerCase() === key)?.[1]
  return named ?? STATES[key] ?? 'running'
}

/** A task that ended badly, with what its vendor says about it. */
export function failedTask(provider: string, said: string | null): TaskState {
  const why = said ?? 'it does not say why'
  return { state: 'failed', failure: classify(400, why), message: `${provider} could not make it: ${why}` }
}
