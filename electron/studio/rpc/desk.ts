import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Failure } from '../../../shared/contract/envelope.ts'
import { TOPICS } from '../../../shared/contract/route.ts'
import type { Brief } from '../../../shared/drama/brief.ts'
import { findBible } from '../drama/read-season.ts'
import { StudioError } from '../errors.ts'
import type { Session } from '../session.ts'
import type { OpenMode } from '../store/open-database.ts'
import type { Studio } from '../studio.ts'
import { createBuildDesk, type BuildDesk } from './build-desk.ts'
import type { EventBus } from './event-bus.ts'
import { createExportDesk, type ExportDesk } from './export-desk.ts'
import type { RpcDeps } from './host.ts'
import type { Preferences, Recent } from './preferences.ts'
import { dramaPoster, shareMade } from './poster.ts'
import { createSoundDesk, type SoundDesk } from './sound-desk.ts'

/** How often a look is taken at whether the folder of the open drama is still there, in milliseconds. */
const WATCH_MS = 2000

/** What is new when another drama lies on the desk: all but the program itself. */
const ANOTHER_DRAMA = TOPICS.filter((topic) => topic !== 'app' && topic !== 'settings')

/** What lies on the desk: the open drama, its build and its export. One drama at a time. */
export interface Desk {
  readonly deps: RpcDeps
  readonly studio: Studio
  readonly preferences: Preferences
  readonly events: EventBus
  readonly builds: BuildDesk
  readonly exports: ExportDesk
  /** The open drama, or null. */
  current(): Session | null
  /** Why it is open for reading only; null when it is not. */
  readOnlyBecause(): Failure | null
  /** @throws StudioError NOT_OPEN, PROJECT_MOVED */
  session(): Session
  /** The same, to change something. @throws StudioError READ_ONLY besides. */
  writable(): Session
  /** @throws StudioError BUSY while the open drama is at work, and what opening throws. */
  open(dir: string, mode: OpenMode, readOnly: Failure | null): Session
  create(dir: string, brief: Brief): Session
  /** @throws StudioError BUSY */
  close(): void
  /** Sounds mixed for the stage. */
  readonly sounds: SoundDesk
  /** Ends everything, waiting for what is under way to stop. */
  shut(): Promise<void>
}

/** Which file a database is: a folder that was replaced has another one. */
function identityOf(session: Session): string | null {
  try {
    const { ino, dev } = statSync(join(session.project.dir, 'project.db'))
    return `${dev}:${ino}`
  } catch {
    // Gone is an answer too: the caller tells the person.
    return null
  }
}

const moved = (dir: string): StudioError =>
  new StudioError(
    'PROJECT_MOVED',
    `The folder ${dir} was moved or deleted while it was open.`,
    'Put it back, or open it where it is now. Nothing more is written until then.',
  )

export function createDesk(deps: RpcDeps, studio: Studio, preferences: Preferences, events: EventBus): Desk {
  return new OpenDesk(deps, studio, preferences, events)
}

class OpenDesk implements Desk {
  readonly deps: RpcDeps
  readonly studio: Studio
  readonly preferences: Preferences
  readonly events: EventBus
  readonly builds: BuildDesk
  readonly exports: ExportDesk
  readonly sounds: SoundDesk
  private open_: { session: Session; identity: string | null; readOnly: Failure | null } | null = null
  private watch: NodeJS.Timeout | null = null
  private toldMoved = false

  constructor(deps: RpcDeps, studio: Studio, preferences: Preferences, events: EventBus) {
    this.deps = deps
    this.studio = studio
    this.preferences = preferences
    this.events = events
    this.builds = createBuildDesk(() => this.writable(), events)
    this.exports = createExportDesk(() => this.session(), studio, events)
    this.sounds = createSoundDesk(join(deps.userDataDir, 'sounds'))
  }

  current(): Session | null {
    return this.open_?.session ?? null
  }

  readOnlyBecause(): Failure | null {
    return this.open_?.readOnly ?? null
  }

  session(): Session {
    if (this.open_ === null) throw new StudioError('NOT_OPEN', 'No drama is open.')
    return this.open_.session
  }

