/** Everything an app may import from `electron` here: listed once, under Electron's names. */
import { asked } from './dialog.ts'
import { shown } from './system.ts'

export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc-main.ts'
export { Menu, MenuItem } from './menu.ts'
export { net, protocol } from './protocol.ts'
export { session } from './session.ts'
export {
  clipboard,
  nativeImage,
  nativeTheme,
  Notification,
  powerSaveBlocker,
  safeStorage,
  screen,
  shell,
} from './system.ts'
export { WebContents } from './web-contents.ts'

/** What the stand-in knows besides Electron's own modules; tests of it reach it by this name. */
export const standIn = { asked, shown }
