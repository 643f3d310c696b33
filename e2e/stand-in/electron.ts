/**
 * Answers `import 'electron'` in plain Node: the app's built files run unchanged, with Chromium for their windows.
 * README.md lists what is not imitated.
 */
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { listenToLauncher } from './control.ts'
import { asked, dialog } from './dialog.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu, MenuItem } from './menu.ts'
import { net, protocol } from './protocol.ts'
import { browser, greetBrowser } from './runtime.ts'
import { session } from './session.ts'
import {
  clipboard,
  nativeImage,
  nativeTheme,
  Notification,
  powerSaveBlocker,
  safeStorage,
  screen,
  shell,
  shown,
} from './system.ts'
import { routeEvents } from './targets.ts'
import { WebContents } from './web-contents.ts'

/** What the stand-in knows besides Electron's own modules; tests of it reach it by this name. */
const standIn = { asked, shown }

const electron = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  standIn,
  WebContents,
}

app.on('browser-window-created', () => nativeTheme.tellPages())
// As in Electron, a rejection nobody heard is told and does not end the app.
process.on('unhandledRejection', (error) => {
  process.stderr.write(
    `Unhandled rejection: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
  )
})

async function start(): Promise<void> {
  const { exited } = browser()
  await greetBrowser()
  routeEvents()
  // Without its browser there is no app: a person closed it, or it failed.
  void exited.then(() => app.exit(0))
  await listenToLauncher(electron)
  app.becomeReady()
}

// After the app's own first lines: they may find that another instance runs already.
setImmediate(() => {
  start().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`)
    process.exit(1)
  })
})

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  standIn,
  WebContents,
}
