import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import type { RenderJob, RenderShot } from '../../../../shared/picture/render-job.ts'
import { type Sound, SOUND_SETTINGS, sampleRateOf } from './sound.ts'
import { writeWhole } from '../../store/whole-file.ts'

/**
 * Encoded shots and sounds kept from one export to the next. A file's name is a hash of everything its bytes depend
 * on, so a file that is there is right; deleting the folder costs time and nothing else.
 */

/** A cache gives up its least recently used files beyond this many bytes. */
export const CACHE_LIMIT_BYTES = 4 * 2 ** 30

/** The folder of the cache inside `cacheDir`. */
export const segmentFolder = (cacheDir: string): string => path.join(cacheDir, 'segments')

/** File name of an encoded shot. `version` is that of the page that paints it. */
export function pictureName(job: RenderJob, shot: RenderShot, version: string): string {
  const { width, height, fps } = job
  const facts = [shot.key, shot.durationFrames, width, height, fps.num, fps.den, version]
  return `${createHash('sha256').update(JSON.stringify(facts)).digest('hex')}.mp4`
}

/** File name of an encoded sound. */
export function soundName(sound: Sound): string {
  const hash = createHash('sha256').update(`${SOUND_SETTINGS} ${sampleRateOf(sound)}\0`)
  for (const { buffer, byteOffset, byteLength } of [sound.left, sound.right])
    hash.update(new Uint8Array(buffer, byteOffset, byteLength))
  return `${hash.digest('hex')}.m4a`
}

/** The bytes kept under `name`, or null. Reading marks them as used. */
export async function readSegment(folder: string, name: string): Promise<Uint8Array | null> {
  const file = path.join(folder, name)
  try {
    const bytes = await readFile(file)
    const now = new Date()
    await utimes(file, now, now).catch(() => {})
    return bytes
  } catch {
    return null
  }
}

/** Keeps bytes under `name`. */
export async function writeSegment(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await writeWhole(path.join(folder, name), [bytes])
}

/** Forgets what is kept under `name`. */
export async function dropSegment(folder: string, name: string): Promise<void> {
  await rm(path.join(folder, name), { force: true })
}

/** Size and last use of a file, or null when somebody else has just removed it. */
async function factsOf(file: string): Promise<{ file: string; sizeBytes: number; usedMs: number } | null> {
  try {
    const facts = await stat(file)
    return { file, sizeBytes: facts.size, usedMs: facts.mtimeMs }
  } catch {
    return null
  }
}

/** Removes the least recently used files until the folder holds no more than `limitBytes`. Never rejects. */
export async function pruneSegments(folder: string, limitBytes: number): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(names.map((name) => factsOf(path.join(folder, name))))
  const files = found.filter((file) => file !== null)
  let held = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  for (const { file, sizeBytes } of files.toSorted((a, b) => a.usedMs - b.usedMs)) {
    if (held <= limitBytes) return
    await rm(file, { force: true }).catch(() => {})
    held -= sizeBytes
  }
}
