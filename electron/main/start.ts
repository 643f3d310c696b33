import path from 'node:path'
import { app, protocol } from 'electron'
import { pathToOpen } from './open-paths.ts'
import { APP_SCHEME } from './origin.ts'
import { type CreateServer, Shell } from './shell.ts'

/** Environment variable that names the folder of settings and window state: for tests, and to carry it along. */
const USER_DATA_VARIABLE = 'CLIFFHANGER_USER_DATA'

/** What has to be said before the app is ready. */
function prepare(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
  app.enableSandbox()
}

/** Starts the app: one at a time; a second start hands over what it was asked to open. */
export function startApp(createServer: CreateServer): void {
  const userData = process.env[USER_DATA_VARIABLE] ?? ''
  if (userData !== '') app.setPath('userData', path.resolve(userData))
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  prepare()
  // A file may be double-clicked before there is a window to open it in.
  const first = pathToOpen(process.argv, process.cwd(), app.isPackaged)
  const waiting = first === null ? [] : [first]
  let shell: Shell | null = null
  const open = (file: string): void => {
    if (shell === null) waiting.push(file)
    else shell.openPath(file)
  }
  app.on('open-file', (event, file) => {
    event.preventDefault()
    open(file)
  })
  app.on('second-instance', (_event, argv, workingDirectory) => {
    const file = pathToOpen(argv, workingDirectory, app.isPackaged)
    if (file === null) shell?.show()
    else open(file)
  })
  void app.whenReady().then(() => {
    shell = new Shell(createServer)
    shell.show()
    for (const file of waiting.splice(0)) shell.openPath(file)
  })
}
