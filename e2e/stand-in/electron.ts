/**
 * Answers `import 'electron'` in plain Node: the app's built files run unchanged, with Chromium for their windows.
 * README.md lists what is not imitated.
 */
import { listenToLauncher } from './control.ts'
import * as electron from './modules.ts'
import { browser, greetBrowser } from './runtime.ts'
import { routeEvents } from './targets.ts'

export * from './modules.ts'

const { app, nativeTheme } = electron

app.on('browser-window-created', () => nativeTheme.tellPages())
// As in Electron, a rejection nobody heard is told and does not end the app.
process.on('unhandledRejection', (error) => {
  process.stderr.write(
    `Unhandled rejection: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
  )
})

// Starting a browser takes as long as reading an app: both are done at once.
const { exited } = browser()

async function start(): Promise<void> {
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
