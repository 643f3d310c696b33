import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const bounds = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) })
/** Place and size of a window in device-independent pixels. */
export type Bounds = z.infer<typeof bounds>

const schema = z.strictObject({
  bounds: bounds.nullable(),
  maximized: z.boolean(),
  /** Folder a dialog opens in: where the last one was answered. */
  lastFolder: z.string().nullable(),
})
/** What the shell itself remembers from one start to the next. What it does not remember is null. */
export type Remembered = z.infer<typeof schema>

/** Remembers in `window.json` of the user's folder. */
export interface Memory {
  get(): Remembered
  /** Written at once; a disk that refuses costs nothing but the memory. */
  set(some: Partial<Remembered>): void
}

const NOTHING: Remembered = { bounds: null, maximized: false, lastFolder: null }

function read(file: string): Remembered {
  try {
    const found = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return found.success ? found.data : NOTHING
  } catch {
    // The first start, or garbage: a window in the middle of the screen it is.
    return NOTHING
  }
}

/** Opens the memory in `userDataDir`. */
export function openMemory(userDataDir: string): Memory {
  const file = path.join(userDataDir, 'window.json')
  let remembered = read(file)
  return {
    get: () => remembered,
    set(some) {
      remembered = { ...remembered, ...some }
      try {
        mkdirSync(userDataDir, { recursive: true })
        writeFileSync(`${file}.new`, JSON.stringify(remembered))
        renameSync(`${file}.new`, file)
      } catch {
        // Said by everything else that writes there.
      }
    },
  }
}

/** Least part of a window that has to be on a screen for it to be found and moved, in pixels. */
const REACHABLE = 80

/** True when enough of `bounds` lies on one of the screens: they may have changed since the window was there. */
export function isReachable(place: Bounds, screens: readonly Bounds[]): boolean {
  return screens.some((screen) => {
    const width = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x)
    const height = Math.min(place.y + place.height, screen.y + screen.height) - Math.max(place.y, screen.y)
    return width >= REACHABLE && height >= REACHABLE && place.y >= screen.y - 1
  })
}
