import { useLayoutEffect, useRef, type RefObject } from 'react'
import { letteringOnStage, lettersOf, loadLetters } from '../../shared/picture/index.ts'
import type { RenderJob, RenderShot } from '../../shared/picture/render-job.ts'
import {
  createShotPainter,
  pictureSize,
  SMALL_HEIGHT,
  smallStore,
  type PictureSize,
  type ShotPainter,
} from './player/shot-painter.ts'

/** Which frame of a shot. */
export type ThumbFrame = 'first' | 'last'

/** Height of a painted thumb in pixels: `small` for strip and timeline, `large` beside the picture. */
const HEIGHT = { small: SMALL_HEIGHT, large: 328 } as const
export type ThumbSize = keyof typeof HEIGHT

/** Thumbs kept, of all sizes; about 40 KB each. */
const KEPT = 800
/** Least spare time worth starting in, in milliseconds. */
const WORTH_MS = 4
/** Nothing is painted until so long after the playhead has moved, in milliseconds: the next key may come any moment. */
const QUIET_MS = 400

interface Wish {
  readonly name: string
  readonly job: RenderJob
  readonly shot: RenderShot
  readonly frame: ThumbFrame
  readonly size: ThumbSize
  readonly ready: (picture: HTMLCanvasElement) => void
}

const kept = new Map<string, HTMLCanvasElement>()
const wishes = new Set<Wish>()
const painters = new Map<string, ShotPainter>()
let scheduled = false
/** Films whose letters are loaded. */
const lettered = new WeakSet<RenderJob>()
let held = false
let movedAt = -Infinity

/** Thumbs wait while the film plays and while somebody goes through it: every spare moment belongs to the next frame. */
export function holdThumbs(hold: boolean): void {
  held = hold
  movedAt = performance.now()
  if (!hold) schedule()
}

function painterFor({ job }: Wish): ShotPainter {
  const name = `${job.fps.num}/${job.fps.den}`
  const known = painters.get(name)
  if (known !== undefined) return known
  const made = createShotPainter(job.fps, smallStore)
  made.setCaptions(false)
  painters.set(name, made)
  return made
}

function keep(name: string, picture: HTMLCanvasElement): void {
  kept.set(name, picture)
  const oldest = kept.keys().next().value
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
}

function paint(wish: Wish, painter: ShotPainter, frame: number, size: PictureSize): void {
  const picture = Object.assign(document.createElement('canvas'), size)
  const ctx = picture.getContext('2d', { alpha: false })
  if (ctx === null) return
  painter.paint(ctx, wish.shot, frame, size)
  keep(wish.name, picture)
  for (const other of wishes)
    if (other.name === wish.name) {
      wishes.delete(other)
      other.ready(picture)
    }
}

const isQuiet = (): boolean => !held && performance.now() - movedAt >= QUIET_MS

/** Does slices of work on the oldest wish until it is painted or the spare time is over. */
function work(deadline: IdleDeadline): void {
  scheduled = false
  for (const wish of wishes) {
    if (!isQuiet() || deadline.timeRemaining() < WORTH_MS) break
    const painter = painterFor(wish)
    const size = pictureSize(wish.job, HEIGHT[wish.size], 1)
    const frame = wish.frame === 'first' ? 0 : wish.shot.durationFrames - 1
    let done = painter.prepare(wish.shot, frame, size)
    while (!done && deadline.timeRemaining() > WORTH_MS) done = painter.prepare(wish.shot, frame, size)
    if (done) paint(wish, painter, frame, size)
  }
  schedule()
}

function schedule(): void {
  const [wish] = wishes
  if (scheduled || held || wish === undefined) return
  scheduled = true
  const whenIdle = (): void => void requestIdleCallback(work)
  const rest = movedAt + QUIET_MS - performance.now()
  const begin = rest > 0 ? () => void setTimeout(whenIdle, rest) : whenIdle
  if (lettered.has(wish.job)) return begin()
  // Letters first: the label on the picture is one of the few things that can be read at this size.
  loadLetters(document.fonts, lettersOf(wish.job.shots) + letteringOnStage())
    .catch(() => {})
    .finally(() => {
      lettered.add(wish.job)
      begin()
    })
}

function wishFor(wish: Wish): () => void {
  const known = kept.get(wish.name)
  if (known !== undefined) {
    wish.ready(known)
    return () => {}
  }
  wishes.add(wish)
  schedule()
  return () => wishes.delete(wish)
}

/**
 * A canvas with the first or last frame of a shot, painted in spare time by the painter of the film. Shots are named by
 * all that shows in them, so a thumb is painted once however often the film is read again.
 */
export function useThumb(
  job: RenderJob,
  shot: RenderShot | undefined,
  frame: ThumbFrame,
  size: ThumbSize,
): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null)
  // What is kept shows with the first paint, without what stands in for it.
  useLayoutEffect(() => {
    if (shot === undefined) return undefined
    const ready = (picture: HTMLCanvasElement): void => {
      const shown = canvas.current
      if (shown === null) return
      Object.assign(shown, { width: picture.width, height: picture.height })
      shown.getContext('2d')?.drawImage(picture, 0, 0)
      // What stood in for it need not be decoded any more.
      shown.style.backgroundImage = 'none'
    }
    return wishFor({ name: `${shot.key} ${frame} ${size}`, job, shot, frame, size, ready })
    // The key stands for everything in the shot.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shot?.key, frame, size])
  return canvas
}
