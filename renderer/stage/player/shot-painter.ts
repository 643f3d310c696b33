import type { Rate } from '../../../shared/drama/film.ts'
import type { Canvas } from '../../../shared/picture/canvas.ts'
import {
  createStore,
  footageReady,
  momentOf,
  paintShot,
  prepareShot,
  type PaintKit,
  type PictureStore,
} from '../../../shared/picture/index.ts'
import { createFootage } from '../../footage/footage.ts'
import { mediaUrl } from '../../ui/media-url.ts'
import type { RenderShot } from '../../../shared/picture/render-job.ts'

/** Bitmaps the stage keeps between frames, in bytes: the sets and figures of a scene and the next at window size. */
const STORE_BYTES = 256e6

/** Height of small pictures in pixels: thumbs of the strip and the timeline, and drafts of what is sought. */
export const SMALL_HEIGHT = 128
/** Bitmaps small pictures are made of, in bytes. */
const SMALL_BYTES = 64e6
/**
 * Bitmaps of small pictures, for all who paint them: what a thumb was made of is there when its shot is gone to. Only
 * painted from with the letters of the film loaded.
 */
export const smallStore: PictureStore = createStore(SMALL_BYTES)

/** Decoded stills the window keeps, in bytes. */
const STILL_BYTES = 128e6

async function fetchMedia(sha256: string): Promise<Blob> {
  const answer = await fetch(mediaUrl(sha256))
  if (!answer.ok) throw new Error(`there is no file ${sha256}`)
  return answer.blob()
}
/** One for all painters of the window: files are named by what is in them. */
const footage = createFootage(fetchMedia, STILL_BYTES)

/** Paints shots at the size they are shown, and keeps what it will need again. */
export interface ShotPainter {
  /** Paints a frame over the whole of a context of this size. */
  paint(ctx: CanvasRenderingContext2D, shot: RenderShot, frame: number, size: PictureSize): void
  /** Does one slice (some milliseconds) of work on a frame to come; true when there is nothing left to do. */
  prepare(shot: RenderShot, frame: number, size: PictureSize): boolean
  /** Whether all that shows in a frame is here; false while a bought picture is decoded. */
  isWhole(shot: RenderShot, frame: number): boolean
  /** Whether captions are painted. The label and the seal always are: they belong to the picture. */
  setCaptions(on: boolean): void
  /** Forgets every bitmap: fonts have come, or nobody looks any more. */
  clear(): void
}

/** Pixels of a painted picture. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** A painter at a frame rate. It paints what the export paints: both ask the same painter for the same moment. */
export function createShotPainter(fps: Rate, store: PictureStore = createStore(STORE_BYTES)): ShotPainter {
  const kit: PaintKit = {
    host: (width, height): Canvas => Object.assign(document.createElement('canvas'), { width, height }),
    store,
    footage,
  }
  let captions = true
  const moment = (shot: RenderShot, frame: number) => {
    const at = momentOf(shot, fps, frame)
    return captions ? at : { ...at, caption: null }
  }
  return {
    paint: (ctx, shot, frame, { width, height }) =>
      paintShot(ctx, width, height, shot.composition, moment(shot, frame), kit),
    prepare: (shot, frame, { width, height }) =>
      prepareShot(shot.composition, moment(shot, frame), width, height, kit, 1),
    isWhole: (shot, frame) => footageReady(shot.composition, momentOf(shot, fps, frame), footage),
    setCaptions: (on) => {
      captions = on
    },
    clear: () => store.clear(),
  }
}

/**
 * Pixels to paint for a picture that is shown `cssHeight` high on a screen of `ratio` device pixels: sharp there, never
 * larger than the film, and even on both sides as the export is.
 */
export function pictureSize(film: PictureSize, cssHeight: number, ratio: number): PictureSize {
  const height = Math.max(2, Math.min(film.height, Math.round(cssHeight * ratio)))
  const even = (n: number): number => Math.max(2, Math.round(n / 2) * 2)
  return { width: even((height * film.width) / film.height), height: even(height) }
}
