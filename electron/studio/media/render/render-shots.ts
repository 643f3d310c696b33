import type { RenderJob, RenderShot, RenderTask } from '../../../../shared/picture/render-job.ts'
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

async function paintShot(
  page: RenderPage,
  task: RenderTask,
  signal: AbortSignal,
  onFrames: (done: number) => void,
): Promise<Uint8Array> {
  const made = collector()
  const pull = async (ref: string): Promise<Uint8Array> => {
    throw new Error(`nothing is known as ${ref}`)
  }
  await page.run(task, { pull, push: made.push, progress: onFrames }, signal)
  return made.bytes()
}

/** A shot that has to be painted, and the name to keep it under. */
interface Wanted {
  readonly name: string
  readonly shot: RenderShot
}

/** Paints shots one after the other and keeps each as soon as it is done. */
async function paintAll(
  wanted: readonly Wanted[],
  options: RenderShotsOptions,
): Promise<Map<string, PictureRun>> {
  const runs = new Map<string, PictureRun>()
  if (wanted.length === 0) return runs
  const { job, folder, signal, onProgress } = options
  const totalFrames = wanted.reduce((sum, { shot }) => sum + shot.durationFrames, 0)
  let painted = 0
  onProgress({ doneFrames: 0, totalFrames })
  const page = await options.openRenderPage()
  try {
    for (const { name, shot } of wanted) {
      const task = { width: job.width, height: job.height, fps: job.fps, shot }
      const onFrames = (done: number): void => onProgress({ doneFrames: painted + done, totalFrames })
      const bytes = await paintShot(page, task, signal, onFrames)
      const run = await readPictures(bytes)
      if (!isWhole(run, shot))
        throw new StudioError('RENDER_FAILED', `A shot came out with ${run.packets.length} pictures.`)
      await writeSegment(folder, name, bytes)
      runs.set(name, run)
      painted += shot.durationFrames
      onFrames(0)
    }
  } finally {
    await page.close()
  }
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
