/**
 * Runs in the preload's isolated world and plays the part of `require('electron')` there. The app's own preload file is
 * run by `runPreload` as it is.
 */
import { decode, encode } from '../codec.ts'
import type { KeyPress, Shape, ToApp, ToMainWorld, ToPreload, ToPreloadWorld } from './crossing.ts'

type Listener = (event: object, ...args: unknown[]) => void

/** What the injected code is given. */
export interface PreloadWorld {
  readonly ipcRenderer: object
  readonly contextBridge: object
  readonly webUtils: object
  readonly webFrame: object
}

function createIpcRenderer(send: (message: ToApp) => void): {
  readonly ipcRenderer: object
  readonly receive: (message: ToPreload) => void
} {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const listeners = new Map<string, { heard: Listener; own: Listener }[]>()
  let lastId = 0
  const add = (channel: string, heard: Listener, own: Listener): object => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { heard, own }])
    return ipcRenderer
  }
  const on = (channel: string, listener: Listener): object => add(channel, listener, listener)
  const off = (channel: string, listener: Listener): object => {
    const kept = (listeners.get(channel) ?? []).filter(({ heard }) => heard !== listener)
    listeners.set(channel, kept)
    return ipcRenderer
  }
  const refuse = (): never => {
    throw new Error('This way of talking is not carried by the stand-in.')
  }
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        send({ kind: 'invoke', id: lastId, channel, args })
      }),
    send: (channel: string, ...args: unknown[]) => send({ kind: 'send', channel, args }),
    on,
    addListener: on,
    off,
    removeListener: off,
    once: (channel: string, listener: Listener) =>
      add(channel, listener, (...given) => {
        off(channel, listener)
        listener(...given)
      }),
    removeAllListeners(channel?: string) {
      if (channel === undefined) listeners.clear()
      else listeners.delete(channel)
      return ipcRenderer
    },
    sendSync: refuse,
    sendToHost: refuse,
    postMessage: refuse,
  }
  const receive = (message: ToPreload): void => {
    if (message.kind === 'event')
      for (const { own } of listeners.get(message.channel) ?? [])
        own({ senderId: 0, ports: [] }, ...message.args)
    if (message.kind !== 'answer') return
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error !== null) call?.reject(new Error(message.error))
    else call?.resolve(message.value)
  }
  return { ipcRenderer, receive }
}

/** True for what crosses member by member: plain objects, whose functions stay functions. */
function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function createContextBridge(): object {
  const functions = new Map<number, (...args: unknown[]) => unknown>()
  const callbacks = new Map<number, (...args: unknown[]) => void>()
  let lastFunction = 0
  const emit = (message: ToMainWorld): void => {
    document.dispatchEvent(new CustomEvent('stand-in:to-main', { detail: JSON.stringify(message) }))
  }
  const shapeOf = (value: unknown): Shape => {
    if (typeof value === 'function') {
      lastFunction += 1
      functions.set(lastFunction, value as (...args: unknown[]) => unknown)
      return { target: lastFunction }
    }
    if (isPlain(value))
      return { members: Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)] as const) }
    return { value: encode(value) }
  }
  const callbackOf = (callback: number): ((...args: unknown[]) => void) => {
    const known = callbacks.get(callback)
    if (known !== undefined) return known
    const made = (...args: unknown[]): void =>
      emit({ kind: 'called back', callback, args: args.map((arg) => encode(arg)) })
    callbacks.set(callback, made)
    return made
  }
  const argument = (shape: Shape): unknown => {
    if ('callback' in shape) return callbackOf(shape.callback)
    return 'value' in shape ? decode(shape.value) : undefined
  }
  const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
  const settle = (id: number, work: Promise<unknown>): void => {
    work.then(
      (value) => emit({ kind: 'settled', id, error: null, value: encode(value) }),
      (error: unknown) => emit({ kind: 'settled', id, error: textOf(error), value: '' }),
    )
  }
  document.addEventListener('stand-in:to-preload', (event) => {
    const { id, target, args } = JSON.parse((event as CustomEvent<string>).detail) as ToPreloadWorld
    const nothing: Shape = { value: encode(undefined) }
    const say = (pending: boolean, error: string | null, shape: Shape): void =>
      emit({ kind: 'returned', id, pending, error, shape })
    try {
      const made = functions.get(target)?.(...args.map(argument))
      if (!(made instanceof Promise)) return say(false, null, shapeOf(made))
      say(true, null, nothing)
      settle(id, made)
    } catch (error) {
      say(false, textOf(error), nothing)
    }
  })
  return {
    exposeInMainWorld: (name: string, api: unknown) => emit({ kind: 'expose', name, shape: shapeOf(api) }),
  }
}

/**
 * Tells the app of key presses that the page left alone: its menu may have a use for them. Whether it did is known once
 * every listener of the page has run, and those on the window come after this one.
 */
function watchKeys(send: (message: ToApp) => void): void {
  addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const { key, ctrlKey: ctrl, metaKey: meta, altKey: alt, shiftKey: shift } = event
    const press: KeyPress = { key, ctrl, meta, alt, shift }
    if (!(ctrl || meta || alt || /^F\d+$/.test(key))) return
    setTimeout(() => {
      if (!event.defaultPrevented) send({ kind: 'key', key: press })
    })
  })
}

/** Sets the world up. `send` carries text to the app; what the app says comes in through `standInReceive`. */
export function installPreloadWorld(sendText: (text: string) => void): PreloadWorld {
  const send = (message: ToApp): void => sendText(encode(message))
  const { ipcRenderer, receive } = createIpcRenderer(send)
  let files: readonly string[] = []
  Object.defineProperty(globalThis, 'standInReceive', {
    value: (text: string): void => {
      const message = decode(text) as ToPreload
      if (message.kind === 'files') files = message.paths
      else receive(message)
    },
  })
  watchKeys(send)
  const nameOf = (file: string): string => file.split(/[\\/]/).at(-1) ?? ''
  return {
    ipcRenderer,
    contextBridge: createContextBridge(),
    // A page is never told where a file lies; the test that drops one says so beforehand.
    webUtils: { getPathForFile: (file: File) => files.find((known) => nameOf(known) === file.name) ?? '' },
    webFrame: { setZoomFactor: () => {}, getZoomFactor: () => 1 },
  }
}
