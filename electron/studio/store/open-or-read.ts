import { join } from 'node:path'
import { StudioError } from '../errors.ts'
import { usableBackups } from './backups.ts'
import { openImage } from './open-database.ts'
import { openImageProject, openProject, type Project } from './project.ts'

/** A project as far as it can be opened. */
export interface OpenedProject {
  readonly project: Project
  /** Why it is open for reading only, with a way out in its hint; null when it can be changed. */
  readonly readOnly: StudioError | null
  /** Name of the backup that is shown in the place of a damaged database; null when its own is. */
  readonly backup: string | null
}

/** Errors that leave the project readable as it is. */
const READABLE: ReadonlySet<string> = new Set(['READ_ONLY', 'PROJECT_LOCKED', 'DISK_FULL', 'IO'])

/**
 * Opens a project for work; where that cannot be, for reading: on a read-only or full disk, beside another writer, and
 * a damaged one from its newest whole backup, else as much of it as can be read.
 * @throws StudioError NOT_A_PROJECT, PROJECT_NEWER, and PROJECT_DAMAGED when nothing can be read
 */
export function openOrRead(dir: string): OpenedProject {
  try {
    return { project: openProject(dir, 'write'), readOnly: null, backup: null }
  } catch (error) {
    if (!(error instanceof StudioError)) throw error
    if (READABLE.has(error.code)) return { project: openProject(dir, 'read'), readOnly: error, backup: null }
    if (error.code !== 'PROJECT_DAMAGED') throw error
    return readDamaged(dir, error)
  }
}

function readDamaged(dir: string, cause: StudioError): OpenedProject {
  const [backup] = usableBackups(dir)
  if (backup !== undefined)
    return {
      project: openImageProject(dir, openImage(join(dir, backup))),
      backup,
      readOnly: new StudioError(
        cause.code,
        `${cause.message} What is shown is the backup ${backup}.`,
        `Restore it with \`cliffhanger doctor DIR --restore ${backup}\`: what is there now is kept beside it.`,
        cause,
      ).about({ kind: 'backupShown', values: { backup } }),
    }
  try {
    const project = openImageProject(dir, openImage(join(dir, 'project.db'), undefined, false))
    project.build.allTakes() // damage in the takes has to show here, not in the middle of a room
    return {
      project,
      backup: null,
      readOnly: new StudioError(
        cause.code,
        `${cause.message} There is no backup: what can be read is shown.`,
        'Export what you need, keep the folder, and make the season again in a new one.',
        cause,
      ).about({ kind: 'noBackup', values: {} }),
    }
  } catch (error) {
    if (error instanceof StudioError || !(error instanceof Error)) throw cause
    throw new StudioError(cause.code, cause.message, cause.hint, error)
  }
}
