import { createCanvas, Path2D as NodePath2D } from '@napi-rs/canvas'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Canvas, Ctx } from './canvas.ts'
import type { CameraKey, Composition } from './composition.ts'
import { compositionSchema } from './composition.ts'
import { clipFrameAt, paceOf } from './film-pace.ts'
import type { Footage, Shown } from './footage.ts'
import { paintShot, prepareShot, createStore, type PaintKit } from './index.ts'
import { cropAt } from './stage/footage-steps.ts'

beforeAll(() => {
  Object.assign(globalThis, { Path2D: NodePath2D })
})

const host = (w: number, h: number): Canvas => createCanvas(Math.round(w), Math.round(h)) as unknown as Canvas
const W = 108
const H = 192

/** A picture with a border of another colour, so that it shows what is cut off: red inside, blue outside. */
function framed(width: number, height: number): Shown {
  const canvas = createCanvas(width, height)
  const ctx = canvas.getContext('2d')
  ctx.fillStyle = '#0000ff'
  ctx.fillRect(0, 0, width, height)
  ctx.fillStyle = '#ff0000'
  ctx.fillRect(width * 0.1, height * 0.1, width * 0.8, height * 0.8)
  return { drawing: { source: canvas as unknown as Canvas, width, height }, ready: true }
}
const NOTHING: Shown = { drawing: null, ready: true }
const COMING: Shown = { drawing: null, ready: false }

const image = { sha256: 'a'.repeat(64), mime: 'image/png', sizeBytes: 1 } as const
const video = { sha256: 'b'.repeat(64), mime: 'video/mp4', sizeBytes: 1 } as const
const fps = { num: 24, den: 1 }
const key = (at: number, x: number, y: number, zoom: number): CameraKey => ({
  at,
  x,
  y,
  zoom,
  ease: 'linear',
})
const shot = (more: Partial<Composition> = {}): Composition => ({
  plate: { set: 'tea_shop', hour: 'day', weather: 'rain', mood: 'calm' },
  figures: [],
  shoulder: null,
  insert: null,
  size: 'WS',
  camera: [key(0, 540, 960, 1)],
  shake: 0,
  picture: { image, width: W, height: H },
  ...more,
})
const film = { video, durationFrames: 24, fps, width: W, height: H }

function paint(composition: Composition, footage: Footage, frame = 0, caption: string | null = null) {
  const canvas = createCanvas(W, H)
  const kit: PaintKit = { host, store: null, footage }
  const words = caption === null ? null : { speaker: null, text: caption }
  const moment = { frame, durationFrames: 24, fps, speech: [], caption: words, marks: null }
  paintShot(canvas.getContext('2d') as unknown as Ctx, W, H, composition, moment, kit)
  const { data } = canvas.getContext('2d').getImageData(0, 0, W, H)
  return (x: number, y: number): number[] => Array.from(data.slice((y * W + x) * 4, (y * W + x) * 4 + 3))
}
const still = (shown: Shown): Footage => ({ still: () => shown, film: () => NOTHING })

const RED = [255, 0, 0]
const BLUE = [0, 0, 255]

