import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { MediaRef } from '../../../../shared/drama/film.ts'
import type { RenderJob } from '../../../../shared/picture/render-job.ts'
import { asStudioError, StudioError } from '../../errors.ts'
import { type AiLabel, LABEL_KEY, labelText } from '../labels/label-record.ts'
import { labelledMp4Parts, readBoxes, readLabelMp4 } from '../labels/mp4-label.ts'
import { muxEpisode } from './mux.ts'
import { type PictureRun, readPictures, readSound, type SoundRun } from './packets.ts'
import { renderShots } from './render-shots.ts'
import type { OpenRenderPage } from './render-page.ts'
import {
  CACHE_LIMIT_BYTES,
  dropSegment,
  pruneSegments,
  readSegment,
  segmentFolder,
  soundName,
  writeSegment,
} from './segments.ts'
import { encodeSound, type Sound } from './sound.ts'
import { writeWhole } from '../../store/whole-file.ts'

/** What an episode is rendered from, and where to. */
export interface RenderEpisodeOptions {
  readonly job: RenderJob
  /** The MP4 to write; an older one stays until the new one is whole. */
  readonly outPath: string
  /** Folder that keeps encoded shots between exports. */
  readonly cacheDir: string
  /** Null for a film without a sound track. */
  readonly audio: Sound | null
  readonly openRenderPage: OpenRenderPage
  /** The bytes of a bought picture or clip that the job shows. @throws StudioError MEDIA_DAMAGED */
  readonly media: (ref: MediaRef) => Uint8Array
  readonly label: AiLabel
  readonly signal: AbortSignal
  /** Hears how many of the frames that have to be painted are painted. */
  readonly onProgress: (progress: RenderProgress) => void
}

/** How far an export is: frames that need painting, and those that are painted. */
export interface RenderProgress {
  readonly doneFrames: number
  readonly totalFrames: number
}

/** What was written. */
export interface RenderedEpisode {
  readonly path: string
  /** sha256 (hex) of the file, read back from the disk. */
  readonly sha256: string
  readonly sizeBytes: number
  readonly frames: number
  /** Shots that were painted and encoded now, and those that were kept from before. */
  readonly encodedShots: number
  readonly reusedShots: number
  /** Length of the film. */
  readonly seconds: number
  /** How long the export took. */
  readonly elapsedMs: number
}

async function soundRun(sound: Sound, folder: string, signal: AbortSignal): Promise<SoundRun> {
  const name = soundName(sound)
  const kept = await readSegment(folder, name)
  if (kept !== null) {
    try {
      return await readSound(kept)
    } catch {
      await dropSegment(folder, name)
    }
  }
  const bytes = await encodeSound(sound, signal)
  await writeSegment(folder, name, bytes)
  return readSound(bytes)
}

/** Reads a written file back and sees that it is what was meant. Throws `RENDER_FAILED` otherwise. */
async function verifyFile(file: string, runs: readonly PictureRun[], label: AiLabel): Promise<Buffer> {
  const bytes = await readFile(file)
  const wrong = (what: string): StudioError =>
    new StudioError('RENDER_FAILED', `The exported video ${what}.`, 'Run the export again.')
  const found = readLabelMp4(bytes)
  if (found === null || labelText(found) !== labelText(label)) throw wrong('lost its label for made content')
  const order = readBoxes(bytes).map((box) => box.type)
  if (order.indexOf('moov') > order.indexOf('mdat')) throw wrong('has its index at the end')
  const { packets } = await readPictures(bytes)
  const expected = runs.reduce((sum, run) => sum + run.packets.length, 0)
  if (packets.length !== expected) throw wrong(`has ${packets.length} pictures instead of ${expected}`)
  let join = 0
  for (const run of runs) {
    if (packets[join]?.type !== 'key') throw wrong(`has no key picture at ${join}`)
    join += run.packets.length
  }
  return bytes
}

async function writeEpisode(
  options: RenderEpisodeOptions,
  runs: readonly PictureRun[],
  sound: SoundRun | null,
): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
  const { job, label, outPath, signal } = options
  const tags = { [LABEL_KEY]: labelText(label) }
  const bytes = await muxEpisode({ fps: job.fps, runs, sound, tags })
  signal.throwIfAborted()
  const written = { sha256: '', sizeBytes: 0 }
  await writeWhole(outPath, labelledMp4Parts(bytes, label), async (temporary) => {
    const readBack = await verifyFile(temporary, runs, label)
    written.sha256 = createHash('sha256').update(readBack).digest('hex')
    written.sizeBytes = readBack.length
    signal.throwIfAborted()
  })
  return written
}

/** Throws `BAD_ARGUMENT` for what cannot become a film. */
function checkJob({ width, height, shots }: RenderJob): void {
  if (shots.length === 0) throw new StudioError('BAD_ARGUMENT', 'A film without shots cannot be exported.')
  // Colour is kept for two by two pixels.
  if (width % 2 !== 0 || height % 2 !== 0)
    throw new StudioError(
      'BAD_ARGUMENT',
      `A film has an even number of pixels each way, not ${width}x${height}.`,
    )
}

function asExportError(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return new StudioError('CANCELLED', 'The export was cancelled.', '', error)
  return asStudioError(error)
}

/**
 * Renders a cut to an MP4: paints and encodes the shots that are not kept from before, joins all of them with the
 * sound, labels the file and verifies what is on the disk. Rejects with a `StudioError`: `RENDERER_MISSING`,
 * `RENDER_FAILED`, `CANCELLED`, `DISK_FULL`, `READ_ONLY`; nothing is left beside `outPath` then, an older file there
 * is as it was, and shots that were finished are kept.
 */
export async function renderEpisode(options: RenderEpisodeOptions): Promise<RenderedEpisode> {
  const { job, signal } = options
  const started = performance.now()
  const folder = segmentFolder(options.cacheDir)
  const failed = new AbortController()
  const either = AbortSignal.any([signal, failed.signal])
  try {
    checkJob(job)
    const sound = options.audio === null ? null : soundRun(options.audio, folder, either)
    const pictures = renderShots({ ...options, folder, signal: either })
    const [voice, shots] = await Promise.all([sound, pictures])
    const written = await writeEpisode(options, shots.runs, voice)
    await pruneSegments(folder, CACHE_LIMIT_BYTES)
    const frames = job.shots.reduce((sum, shot) => sum + shot.durationFrames, 0)
    return {
      path: options.outPath,
      ...written,
      frames,
      encodedShots: shots.encoded,
      reusedShots: job.shots.length - shots.encoded,
      seconds: (frames * job.fps.den) / job.fps.num,
      elapsedMs: performance.now() - started,
    }
  } catch (error) {
    failed.abort()
    throw asExportError(error, signal)
  }
}
