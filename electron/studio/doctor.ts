import Database from 'better-sqlite3'
import { existsSync, readdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { StudioError, systemCode } from './errors.ts'
import { findChromium } from './media/render/find-chromium.ts'
import { createVoiceEngine } from './providers/rehearsal/voice/engine.ts'
import type { Session } from './session.ts'
import { sweepProject } from './store/sweep.ts'

/** One thing looked at. `ok` false means something to do, which `advice` says. */
export interface Diagnosis {
  readonly what: string
  readonly ok: boolean
  readonly found: string
  readonly advice: string
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

function examineDatabase(dir: string): Diagnosis {
  const path = join(dir, 'project.db')
  const backups = readdirSync(dir).filter((name) => name.startsWith('project.db.before-'))
  const advice =
    backups.length === 0
      ? 'There is no backup beside it. The files in media/ are whole as far as they go: keep the folder.'
      : `Copy one of the backups over project.db: ${backups.join(', ')}.`
  try {
    const db = new Database(path, { readonly: true })
    try {
      const verdict = String(db.pragma('integrity_check(1)', { simple: true }))
      return verdict === 'ok' ? fine('database', 'whole') : wrong('database', verdict.slice(0, 200), advice)
    } finally {
      db.close()
    }
  } catch (error) {
    return wrong('database', systemCode(error) || String(error), advice)
  }
}

/** Looks at a project folder without opening it: works on a damaged one. */
export function examineFolder(dir: string): Diagnosis[] {
  if (!existsSync(join(dir, 'project.db')))
    return [wrong('database', 'project.db is missing', 'This folder holds no project.')]
  return [examineDatabase(dir), disk(dir)]
}

/** Looks at the files of an open project and lets go of those nobody needs. */
export function examineProject(session: Session): Diagnosis[] {
  const { project } = session
  const evaluator = session.evaluator()
  const refs = project.build.allTakes().flatMap((take) => project.build.mediaOf(take.outputDigest))
  const unique = [...new Map(refs.map((ref) => [ref.sha256, ref])).values()]
  const bad = unique.filter((ref) => !project.media.verify(ref))
  const swept = sweepProject(project, (slot) => evaluator.isSubject(slot))
  return [
    bad.length === 0
      ? fine('media', `${unique.length} files, all whole`)
      : wrong(
          'media',
          `${bad.length} of ${unique.length} files are missing or damaged`,
          'Run `cliffhanger build DIR`: they are made again.',
        ),
    fine('sweep', `${swept.takes} takes and ${swept.files} files nobody needs any more were removed`),
  ]
}
