import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { type Envelope, REQUEST_CHANNEL } from '../../shared/contract/envelope.ts'
import { originOf, STUDIO_ORIGIN } from './origin.ts'

/** The requests of the window. */
export interface Requests {
  /** Resolves when no request is under way any more: what a page asked for as it closed is done. */
  settled(): Promise<void>
}

/** True when a message comes from the main frame of the studio's own page in a window of ours. */
function isOurPage(
  { sender, senderFrame }: IpcMainInvokeEvent,
  windows: () => readonly WebContents[],
): boolean {
  if (senderFrame === null || senderFrame.parent !== null) return false
  return originOf(senderFrame.url) === STUDIO_ORIGIN && windows().includes(sender)
}

const REFUSED: Envelope = {
  ok: false,
  error: { code: 'BAD_ARGUMENT', message: 'This frame may not ask the studio for anything.', hint: '' },
}

/** Answers the one channel of requests. `request` never rejects. */
export function serveRequests(
  ipcMain: IpcMain,
  request: (call: unknown) => Promise<Envelope>,
  windows: () => readonly WebContents[],
): Requests {
  const underWay = new Set<Promise<Envelope>>()
  ipcMain.handle(REQUEST_CHANNEL, (event, call: unknown) => {
    if (!isOurPage(event, windows)) return REFUSED
    const answer = request(call)
    underWay.add(answer)
    void answer.finally(() => underWay.delete(answer))
    return answer
  })
  return {
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
  }
}
