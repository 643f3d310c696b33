import type { FilmLayer, PictureLayer } from './composition.ts'

/** Pictures and clips that were bought, as their host has decoded them. */

/** Something that can be laid on a canvas in the same turn it was asked for, with its size in pixels. */
export interface Drawing {
  readonly source: CanvasImageSource
  readonly width: number
  readonly height: number
}

/** What there is of a picture. */
export interface Shown {
  /** The picture, or the nearest there is while it is being decoded; null when there is none. */
  readonly drawing: Drawing | null
  /** False while it is on its way. True with no drawing: it cannot be had, its file is gone or is no picture. */
  readonly ready: boolean
}

/** Looks up decoded pictures without waiting. Asking for one that is not there sends for it. */
export interface Footage {
  still(picture: PictureLayer): Shown
  /** The frame of a clip, counted from 0 in frames of its `fps`. */
  film(film: FilmLayer, frame: number): Shown
}
