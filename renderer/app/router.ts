import { useSyncExternalStore } from 'react'

/** Rooms of the window, in the order of the title bar; `home` and `settings` are reached from elsewhere. */
export const ROOM_IDS = [
  'home',
  'board',
  'script',
  'stage',
  'build',
  'costs',
  'findings',
  'settings',
] as const
export type RoomId = (typeof ROOM_IDS)[number]

/** Where the window is: a room and its parameters (`#/script?line=…`). */
export interface Address {
  /** Null when the address names no room. */
  readonly room: RoomId | null
  readonly params: URLSearchParams
}

/** Parameters of a room: what is undefined or null is left out. */
export type RoomParams = Readonly<Record<string, string | number | null | undefined>>

/** Reads an address from a location hash; an empty one is home. */
export function parseHash(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const name = path === '' ? 'home' : path
  return { room: ROOM_IDS.find((id) => id === name) ?? null, params: new URLSearchParams(query) }
}

/** The hash of a room with parameters: what a link points to. */
export function roomHash(room: RoomId, params: RoomParams = {}): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(params))
    if (value !== undefined && value !== null) query.set(key, String(value))
  const text = query.toString()
  return text === '' ? `#/${room}` : `#/${room}?${text}`
}

/** Goes to a room; with `replace` the place one came from is not kept in the history. */
export function navigate(room: RoomId, params: RoomParams = {}, options: { replace?: boolean } = {}): void {
  const hash = roomHash(room, params)
  if (hash === location.hash) return
  if (options.replace !== true) {
    location.hash = hash
    return
  }
  history.replaceState(null, '', hash)
  // replaceState is silent: those who watch the address are told by hand.
  dispatchEvent(new HashChangeEvent('hashchange'))
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

let last: { hash: string; address: Address } | undefined

/** The same hash gives the same object, so that nothing is rendered for nothing. */
function current(): Address {
  if (last?.hash !== location.hash) last = { hash: location.hash, address: parseHash(location.hash) }
  return last.address
}

/** The address of the window; renders again when it changes. */
export function useAddress(): Address {
  return useSyncExternalStore(subscribe, current)
}

/** One parameter of the current room, or null: `useParam('line')` in `#/script?line=…`. */
export function useParam(name: string): string | null {
  return useSyncExternalStore(subscribe, () => current().params.get(name))
}
