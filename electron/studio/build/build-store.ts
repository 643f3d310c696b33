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
export interface NewTake extends Take {
  /** Canonical JSON of the value: `outputDigest` names it. */
  readonly json: string
  readonly media: readonly MediaRef[]
  readonly receipts: readonly Receipt[]
  readonly context: Readonly<Record<string, string>>
  readonly startedAt: number
}

/** A making that failed. */
export interface Failure {
  readonly slot: Slot
  readonly key: string
  readonly error: string
  /** True when money may have been spent on it and its answer is lost. */
  readonly unknown: boolean
  /** True when whom it was asked of refuses what it says. */
  readonly refused: boolean
}

/** A file a recorded value needs. */
export interface NeededFile {
  /** Digest of the value. */
  readonly digest: string
  readonly ref: MediaRef
  /** When it was recorded, in ms since 1970: the file was whole then. */
  readonly recordedAt: number
}

/** Every human decision by kind and subject. */
export type Humans = ReadonlyMap<string, ReadonlyMap<string, unknown>>

/** What the build graph needs of the store. Reads are synchronous; each write is one durable transaction. */
export interface BuildStore {
  /** All takes of the project, in the order they were made. */
  allTakes(): Take[]
  /** A recorded value. @throws StudioError PROJECT_DAMAGED when it is not there. */
  output(digest: string): unknown
  /** The media files a value needs. */
  mediaOf(digest: string): MediaRef[]
  /** The media files all values need. */
  allMedia(): NeededFile[]
  /**
   * Records takes, all or none; where a key is already there the first take stays and is returned.
   * @param along runs in the same transaction, after them
   */
  record(takes: readonly NewTake[], along?: () => void): Take[]
  /** Notes which take of a slot is seen for these inputs, without an undo step. */
  chooseTake(slot: Slot, inputDigest: string, takeId: string): void
  recordFailure(failure: Failure & { provider: string; billable: boolean; startedAt: number }): void
  /** The last failure of each slot, for keys that never succeeded. */
  failures(): Failure[]
  /** Every human decision, as it stands now. */
  humans(): Humans
}