  writable(): Session {
    const session = this.session()
    if (session.project.mode === 'read')
      throw new StudioError(
        'READ_ONLY',
        this.open_?.readOnly?.message ?? 'The drama is open for reading only.',
      )
    if (!this.isThere()) throw moved(session.project.dir)
    return session
  }

  /** A database whose file was deleted still takes writes, into nothing: nobody must be told that they were saved. */
  private isThere(): boolean {
    return this.open_ !== null && identityOf(this.open_.session) === this.open_.identity
  }

  private lookAfter(): void {
    if (this.open_ === null || this.isThere() || this.toldMoved) return
    this.toldMoved = true
    const { code, message, hint } = moved(this.open_.session.project.dir)
    this.events.emit({ kind: 'problem', problem: { code, message, hint } as Failure })
    this.builds.cancel()
    this.exports.cancel()
  }

  private requireIdle(): void {
    if (this.builds.busy() || this.exports.busy())
      throw new StudioError(
        'BUSY',
        this.builds.busy() ? 'The drama is being built.' : 'The drama is being exported.',
        'Wait for it, or cancel it first: what was finished is kept.',
      )
  }

  open(dir: string, mode: OpenMode, readOnly: Failure | null): Session {
    this.requireIdle()
    if (
      this.open_ !== null &&
      resolve(dir) === this.open_.session.project.dir &&
      mode === this.open_.session.project.mode &&
      this.isThere()
    )
      return this.open_.session
    this.put(() => this.studio.open(resolve(dir), mode), readOnly)
    return this.session()
  }

  create(dir: string, brief: Brief): Session {
    this.requireIdle()
    this.put(() => this.studio.create(resolve(dir), brief), null)
    return this.session()
  }

  /** Opens first and closes the other one then: a folder that cannot be opened leaves the desk as it was. */
  private put(open: () => Session, readOnly: Failure | null): void {
    const same = this.open_
    const next = open()
    if (same !== null) this.clear()
    this.open_ = { session: next, identity: identityOf(next), readOnly }
    this.toldMoved = false
    this.watch = setInterval(() => this.lookAfter(), WATCH_MS)
    this.watch.unref()
    this.remember(next, {})
    void this.lookOver(next)
    this.events.changed(...ANOTHER_DRAMA)
  }

  /** Keeps what the list of recent dramas shows. */
  private remember(session: Session, newly: Partial<Pick<Recent, 'made' | 'poster'>>): void {
    const { brief, dir } = session.project
    const known = this.preferences.recent().find((one) => one.dir === dir)
    this.preferences.remember({
      dir,
      title: findBible(session)?.title ?? brief.title ?? brief.premises[0]?.slice(0, 40) ?? dir,
      language: brief.language,
      genre: brief.genre,
      episodes: brief.episodes,
      openedAt: Date.now(),
      poster: known?.poster ?? null,
      made: known?.made ?? null,
      ...newly,
    })
    this.events.changed('recent')
  }

  /** What takes a look at the whole season comes after the drama is on screen. */
  private async lookOver(session: Session): Promise<void> {
    await setImmediate()
    if (this.current() !== session) return
    this.remember(session, { made: shareMade(session) })
    if (this.preferences.recent().find((one) => one.dir === session.project.dir)?.poster) return
    try {
      const poster = await dramaPoster(session)
      if (poster !== null && this.current() === session) this.remember(session, { poster })
    } catch {
      // The drama was closed meanwhile, or its picture is damaged: the list shows it without one.
    }
  }

  close(): void {
    this.requireIdle()
    this.clear()
    this.events.changed(...ANOTHER_DRAMA)
  }

  private clear(): void {
    if (this.open_ === null) return
    if (this.watch !== null) clearInterval(this.watch)
    this.watch = null
    try {
      if (this.isThere()) this.remember(this.open_.session, { made: shareMade(this.open_.session) })
    } finally {
      const { session } = this.open_
      this.open_ = null
      this.sounds.clear()
      this.builds.forget()
      this.exports.forget()
      session.close()
    }
  }

  async shut(): Promise<void> {
    await Promise.all([this.builds.stop(), this.exports.stop()])
    this.clear()
  }
}
