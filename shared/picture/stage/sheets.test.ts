import { createCanvas, Path2D as NodePath2D } from '@napi-rs/canvas'
import { beforeAll, expect, it } from 'vitest'
import { finish } from '../cache.ts'
import type { Canvas } from '../canvas.ts'
import { SETS } from '../sets/index.ts'
import { lightAt, type Occasion } from '../sets/tone.ts'
import type { StageScene } from './scene.ts'
import { sheetSteps } from './sheets.ts'
import { HOME } from './view.ts'

beforeAll(() => {
  Object.assign(globalThis, { Path2D: NodePath2D })
})

const W = 540
const H = 960
const host = (w: number, h: number): Canvas => createCanvas(Math.round(w), Math.round(h)) as unknown as Canvas
const when: Occasion = { hour: 'dusk', weather: 'clear', mood: 'calm' }

function sceneIn(id: string): StageScene {
  const set = SETS[id]
  if (set === undefined) throw new Error(`no set ${id}`)
  const view = { W, H, cam: HOME, path: [HOME], rest: true }
  return { set, when, light: lightAt(set, when), view, seconds: 0, host, store: null, place: id, way: '' }
}

/** What stands before the players alone, and the pixels that were kept for it. */
function front(id: string, sparse: boolean): { pixels: Uint8ClampedArray; kept: number } {
  const scene = sceneIn(id)
  const shown = createCanvas(W, H)
  const ctx = shown.getContext('2d')
  let kept = 0
  for (const step of sheetSteps(scene, scene.set.front, [], {
    W,
    H,
    path: [HOME],
    blur: 0,
    tag: 'front',
    sparse,
  })) {
    const bitmap = finish(step.make())
    kept += bitmap.canvas.width * bitmap.canvas.height
    // The Node canvas has the calls of a browser's context, under a type of its own.
    step.lay(ctx as unknown as CanvasRenderingContext2D, bitmap)
  }
  return { pixels: ctx.getImageData(0, 0, W, H).data, kept }
}

it.each(['rooftop', 'bedroom', 'tea_shop', 'alley', 'ward'])(
  'keeps of the front of %s only what is painted, and all of it (bug: leaves and curtains cut off)',
  (id) => {
    const whole = front(id, false)
    const part = front(id, true)
    let sum = 0
    for (const [i, value] of whole.pixels.entries()) sum += Math.abs(value - (part.pixels[i] ?? 0))
    expect(sum / whole.pixels.length).toBeLessThan(0.02)
    expect(part.kept).toBeLessThanOrEqual(whole.kept)
    if (id === 'rooftop') expect(part.kept).toBeLessThan(whole.kept / 2)
  },
)
