/** The players: their shadows, their light, and their sheets as kept bitmaps. */
import type { Box, Kept, Making } from '../cache.ts'
import type { Ctx } from '../canvas.ts'
import { onTwos } from './twos.ts'
import { rgba } from '../palette.ts'
import { brush } from '../paper.ts'
import { figure, type Part } from '../figure/figure.ts'
import type { SetLight } from '../sets/set.ts'
import { moodTint } from '../sets/tone.ts'
import { boxOf, inOrder, keyOf, partsOf, type Player } from './player.ts'
import type { StageScene } from './scene.ts'
import { layKept, type KeptStep, type Step } from './steps.ts'
import { takeSurface, trim } from './surface.ts'
import {
  boxOfEdges,
  HOME,
  place,
  project,
  seen,
  unite,
  type CameraPoint,
  type Edges,
  type Placing,
} from './view.ts'

/** The wash of light over the players in stage units, fixed for a shot. */
interface Wash {
  readonly near: boolean
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}
/** Closer than this the light falls as on a close-up. */
const NEAR_ZOOM = 2
function washOf(scene: StageScene, players: readonly Player[]): Wash {
  const { W, H, path, rest, cam } = scene.view
  const xs = players.map((p) => p.layer.x)
  const closest = path.at(-1) ?? cam
  const ref = rest ? cam : Math.min(...path.map((p) => p.zoom)) > NEAR_ZOOM ? closest : HOME
  const near = ref.zoom > NEAR_ZOOM
  const at = (v: number): number => ref.y + ((v - 0.5) * (H / W) * 1080) / ref.zoom
  return {
    near,
    x0: Math.min(...xs) - 330,
    x1: Math.max(...xs) + 330,
    y0: at(near ? 0.62 : 0.64),
    y1: at(near ? 1.15 : 0.97),
  }
}
/** Lights what is already on a surface: key side, opposite lamp, floor in shade. The surface is in stage units. */
function lightUp(ctx: Ctx, light: SetLight, wash: Wash, [x, y, w, h]: Box): void {
  ctx.globalCompositeOperation = 'source-atop'
  const side = (from: number, colour: string, alpha: number): void => {
    const g = ctx.createLinearGradient(from > 0 ? wash.x1 : wash.x0, 0, from > 0 ? wash.x0 : wash.x1, 0)
    g.addColorStop(0, rgba(colour, alpha))
    g.addColorStop(0.55, rgba(colour, alpha * 0.16))
    g.addColorStop(1, rgba(colour, 0))
    ctx.fillStyle = g
    ctx.fillRect(x, y, w, h)
  }
  side(light.lx, light.key[0], light.key[1] * (wash.near ? 0.6 : 0.5))
  if (light.warm) side(-light.lx, light.warm[0], light.warm[1] * 0.5)
  if (y + h <= wash.y0) return
  const g = ctx.createLinearGradient(0, wash.y0, 0, wash.y1)
  g.addColorStop(0, rgba(light.low[0], 0))
  g.addColorStop(1, rgba(light.low[0], light.low[1]))
  ctx.fillStyle = g
  const top = Math.max(y, wash.y0)
  ctx.fillRect(x, top, w, y + h - top)
}

/** How figures breathe: a hair up and down, each in its own time. */
const breath = (p: Player, seconds: number): number => Math.sin(seconds * 1.7 + p.layer.look.seed) * 1.2

/** Paints a figure, or a sheet of it, on a surface whose origin is its feet and which is in stage units. */
function paintPlayer(
  ctx: Ctx,
  scene: StageScene,
  p: Player,
  o: { s: number; cropY: number | null; part?: Part; only?: 'back' | 'over' | undefined },
): void {
  const { scale, facing, look } = p.layer
  const base = brush(ctx, scene.light, o.s * scale)
  const tint = moodTint(scene.when.mood)
  ctx.save()
  ctx.scale(scale * facing, scale)
  figure({ ...base, c: (hex) => tint(base.c(hex)), flip: facing, cropY: o.cropY }, look, {
    ...p.state,
    part: o.part,
    only: o.only,
  })
  ctx.restore()
}
/** Where a figure's feet are in the frame; on whole pixels while the camera rests. */
function feetOf(scene: StageScene, p: Player, P: Placing): readonly [number, number] {
  const x = p.layer.x * P.s + P.dx
  const y = (p.floor + breath(p, onTwos(scene.seconds))) * P.s + P.dy
  return scene.view.rest ? [Math.round(x), Math.round(y)] : [x, y]
}

