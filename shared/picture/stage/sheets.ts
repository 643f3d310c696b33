/** The sheets of a set: painted whole where the camera rests, kept one by one where it moves. */
import type { Kept, Making } from '../cache.ts'
import type { Canvas, Ctx } from '../canvas.ts'
import type { SetSheet } from '../sets/set.ts'
import { setBrush } from '../sets/tone.ts'
import type { StageScene } from './scene.ts'
import { layKept, type KeptStep, type LiveStep } from './steps.ts'
import { contextOf, giveBack, settle, takeSurface, trim } from './surface.ts'
import { place, project, seen, solidInFrame, unite, type CameraPoint, type Edges, type View } from './view.ts'

/** Clips to what nearer solid sheets leave visible. */
export function cutAway(ctx: Ctx, view: View, nearer: readonly SetSheet[]): void {
  const { W, H } = view
  for (const sheet of nearer)
    for (const box of sheet.solid) {
      const edges = solidInFrame(view, box, sheet.z)
      if (!edges) continue
      const [l, t, r, b] = edges
      ctx.beginPath() // what is left around the solid: up to four bands
      if (t > 0) ctx.rect(0, 0, W, t)
      if (b < H) ctx.rect(0, b, W, H - b)
      if (l > 0) ctx.rect(0, t, l, b - t)
      if (r < W) ctx.rect(r, t, W - r, b - t)
      ctx.clip()
    }
}
const brushOf = (scene: StageScene, ctx: Ctx, sheet: SetSheet, scale: number, loose: boolean) =>
  setBrush(ctx, scene.set, scene.when, { outside: sheet.outside, z: sheet.z, loose }, scale)

/** Paints sheets straight onto a surface of the view's size, one slice each. `all` are the sheets that may hide them. */
export function* paintSheets(
  ctx: Ctx,
  scene: StageScene,
  view: View,
  sheets: readonly SetSheet[],
  all: readonly SetSheet[] = sheets,
): Generator<Canvas, void, undefined> {
  for (const sheet of sheets) {
    if (!sheet.paint) continue
    ctx.save()
    cutAway(ctx, view, all.slice(all.indexOf(sheet) + 1))
    const s = project(ctx, view.W, view.H, view.cam, sheet.z)
    sheet.paint(brushOf(scene, ctx, sheet, s, false))
    ctx.restore()
    yield ctx.canvas
  }
}

