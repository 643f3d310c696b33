import type { Session, WebContents } from 'electron'
import { APP_SCHEME } from './origin.ts'

/** Refuses what no page of ours ever needs: permissions, devices, downloads, the network. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) => {
    const { protocol } = new URL(details.url)
    answer({ cancel: ![`${APP_SCHEME}:`, 'blob:', 'data:', 'devtools:'].includes(protocol) })
  })
}

/** A page stays where it was loaded: it goes nowhere else, opens no window, embeds nothing. */
export function guardContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
