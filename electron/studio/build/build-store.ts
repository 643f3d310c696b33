import type { MediaRef } from '../../../shared/drama/film.ts'
import type { Grade } from '../../../shared/drama/vocabulary.ts'
import type { Receipt } from '../providers/provider.ts'
import type { Slot } from './step.ts'

/** One making of a product, as stored. */
export interface Take {
  readonly id: string
  readonly slot: Slot
  readonly grade: Grade
  readonly key: string
  readonly inputDigest: string
  readonly takeNo: number
  /** Version of the step that made it. */
  readonly version: number
  /** Fingerprint of every input by name: what a reason is found from. */
  readonly components: Readonly<Record<string, string>>
  readonly outputDigest: string
  readonly provider: string
  readonly model: string
  readonly costPicoUsd: bigint
  readonly createdAt: number
}

/** A take about to be recorded, with its value. */
export interface NewTake extends Omit<Take, 'id' | 'createdAt'> {
  readonly output: unknown
  readonly media: readonly MediaRef[]
  readonly receipts: readonly Receipt[]
  readonly context: Readonly<Record<string, string>>
  readonly startedAt: number
  readonly billable: boolean
}

/** A making that failed. */
export interface Failure {
  readonly slot: Slot
  readonly key: string
  readonly error: string
}

/** What the build graph needs of the store. Reads are synchronous; each write is one durable transaction. */
export interface BuildStore {
  /** All takes of the project, oldest first. */
  allTakes(): Take[]
  /** A recorded value. @throws StudioError PROJECT_DAMAGED when it is not there. */
  output(digest: string): unknown
  /** The media files a value needs. */
  mediaOf(digest: string): MediaRef[]
  /** Records a take; when its key is already there the first value stays and is returned. */
  record(take: NewTake): Take
  recordFailure(failure: Failure & { provider: string; billable: boolean; startedAt: number }): void
  /** The last failure of each slot, for keys that never succeeded. */
  failures(): Failure[]
  /** Every human decision by kind and subject, as it stands now. */
  humans(): ReadonlyMap<string, ReadonlyMap<string, unknown>>
}
