import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app } from './app.ts'
import { windows } from './runtime.ts'

/** Small parts of Electron that stand for the system around the app. */

/** What the app asked the system to show or open: tests read it. */
export const shown: { readonly what: string; readonly target: string }[] = []

/** Electron's `shell`: nothing is opened, everything is written down. */
export const shell = {
  async openExternal(url: string) {
    shown.push({ what: 'openExternal', target: url })
  },
  async openPath(file: string) {
    shown.push({ what: 'openPath', target: file })
    return ''
  },
  showItemInFolder(file: string) {
    shown.push({ what: 'showItemInFolder', target: file })
  },
  async trashItem(file: string) {
    shown.push({ what: 'trashItem', target: file })
  },
  beep() {},
}

/** Electron's `nativeTheme`. The system is a light one. */
class NativeTheme extends EventEmitter {
  #source: 'system' | 'light' | 'dark' = 'system'
  get themeSource(): 'system' | 'light' | 'dark' {
    return this.#source
  }
  set themeSource(source: 'system' | 'light' | 'dark') {
    if (source === this.#source) return
    this.#source = source
    this.tellPages()
    this.emit('updated')
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
  /** Has the pages' `prefers-color-scheme` follow. */
  tellPages(): void {
    const scheme = this.#source === 'system' ? '' : this.#source
    for (const { attached, webContents } of windows.values())
      void attached.then(() => webContents.setColourScheme(scheme)).catch(() => {})
  }
}
export const nativeTheme = new NativeTheme()

const DISPLAY = {
  id: 1,
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  workAreaSize: { width: 1920, height: 1040 },
  size: { width: 1920, height: 1080 },
}
/** Electron's `screen`: one of 1920x1080. */
export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => DISPLAY,
  getAllDisplays: () => [DISPLAY],
  getDisplayMatching: () => DISPLAY,
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
})

const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

/** The key lies beside the data: like Electron's `basic_text`, this hides and does not protect. */
function key(): Buffer {
  const file = path.join(app.getPath('userData'), 'stand-in.key')
  try {
    return readFileSync(file)
  } catch {
    const made = randomBytes(KEY_BYTES)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, made, { mode: 0o600 })
    return made
  }
}

/** Electron's `safeStorage`, with the weakest of its stores. */
export const safeStorage = {
  isEncryptionAvailable: () => true,
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'basic_text',
  encryptString(text: string): Buffer {
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key(), iv)
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), sealed])
  },
  decryptString(bytes: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, IV_BYTES))
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    const sealed = bytes.subarray(IV_BYTES + TAG_BYTES)
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')
  },
  encryptStringAsync: async (text: string): Promise<Buffer> => safeStorage.encryptString(text),
  decryptStringAsync: async (bytes: Buffer) => ({
    result: safeStorage.decryptString(bytes),
    shouldReEncrypt: false,
  }),
}

let clipboardText = ''
/** Electron's `clipboard`, of this app alone. */
export const clipboard = {
  writeText(text: string) {
    clipboardText = text
  },
  readText: () => clipboardText,
}

/** Electron's `powerSaveBlocker`: the machine may sleep. */
export const powerSaveBlocker = { start: () => 1, stop: () => {}, isStarted: () => false }

/** Electron's `Notification`: none is shown. */
export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return false
  }
  show(): void {}
  close(): void {}
}

/** Electron's `nativeImage`: all are empty. */
const emptyImage = { isEmpty: () => true, toPNG: () => Buffer.alloc(0) }
export const nativeImage = { createFromPath: () => emptyImage, createEmpty: () => emptyImage }
