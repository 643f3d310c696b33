/** Weather in the air: rain, snow, drifting fog, rare lightning. Decided by the shot's time alone. */
import type { Hour } from '../../drama/vocabulary.ts'
import type { Ctx } from '../canvas.ts'
import { mix, rgba, rng } from '../palette.ts'
import { rain, snow } from '../sets/kit.ts'
import { airAt, setBrush } from '../sets/tone.ts'
import type { SetBrush } from '../sets/set.ts'
import type { StageScene } from './scene.ts'
import { painted, type Step } from './steps.ts'
import { project } from './view.ts'

/** Rain is light against a dark sky and dark against a light one: far off, and close to the lens. */
const RAIN: Readonly<Record<Hour, readonly [far: string, near: string]>> = {
  dawn: ['#7088a4', '#f0f6fc'],
  day: ['#5f788f', '#f4f9ff'],
  dusk: ['#c9cfe4', '#dfe6f6'],
  night: ['#cfe3ff', '#cfe3ff'],
}
const airBrush = (scene: StageScene, ctx: Ctx, s: number): SetBrush =>
  setBrush(ctx, scene.set, scene.when, { outside: true, z: 1, loose: false }, s)

/** Seconds of a storm that hold at most one flash, and how bright it is in each drawing from its start. */
const FLASH_EVERY = 6
const FLASH = [0.5, 0.12, 0.36, 0.2, 0.08]
/** How bright the sky flashes at a time, 0-1; about every third stretch of a storm has no flash at all. */
export function flashAt(seconds: number): number {
  const stretch = Math.floor(seconds / FLASH_EVERY)
  const r = rng(stretch * 7 + 3)
  if (r() < 0.34) return 0
  const start = stretch * FLASH_EVERY + 1 + r() * (FLASH_EVERY - 2)
  return FLASH[Math.floor((seconds - start) * 12)] ?? 0
}
function flash(ctx: Ctx, W: number, H: number, strength: number): void {
  const g = ctx.createLinearGradient(0, 0, 0, H)
  g.addColorStop(0, rgba('#e8f0ff', strength))
  g.addColorStop(0.7, rgba('#cfdcff', strength * 0.35))
  g.addColorStop(1, rgba('#cfdcff', strength * 0.1))
  ctx.globalCompositeOperation = 'screen'
  ctx.fillStyle = g
  ctx.fillRect(0, 0, W, H)
}
/** Rings where drops meet the ground, near the players. */
function splashes(b: SetBrush, seconds: number, floor: number): void {
  const { ctx } = b
  const beat = Math.floor(seconds * 8)
  ctx.strokeStyle = rgba('#dbe8ff', 0.34)
  ctx.lineWidth = 2.4
  for (let i = 0; i < 16; i++) {
    const age = (beat + i * 3) % 4
    const r = rng(Math.floor((beat + i * 3) / 4) * 31 + i)
    const x = r() * 1240 - 80
    const y = floor - 130 + r() * 380
    ctx.beginPath()
    ctx.ellipse(x, y, 6 + age * 9, 2 + age * 2.4, 0, 0, 7)
    ctx.stroke()
  }
}
/** A bank of fog, painted small and once: it wraps around, so it can drift for ever. */
function fogBank(scene: StageScene): Step {
  const { W, H } = scene.view
  const w = Math.ceil(W / 6)
  const h = Math.ceil((H * 0.5) / 6)
  const [air] = airAt('fog', scene.when.hour, 6)
  return {
    kind: 'kept',
    key: `fog ${air} ${W}x${H}`,
    make: () =>
      painted(scene.host, w * 2, h, (ctx) => paintBank(ctx, w, h, mix(air, '#ffffff', 0.25)), false),
    lay(ctx, kept) {
      const x = ((scene.seconds * 0.012) % 1) * w * 2
      ctx.imageSmoothingQuality = 'low'
      const first = Math.min(w, w * 2 - x)
      ctx.drawImage(kept.canvas, x, 0, first, h, 0, H * 0.42, first * 6, H * 0.5)
      if (first < w)
        ctx.drawImage(kept.canvas, 0, 0, w - first, h, first * 6, H * 0.42, (w - first) * 6, H * 0.5)
    },
  }
}
function paintBank(ctx: Ctx, w: number, h: number, colour: string): void {
  const r = rng(19)
  for (let i = 0; i < 16; i++) {
    const x = r() * w * 2
    const y = h * (0.3 + r() * 0.4)
    const q = w * (0.22 + r() * 0.3)
    for (const at of [x - w * 2, x, x + w * 2]) {
      const g = ctx.createRadialGradient(at, 0, 0, at, 0, q)
      g.addColorStop(0, rgba(colour, 0.24))
      g.addColorStop(1, rgba(colour, 0))
      ctx.save()
      ctx.translate(0, y)
      ctx.scale(1, 0.34)
      ctx.fillStyle = g
      ctx.fillRect(at - q, -q, q * 2, q * 2)
      ctx.restore()
    }
  }
}

