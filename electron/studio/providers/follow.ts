import { setTimeout as sleep } from 'node:timers/promises'
import { ProviderFailure, type FailureClass } from './failure.ts'
import type { Elsewhere, TaskDone, TaskState, VendorAnswer, VendorModel, VendorTask } from './vendor.ts'

/** How a provider is asked after what was begun there. */
export interface Following {
  readonly signal: AbortSignal
  readonly pollMs: number
  /** How long it may take until it counts as one that never ends. */
  readonly deadlineMs: number
}

/** Pauses grow to this many times the first. */
const SLOWEST = 8
/** How often a result is fetched before it counts as one that cannot be had. */
const FETCHES = 4

/** What may be gone the next time one asks; asking is free. */
const PASSING: ReadonlySet<FailureClass> = new Set(['rate', 'overload', 'network', 'ambiguous'])

const isPassing = (error: unknown): boolean => error instanceof ProviderFailure && PASSING.has(error.failure)

/** What cannot be had although it may have been paid for. */
const outOfReach = (why: unknown): ProviderFailure =>
  new ProviderFailure('ambiguous', why instanceof Error ? why.message : String(why), { cause: why })

/** Pauses that grow, with the end of a run as their end. */
class Pauses {
  private readonly following: Following
  private readonly startedMs = performance.now()
  private readonly leftMs: number
  private count = 0

  constructor(following: Following, leftMs: number) {
    this.following = following
    this.leftMs = leftMs
  }

  /** @returns false once the time is up */
  async next(): Promise<boolean> {
    const { pollMs, signal } = this.following
    const left = this.leftMs - (performance.now() - this.startedMs)
    if (left <= 0) return false
    const pause = pollMs * Math.min(SLOWEST, 1 + this.count++ / 4)
    await sleep(Math.min(pause, left), undefined, { signal })
    return true
  }
}

/**
 * Asks after a task until it is done, and fetches its result. Asking and fetching are repeated for free; nothing is ever
 * started again.
 * @param sinceMs when it was started, in ms since 1970
 * @throws ProviderFailure: a known failure, or `ambiguous` for all that keeps the result out of reach; the signal's
 *   reason
 */
export async function followTask<R>(
  task: VendorTask<R>,
  model: VendorModel,
  operation: string,
  sinceMs: number,
  following: Following,
): Promise<VendorAnswer<Uint8Array>> {
  // A clock that was set may make a task look younger or older than it is: it is asked after once at least.
  const age = Math.max(0, Date.now() - sinceMs)
  const pauses = new Pauses(following, following.deadlineMs - age)
  let fetches = 0
  for (;;) {
    following.signal.throwIfAborted()
    const state = await asked(task, model, operation)
    if (state.state === 'failed') throw new ProviderFailure(state.failure, state.message)
    if (state.state === 'expired')
      throw outOfReach(new Error(`${model.provider} knows nothing of this request any more.`))
    if (state.state === 'done') {
      fetches++
      const got = await fetched(task, model, state, fetches < FETCHES)
      if (got !== null) return got
    }
    if (!(await pauses.next()))
      throw outOfReach(new Error(`${model.provider} has not ended this request in time.`))
  }
}

/** How a task stands; `running` where nobody could be asked just now. */
async function asked<R>(task: VendorTask<R>, model: VendorModel, operation: string): Promise<TaskState> {
  try {
    return await task.status(model, operation)
  } catch (error) {
    if (isPassing(error)) return { state: 'running' }
    if (error instanceof ProviderFailure && error.failure === 'gone') return { state: 'expired' }
    throw outOfReach(error)
  }
}

/** The result of a task; null where fetching it again may help. */
async function fetched<R>(
  task: VendorTask<R>,
  model: VendorModel,
  done: TaskDone,
  mayAgain: boolean,
): Promise<VendorAnswer<Uint8Array> | null> {
  try {
    const { usage, reportedPicoUsd } = done
    return { value: await task.fetch(model, done), model: model.model, usage, reportedPicoUsd }
  } catch (error) {
    // An address that is gone may have a successor: the task is asked again.
    const isGone = error instanceof ProviderFailure && error.failure === 'gone'
    if (mayAgain && (isGone || isPassing(error))) return null
    throw outOfReach(error)
  }
}

/** Fetches a result that needs no asking after. @throws as {@link followTask} */
export async function followAddress(
  fetch: (made: Elsewhere) => Promise<Uint8Array>,
  made: Elsewhere,
  following: Following,
): Promise<Uint8Array> {
  const pauses = new Pauses(following, Infinity)
  for (let fetches = 1; ; fetches++) {
    following.signal.throwIfAborted()
    try {
      return await fetch(made)
    } catch (error) {
      if (fetches >= FETCHES || !isPassing(error)) throw outOfReach(error)
    }
    await pauses.next()
  }
}