describe('a bought picture', () => {
  // Catches a bought picture that is never shown, and cut-outs, weather or grading that are drawn over it.
  it('is the whole frame, untouched', () => {
    const at = paint(shot(), still(framed(W, H)))
    expect(at(W / 2, H / 2)).toEqual(RED)
    for (const [x, y] of [
      [0, 0],
      [W - 1, 0],
      [0, H - 1],
      [W - 1, H - 1],
    ] as const)
      expect(at(x, y)).toEqual(BLUE)
  })

  // Catches a picture of another shape that is squeezed, or leaves bars.
  it('covers the frame with its middle when it is wider', () => {
    const at = paint(shot(), still(framed(W * 2, H)))
    expect(at(0, H / 2)).toEqual(RED)
    expect(at(W - 1, H / 2)).toEqual(RED)
    expect(at(W / 2, 2)).toEqual(BLUE)
  })

  // Catches captions lost under it.
  it('has the words of the shot over it', () => {
    const bare = paint(shot(), still(framed(W, H)))
    const said = paint(shot(), still(framed(W, H)), 0, 'WHERE IS SHE')
    const rows = Array.from({ length: H }, (_, y) => y)
    const differs = rows.some((y) =>
      Array.from({ length: W }, (_, x) => x).some((x) => String(bare(x, y)) !== String(said(x, y))),
    )
    expect(differs).toBe(true)
  })

  // Catches a planned push-in that stands still, or that starts inside of the picture because its keys are framed on a face.
  it('is shown whole at the widest moment of a camera move and closer at the other end', () => {
    const push = shot({ camera: [key(0, 488, 920, 4), key(1, 488, 920, 4.6)] })
    expect(paint(push, still(framed(W, H)))(1, H / 2)).toEqual(BLUE)
    expect(paint(push, still(framed(W, H)), 23)(1, H / 2)).toEqual(BLUE)
    expect(paint(push, still(framed(W, H)), 23)(8, H / 2)).toEqual(RED)
    expect(paint(push, still(framed(W, H)))(8, H / 2)).toEqual(BLUE)
  })

  // Catches a camera that travels beyond the edge of a picture, into black.
  it('fills the frame wherever the camera goes', () => {
    for (const path of [
      [key(0, 300, 700, 1.2), key(1, 800, 1200, 1.2)],
      [key(0, 540, 960, 1), key(1, 540, 300, 3)],
      [key(0, 100, 960, 2), key(1, 1000, 960, 1)],
    ])
      for (const at of path) {
        const { u, v, k } = cropAt(at, path)
        expect(k).toBeGreaterThanOrEqual(1)
        for (const d of [u, v]) expect(Math.abs(d - 0.5)).toBeLessThanOrEqual(0.5 - 0.5 / k + 1e-9)
      }
  })

  // Catches a black film where a file is gone: the rehearsal's drawing is the stand-in.
  it('gives way to the layers when it cannot be had', () => {
    const lost = paint(shot(), still(NOTHING))
    const layers = paint(shot(), { still: () => NOTHING, film: () => NOTHING })
    expect(lost(W / 2, H / 2)).toEqual(layers(W / 2, H / 2))
    expect(lost(W / 2, H / 2).some((c) => c > 40)).toBe(true)
  })

  // Catches a frame that is told to be ready before its picture is decoded.
  it('is not prepared while it is on its way', () => {
    const kit = (shown: Shown): PaintKit => ({ host, store: createStore(), footage: still(shown) })
    const moment = { frame: 0, durationFrames: 24, fps, speech: [], caption: null, marks: null }
    expect(prepareShot(shot(), moment, W, H, kit(COMING), 1)).toBe(false)
    expect(prepareShot(shot(), moment, W, H, kit(framed(W, H)), 1)).toBe(true)
  })
})

describe('a bought clip', () => {
  // Catches a clip that is not shown, a wrong frame of it, and the still's camera moving it about.
  it('shows its own frame, at rest', () => {
    const asked: number[] = []
    const footage: Footage = {
      still: () => NOTHING,
      film: (_, frame) => {
        asked.push(frame)
        return framed(W, H)
      },
    }
    const moving = shot({ film, camera: [key(0, 540, 960, 1), key(1, 540, 960, 2)] })
    expect(paint(moving, footage, 20)(1, H / 2)).toEqual(BLUE)
    expect(asked).toEqual([20])
  })

  // Catches a black picture while a clip is decoded.
  it('shows its first picture until it is decoded', () => {
    const footage: Footage = { still: () => framed(W, H), film: () => COMING }
    expect(paint(shot({ film }), footage)(W / 2, H / 2)).toEqual(RED)
  })

  it('is trimmed, held, or played at 0.8 to 1.25 times its speed', () => {
    expect(paceOf(100, 100, 24)).toEqual({ speed: 1, fits: true })
    expect(paceOf(110, 100, 24)).toEqual({ speed: 1, fits: true })
    expect(paceOf(120, 100, 24)).toEqual({ speed: 1.2, fits: true })
    expect(paceOf(140, 100, 24)).toEqual({ speed: 1, fits: false })
    expect(paceOf(95, 100, 24)).toEqual({ speed: 1, fits: true })
    expect(paceOf(85, 100, 24)).toEqual({ speed: 0.85, fits: true })
    expect(paceOf(50, 100, 24)).toEqual({ speed: 0.8, fits: false })
  })

  // Catches a frame asked for beyond the end, and rounding that shows a frame twice.
  it('holds its last frame', () => {
    expect([0, 5, 99].map((frame) => clipFrameAt(frame, 50, 100, 24))).toEqual([0, 4, 49])
    expect([0, 3, 99].map((frame) => clipFrameAt(frame, 100, 100, 24))).toEqual([0, 3, 99])
  })
})

// Catches compositions of older projects that are refused, or change their digest by members they never had.
it('leaves compositions without footage as they were', () => {
  const { picture: _, ...old } = shot()
  expect(Object.keys(compositionSchema.parse(old))).toEqual(Object.keys(old))
})
