/** The two functions of the export page in a hidden window; see `electron/main/render-window.ts`. */
import { contextBridge, ipcRenderer } from 'electron'
import type { PULL_CHANNEL, PUSH_CHANNEL } from './render-channels.ts'

const pullChannel: typeof PULL_CHANNEL = 'render:pull'
const pushChannel: typeof PUSH_CHANNEL = 'render:push'

contextBridge.exposeInMainWorld('pull', (ref: string): Promise<Uint8Array> =>
  ipcRenderer.invoke(pullChannel, ref),
)
contextBridge.exposeInMainWorld('push', (offset: number, bytes: Uint8Array): Promise<void> =>
  ipcRenderer.invoke(pushChannel, offset, bytes),
)
