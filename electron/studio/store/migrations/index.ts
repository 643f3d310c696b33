import { initial } from './0010-initial.ts'
import { sequence } from './0020-sequence.ts'
import { ledger } from './0030-ledger.ts'
import { attemptEpisode } from './0040-attempt-episode.ts'
import { attemptMeasured } from './0050-attempt-measured.ts'

/** A numbered, append-only schema change. Numbers go up in tens; the file's `user_version` is the last one applied. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** All migrations in order. */
export const MIGRATIONS: readonly Migration[] = [initial, sequence, ledger, attemptEpisode, attemptMeasured]
