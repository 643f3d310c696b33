import { availableParallelism } from 'node:os'
import type { MediaRef } from '../../../../shared/drama/film.ts'
import {
  mediaOfShots,
  parseMediaPullRef,
  type RenderJob,
  type RenderShot,
  type RenderTask,
} from '../../../../shared/picture/render-job.ts'
import { StudioError } from '../../errors.ts'
import { areJoinable } from './mux.ts'
import { type PictureRun, readPictures } from './packets.ts'
import type { OpenRenderPage, RenderPage } from './render-page.ts'
import { dropSegment, pictureName, readSegment, writeSegment } from './segments.ts'

/** What {@link renderShots} works with; see `RenderEpisodeOptions`. */
export interface RenderShotsOptions {
  readonly job: RenderJob
  /** Folder of encoded shots. */
  readonly folder: string
  readonly openRenderPage: OpenRenderPage
  /** The bytes of a bought picture or clip. @throws StudioError MEDIA_DAMAGED */
  readonly media: (ref: MediaRef) => Uint8Array
  readonly signal: AbortSignal
  readonly onProgress: (progress: { readonly doneFrames: number; readonly totalFrames: number }) => void
}

/** The shots of a job, encoded. */
export interface RenderedShots {
  /** One per shot of the job, in playing order. */
  readonly runs: readonly PictureRun[]
  /** How many were painted now. */
  readonly encoded: number
}

/** A file that came out of a page in pieces, put together. */
function collector(): {
  readonly push: (offset: number, bytes: Uint8Array) => Promise<void>
  readonly bytes: () => Uint8Array
} {
  const pieces: Uint8Array[] = []
  let sizeBytes = 0
  return {
    push: async (offset, bytes) => {
      if (offset !== sizeBytes) throw new Error(`a piece for byte ${offset} came after byte ${sizeBytes}`)
      pieces.push(bytes)
      sizeBytes += bytes.length
    },
    bytes: () => Buffer.concat(pieces),
  }
}

/** The kept run of a shot, or null. A file that cannot be read, or has another length, is thrown away. */
async function keptRun(folder: string, name: string, shot: RenderShot): Promise<PictureRun | null> {
  const bytes = await readSegment(folder, name)
  if (bytes === null) return null
  try {
    const run = await readPictures(bytes)
    if (isWhole(run, shot)) return run
  } catch {
    // Cut short or damaged: painted anew, like one that was never there.
  }
  await dropSegment(folder, name)
  return null
}

const isWhole = (run: PictureRun, shot: RenderShot): boolean =>
  run.packets.length === shot.durationFrames && run.packets[0]?.type === 'key'

/** Hands a page the files its task shows, and nothing else; remembers what could not be read. */
function filesFor({ shot, next }: RenderTask, media: RenderShotsOptions['media']) {
  const refs = new Map(mediaOfShots(next === null ? [shot] : [shot, next]).map((ref) => [ref.sha256, ref]))
  const needed = new Set(mediaOfShots([shot]).map((ref) => ref.sha256))
  let failure: unknown = null
  return {
    failure: (): unknown => failure,
    pull: async (name: string): Promise<Uint8Array> => {
      const ref = refs.get(parseMediaPullRef(name) ?? '')
      if (ref === undefined) throw new Error(`nothing is known as ${name}`)
      try {
        return media(ref)
      } catch (error) {
        if (needed.has(ref.sha256)) failure ??= error
        throw error
      }
    },
  }
}

async function paintShot(
  page: RenderPage,
  task: RenderTask,
  { media, signal }: RenderShotsOptions,
  onFrames: (done: number) => void,
): Promise<Uint8Array> {
  const made = collector()
  const files = filesFor(task, media)
  try {
    await page.run(task, { pull: files.pull, push: made.push, progress: onFrames }, signal)
  } catch (error) {
    // What the page says of a file it was not given is less than what is known of it here.
    throw files.failure() ?? error
  }
  return made.bytes()
}

/** A shot that has to be painted, and the name to keep it under. */
interface Wanted {
  readonly name: string
  readonly shot: RenderShot
}

/** Pages that paint side by side at most: one has all the paper of its scenes in memory. */
const MAX_PAGES = 3
/** Frames for which a second page is worth starting. */
const FRAMES_PER_PAGE = 72

function pageCount(shots: number, frames: number): number {
  return Math.max(1, Math.min(availableParallelism(), MAX_PAGES, shots, Math.floor(frames / FRAMES_PER_PAGE)))
}

/** Deals the numbers of shots to pages. */
interface Dealer {
  /** The number of a shot for a page to paint; null when all are taken. */
  take(page: number): number | null
  /** What the page would be dealt next, if no other page takes it first. */
  peek(page: number): number | null
}
/**
 * Deals `count` shots to pages. Each starts at its own place and goes on from there, for neighbouring shots share
 * their paper; when it meets shots that are taken it passes over them, and at the end begins again at the first.
 */
