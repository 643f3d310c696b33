import { novelSchema, type Novel } from '../../../shared/drama/novel.ts'
import type { Db } from './open-database.ts'

/** Name of the row. */
export const NOVEL_KEY = 'novel'

/** The novel of a project, kept in it as it was read when the project was made: it never changes. */
export interface NovelRow {
  /** Null where the drama is made of no novel. */
  get(): Novel | null
}

export function createNovelRow(db: Db): NovelRow {
  const read = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck()
  let known: Novel | null | undefined
  return {
    get() {
      if (known !== undefined) return known
      const json = read.get(NOVEL_KEY)
      return (known = json === undefined ? null : novelSchema.parse(JSON.parse(json)))
    },
  }
}
