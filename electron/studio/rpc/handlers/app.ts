import { readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { app } from '../../../../shared/contract/app.ts'
import type { HandlersOf } from '../handler.ts'

/** Bytes and number of all files below a folder; nothing when it is not there. */
function sizeOf(dir: string): { bytes: number; files: number } {
  let bytes = 0
  let files = 0
  try {
    for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      bytes += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0
      files++
    }
  } catch {
    // No such folder, or one that cannot be read: what could be counted was counted.
  }
  return { bytes, files }
}

/** True when the optional voice engine can be found; it is never loaded here. */
function voiceEngineInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('@echogarden/espeak-ng-emscripten')
    return true
  } catch {
    // Optional: without it voices are silence of the right length.
    return false
  }
}

export const appHandlers: HandlersOf<typeof app> = {
  'app.info': async (_input, { desk: { deps } }) => ({
    version: deps.version,
    platform: deps.platform,
    locale: deps.locale,
    electron: deps.electron,
    secrets: await deps.secrets.available(),
    voiceEngine: voiceEngineInstalled(),
  }),
  'app.cancel': (input, call) => {
    call.cancel(input.call)
    return {}
  },
  'settings.get': (_input, { desk }) => desk.preferences.settings(),
  'settings.set': (input, { desk }) => {
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    const settings = desk.preferences.change(given)
    desk.events.changed('settings')
    return settings
  },
  'settings.pickFolder': async (_input, { desk }) => {
    const folder = await desk.deps.dialogs.pickFolder()
    if (folder !== null) desk.preferences.change({ dramasFolder: folder })
    desk.events.changed('settings')
    return { folder }
  },
  'settings.storage': (_input, { desk }) => {
    const { dir } = desk.session().project
    const media = sizeOf(join(dir, 'media'))
    const database = ['project.db', 'project.db-wal', 'project.db-shm'].map(
      (name) => statSync(join(dir, name), { throwIfNoEntry: false })?.size ?? 0,
    )
    return {
      dir,
      databaseBytes: database.reduce((sum, size) => sum + size, 0),
      mediaBytes: media.bytes,
      mediaFiles: media.files,
      cacheBytes: sizeOf(join(dir, 'cache')).bytes,
    }
  },
}