/** The soft patch every figure stands on. */
function shadowStep(scene: StageScene, players: readonly Player[]): Step[] {
  const { W, H, cam } = scene.view
  if (cam.zoom >= 3) return []
  const { light } = scene
  return [
    {
      kind: 'live',
      draw(ctx) {
        project(ctx, W, H, cam, 1)
        for (const p of players) {
          const g = ctx.createRadialGradient(0, 0, 4, 0, 0, 190)
          g.addColorStop(0, rgba(light.shadow, 0.6))
          g.addColorStop(1, rgba(light.shadow, 0))
          ctx.save()
          ctx.translate(p.layer.x - light.lx * 60, p.floor - 2)
          ctx.scale(1.1 * p.layer.scale, 0.16 * p.layer.scale)
          ctx.fillStyle = g
          ctx.fillRect(-190, -190, 380, 380)
          ctx.restore()
        }
      },
    },
  ]
}

/** Reference: every figure painted whole, and the light over all of them at once. */
function wholeStep(scene: StageScene, players: readonly Player[], wash: Wash): Step {
  const { W, H, cam } = scene.view
  return {
    kind: 'group',
    width: W,
    height: H,
    lay: (ctx, surface) => ctx.drawImage(surface, 0, 0, W, H, 0, 0, W, H),
    steps: [
      {
        kind: 'live',
        draw(ctx) {
          const P = place(W, H, cam, 1)
          for (const [p, only] of inOrder(players)) {
            const [x, y] = feetOf(scene, p, P)
            ctx.save()
            ctx.translate(x, y)
            ctx.scale(P.s, P.s)
            paintPlayer(ctx, scene, p, { s: P.s, cropY: (H - y) / P.s / p.layer.scale + 40, only })
            ctx.restore()
          }
          ctx.transform(P.s, 0, 0, P.s, P.dx, P.dy)
          lightUp(ctx, scene.light, wash, boxOfEdges(seen(W, H, cam, 1)))
        },
      },
    ],
  }
}

