import type { Brief } from '../../shared/drama/brief.ts'
import type { Novel } from '../../shared/drama/novel.ts'
import { poolPages } from './media/render/page-pool.ts'
import type { OpenRenderPage } from './media/render/render-page.ts'
import type { KeyOf, KeyOwner } from './providers/buying.ts'
import type { Provider } from './providers/provider.ts'
import { createRehearsalProvider } from './providers/rehearsal/index.ts'
import { createSession, type Session, type SessionDeps } from './session.ts'
import { createProject, openProject } from './store/project.ts'
import { openOrRead, type OpenedProject } from './store/open-or-read.ts'
import type { OpenMode } from './store/open-database.ts'

/** What only the host can do. */
export interface StudioDeps {
  /** Opens a page to paint and encode in: a hidden window in the app, headless Chromium on the command line. */
  readonly openRenderPage: OpenRenderPage
  /** The keys of providers; left out: there are none. */
  readonly keyOf?: KeyOf
  /** Told that a request with a key was answered; left out: nobody wants to know. */
  readonly worked?: (owner: KeyOwner) => void
}

/** A session as far as its project can be opened. */
export interface OpenedSession extends Omit<OpenedProject, 'project'> {
  readonly session: Session
}

/** The studio: the one place where parts are put together. */
export interface Studio {
  readonly openRenderPage: OpenRenderPage
  /** Opens a project folder. @throws StudioError */
  open(dir: string, mode: OpenMode): Session
  /** The same, but for reading where it cannot be written or is damaged; `readOnly` then says why. @throws StudioError */
  openOrRead(dir: string): OpenedSession
  /** Makes a project of a brief, and of the novel it was made of, in an empty folder, or opens the one that is there. @throws StudioError */
  create(dir: string, brief: Brief, novel?: Novel): Session
  /** Ends helper processes and workers. */
  close(): Promise<void>
}

export function createStudio(deps: StudioDeps): Studio {
  let rehearsal: Provider | null = null
  const pages = poolPages(deps.openRenderPage)
  const own: SessionDeps = {
    rehearsal: () => (rehearsal ??= createRehearsalProvider()),
    ...(deps.keyOf === undefined ? {} : { keyOf: deps.keyOf }),
    ...(deps.worked === undefined ? {} : { worked: deps.worked }),
  }
  return {
    openRenderPage: pages.open,
    open: (dir, mode) => createSession(openProject(dir, mode), own),
    openOrRead(dir) {
      const { project, ...rest } = openOrRead(dir)
      return { session: createSession(project, own), ...rest }
    },
    create: (dir, brief, novel) => createSession(createProject(dir, brief, novel ?? null), own),
    async close() {
      await Promise.all([rehearsal?.close(), pages.close()])
    },
  }
}
