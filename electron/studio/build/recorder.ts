import { asStudioError, StudioError } from '../errors.ts'
import type { BuildStore, Take } from './build-store.ts'
import type { Evaluator } from './evaluate.ts'
import type { MadeTake } from './make-take.ts'

/** Most takes recorded by one transaction. */
const MOST = 64

/**
 * Records takes, several to a transaction: a durable commit costs as much as writing a scene. A take that waits is
 * already seen by what is made next, but nobody is told of it before it is recorded; the run lets nothing else of the
 * process run in between ({@link Recorder.flush} is called before it yields).
 */
export class Recorder {
  private readonly evaluator: Evaluator
  private readonly store: BuildStore
  private readonly told: (take: Take) => void
  private waiting: MadeTake[] = []

  /** @param told is called for each take once it is recorded, in order. */
  constructor(evaluator: Evaluator, store: BuildStore, told: (take: Take) => void) {
    this.evaluator = evaluator
    this.store = store
    this.told = told
  }

  /** Takes one in. @throws StudioError DISK_FULL … */
  take(made: MadeTake, along?: (take: Take) => void): void {
    this.waiting.push(made)
    this.evaluator.add(made.take, made.value)
    const { slot, inputDigest } = made.take
    const moves =
      made.replaces && this.evaluator.chosen(slot, inputDigest) !== undefined && along === undefined
    if (moves) this.evaluator.choose(made.take)
    if (moves || along !== undefined || this.waiting.length >= MOST)
      this.flush(() => {
        if (moves) this.store.chooseTake(slot, inputDigest, made.take.id)
        along?.(made.take)
      })
  }

  /** Records what waits, in one transaction. @throws StudioError DISK_FULL, READ_ONLY, IO … */
  flush(along?: () => void): void {
    const batch = this.waiting
    if (batch.length === 0) return
    this.waiting = []
    const takes = batch.map((made) => made.take)
    let stored: Take[]
    try {
      stored = this.store.record(takes, along)
    } catch (error) {
      throw asStudioError(error)
    }
    this.evaluator.recorded()
    stored.forEach((take, i) => {
      if (take.id !== takes[i]?.id)
        throw new StudioError('INTERNAL', `${take.slot} was recorded already: its key is taken.`)
      this.told(take)
    })
  }
}
