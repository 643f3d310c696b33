import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { briefSchema, type Brief } from '../../../shared/drama/brief.ts'
import type { Novel } from '../../../shared/drama/novel.ts'
import type { BuildStore } from '../build/build-store.ts'
import { asStudioError, StudioError } from '../errors.ts'
import { createBuildStore } from './build-repo.ts'
import { createHumanRepo, type HumanRepo } from './human-repo.ts'
import { keepLastCopy } from './last-copy.ts'
import { isLockFile, lockProject } from './lock.ts'
import { makeFolder } from './make-folder.ts'
import { createMediaStore, type MediaStore } from './media-store.ts'
import { createNovelRow, NOVEL_KEY, type NovelRow } from './novel-row.ts'
import { createRoutingRow, type RoutingRow } from './routing-row.ts'
import { closeDatabase, openDatabase, type Db, type OpenMode } from './open-database.ts'

/** An open project folder: `project.db`, `media/`, `lock`, and a `cache/` that may be deleted at any time. */
export interface Project {
  readonly dir: string
  readonly mode: OpenMode
  readonly db: Db
  readonly brief: Brief
  /** Who makes what: read, or noted anew for good. */
  readonly routing: RoutingRow
  /** The novel it is made of. */
  readonly novel: NovelRow
  readonly build: BuildStore
  readonly human: HumanRepo
  readonly media: MediaStore
  close(): void
}

/** True when a folder holds a project. */
export const isProject = (dir: string): boolean => existsSync(join(dir, 'project.db'))

function readBrief(db: Db): Brief {
  const json = db.prepare<[], string>("SELECT value FROM meta WHERE key = 'brief'").pluck().get()
  if (json === undefined)
    throw new StudioError(
      'PROJECT_DAMAGED',
      'The project holds no brief.',
      'Make it again with `cliffhanger produce BRIEF --project DIR`.',
    )
  return briefSchema.parse(JSON.parse(json))
}

function assemble(dir: string, db: Db, mode: OpenMode, release: () => void): Project {
  return {
    dir,
    mode,
    db,
    brief: readBrief(db),
    routing: createRoutingRow(db),
    novel: createNovelRow(db),
    build: createBuildStore(db),
    human: createHumanRepo(db),
    media: createMediaStore(dir),
    close() {
      if (mode === 'write') keepLastCopy(dir, db)
      closeDatabase(db, mode)
      release()
    },
  }
}

/**
 * Makes a project in an empty (or new) folder, or opens the one that is there: its own brief then stays.
 * A creation cut short before the brief was written is completed.
 * @param novel the novel it is made of, kept in it; null where there is none
 * @throws StudioError BAD_ARGUMENT when the folder holds other things.
 */
export function createProject(dir: string, brief: Brief, novel: Novel | null = null): Project {
  try {
    makeFolder(dir)
    if (!isProject(dir) && readdirSync(dir).some((name) => !name.startsWith('.') && !isLockFile(name)))
      throw new StudioError(
        'BAD_ARGUMENT',
        `The folder ${dir} is not empty and holds no project.`,
        'Choose an empty or a new folder.',
      ).about({ kind: 'folderNotEmpty', values: { path: dir } })
    const lock = lockProject(dir)
    try {
      const db = openDatabase(dir, 'write')
      const note = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING')
      // The brief comes last: a project that has one is whole.
      if (novel !== null) note.run(NOVEL_KEY, JSON.stringify(novel))
      note.run('brief', JSON.stringify(brief))
      return assemble(dir, db, 'write', () => lock.release())
    } catch (error) {
      lock.release()
      throw error
    }
  } catch (error) {
    throw asStudioError(error, dir)
  }
}

/** A project on an image of its database: for reading, whatever became of the file. @throws StudioError PROJECT_DAMAGED */
export function openImageProject(dir: string, image: Db): Project {
  try {
    return assemble(dir, image, 'read', () => undefined)
  } catch (error) {
    image.close()
    throw asStudioError(error, dir)
  }
}

/** Opens a project. `write` takes the lock; `read` works beside a writer and changes nothing. */
export function openProject(dir: string, mode: OpenMode): Project {
  if (!isProject(dir))
    throw new StudioError(
      'NOT_A_PROJECT',
      `There is no project in ${dir}.`,
      'Make one with `cliffhanger produce BRIEF --project DIR`.',
    ).about({ kind: 'noProject', values: { dir } })
  try {
    const lock = mode === 'write' ? lockProject(dir) : null
    try {
      const db = openDatabase(dir, mode)
      try {
        return assemble(dir, db, mode, () => lock?.release())
      } catch (error) {
        closeDatabase(db, mode)
        throw error
      }
    } catch (error) {
      lock?.release()
      throw error
    }
  } catch (error) {
    throw asStudioError(error, dir)
  }
}
