/** The dark figure seen from behind at the edge of the frame. */
import type { Making } from '../cache.ts'
import type { FigureLayer } from '../composition.ts'
import { faceAt, figure } from '../figure/figure.ts'
import { brush } from '../paper.ts'
import { moodTint } from '../sets/tone.ts'
import type { StageScene } from './scene.ts'
import { layKept, type Step } from './steps.ts'
import { giveBack, takeSurface, trim } from './surface.ts'

/** Painted at a third of the frame: what is close to the lens is soft. */
const SOFT = 3
/** Size of the figure, how far from the frame's edge it stands, and the height of its head, in a frame 1080 wide. */
const SCALE = 2.35
const INSET = 190
const HEAD_Y = 728

/** The figure over whose shoulder we look: at the left edge when it faces right, else at the right one. */
export function shoulderSteps(scene: StageScene, layer: FigureLayer): Step[] {
  const { W, H, cam, path } = scene.view
  const { host, store, light } = scene
  const { look, facing } = layer
  const base = path[0] ?? cam
  function* make(): Making {
    const [w, h] = [Math.round(W / SOFT), Math.round(H / SOFT)]
    const [canvas, ctx] = takeSurface(host, w, h)
    const k = w / 1080
    const feet = HEAD_Y - SCALE * faceAt(look, 'away')[1]
    const dim = { ...light, amb: '#7a6a78', fog: light.shadow, fogK: 0.22, rimK: 0.95 }
    ctx.scale(k, k)
    ctx.translate(facing > 0 ? INSET : 1080 - INSET, feet)
    ctx.scale(SCALE * facing, SCALE)
    const b = brush(ctx, dim, k * SCALE)
    const tint = moodTint(scene.when.mood)
    figure({ ...b, c: (hex) => tint(b.c(hex)), flip: facing }, look, {
      pose: 'away',
      view: 'back',
      headView: 'back',
    })
    yield canvas
    const [large, own] = takeSurface(host, W, H)
    own.imageSmoothingQuality = 'low'
    own.drawImage(canvas, 0, 0, w, h, 0, 0, W, H)
    const box = trim(host, large, W, H)
    giveBack(canvas)
    return { canvas: large, x: 0, y: 0, s: 1, box }
  }
  return [
    {
      kind: 'kept',
      key: `shoulder ${scene.place} ${store?.nameOf(look) ?? ''} ${facing}`,
      make,
      lay(ctx, kept) {
        // Nearer than the players, so it moves more than they do.
        const k = (cam.zoom / base.zoom) ** 1.15
        const s = (W / 1080) * cam.zoom * 1.5
        const x = W / 2 - (W / 2) * k - (cam.x - base.x) * s
        const y = H / 2 - (H / 2) * k - (cam.y - base.y) * s
        layKept(ctx, kept, x, y, k)
      },
    },
  ]
}