function dealer(count: number, pages: number): Dealer {
  const free = new Set(Array.from({ length: count }, (_, index) => index))
  const next = Array.from({ length: pages }, (_, page) => Math.floor((page * count) / pages))
  const peek = (page: number): number | null => {
    const from = next[page] ?? 0
    return [...free].find((candidate) => candidate >= from) ?? [...free][0] ?? null
  }
  return {
    peek,
    take(page) {
      const index = peek(page)
      if (index === null) return null
      free.delete(index)
      next[page] = index + 1
      return index
    },
  }
}

/** Adds up how far several pages are. */
function progressOf(
  { onProgress }: RenderShotsOptions,
  totalFrames: number,
): { readonly at: (index: number, done: number) => void } {
  const done = new Map<number, number>()
  return {
    at: (index, frames) => {
      done.set(index, frames)
      onProgress({ doneFrames: [...done.values()].reduce((sum, count) => sum + count, 0), totalFrames })
    },
  }
}

/** Paints a shot, sees that it is whole, and keeps it. */
async function makeShot(
  page: RenderPage,
  { name, shot }: Wanted,
  next: RenderShot | null,
  options: RenderShotsOptions,
  onFrames: (done: number) => void,
): Promise<PictureRun> {
  const { job, folder } = options
  const task = { width: job.width, height: job.height, fps: job.fps, shot, next }
  const bytes = await paintShot(page, task, options, onFrames)
  const run = await readPictures(bytes)
  if (!isWhole(run, shot))
    throw new StudioError('RENDER_FAILED', `A shot came out with ${run.packets.length} pictures.`)
  await writeSegment(folder, name, bytes)
  onFrames(shot.durationFrames)
  return run
}

/** Paints shots, on several pages where that pays, and keeps each as soon as it is done. */
async function paintAll(
  wanted: readonly Wanted[],
  options: RenderShotsOptions,
): Promise<Map<string, PictureRun>> {
  const runs = new Map<string, PictureRun>()
  const totalFrames = wanted.reduce((sum, { shot }) => sum + shot.durationFrames, 0)
  const pages = wanted.length === 0 ? 0 : pageCount(wanted.length, totalFrames)
  const deal = dealer(wanted.length, pages)
  const progress = progressOf(options, totalFrames)
  const failed = new AbortController()
  const ended = { ...options, signal: AbortSignal.any([options.signal, failed.signal]) }
  const failures: unknown[] = []
  const work = async (number: number): Promise<void> => {
    const page = await options.openRenderPage()
    try {
      for (let index = deal.take(number); index !== null; index = deal.take(number)) {
        const own = wanted[index]
        const at = index
        if (own === undefined) return
        const next = wanted[deal.peek(number) ?? -1]?.shot ?? null
        runs.set(own.name, await makeShot(page, own, next, ended, (done) => progress.at(at, done)))
      }
    } finally {
      await page.close()
    }
  }
  const fail = (error: unknown): void => {
    failures.push(error)
    failed.abort()
  }
  await Promise.all(Array.from({ length: pages }, (_, number) => work(number).catch(fail)))
  // The first failure is the cause; the others are pages that were told to stop.
  if (failures.length > 0) throw failures[0]
  return runs
}

/** The shots of the job by the names they are kept under: shots that look alike are one. */
function namedShots({ job, openRenderPage }: RenderShotsOptions): Map<string, RenderShot> {
  return new Map(job.shots.map((shot) => [pictureName(job, shot, openRenderPage.version), shot]))
}

/**
 * Encodes the shots of a job, painting only those that are not kept. Runs that one decoder cannot play in a row (they
 * were encoded by another browser) are painted again.
 */
export async function renderShots(options: RenderShotsOptions): Promise<RenderedShots> {
  const { job, folder, openRenderPage } = options
  const shots = namedShots(options)
  const runs = new Map<string, PictureRun>()
  for (const [name, shot] of shots) {
    const kept = await keptRun(folder, name, shot)
    if (kept !== null) runs.set(name, kept)
  }
  const wanted = (isMissing: (name: string) => boolean): Wanted[] =>
    [...shots].flatMap(([name, shot]) => (isMissing(name) ? [{ name, shot }] : []))
  const painted = await paintAll(
    wanted((name) => !runs.has(name)),
    options,
  )
  const model = [...painted.values(), ...runs.values()][0]
  const odd = [...runs].filter(([, run]) => model !== undefined && !areJoinable(model, run))
  const repainted = await paintAll(
    wanted((name) => odd.some(([other]) => other === name)),
    options,
  )
  const all = new Map([...runs, ...painted, ...repainted])
  const inOrder = job.shots.map((shot) => all.get(pictureName(job, shot, openRenderPage.version)))
  const found = inOrder.filter((run) => run !== undefined)
  const [first] = found
  if (
    found.length !== job.shots.length ||
    first === undefined ||
    found.some((run) => !areJoinable(first, run))
  )
    throw new StudioError('RENDER_FAILED', 'The shots were encoded differently and cannot be joined.')
  return { runs: found, encoded: painted.size + repainted.size }
}