/** Stage units kept around what a move sees: a blurred edge must lie outside the frame. */
const PAD = 24
/** A draft so many times smaller tells where a sheet is painted. */
const DRAFT = 8
/** The part of edges (stage units, `s` pixels each) a sheet paints on, by whole pixels; null when it paints nothing there. */
function paintedEdges(scene: StageScene, sheet: SetSheet, edges: Edges, s: number): Edges | null {
  const [x0, y0, x1, y1] = edges
  const [w, h] = [Math.ceil(((x1 - x0) * s) / DRAFT), Math.ceil(((y1 - y0) * s) / DRAFT)]
  const [draft, ctx] = takeSurface(scene.host, w, h)
  ctx.scale(s / DRAFT, s / DRAFT)
  ctx.translate(-x0, -y0)
  sheet.paint?.(brushOf(scene, ctx, sheet, s / DRAFT, true))
  const box = trim(scene.host, draft, w, h) // with a margin of more than a hundred pixels of the real one
  giveBack(draft)
  if (!box) return null
  const [l, t, width, height] = box.map((side) => (side * DRAFT) / s) as [number, number, number, number] // four in, four out
  return [x0 + l, y0 + t, Math.min(x1, x0 + l + width), Math.min(y1, y0 + t + height)]
}
/** One sheet at its largest size in a move, only where the move looks, blurred by so many pixels. */
function* sheetBitmap(
  scene: StageScene,
  sheet: SetSheet,
  o: {
    W: number
    H: number
    path: readonly CameraPoint[]
    loose: boolean
    blur: number
    sparse: boolean
  },
): Making {
  const { host } = scene
  const view = unite(o.path.map((cam) => seen(o.W, o.H, cam, sheet.z)))
  const s = Math.max(...o.path.map((cam) => place(o.W, o.H, cam, sheet.z).s))
  const pad = PAD + (o.blur * 3) / s
  let [x0, y0, x1, y1] = [view[0] - pad, view[1] - pad, view[2] + pad, view[3] + pad]
  if (sheet.box) {
    const [bx, by, bw, bh] = sheet.box
    x0 = Math.max(x0, bx - pad)
    y0 = Math.max(y0, by - pad)
    x1 = Math.min(x1, bx + bw + pad)
    y1 = Math.min(y1, by + bh + pad)
  }
  if (o.sparse && !sheet.box && sheet.paint)
    [x0, y0, x1, y1] = paintedEdges(scene, sheet, [x0, y0, x1, y1], s) ?? [0, 0, 0, 0]
  if (x1 <= x0 || y1 <= y0 || !sheet.paint)
    return { canvas: takeSurface(host, 1, 1)[0], x: 0, y: 0, s, box: null }
  const [W, H] = [Math.ceil((x1 - x0) * s), Math.ceil((y1 - y0) * s)]
  const [canvas, ctx] = takeSurface(host, W, H)
  ctx.save()
  ctx.scale(s, s)
  ctx.translate(-x0, -y0)
  sheet.paint(brushOf(scene, ctx, sheet, s, o.loose))
  ctx.restore()
  yield canvas
  if (o.blur > 0) blurInPlace(scene, canvas, { W, H }, o.blur)
  return { canvas, x: x0, y: y0, s, box: o.loose ? trim(host, canvas, W, H) : [0, 0, W, H] }
}
/** Blurs the used part of a surface by way of a copy. An opaque one stays so at its edges, where a blur fades out. */
export function blurInPlace(
  scene: StageScene,
  canvas: Kept['canvas'],
  { W, H }: { readonly W: number; readonly H: number },
  px: number,
  opaque = false,
): void {
  const [copy, own] = takeSurface(scene.host, W, H)
  own.drawImage(canvas, 0, 0)
  settle(copy) // else the surface drawn on next would have to be copied whole
  const ctx = contextOf(canvas)
  if (!opaque) ctx.clearRect(0, 0, W, H)
  ctx.filter = `blur(${px}px)`
  ctx.drawImage(copy, 0, 0, W, H, 0, 0, W, H)
  ctx.filter = 'none'
  settle(canvas)
  giveBack(copy)
}

/** How a moving camera lays sheets: the surface's size, the part of the way they are painted for, and their blur. */
export interface MovingSheets {
  readonly W: number
  readonly H: number
  readonly path: readonly CameraPoint[]
  readonly blur: number
  /** Distinguishes the same sheets at another size or softness. */
  readonly tag: string
  /** True for sheets that leave most of the frame empty: only what they paint on is kept. */
  readonly sparse?: boolean
}
/** A step per sheet for a moving camera. Soft sheets overlap softly, so nothing behind them is cut away. */
export function sheetSteps(
  scene: StageScene,
  sheets: readonly SetSheet[],
  all: readonly SetSheet[],
  o: MovingSheets,
): KeptStep[] {
  const { W, H, path, blur, tag, sparse = false } = o
  const { cam } = scene.view
  return sheets
    .filter((sheet) => sheet.paint)
    .map((sheet) => {
      const index = all.indexOf(sheet)
      return {
        kind: 'kept',
        key: `sheet ${scene.place} ${scene.way} ${tag} ${index} ${sheet.z} ${W}`,
        make: () =>
          sheetBitmap(scene, sheet, { W, H, path, loose: index > 0 || sheets !== all, blur, sparse }),
        lay(ctx, kept) {
          const p = place(W, H, cam, sheet.z)
          if (blur === 0) cutAway(ctx, { ...scene.view, W, H }, all.slice(index + 1))
          layKept(ctx, kept, kept.x * p.s + p.dx, kept.y * p.s + p.dy, p.s / kept.s)
        },
      }
    })
}
/** What moves on sheets, drawn in every frame. */
export function liveSteps(scene: StageScene, sheets: readonly SetSheet[], alpha = 1): LiveStep[] {
  const { W, H, cam } = scene.view
  return sheets.flatMap((sheet) => {
    const { live } = sheet
    if (!live || alpha <= 0) return []
    return [
      {
        kind: 'live' as const,
        draw(ctx: Ctx) {
          ctx.globalAlpha = alpha
          const s = project(ctx, W, H, cam, sheet.z)
          live(brushOf(scene, ctx, sheet, s, false), scene.seconds)
        },
      },
    ]
  })
}
