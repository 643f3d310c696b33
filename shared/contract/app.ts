import { z } from 'zod'
import { done, nothing } from './common.ts'
import { read, write } from './route.ts'

export const settings = z.strictObject({
  language: z.enum(['system', 'zh', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Size of everything on screen; 1 is normal. */
  zoom: z.number().min(0.5).max(3),
  /** Loudness of the stage, 0-1. */
  volume: z.number().min(0).max(1),
  /** Show captions on the stage. */
  captions: z.boolean(),
  /** Show the safe areas of the platforms on the stage. */
  safeAreas: z.boolean(),
  /** Folder new dramas are made in; null is the host's usual documents folder. */
  dramasFolder: z.string().nullable(),
})
export type Settings = z.infer<typeof settings>

/** Routes about the program itself. */
export const app = {
  'app.info': read(
    'Version, platform and language of this machine, and what it can do.',
    ['app'],
    nothing,
    z.strictObject({
      version: z.string(),
      platform: z.enum(['darwin', 'win32', 'linux']),
      /** Language of the machine: what `system` means. */
      locale: z.enum(['zh', 'en']),
      /** False on a machine whose Electron is imitated. */
      electron: z.boolean(),
      /** Where keys could be kept: by the system, unprotected, or nowhere. */
      secrets: z.enum(['protected', 'plain', 'none']),
      /** True when the optional voice engine is installed; without it voices are silence of the right length. */
      voiceEngine: z.boolean(),
    }),
  ),
  'app.cancel': write(
    'Cancels a call of this window that is still under way; it then answers CANCELLED. Nothing happens when it is over.',
    z.strictObject({ call: z.string().min(1).max(64) }),
    done,
  ),
  'settings.get': read('Settings of this machine.', ['settings'], nothing, settings),
  'settings.set': write('Changes some settings and answers with all of them.', settings.partial(), settings),
  'settings.pickFolder': write(
    'Asks for the folder new dramas are made in. `folder` is null when nobody chose one.',
    nothing,
    z.strictObject({ folder: z.string().nullable() }),
  ),
  'settings.storage': read(
    'Where the open drama is kept and how much room it takes, in bytes.',
    ['drama', 'states'],
    nothing,
    z.strictObject({
      dir: z.string(),
      databaseBytes: z.int(),
      mediaBytes: z.int(),
      mediaFiles: z.int(),
      /** May be deleted at any time: made again when needed. */
      cacheBytes: z.int(),
    }),
  ),
} as const
