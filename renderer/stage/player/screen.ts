import {
  createStore,
  hasLetters,
  letteringOnStage,
  lettersOf,
  loadLetters,
} from '../../../shared/picture/index.ts'
import type { RenderJob, RenderShot } from '../../../shared/picture/render-job.ts'
import { indexAt, type Placed } from './film-time.ts'
import {
  createShotPainter,
  pictureSize,
  SMALL_HEIGHT,
  smallStore,
  type PictureSize,
  type ShotPainter,
} from './shot-painter.ts'

/** A shot in its place. */
export interface ScreenShot extends Placed {
  readonly shot: RenderShot
}

/** Shots of a job with the frames of the episode they stand at. */
export function placeShots(job: RenderJob): ScreenShot[] {
  let startFrame = 0
  return job.shots.map((shot) => {
    const placed = { shot, startFrame, durationFrames: shot.durationFrames }
    startFrame += shot.durationFrames
    return placed
  })
}

/** Spare time used at once, in milliseconds: keys and pointers have to be answered in between. */
const WORK_MS = 9
/** A draft that has to be made is so many times smaller than the picture. */
const DRAFT = 4
/** Bitmaps of drafts that are painted before the letters have come, in bytes. */
const UNLETTERED_BYTES = 48e6

/** Where somebody is in an episode, as the painter counts. */
interface Spot {
  readonly shot: RenderShot
  readonly index: number
  readonly frame: number
}

function spotter(shots: readonly ScreenShot[]): (frame: number) => Spot | null {
  return (frame) => {
    const index = indexAt(shots, frame)
    const placed = shots[index]
    return placed === undefined ? null : { shot: placed.shot, index, frame: frame - placed.startFrame }
  }
}

/** A context that covers its canvas. @throws where there is no 2D canvas. */
function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const ctx = canvas.getContext('2d', { alpha: false })
  if (ctx === null) throw new Error('this window has no 2D canvas')
  return ctx
}

/** Paints small pictures quickly and lays them over the large canvas. */
class Drafter {
  readonly #small = contextOf(document.createElement('canvas'))
  readonly #film: PictureSize
  readonly #painter: ShotPainter

  constructor(job: RenderJob, lettered: boolean) {
    this.#film = job
    this.#painter = createShotPainter(job.fps, lettered ? smallStore : createStore(UNLETTERED_BYTES))
  }

  lay(target: CanvasRenderingContext2D, { shot, frame }: Spot, { width, height }: PictureSize): void {
    const size = this.#sizeFor(shot, frame, height)
    const { canvas } = this.#small
    if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size)
    this.#painter.paint(this.#small, shot, frame, size)
    target.imageSmoothingQuality = 'high'
    target.drawImage(canvas, 0, 0, width, height)
  }

  setCaptions(on: boolean): void {
    this.#painter.setCaptions(on)
  }

  /** As small as a thumb where the bitmaps of one are there or that is fine enough, else a part of the picture's size. */
  #sizeFor(shot: RenderShot, frame: number, height: number): PictureSize {
    const least = pictureSize(this.#film, SMALL_HEIGHT, 1)
    if (height <= SMALL_HEIGHT * DRAFT || this.#painter.prepare(shot, frame, least)) return least
    return pictureSize(this.#film, height / DRAFT, 1)
  }
}

/** A canvas that shows frames of an episode. */
export class Screen {
  readonly #ctx: CanvasRenderingContext2D
  readonly #painter: ShotPainter
  readonly #job: RenderJob
  readonly #shots: readonly ScreenShot[]
  readonly #spotAt: (frame: number) => Spot | null
  #size: PictureSize
  /** What the canvas shows, and whether it still has to be painted in full. */
  #shown: number | null = null
  #sought = false
  /** False until the letters of the pictures are loaded: till then there are only drafts, unless it plays. */
  #lettered: boolean
  #draft: Drafter
  #captions = true
  #open = true

  constructor(canvas: HTMLCanvasElement, job: RenderJob) {
    this.#ctx = contextOf(canvas)
    this.#painter = createShotPainter(job.fps)
    this.#job = job
    this.#shots = placeShots(job)
    this.#spotAt = spotter(this.#shots)
    this.#size = { width: canvas.width, height: canvas.height }
    const letters = lettersOf(job.shots) + letteringOnStage()
    this.#lettered = hasLetters(document.fonts, letters)
    this.#draft = new Drafter(job, this.#lettered)
    if (this.#lettered) return
    loadLetters(document.fonts, letters)
      // A missing font is a picture in another face, which is better than none.
      .catch(() => {})
      .finally(() => this.#haveLetters())
  }

  /** Shows a frame now, however long it takes: for playing, where the next shot was prepared while this one ran. */
  show(frame: number): void {
    const spot = this.#spotAt(frame)
    if (spot === null) return
    this.#painter.paint(this.#ctx, spot.shot, spot.frame, this.#size)
    this.#now(frame, this.#painter.isWhole(spot.shot, spot.frame) ? 'whole' : 'draft')
  }

  /** Shows a frame as soon as may be: at once when its bitmaps are there, else a small draft first. For seeking. */
  seek(frame: number): void {
    const spot = this.#spotAt(frame)
    if (spot === null) return
    if (this.#lettered && this.#ready(spot, performance.now() + WORK_MS)) return this.show(frame)
    this.#draft.lay(this.#ctx, spot, this.#size)
    this.#now(frame, 'draft')
  }

  /** Uses spare time: finishes what was sought, then prepares the shot after `frame`. False when nothing is left. */
  work(frame: number): boolean {
    const until = performance.now() + WORK_MS
    if (!this.#lettered) return true
    if (this.#sought && this.#shown !== null) {
      const spot = this.#spotAt(this.#shown)
      if (spot !== null && this.#ready(spot, until)) this.show(this.#shown)
      return true
    }
    const here = this.#spotAt(frame)
    const next = here === null ? undefined : this.#shots[here.index + 1]
    return next !== undefined && !this.#ready({ shot: next.shot, index: 0, frame: 0 }, until)
  }

  setSize(size: PictureSize): void {
    if (size.width === this.#size.width && size.height === this.#size.height) return
    this.#size = size
    Object.assign(this.#ctx.canvas, size)
    this.#painter.clear()
    this.#again()
  }

  setCaptions(on: boolean): void {
    this.#captions = on
    this.#painter.setCaptions(on)
    this.#draft.setCaptions(on)
    this.#again()
  }

  close(): void {
    this.#open = false
    this.#painter.clear()
  }

  /** Notes what the canvas shows, on the canvas too: who measures or photographs it can wait for the whole of it. */
  #now(frame: number, painted: 'draft' | 'whole'): void {
    this.#shown = frame
    this.#sought = painted === 'draft'
    const { dataset } = this.#ctx.canvas
    if (dataset['painted'] !== painted) dataset['painted'] = painted
  }

  #haveLetters(): void {
    this.#lettered = true
    if (!this.#open) return
    this.#painter.clear()
    this.#draft = new Drafter(this.#job, true)
    this.#draft.setCaptions(this.#captions)
    this.#again()
  }

  /** What is shown is not what should be: a draft now, the whole of it with the next spare time. */
  #again(): void {
    if (this.#shown !== null) this.seek(this.#shown)
  }

  #ready({ shot, frame }: Spot, until: number): boolean {
    let done = this.#painter.prepare(shot, frame, this.#size)
    while (!done && performance.now() < until) done = this.#painter.prepare(shot, frame, this.#size)
    return done
  }
}
