import type { BrowserWindow } from './browser-window.ts'
import { FIRST_PAGE } from './chromium.ts'
import { type Json, jsonOf, textIn } from './pipe.ts'
import { pipe, windows } from './runtime.ts'
import { session } from './session.ts'
import { headed } from './settings.ts'

/** How a window's page is made. */
interface TargetOptions {
  readonly width: number
  readonly height: number
  readonly hidden: boolean
}

let adopted = false

/** The page of the window that Chromium opened by itself as it started. */
async function openedByItself(): Promise<string> {
  const url = headed ? FIRST_PAGE.headed : FIRST_PAGE.headless
  for (;;) {
    const { targetInfos } = await pipe().send('Target.getTargets')
    const found = (Array.isArray(targetInfos) ? targetInfos : [])
      .map(jsonOf)
      .find((info) => info['type'] === 'page' && info['url'] === url)
    if (found !== undefined) return textIn(found, 'targetId')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Makes the page of a new window and resolves with its target id. */
export async function firstTarget({ width, height, hidden }: TargetOptions): Promise<string> {
  // Also when it is not shown yet: an app shows its first window once that has something to show.
  if (!adopted) {
    adopted = true
    return openedByItself()
  }
  // A hidden tab of its own is not to be seen on a screen; without a screen there is nothing to hide.
  const kind: Json = headed && hidden ? { hidden: true } : { newWindow: true, width, height }
  const { targetId } = await pipe().send('Target.createTarget', { url: 'about:blank', ...kind })
  return String(targetId)
}

/** The window of a target. A window whose page is not there yet has none. */
const windowOf = (targetId: string): BrowserWindow | undefined =>
  targetId === '' ? undefined : [...windows.values()].find((window) => window.targetId === targetId)

/** Passes the browser's events on to the windows they belong to. */
export function routeEvents(): void {
  pipe().onEvent((method, params, sessionId) => {
    const owner = [...windows.values()].find((window) => window.webContents.sessionId === sessionId)
    if (sessionId !== '') return owner?.webContents.hear(method, params)
    const info = jsonOf(params['targetInfo'])
    if (method === 'Target.targetCreated') return refusePopup(info)
    if (method === 'Target.targetDestroyed') return windowOf(textIn(params, 'targetId'))?.gone()
    if (method === 'Target.targetCrashed')
      return windowOf(textIn(params, 'targetId'))?.webContents.hear('Inspector.targetCrashed', params)
    if (method === 'Browser.downloadWillBegin')
      session.defaultSession.tellOfDownload(textIn(params, 'url'), textIn(params, 'suggestedFilename'))
  })
  pipe().tell('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true })
}

/** A page opened another one. Whatever the app answered when it was asked, the stand-in keeps no window of that kind. */
function refusePopup(info: Json): void {
  if (windowOf(textIn(info, 'openerId')) === undefined) return
  pipe().tell('Target.closeTarget', { targetId: textIn(info, 'targetId') })
}
