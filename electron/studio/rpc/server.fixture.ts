import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Envelope } from '../../../shared/contract/envelope.ts'
import type { StudioEvent } from '../../../shared/contract/events.ts'
import type { RouteInput, RouteName, RouteOutput } from '../../../shared/contract/index.ts'
import { StudioError } from '../errors.ts'
import type { Secrets } from '../providers/key-ring.ts'
import { createRpcServer, type RpcServer } from './server.ts'

/** A whole studio as a window sees it, with folders of its own and a person who chooses what `picks` holds. */
export interface ServerFixture {
  readonly server: RpcServer
  readonly dir: string
  /** Answers of the folder dialog, first first; an empty list is a person who closes it. */
  readonly picks: string[]
  readonly shown: string[]
  readonly events: StudioEvent[]
  ask<K extends RouteName>(route: K, input: RouteInput<K>): Promise<Envelope<RouteOutput<K>>>
  /** The same, for what must succeed. */
  get<K extends RouteName>(route: K, input: RouteInput<K>): Promise<RouteOutput<K>>
  /** Waits until a build, or an export, is over. */
  over(kind: 'build' | 'export'): Promise<void>
  /** Ends the studio and starts another one on the same folders. */
  restart(): Promise<void>
  end(): Promise<void>
}

/** A studio in a folder, whose person chooses what `picks` holds. */
function startServer(
  dir: string,
  secrets: Secrets,
  picks: string[],
  shown: string[],
  events: StudioEvent[],
): RpcServer {
  const pick = (): Promise<string | null> => Promise.resolve(picks.shift() ?? null)
  const noPage = (): Promise<never> =>
    Promise.reject(new StudioError('RENDERER_MISSING', 'There is no page in this test.'))
  const server = createRpcServer({
    openRenderPage: Object.assign(noPage, { version: 'none' }),
    userDataDir: join(dir, 'user'),
    documentsDir: join(dir, 'documents'),
    version: '0.0.0',
    locale: 'en',
    platform: 'linux',
    electron: false,
    dialogs: { pickFolder: pick, pickFile: pick, saveAs: pick },
    secrets,
    environment: {},
    shell: { showItem: (path) => void shown.push(path) },
  })
  server.subscribe((event) => void events.push(event))
  return server
}

const noSecrets = (): Promise<never> => Promise.reject(new Error('no secrets here'))
/** A system without a key store. */
const NO_STORE: Secrets = {
  available: () => Promise.resolve('none'),
  encrypt: noSecrets,
  decrypt: noSecrets,
}

export function openServer(secrets: Secrets = NO_STORE): ServerFixture {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-rpc-'))
  const picks: string[] = []
  const shown: string[] = []
  const events: StudioEvent[] = []
  let calls = 0
  const start = (): RpcServer => startServer(dir, secrets, picks, shown, events)
  let server = start()
  const fixture: ServerFixture = {
    get server() {
      return server
    },
    dir,
    picks,
    shown,
    events,
    ask: (route, input) => server.request({ id: `call-${++calls}`, route, input }) as never, // parsed by the router
    async get(route, input) {
      const envelope = await fixture.ask(route, input)
      if (!envelope.ok) throw new Error(`${route}: ${envelope.error.code} ${envelope.error.message}`)
      return envelope.data
    },
    async over(kind) {
      for (;;) {
        const { run } =
          kind === 'build' ? await fixture.get('build.current', {}) : await fixture.get('export.current', {})
        if (run !== null && run.state !== 'running' && run.state !== 'cancelling') return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    async restart() {
      await server.close()
      events.length = 0
      server = start()
    },
    async end() {
      await server.close()
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  return fixture
}
