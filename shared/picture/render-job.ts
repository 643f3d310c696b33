import type { MediaRef, Rate } from '../drama/media.ts'
import type { Viseme } from '../drama/vocabulary.ts'
import type { Composition } from './composition.ts'

/**
 * What the exporter is asked to paint. The studio core writes these records, the export page reads them; they travel
 * as JSON, so nothing here is more than data. A shot knows only its own time: frame 0 is its first frame.
 */

/** Someone speaks in a shot. `cues` are mouth shapes in milliseconds from the start of the voice. */
export interface RenderSpeech {
  /** Cast id of the speaker. */
  readonly cast: string
  /** Shot frame at which the voice starts; negative when it began in an earlier shot. */
  readonly startFrame: number
  readonly cues: readonly { readonly ms: number; readonly viseme: Viseme }[]
}

/** Words shown from `startFrame` up to, not including, `endFrame` (shot frames; may reach beyond either end). */
export interface RenderCaption {
  readonly startFrame: number
  readonly endFrame: number
  /** Name shown with it; null for on-screen captions. */
  readonly speaker: string | null
  readonly text: string
}

/** Marks painted over the picture: the label for made pictures, and the stamp of a rehearsal. */
export interface RenderMarks {
  /** The words of the label, e.g. `AI 生成`. */
  readonly ai: string
  readonly rehearsal: boolean
}

/** One shot of a cut. */
export interface RenderShot {
  /** Hash of everything that shows in this shot. Two shots with one key look alike in every frame. */
  readonly key: string
  readonly composition: Composition
  readonly durationFrames: number
  readonly speech: readonly RenderSpeech[]
  /** In order of time; the last one that covers a frame is shown. */
  readonly captions: readonly RenderCaption[]
  /** Null for a picture without marks. */
  readonly marks: RenderMarks | null
}

/** A cut to be painted: shots in playing order, with no gaps between them. Sizes are in pixels, and even. */
export interface RenderJob {
  readonly width: number
  readonly height: number
  readonly fps: Rate
  readonly shots: readonly RenderShot[]
}

/** What the export page is handed for one run: one shot, encoded as one self-contained run of pictures. */
export interface RenderTask {
  readonly width: number
  readonly height: number
  readonly fps: Rate
  readonly shot: RenderShot
  /** The shot this page will most likely be asked for next: it may be prepared while the encoder works. */
  readonly next: RenderShot | null
}

/** What the export page says when the run is over; the MP4 itself went through `push`. */
export interface RenderTaskResult {
  readonly frames: number
  readonly sizeBytes: number
}

/** `pull(JOB_REF)` gives the {@link RenderTask} as UTF-8 JSON. */
export const JOB_REF = 'job'

/** `pull(mediaPullRef(sha256))` gives the bytes of a bought picture or clip that the task shows. */
export const mediaPullRef = (sha256: string): string => `media/${sha256}`

/** The hash in a {@link mediaPullRef}, or null for any other reference. */
export const parseMediaPullRef = (ref: string): string | null =>
  /^media\/([0-9a-f]{64})$/.exec(ref)?.[1] ?? null

/** The files that the pictures of some shots are read from, each once. */
export function mediaOfShots(shots: readonly RenderShot[]): MediaRef[] {
  const refs = shots.flatMap(({ composition: { picture, film } }) => [picture?.image, film?.video])
  return [...new Map(refs.filter((ref) => ref !== undefined).map((ref) => [ref.sha256, ref])).values()]
}

/** `pull(leaveRef(done, total))` asks leave to go on after `done` of `total` frames; refused once a run is cancelled. */
export const leaveRef = (done: number, total: number): string => `leave/${done}/${total}`

/** The numbers in a {@link leaveRef}, or null for any other reference. */
export function parseLeaveRef(ref: string): { readonly done: number; readonly total: number } | null {
  const found = /^leave\/(\d+)\/(\d+)$/.exec(ref)
  return found === null ? null : { done: Number(found[1]), total: Number(found[2]) }
}