/** What falls behind windows: drawn between the sheets outside and the wall. `scale` is the size of the surface. */
export function weatherOutside(scene: StageScene, W: number, H: number): Step[] {
  const { weather } = scene.when
  const { seconds, view } = scene
  if (weather === 'clear' || weather === 'fog') return []
  return [
    {
      kind: 'live',
      draw(ctx) {
        const strength = weather === 'storm' ? flashAt(seconds) : 0
        if (strength > 0) flash(ctx, W, H, Math.min(1, strength * 1.6))
        const s = project(ctx, W, H, view.cam, 3)
        const b = airBrush(scene, ctx, s)
        if (weather === 'snow') snow(b, seconds, { alpha: 0.9, n: 110, seed: 5, size: 0.8 })
        else
          rain(b, seconds, {
            alpha: 0.6,
            colour: RAIN[scene.when.hour][0],
            n: 200,
            seed: 5,
            length: 120,
            width: 5,
            slant: weather === 'storm' ? 0.4 : 0.2,
          })
      },
    },
  ]
}
/** What falls between the set and the players, in the open. */
export function weatherBehind(scene: StageScene): Step[] {
  const { weather } = scene.when
  const { W, H, cam } = scene.view
  const { seconds } = scene
  if (scene.set.interior || weather === 'clear') return []
  const falling: Step = {
    kind: 'live',
    draw(ctx) {
      const close = cam.zoom >= 1.7
      const s = project(ctx, W, H, cam, 1.25)
      const b = airBrush(scene, ctx, s)
      if (weather === 'snow') return snow(b, seconds, { alpha: 0.8, n: 90, seed: 8, size: 0.7 })
      const slant = weather === 'storm' ? 0.42 : 0.24
      if (!close)
        rain(b, seconds, {
          alpha: 0.34,
          colour: RAIN[scene.when.hour][0],
          n: weather === 'storm' ? 140 : 90,
          seed: 5,
          length: 80,
          width: 2.4,
          slant,
        })
      if (!close) splashes(b, seconds, scene.light.floor)
    },
  }
  const strength = weather === 'storm' ? flashAt(seconds) : 0
  const lightning: Step[] = strength > 0 ? [{ kind: 'live', draw: (ctx) => flash(ctx, W, H, strength) }] : []
  return weather === 'fog' ? [fogBank(scene)] : [...lightning, falling]
}
/** What falls between the players and the camera, in the open. */
export function weatherBefore(scene: StageScene): Step[] {
  const { weather } = scene.when
  const { W, H, cam } = scene.view
  const { seconds } = scene
  if (scene.set.interior || weather === 'clear' || weather === 'fog') return []
  const close = cam.zoom >= 1.7
  return [
    {
      kind: 'live',
      draw(ctx) {
        if (close) ctx.scale(W / 1080, W / 1080)
        const s = close ? W / 1080 : project(ctx, W, H, cam, 0.85)
        const b = airBrush(scene, ctx, s)
        const colour = RAIN[scene.when.hour][1]
        const slant = weather === 'storm' ? 0.42 : 0.24
        if (weather === 'snow')
          snow(b, seconds, { alpha: 0.85, n: close ? 34 : 60, seed: 3, size: close ? 1.7 : 1.1 })
        else if (close) rain(b, seconds, { alpha: 0.3, n: 60, seed: 3, length: 240, width: 4, slant, colour })
        else
          rain(b, seconds, {
            alpha: 0.4,
            n: weather === 'storm' ? 110 : 70,
            seed: 9,
            length: 190,
            width: 4,
            slant,
            colour,
          })
      },
    },
  ]
}

/** Dust in a lamp's light, drifting up. */
export function dust(scene: StageScene): Step[] {
  const { dust: colour } = scene.light
  const { W, H } = scene.view
  if (!colour) return []
  return [
    {
      kind: 'live',
      draw(ctx) {
        const r = rng(31)
        const p = new Path2D()
        for (let i = 0; i < 36; i++) {
          const x = r() * W
          const y = (r() * H + H - (((scene.seconds * 22 * r() * W) / 1080) % H)) % H
          const q = (1.2 + r() * 3.4) * (W / 1080)
          p.moveTo(x + q, y)
          p.ellipse(x, y, q, q, 0, 0, 7)
        }
        ctx.fillStyle = rgba(colour, 0.4)
        ctx.fill(p)
      },
    },
  ]
}
