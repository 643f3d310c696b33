import { app, type BrowserWindow, dialog } from 'electron'
import type { RpcServer } from '../studio/rpc/server.ts'
import type { Requests } from './requests.ts'
import type { Words } from './words.ts'

/** What {@link createQuitting} watches over. */
export interface QuittingOptions {
  readonly server: RpcServer
  readonly requests: Requests
  readonly words: () => Words
  readonly parent: () => BrowserWindow | null
}

/** How the app ends. */
export interface Quitting {
  /** Whether the window may close now. When work is going on a person is asked, and the window closes on their yes. */
  mayClose(): boolean
  /** The studio's window is closed: the app ends, except on a Mac, where an app and its build outlive their windows. */
  windowClosed(): void
}

async function confirmed({ server, words, parent }: QuittingOptions): Promise<boolean> {
  const text = words()
  const options = {
    type: 'question' as const,
    message: text.quitBusy,
    detail: server.busy().building ? text.quitBuilding : text.quitExporting,
    buttons: [text.keepGoing, text.quitNow],
    defaultId: 0,
    cancelId: 0,
  }
  const window = parent()
  const { response } = await (window === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options))
  return response === 1
}

/**
 * Ends the app in order: work that is going on asks first, what the page asked for as it closed is done, the drama is
 * closed, and only then does the process end.
 */
export function createQuitting(options: QuittingOptions): Quitting {
  const { server, requests } = options
  let agreed = false
  let asking = false
  let ended = false
  const isBusy = (): boolean => {
    const { building, exporting } = server.busy()
    return building || exporting
  }
  /** True when nothing stands against the end; else asks, and quits on a yes. */
  const mayEnd = (): boolean => {
    if (agreed || !isBusy()) return true
    if (asking) return false
    asking = true
    void confirmed(options).then((yes) => {
      asking = false
      agreed = yes
      if (yes) app.quit()
    })
    return false
  }
  app.on('before-quit', (event) => {
    if (!mayEnd()) event.preventDefault()
  })
  app.on('will-quit', (event) => {
    if (ended) return
    event.preventDefault()
    void requests
      .settled()
      .then(() => server.close())
      .finally(() => {
        ended = true
        app.quit()
      })
  })
  const mac = process.platform === 'darwin'
  // Without this Electron would quit a Mac's app too. Hidden windows of an export do not count as windows.
  app.on('window-all-closed', () => {})
  return {
    mayClose: () => mac || mayEnd(),
    windowClosed: () => {
      if (!mac) app.quit()
    },
  }
}