/** Sizes a move is painted in: its largest zoom, and smaller ones by this factor. */
const SIZE_STEP = 1.75
function sizesOf(path: readonly CameraPoint[]): number[] {
  const zooms = path.map((c) => c.zoom)
  const least = Math.min(...zooms)
  const out: number[] = []
  for (let q = Math.max(...zooms); ; q /= SIZE_STEP) {
    out.unshift(q)
    if (q / SIZE_STEP < least) return out
  }
}
/** What a sheet's bitmap is painted for. */
interface SheetOf {
  readonly player: Player
  readonly only: 'back' | 'over' | undefined
  readonly part: Part
  /** The zoom it is painted at. */
  readonly zoom: number
}
/** The part of the stage a bitmap of this size will ever show. */
function everSeen(scene: StageScene, zoom: number): Edges {
  const { W, H, cam, path, rest } = scene.view
  const shown = rest
    ? [cam]
    : path.filter((c) => c.zoom <= zoom * 1.01 && c.zoom >= zoom / (SIZE_STEP * 1.03))
  return unite((shown.length > 0 ? shown : [cam]).map((c) => seen(W, H, c, 1)))
}
/** The part of a sheet's box that will ever be seen, in stage units from the feet. */
function cropOf(scene: StageScene, { player, part, zoom }: SheetOf): Edges {
  const { scale, facing, x } = player.layer
  const [bx, by, bw, bh] = boxOf(part, player)
  const left = (facing < 0 ? -bx - bw : bx) * scale
  const [l, t, r, b] = everSeen(scene, zoom)
  const { floor } = player
  return [
    Math.max(left, l - x - 8),
    Math.max(by * scale, t - floor - 8),
    Math.min(left + bw * scale, r - x + 8),
    Math.min((by + bh) * scale, b - floor + 8),
  ]
}
/** Whole pixels around edges in stage units. */
const inPixels = ([x0, y0, x1, y1]: Edges, S: number): Edges => [
  Math.floor(x0 * S),
  Math.floor(y0 * S),
  Math.ceil(x1 * S),
  Math.ceil(y1 * S),
]
function* bitmapOf(scene: StageScene, wash: Wash, sheet: SheetOf): Making {
  const { host, view } = scene
  const { player, part, only, zoom } = sheet
  const S = (view.W / 1080) * zoom
  const crop = cropOf(scene, sheet)
  const [x0, y0, x1, y1] = crop
  if (x1 <= x0 || y1 <= y0) return { canvas: takeSurface(host, 1, 1)[0], x: 0, y: 0, s: S, box: null }
  const [left, top, right, bottom] = inPixels(crop, S)
  const [w, h] = [right - left, bottom - top]
  const [canvas, ctx] = takeSurface(host, w, h)
  ctx.translate(-left, -top)
  ctx.save()
  ctx.scale(S, S)
  paintPlayer(ctx, scene, player, { s: S, cropY: y1 / player.layer.scale + 40, part, only })
  ctx.restore()
  yield canvas
  const small = part === 'mouth' || part === 'eyes'
  const box: Box | null = small ? [0, 0, w, h] : trim(host, canvas, w, h)
  if (!box) return { canvas, x: left, y: top, s: S, box }
  const [fx, fy] = feetOnStage(scene, player)
  ctx.scale(S, S)
  ctx.translate(-fx, -fy)
  lightUp(ctx, scene.light, wash, [fx + (left + box[0]) / S, fy + (top + box[1]) / S, box[2] / S, box[3] / S])
  return { canvas, x: left, y: top, s: S, box }
}
/** The feet on the stage, as the light sees them: where whole pixels put them while the camera rests. */
function feetOnStage(scene: StageScene, { layer, floor }: Player): readonly [number, number] {
  const { W, H, cam, rest } = scene.view
  if (!rest) return [layer.x, floor]
  const P = place(W, H, cam, 1)
  return [(Math.round(layer.x * P.s + P.dx) - P.dx) / P.s, (Math.round(floor * P.s + P.dy) - P.dy) / P.s]
}
function sheetKey(scene: StageScene, wash: Wash, { player, only, part, zoom }: SheetOf): string {
  const { layer, floor, state } = player
  const { cam, rest } = scene.view
  const look = scene.store?.nameOf(layer.look) ?? ''
  const where = `${layer.x} ${floor} ${layer.scale} ${layer.facing}`
  const lit = `${wash.x0} ${wash.x1} ${wash.y0.toFixed(1)}`
  const seenFrom = rest ? `${cam.x},${cam.y}` : scene.way
  const held = `${layer.pose} ${layer.view} ${only ?? ''} ${state.tilt ?? 0}`
  return `figure ${scene.place} ${look} ${held} ${where} ${part} ${zoom.toFixed(4)} ${lit} ${seenFrom} | ${keyOf(part, player)}`
}
function sheetStep(scene: StageScene, wash: Wash, sheet: SheetOf): KeptStep {
  const { W, H, cam, rest } = scene.view
  return {
    kind: 'kept',
    key: sheetKey(scene, wash, sheet),
    make: () => bitmapOf(scene, wash, sheet),
    lay(ctx: Ctx, kept: Kept) {
      const P = place(W, H, cam, 1)
      const [x, y] = feetOf(scene, sheet.player, P)
      const k = rest ? 1 : P.s / kept.s
      layKept(ctx, kept, x + kept.x * k, y + kept.y * k, k)
    },
  }
}
/** The sheets of each figure put together: a moving camera scales them, and once is cheaper than one by one. */
function movingSteps(scene: StageScene, wash: Wash, players: readonly Player[], zoom: number): Step[] {
  const S = (scene.view.W / 1080) * zoom
  return inOrder(players).flatMap(([player, only], i): Step[] => {
    const sheets = partsOf(player, only).map((part): SheetOf => ({ player, only, part, zoom }))
    const steps = sheets.map((sheet) => sheetStep(scene, wash, sheet))
    const seenOf = sheets.map((sheet) => cropOf(scene, sheet)).filter(([l, t, r, b]) => r > l && b > t)
    const [first] = steps
    if (!first || seenOf.length === 0) return []
    const name = `${i} ${only ?? ''} ${player.layer.cast} ${scene.place} ${scene.way}`
    return [{ kind: 'composed', name, steps, edges: inPixels(unite(seenOf), S), lay: first.lay }]
  })
}
const sheetsAt = (players: readonly Player[], zoom: number): SheetOf[] =>
  inOrder(players).flatMap(([player, only]) =>
    partsOf(player, only).map((part) => ({ player, only, part, zoom })),
  )

/** The players on their shadows. `soon` is where the camera will be a little later: its bitmaps are made ahead. */
export function playerSteps(scene: StageScene, players: readonly Player[], soon: CameraPoint): Step[] {
  if (players.length === 0) return []
  const { view, store } = scene
  const wash = washOf(scene, players)
  const shadows = shadowStep(scene, players)
  if (!store) return [...shadows, wholeStep(scene, players, wash)]
  if (view.rest)
    return [...shadows, ...sheetsAt(players, view.cam.zoom).map((sheet) => sheetStep(scene, wash, sheet))]
  const sizes = sizesOf(view.path)
  const sizeFor = (zoom: number): number => sizes.find((q) => q >= zoom - 1e-3) ?? sizes.at(-1) ?? zoom
  const now = sizeFor(view.cam.zoom)
  const next = sizeFor(soon.zoom)
  const steps = movingSteps(scene, wash, players, now)
  if (next === now) return [...shadows, ...steps]
  const ahead = sheetsAt(players, next).map((sheet) => sheetStep(scene, wash, sheet))
  return [...shadows, ...steps, { kind: 'ahead', steps: ahead }]
}
