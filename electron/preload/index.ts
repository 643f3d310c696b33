/**
 * What the window's page can reach of the studio: two functions. Runs in a world of its own, sandboxed, without Node.
 *
 * Only types and literal names come from the contract, so that no schema library ends up in here.
 */
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import type { Call, Envelope, EVENT_CHANNEL, REQUEST_CHANNEL } from '../../shared/contract/envelope.ts'
import type { StudioEvent } from '../../shared/contract/events.ts'

const requestChannel: typeof REQUEST_CHANNEL = 'studio:request'
const eventChannel: typeof EVENT_CHANNEL = 'studio:event'

const request = (call: Call): Promise<Envelope> => ipcRenderer.invoke(requestChannel, call)

const subscribe = (listener: (event: StudioEvent) => void): (() => void) => {
  const hear = (_event: IpcRendererEvent, event: StudioEvent): void => listener(event)
  ipcRenderer.on(eventChannel, hear)
  return () => void ipcRenderer.removeListener(eventChannel, hear)
}

contextBridge.exposeInMainWorld('studio', { request, subscribe })

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Without this the browser would open a dropped file in place of the studio. */
addEventListener('dragover', (event) => {
  if (carriesFiles(event)) event.preventDefault()
})

let drops = 0
addEventListener('drop', (event) => {
  if (!carriesFiles(event)) return
  event.preventDefault()
  const paths = [...(event.dataTransfer?.files ?? [])].map((file) => webUtils.getPathForFile(file))
  const known = paths.filter((path) => path !== '')
  if (known.length === 0) return
  void request({ id: `drop-${++drops}`, route: 'drama.drop', input: { paths: known } }).then((envelope) => {
    // The page cannot make this call itself, so it hears what came of it; only text crosses between the worlds.
    document.dispatchEvent(new CustomEvent('studio:dropped', { detail: JSON.stringify(envelope) }))
  })
})
