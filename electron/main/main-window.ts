import { BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import { EVENT_CHANNEL } from '../../shared/contract/envelope.ts'
import type { StudioEvent } from '../../shared/contract/events.ts'
import { guardContents } from './guard.ts'
import { isReachable, type Memory } from './memory.ts'
import { STUDIO_ORIGIN } from './origin.ts'
import type { Words } from './words.ts'

/** What {@link openMainWindow} needs. */
export interface MainWindowOptions {
  readonly preload: string
  readonly memory: Memory
  readonly words: () => Words
  readonly zoom: () => number
  /** The page is gone: what it asked for is not waited for any more. */
  readonly onPageGone: () => void
  /** Asked before the window closes; false keeps it open. */
  readonly mayClose: () => boolean
  readonly onClosed: () => void
}

/** The studio's window. */
export interface MainWindow {
  readonly window: BrowserWindow
  tell(event: StudioEvent): void
  /** Takes on what the settings say: size of everything, colours of the frame. */
  restyle(): void
}

const FIRST_SIZE = { width: 1440, height: 900 }
const LEAST_SIZE = { minWidth: 1024, minHeight: 700 }
/** Height of the page's own title bar, in pixels: the system's buttons lie over it. */
const TITLE_BAR_HEIGHT = 44
/** A page that fails this often within {@link CRASH_SPAN_MS} is not loaded again without asking. */
const MAX_CRASHES = 3
const CRASH_SPAN_MS = 60_000

/** Surface and ink of the title bar, as in `tokens.css` (OKLCH is not understood here). */
const frameColours = (dark: boolean): { color: string; symbolColor: string } =>
  dark ? { color: '#171615', symbolColor: '#e9e6e2' } : { color: '#ebe9e6', symbolColor: '#22201d' }

/** Colours and buttons of the frame: the page draws the title bar, the system its buttons over it. */
function frame(mac: boolean): Electron.BrowserWindowConstructorOptions {
  const colours = frameColours(nativeTheme.shouldUseDarkColors)
  return {
    backgroundColor: colours.color,
    titleBarStyle: 'hidden',
    ...(mac
      ? { trafficLightPosition: { x: 16, y: 15 } }
      : { titleBarOverlay: { ...colours, height: TITLE_BAR_HEIGHT }, autoHideMenuBar: true }),
  }
}

function place(memory: Memory): Electron.BrowserWindowConstructorOptions {
  const { bounds } = memory.get()
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  return bounds !== null && isReachable(bounds, screens) ? bounds : FIRST_SIZE
}

function remember(window: BrowserWindow, memory: Memory): void {
  const save = (): void => {
    if (window.isDestroyed()) return
    memory.set({ bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  }
  let timer: NodeJS.Timeout | undefined
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(save, 500)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('close', save)
  window.on('closed', () => clearTimeout(timer))
}

/** Loads the page again when its process is gone; asks first when that keeps happening. */
function recover({ webContents }: BrowserWindow, options: MainWindowOptions): void {
  let crashes: number[] = []
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    options.onPageGone()
    const now = performance.now()
    crashes = [...crashes.filter((at) => now - at < CRASH_SPAN_MS), now]
    if (crashes.length <= MAX_CRASHES) return webContents.reload()
    crashes = []
    void askToReload(options.words()).then((again) => {
      if (webContents.isDestroyed()) return
      if (again) webContents.reload()
      else webContents.close()
    })
  })
  webContents.on('unresponsive', () => void askWhetherHung(webContents, options.words()))
}

async function askToReload(words: Words): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: words.crashed,
    detail: words.crashedDetail,
    buttons: [words.reopen, words.quitNow],
    cancelId: 1,
  })
  return response === 0
}

async function askWhetherHung(contents: Electron.WebContents, words: Words): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: words.hung,
    detail: words.hungDetail,
    buttons: [words.wait, words.reload],
    cancelId: 0,
  })
  // Its process ends here and is started anew like one that failed.
  if (response === 1 && !contents.isDestroyed()) contents.forcefullyCrashRenderer()
}

/** Opens the window where it was last time and shows it as soon as it has something to show. */
export function openMainWindow(options: MainWindowOptions): MainWindow {
  const mac = process.platform === 'darwin'
  const window = new BrowserWindow({
    ...place(options.memory),
    ...LEAST_SIZE,
    ...frame(mac),
    show: false,
    title: 'Cliffhanger',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // Sound of the stage and a build's progress go on while another window is in front.
      backgroundThrottling: false,
    },
  })
  guardContents(window.webContents)
  remember(window, options.memory)
  recover(window, options)
  window.once('ready-to-show', () => {
    if (options.memory.get().maximized) window.maximize()
    window.show()
  })
  window.on('close', (event) => {
    if (!options.mayClose()) event.preventDefault()
  })
  window.on('closed', options.onClosed)
  const restyle = (): void => {
    const colours = frameColours(nativeTheme.shouldUseDarkColors)
    window.setBackgroundColor(colours.color)
    if (!mac) window.setTitleBarOverlay({ ...colours, height: Math.round(TITLE_BAR_HEIGHT * options.zoom()) })
    window.webContents.setZoomFactor(options.zoom())
  }
  // A page that was loaded anew starts at its normal size.
  window.webContents.on('did-finish-load', restyle)
  void window.loadURL(`${STUDIO_ORIGIN}/`)
  return {
    window,
    tell: (event) => {
      if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event)
    },
    restyle,
  }
}
