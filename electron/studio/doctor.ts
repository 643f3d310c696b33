import Database from 'better-sqlite3'
import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { asStudioError, StudioError } from './errors.ts'
import { evaluateAll } from './build/plan.ts'
import { findChromium } from './media/render/find-chromium.ts'
import { createVoiceEngine } from './providers/rehearsal/voice/engine.ts'
import type { Session } from './session.ts'
import { usableBackups } from './store/backups.ts'
import { openImage } from './store/open-database.ts'
import { findSweepable, needlessTakes, sweepProject } from './store/sweep.ts'

/** One thing looked at. `ok` false means something to do, which `advice` says. */
export interface Diagnosis {
  readonly what: string
  readonly ok: boolean
  readonly found: string
  readonly advice: string
  /** Files it is about, each with the products that need it. */
  readonly files?: readonly DamagedFile[]
}

/** A media file that is gone or is not what its name says. */
export interface DamagedFile {
  readonly path: string
  readonly products: readonly string[]
}

const fine = (what: string, found: string): Diagnosis => ({ what, ok: true, found, advice: '' })
const wrong = (what: string, found: string, advice: string): Diagnosis => ({ what, ok: false, found, advice })

const LOW_DISK_BYTES = 1e9

function disk(dir: string): Diagnosis {
  const { bavail, bsize } = statfsSync(dir)
  const free = bavail * bsize
  const found = `${(free / 1e9).toFixed(1)} GB free`
  return free < LOW_DISK_BYTES
    ? wrong('disk', found, 'Free some space: a season of rehearsals needs about 1 GB.')
    : fine('disk', found)
}

function examineBrowser(): Diagnosis {
  try {
    return fine('chromium', findChromium(process.env))
  } catch (error) {
    if (!(error instanceof StudioError)) throw error
    return wrong('chromium', error.message, error.hint)
  }
}

const NO_VOICE =
  'Voices are silence of the right length until it is: npm install @echogarden/espeak-ng-emscripten.'

async function examineVoice(): Promise<Diagnosis> {
  const engine = createVoiceEngine()
  try {
    return (await engine.available())
      ? fine('voice engine', 'espeak-ng')
      : wrong('voice engine', 'not installed', NO_VOICE)
  } catch (error) {
    return wrong(
      'voice engine',
      error instanceof Error ? error.message : String(error),
      'Install the packages again: npm ci.',
    )
  } finally {
    await engine.close()
  }
}

/** Looks at the machine: what the studio needs and whether it is here. */
export async function examineMachine(): Promise<Diagnosis[]> {
  const db = new Database(':memory:')
  const sqlite = String(db.prepare('SELECT sqlite_version()').pluck().get())
  db.close()
  return [
    fine('node', process.version),
    fine('sqlite', sqlite),
    examineBrowser(),
    await examineVoice(),
    disk(process.cwd()),
  ]
}

/** The way out of a damaged database. Backups that are not whole themselves are not offered. */
function restoreAdvice(dir: string): string {
  const backups = usableBackups(dir)
  return backups.length === 0
    ? 'There is no whole backup beside it. The files in media/ are whole as far as they go: keep the folder.'
    : `Restore a backup with \`cliffhanger doctor DIR --restore ${backups[0]}\`: what is there now is kept beside it. Do not copy it by hand: the -wal file of the damaged database would be played back into it. Whole backups: ${backups.join(', ')}.`
}

function examineDatabase(dir: string): Diagnosis {
  const path = join(dir, 'project.db')
  if (!existsSync(path)) return wrong('database', 'project.db is missing', restoreAdvice(dir))
  if (statSync(path).size === 0) return wrong('database', 'project.db is empty', restoreAdvice(dir))
  try {
    const db = openImage(path, undefined, false)
    try {
      const verdict = String(db.pragma('integrity_check(1)', { simple: true }))
      return verdict === 'ok'
        ? fine('database', 'whole')
        : wrong('database', verdict.slice(0, 200), restoreAdvice(dir))
    } finally {
      db.close()
    }
  } catch (error) {
    return unreadable(dir, error)
  }
}

