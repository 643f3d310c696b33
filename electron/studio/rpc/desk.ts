import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Dropped } from '../../../shared/contract/drama.ts'
import type { Failure } from '../../../shared/contract/envelope.ts'
import { TOPICS } from '../../../shared/contract/route.ts'
import type { Brief } from '../../../shared/drama/brief.ts'
import type { Novel } from '../../../shared/drama/novel.ts'
import { findBible } from '../drama/read-season.ts'
import { StudioError } from '../errors.ts'
import type { KeyRing } from '../providers/key-ring.ts'
import type { VerifiedHere } from '../providers/verified.ts'
import type { Session } from '../session.ts'
import { restoreBackup } from '../store/backups.ts'
import type { OpenMode } from '../store/open-database.ts'
import type { Studio } from '../studio.ts'
import { createBuildDesk, type BuildDesk } from './build-desk.ts'
import type { EventBus } from './event-bus.ts'
import { createExportDesk, type ExportDesk } from './export-desk.ts'
import type { RpcDeps } from './host.ts'
import type { Preferences, Recent } from './preferences.ts'
import { dramaPoster, shareMade } from './poster.ts'
import { failureOf } from './router.ts'
import { createSoundDesk, type SoundDesk } from './sound-desk.ts'

/** How often a look is taken at whether the folder of the open drama is still there, in milliseconds. */
const WATCH_MS = 2000

/** How long a drama is open before the whole of its season is looked at for the list of recent ones, in ms: what is on screen first. */
const LOOK_OVER_MS = 3000

/** What is new when another drama lies on the desk: all but the program itself. */
const ANOTHER_DRAMA = TOPICS.filter((topic) => topic !== 'app' && topic !== 'settings')

/** What lies on the desk: the open drama, its build and its export. One drama at a time. */
export interface Desk {
  readonly deps: RpcDeps
  readonly studio: Studio
  readonly preferences: Preferences
  /** The keys of this user. */
  readonly keys: KeyRing
  /** Vendors that have worked for this user. */
  readonly verified: VerifiedHere
  readonly events: EventBus
  readonly builds: BuildDesk
  readonly exports: ExportDesk
  /** The open drama, or null. */
  current(): Session | null
  /** Why it is open for reading only; null when it is not. */
  readOnlyBecause(): Failure | null
  /** Name of the backup that is open in the place of a damaged drama, or null. */
  backup(): string | null
  /** @throws StudioError NOT_OPEN, PROJECT_MOVED */
  session(): Session
  /** The same, to change something. @throws StudioError READ_ONLY besides. */
  writable(): Session
  /**
   * Opens a drama; a damaged one for reading. @param readOnly why it is opened for reading
   * @throws StudioError BUSY while the open drama is at work, and what opening throws.
   */
  open(dir: string, mode: OpenMode, readOnly: Failure | null): Session
  /** Puts the backup that is open in the place of the damaged drama. @throws StudioError BAD_ARGUMENT, PROJECT_LOCKED … */
  restore(): Session
  create(dir: string, brief: Brief, novel?: Novel): Session
  /** @throws StudioError BUSY */
  close(): void
  /** Remembers where in the open drama one is; nothing changes for who looks at it. */
  noteAddress(address: string): void
  /** The same of the open drama; null when nowhere. */
  address(): string | null
  /** What was opened from outside the page, as long as nothing else was opened since; null when a drama was. */
  asked(): Dropped | null
  /** Notes it. */
  noteAsked(answer: Dropped): void
  /** Sounds mixed for the stage. */
  readonly sounds: SoundDesk
  /** Ends everything, waiting for what is under way to stop. */
  shut(): Promise<void>
}

/** What is put on the desk. */
interface Put {
  readonly session: Session
  readonly readOnly: Failure | null
  readonly backup: string | null
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
  ).about({ kind: 'moved', values: { dir } })

/** How much of a drama is made; nothing new where damage keeps it from being counted, which the rooms tell of. */
function newShare(session: Session): Pick<Recent, 'made'> | Record<string, never> {
  try {
    return { made: shareMade(session) }
  } catch {
    return {}
  }
}

/** Damage that lies deeper than the file itself has to show before another drama is closed for this one. */
function lookedAt(session: Session): Session {
  try {
    findBible(session)
    return session
  } catch (deeper) {
    session.close()
    throw deeper
  }
}

