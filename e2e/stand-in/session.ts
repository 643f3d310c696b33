import { EventEmitter } from 'node:events'
import { cancelable } from './cancelable.ts'
import { pipe } from './runtime.ts'

/** What a listener of `onBeforeRequest` may answer. */
export interface Verdict {
  readonly cancel?: boolean
}
export type BeforeRequest = (
  details: { readonly url: string; readonly resourceType: string; readonly method: string },
  answer: (verdict: Verdict) => void,
) => void
export type PermissionCheck = (contents: null, permission: string, origin: string, details: object) => boolean

/** Permissions by Electron's name and by the protocol's. */
const PERMISSIONS: readonly (readonly [string, string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['persistent-storage', 'persistent-storage'],
  ['screen-wake-lock', 'screen-wake-lock'],
  ['idle-detection', 'idle-detection'],
  ['storage-access', 'storage-access'],
  ['window-management', 'window-management'],
  ['speaker-selection', 'speaker-selection'],
]

/** Electron's `Session`. There is one: partitions share it. */
export class Session extends EventEmitter {
  #beforeRequest: BeforeRequest | null = null
  #check: PermissionCheck | null = null

  readonly webRequest = {
    onBeforeRequest: (...given: unknown[]): void => {
      const listener = given.at(-1)
      this.#beforeRequest = typeof listener === 'function' ? (listener as BeforeRequest) : null
    },
    onHeadersReceived: (): void => {},
    onBeforeSendHeaders: (): void => {},
  }

  /** Prompts never appear: what the check refuses is refused, and what it allows is granted. */
  setPermissionRequestHandler(): void {}
  setDevicePermissionHandler(): void {}

  setPermissionCheckHandler(check: PermissionCheck | null): void {
    this.#check = check
    void this.applyPermissions()
  }

  async applyPermissions(): Promise<void> {
    const check = this.#check
    if (check === null) return
    const settings = PERMISSIONS.map(([ours, name]) => ({
      permission: { name },
      setting: check(null, ours, '', {}) ? 'granted' : 'denied',
    }))
    // A browser that does not know one of them knows the others.
    await Promise.allSettled(settings.map((setting) => pipe().send('Browser.setPermission', setting)))
  }

  /** True when the app's request filter lets it through. */
  async lets(details: Parameters<BeforeRequest>[0]): Promise<boolean> {
    const listener = this.#beforeRequest
    if (listener === null) return true
    const verdict = await new Promise<Verdict>((resolve) => listener(details, resolve))
    return verdict.cancel !== true
  }

  /** Tells of a download. Whatever the app says, nothing is ever written. */
  tellOfDownload(url: string, filename: string): void {
    const item = { getURL: () => url, getFilename: () => filename, cancel: () => {} }
    this.emit('will-download', cancelable(), item, null)
  }

  async clearCache(): Promise<void> {}
  async clearStorageData(): Promise<void> {}
  setSpellCheckerEnabled(): void {}
}

const defaultSession: Session = new Session()

/** Electron's `session`. */
export const session = { defaultSession, fromPartition: () => defaultSession }
