import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { settings as settingsSchema, type Settings } from '../../../shared/contract/app.ts'
import { GENRES, LANGUAGES } from '../../../shared/drama/vocabulary.ts'
import { writeJsonDurably } from '../store/whole-file.ts'

const DEFAULTS: Settings = {
  language: 'system',
  theme: 'system',
  zoom: 1,
  volume: 0.9,
  captions: true,
  safeAreas: false,
  dramasFolder: null,
}

/** Most dramas the list of recent ones keeps. */
const MAX_RECENT = 24

const recentSchema = z.strictObject({
  dir: z.string(),
  title: z.string(),
  language: z.enum(LANGUAGES),
  genre: z.enum(GENRES),
  episodes: z.int(),
  openedAt: z.int(),
  poster: z.string().nullable(),
  made: z.number().nullable(),
  /** Where in it one was last. */
  address: z.string().nullable().default(null),
})
/** A drama that was open before, as this machine remembers it. */
export type Recent = z.infer<typeof recentSchema>

/** What this machine remembers for its user; nothing of it belongs to a drama. */
export interface Preferences {
  settings(): Settings
  change(some: Partial<Settings>): Settings
  recent(): readonly Recent[]
  /** Puts a drama at the head of the list, with what is newly known of it. */
  remember(drama: Recent): void
  forget(dir: string): void
}

/** Reads what is there member by member: one that is damaged costs only itself. */
function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // Nothing remembered yet, or garbage: the defaults serve, and the next change writes the file anew.
    return null
  }
}

function readSettings(path: string): Settings {
  const found = readJson(path)
  const kept: Record<string, unknown> = { ...DEFAULTS }
  if (typeof found === 'object' && found !== null)
    for (const [name, schema] of Object.entries(settingsSchema.shape)) {
      const parsed = schema.safeParse((found as Record<string, unknown>)[name])
      if (parsed.success) kept[name] = parsed.data
    }
  return settingsSchema.parse(kept)
}

function readRecent(path: string): Recent[] {
  const found = readJson(path)
  if (!Array.isArray(found)) return []
  return found.flatMap((one) => {
    const parsed = recentSchema.safeParse(one)
    return parsed.success ? [parsed.data] : []
  })
}

/** @param dir folder of this user; made when it is not there. */
export function openPreferences(dir: string): Preferences {
  mkdirSync(dir, { recursive: true })
  const settingsPath = join(dir, 'settings.json')
  const recentPath = join(dir, 'recent.json')
  const save = (path: string, value: unknown): void => writeJsonDurably(path, value)
  let settings = readSettings(settingsPath)
  let recent = readRecent(recentPath)
  return {
    settings: () => settings,
    change(some) {
      settings = { ...settings, ...some }
      save(settingsPath, settings)
      return settings
    },
    recent: () => recent,
    remember(drama) {
      recent = [drama, ...recent.filter((one) => one.dir !== drama.dir)].slice(0, MAX_RECENT)
      save(recentPath, recent)
    },
    forget(dirToForget) {
      recent = recent.filter((one) => one.dir !== dirToForget)
      save(recentPath, recent)
    },
  }
}
