import path from 'node:path'
import {
  app,
  dialog,
  ipcMain,
  nativeTheme,
  protocol,
  safeStorage,
  session,
  shell,
  type WebContents,
} from 'electron'
import type { StudioEvent } from '../../shared/contract/events.ts'
import { type ExportPage, openExportPage } from '../studio/media/render/export-page.ts'
import type { RpcDeps, RpcServer } from '../studio/rpc/server.ts'
import { type AppMenu, createAppMenu } from './app-menu.ts'
import { createAppProtocol } from './app-protocol.ts'
import { createDialogs } from './dialogs.ts'
import { guardContents, guardSession } from './guard.ts'
import { type MainWindow, openMainWindow } from './main-window.ts'
import { openMemory } from './memory.ts'
import { APP_SCHEME } from './origin.ts'
import { createQuitting, type Quitting } from './quitting.ts'
import { hiddenWindowHost } from './render-window.ts'
import { serveRequests } from './requests.ts'
import { createSecrets } from './secrets.ts'
import { type ShellLanguage, type Words, wordsOf } from './words.ts'

/** Makes the studio of what only Electron can do. */
export type CreateServer = (deps: RpcDeps) => RpcServer

/** Folders of the build, from the built main (`out/main/index.js`). */
const outDir = path.resolve(import.meta.dirname, '..')
const preloads = {
  studio: path.join(outDir, 'preload', 'index.js'),
  render: path.join(outDir, 'preload', 'render.js'),
}

const machineLanguage = (): ShellLanguage => (app.getLocale().toLowerCase().startsWith('zh') ? 'zh' : 'en')

/** The studio in its window. Made once the app is ready. */
export class Shell {
  readonly #memory = openMemory(app.getPath('userData'))
  readonly #server: RpcServer
  readonly #menu: AppMenu
  readonly #quitting: Quitting
  #page: ExportPage | null = null
  #main: MainWindow | null = null

  constructor(createServer: CreateServer) {
    this.#server = createServer(this.#deps())
    guardSession(session.defaultSession)
    app.on('web-contents-created', (_event, contents) => guardContents(contents))
    this.#serveApp()
    const requests = serveRequests(
      ipcMain,
      (call) => this.#server.request(call),
      () => this.#contents(),
    )
    this.#quitting = createQuitting({
      server: this.#server,
      requests,
      words: () => this.#words(),
      parent: () => this.#main?.window ?? null,
    })
    this.#menu = createAppMenu(this.#server, () => this.#language())
    this.#server.subscribe((event) => this.#hear(event))
    nativeTheme.themeSource = this.#server.settings().theme
    nativeTheme.on('updated', () => this.#main?.restyle())
    app.on('activate', () => this.show())
  }

  /** Opens the window, or brings it to the front. */
  show(): void {
    if (this.#main !== null) {
      const { window } = this.#main
      if (window.isMinimized()) window.restore()
      window.focus()
      return
    }
    void this.#menu.refresh()
    this.#main = openMainWindow({
      preload: preloads.studio,
      memory: this.#memory,
      words: () => this.#words(),
      zoom: () => this.#server.settings().zoom,
      onPageGone: () => this.#server.cancelAll(),
      mayClose: () => this.#quitting.mayClose(),
      onClosed: () => {
        this.#main = null
        this.#quitting.windowClosed()
      },
    })
  }

  /** Opens a drama or a brief from outside the page. */
  openPath(file: string): void {
    this.show()
    void this.#server.openPath(file)
  }

  #deps(): RpcDeps {
    const documentsDir = app.getPath('documents')
    const { platform } = process
    const parent = (): MainWindow['window'] | null => this.#main?.window ?? null
    return {
      openRenderPage: hiddenWindowHost({ preload: preloads.render, page: () => this.#exportPage() }),
      userDataDir: app.getPath('userData'),
      documentsDir,
      version: app.getVersion(),
      locale: machineLanguage(),
      platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
      electron: process.versions['electron'] !== undefined,
      dialogs: createDialogs({ dialog, parent, memory: this.#memory, documentsDir }),
      secrets: createSecrets(safeStorage, platform),
      environment: process.env,
      shell: { showItem: (file) => shell.showItemInFolder(file) },
    }
  }

  #serveApp(): void {
    const answer = createAppProtocol({
      rendererDir: path.join(outDir, 'renderer'),
      exportPage: () => this.#exportPage(),
      media: (sha256) => this.#server.media(sha256),
    })
    protocol.handle(APP_SCHEME, answer)
  }

  /** The export page, read when it is first needed. @throws StudioError RENDERER_MISSING */
  #exportPage(): ExportPage {
    return (this.#page ??= openExportPage(path.join(outDir, 'export')))
  }

  #contents(): readonly WebContents[] {
    const window = this.#main?.window
    return window === undefined || window.isDestroyed() ? [] : [window.webContents]
  }

  #language(): ShellLanguage {
    const { language } = this.#server.settings()
    return language === 'system' ? machineLanguage() : language
  }

  #words(): Words {
    return wordsOf(this.#language())
  }

  #hear(event: StudioEvent): void {
    this.#main?.tell(event)
    if (event.kind !== 'changed') return
    const { topics } = event
    if (topics.includes('settings')) {
      nativeTheme.themeSource = this.#server.settings().theme
      this.#main?.restyle()
    }
    if (topics.includes('settings') || topics.includes('recent')) void this.#menu.refresh()
  }
}