function unreadable(dir: string, error: unknown): Diagnosis {
  const known = asStudioError(error)
  if (!(known instanceof StudioError)) throw error
  return wrong(
    'database',
    known.message,
    known.code === 'PROJECT_DAMAGED' ? restoreAdvice(dir) : known.hint || 'Look at the disk and its rights.',
  )
}

/** True when a folder is, or was, a project: its database, its media or a copy of its database is there. */
const looksLikeProject = (dir: string): boolean =>
  existsSync(dir) &&
  statSync(dir).isDirectory() &&
  readdirSync(dir).some((name) => name.startsWith('project.db') || name === 'media')

/**
 * Looks at a project folder without opening it, and writes nothing: works on damaged projects, full and read-only disks.
 * @throws StudioError NOT_A_PROJECT
 */
export function examineFolder(dir: string): Diagnosis[] {
  if (!looksLikeProject(dir))
    throw new StudioError('NOT_A_PROJECT', `There is no project in ${dir}.`, 'Give the folder of a project.')
  return [examineDatabase(dir), disk(dir)]
}

/** A file of a project, with what was recorded of it and who needs it. */
interface KnownFile {
  readonly path: string
  readonly whole: boolean
  readonly slots: Set<string>
  readonly digests: Set<string>
}

/** Every file a take of a project speaks of, read through. */
function knownFiles({ project }: Session): KnownFile[] {
  const bySha = new Map<string, KnownFile>()
  for (const take of project.build.allTakes())
    for (const ref of project.build.mediaOf(take.outputDigest)) {
      const row = bySha.get(ref.sha256) ?? {
        path: project.media.path(ref),
        whole: project.media.verify(ref),
        slots: new Set(),
        digests: new Set(),
      }
      row.slots.add(take.slot)
      row.digests.add(take.outputDigest)
      bySha.set(ref.sha256, row)
    }
  return [...bySha.values()]
}

const named = (files: readonly KnownFile[]): DamagedFile[] =>
  files.map(({ path, slots }) => ({ path, products: [...slots] }))

function examineMedia(all: number, needed: readonly KnownFile[], needless: readonly KnownFile[]): Diagnosis {
  const besides =
    needless.length === 0
      ? ''
      : `; of ${needless.length} others, of takes that nobody sees or holds, nothing is missing`
  if (needed.length === 0)
    return needless.length === 0
      ? fine('media', `${all} files, all whole`)
      : { ...fine('media', `${all} files, all that are needed are whole${besides}`), files: named(needless) }
  return {
    ...wrong(
      'media',
      `${needed.length} of ${all} files are missing or damaged${besides}`,
      'Run `cliffhanger build DIR`: those of the season as it stands are made again.',
    ),
    files: named(needed),
  }
}

/**
 * Looks at the files of an open project. A sweep lets go of what nobody needs, lost files among it, on request alone.
 * @param sweep true to let go (the session must be open for writing), false to say what could be
 */
export function examineProject(session: Session, sweep: boolean): Diagnosis[] {
  const evaluator = session.evaluator()
  const { project } = session
  const all = knownFiles(session)
  const damaged = all.filter((file) => !file.whole)
  const lost = new Set(damaged.flatMap(({ digests }) => [...digests]))
  const seen = evaluateAll(evaluator).flatMap(({ shownDigest }) => shownDigest ?? [])
  const needless = needlessTakes(project, lost, seen)
  const stillNeeded = new Set(
    project.build.allTakes().flatMap((take) => (needless.has(take.id) ? [] : [take.outputDigest])),
  )
  const work = sweep ? sweepProject : findSweepable
  const { takes, files } = work(project, (slot) => evaluator.isSubject(slot), needless)
  const counts = `${takes.length} takes and ${files.length} files`
  const hint = takes.length + files.length === 0 ? '' : ' (`cliffhanger doctor DIR --sweep` lets go of them)'
  const isNeeded = ({ digests }: KnownFile): boolean => [...digests].some((digest) => stillNeeded.has(digest))
  const others = sweep ? [] : damaged.filter((file) => !isNeeded(file))
  return [
    examineMedia(all.length, damaged.filter(isNeeded), others),
    fine(
      'sweep',
      sweep ? `${counts} nobody needs any more were removed` : `${counts} are needed by nobody${hint}`,
    ),
  ]
}
