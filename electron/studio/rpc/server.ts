import { join } from 'node:path'
import type { Dropped } from '../../../shared/contract/drama.ts'
import type { Envelope } from '../../../shared/contract/envelope.ts'
import type { MenuCommand, StudioEvent } from '../../../shared/contract/events.ts'
import type { Settings } from '../../../shared/contract/app.ts'
import { environmentKeys, openAllowedEndpoints } from '../providers/allowed-endpoints.ts'
import { openKeyRing } from '../providers/key-ring.ts'
import { openVerified } from '../providers/verified.ts'
import { createStudio } from '../studio.ts'
import { createDesk } from './desk.ts'
import { createEventBus } from './event-bus.ts'
import { handlers } from './handlers/index.ts'
import type { RpcDeps } from './host.ts'
import { openPreferences } from './preferences.ts'
import { createRouter } from './router.ts'
import { servedFile, type ServedFile } from './served-file.ts'

export type { RpcDeps } from './host.ts'
export type { ServedFile } from './served-file.ts'

/** The studio as a window talks to it. The host passes messages on and does nothing else. */
export interface RpcServer {
  /** Answers a call; never rejects, whatever it is given. */
  request(call: unknown): Promise<Envelope>
  /** Aborts a call under way. */
  cancel(id: string): void
  /** Aborts all calls: the page that made them is gone. */
  cancelAll(): void
  subscribe(listener: (event: StudioEvent) => void): () => void
  /** A file of the open drama by its sha256 (lower-case hex); null when there is none. */
  media(sha256: string): ServedFile | null
  /** What closing now would stop. */
  busy(): { readonly building: boolean; readonly exporting: boolean }
  settings(): Settings
  /** Passes on what a person chose in the menu. */
  menu(command: MenuCommand): void
  /** Opens a drama from outside the page (a file, a second start); what is wrong with it is told to the page. */
  openPath(path: string): Promise<void>
  /** Stops what is under way, closes the drama and ends helper processes. Calling it again does nothing. */
  close(): Promise<void>
}

export function createRpcServer(deps: RpcDeps): RpcServer {
  const preferences = openPreferences(deps.userDataDir)
  const events = createEventBus()
  const endpoints = openAllowedEndpoints(join(deps.userDataDir, 'endpoints.json'))
  const keys = openKeyRing(
    join(deps.userDataDir, 'keys.json'),
    deps.secrets,
    environmentKeys(endpoints, deps.environment),
  )
  const verified = openVerified(join(deps.userDataDir, 'verified.json'))
  const studio = createStudio({
    openRenderPage: deps.openRenderPage,
    keyOf: keys.keyOf,
    worked: (owner) => verified.note(owner),
  })
  const desk = createDesk({ deps, studio, preferences, keys, verified, events })
  const router = createRouter(handlers, desk)
  let closed: Promise<void> | null = null
  const shut = async (): Promise<void> => {
    router.cancelAll()
    await desk.shut()
    await studio.close()
    events.flush()
    events.close()
  }
  return {
    request: (call) => router.request(call),
    cancel: (id) => router.cancel(id),
    cancelAll: () => router.cancelAll(),
    subscribe: (listener) => events.subscribe(listener),
    media: (sha256) => servedFile(desk, sha256),
    busy: () => ({ building: desk.builds.busy(), exporting: desk.exports.busy() }),
    settings: () => preferences.settings(),
    menu: (command) => events.emit({ kind: 'menu', command }),
    async openPath(path) {
      const call = { id: `open-path-${Date.now()}`, route: 'drama.drop', input: { paths: [path] } }
      const envelope = await router.request(call)
      if (!envelope.ok) return events.emit({ kind: 'problem', problem: envelope.error })
      const answer = envelope.data as Dropped // parsed by the router
      desk.noteAsked(answer)
      events.emit({ kind: 'opened', ...answer })
    },
    close: () => (closed ??= shut()),
  }
}