/** Opens a drama as asked; a damaged one for reading, whatever was asked for. @throws StudioError */
function opened(studio: Studio, dir: string, mode: OpenMode, readOnly: Failure | null): Put {
  try {
    return { session: lookedAt(studio.open(dir, mode)), readOnly, backup: null }
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== 'PROJECT_DAMAGED') throw error
    const { session, readOnly: why, backup } = studio.openOrRead(dir)
    return { session: lookedAt(session), readOnly: failureOf(why ?? error), backup }
  }
}

/** What lies beside the drama on the desk. */
type Beside = Pick<Desk, 'deps' | 'studio' | 'preferences' | 'keys' | 'verified' | 'events'>

export function createDesk(beside: Beside): Desk {
  return new OpenDesk(beside)
}

class OpenDesk implements Desk {
  readonly deps: RpcDeps
  readonly studio: Studio
  readonly preferences: Preferences
  readonly keys: KeyRing
  readonly verified: VerifiedHere
  readonly events: EventBus
  readonly builds: BuildDesk
  readonly exports: ExportDesk
  readonly sounds: SoundDesk
  private open_: (Put & { identity: string | null }) | null = null
  private watch: NodeJS.Timeout | null = null
  private toldMoved = false
  private asked_: Dropped | null = null

  constructor({ deps, studio, preferences, keys, verified, events }: Beside) {
    this.deps = deps
    this.studio = studio
    this.preferences = preferences
    this.keys = keys
    this.verified = verified
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

  backup(): string | null {
    return this.open_?.backup ?? null
  }

  asked(): Dropped | null {
    return this.asked_
  }

  noteAsked(answer: Dropped): void {
    this.asked_ = answer.drama === null ? answer : null
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
    this.events.emit({ kind: 'problem', problem: failureOf(moved(this.open_.session.project.dir)) })
    this.builds.cancel()
    this.exports.cancel()
  }

  private requireIdle(): void {
    if (this.builds.busy() || this.exports.busy())
      throw new StudioError(
        'BUSY',
        this.builds.busy() ? 'The drama is being built.' : 'The drama is being exported.',
        'Wait for it, or cancel it first: what was finished is kept.',
      ).about({ kind: this.builds.busy() ? 'building' : 'exporting', values: {} })
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
    return this.put(() => opened(this.studio, resolve(dir), mode, readOnly))
  }

  restore(): Session {
    const backup = this.backup()
    const { dir } = this.session().project
    if (backup === null)
      throw new StudioError('BAD_ARGUMENT', 'No backup is open, so there is nothing to put back.')
    this.requireIdle()
    restoreBackup(dir, backup)
    return this.open(dir, 'write', null)
  }

  create(dir: string, brief: Brief, novel?: Novel): Session {
    this.requireIdle()
    return this.put(() => ({
      session: this.studio.create(resolve(dir), brief, novel),
      readOnly: null,
      backup: null,
    }))
  }

  /** Opens first and closes the other one then: a folder that cannot be opened leaves the desk as it was. */
  private put(open: () => Put): Session {
    const same = this.open_
    const put = open()
    const next = put.session
    if (same !== null) this.clear()
    this.open_ = { ...put, identity: identityOf(next) }
    this.asked_ = null
    this.toldMoved = false
    this.watch = setInterval(() => this.lookAfter(), WATCH_MS)
    this.watch.unref()
    this.remember(next, {})
    void this.lookOver(next)
    this.tellAnother()
    return next
  }

  private known(): Recent | undefined {
    const dir = this.current()?.project.dir
    return this.preferences.recent().find((one) => one.dir === dir)
  }

  noteAddress(address: string): void {
    const known = this.known()
    if (known !== undefined && known.address !== address) this.preferences.remember({ ...known, address })
  }

  address(): string | null {
    return this.known()?.address ?? null
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
      address: known?.address ?? null,
      ...newly,
    })
    this.events.changed('recent')
  }

  /** What takes a look at the whole season comes after the drama is on screen. */
  private async lookOver(session: Session): Promise<void> {
    await setTimeout(LOOK_OVER_MS, undefined, { ref: false })
    if (this.current() !== session) return
    this.remember(session, newShare(session))
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
    this.tellAnother()
  }

  /** At once: everything on screen is of the drama that lay here before. */
  private tellAnother(): void {
    this.events.emit({ kind: 'another' })
    this.events.changed(...ANOTHER_DRAMA)
    this.events.flush()
  }

  private clear(): void {
    if (this.open_ === null) return
    if (this.watch !== null) clearInterval(this.watch)
    this.watch = null
    try {
      if (this.isThere()) this.remember(this.open_.session, newShare(this.open_.session))
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
