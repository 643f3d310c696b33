/**
 * A frame is a list of steps: bitmaps to lay down, things drawn anew, and surfaces that are put together from steps.
 * The list is made without painting, so the bitmaps of a coming shot can be made one by one before it is shown.
 */
import { finish, type Kept, type Making, type PictureStore } from '../cache.ts'
import type { Canvas, Ctx, Host } from '../canvas.ts'
import { giveBack, settle, takeSurface, trim } from './surface.ts'
import { boxOfEdges, unite, type Edges } from './view.ts'

/** A bitmap that stays the same while its key does. */
export interface KeptStep {
  readonly kind: 'kept'
  readonly key: string
  /** True for what belongs to a place and not to a shot. */
  readonly ofPlace?: boolean
  readonly make: () => Making
  readonly lay: (ctx: Ctx, kept: Kept) => void
}
/** Something drawn in every frame. */
export interface LiveStep {
  readonly kind: 'live'
  readonly draw: (ctx: Ctx) => void
}
/** Steps on a surface of their own, which is then laid down whole. */
export interface GroupStep {
  readonly kind: 'group'
  readonly width: number
  readonly height: number
  readonly steps: readonly Step[]
  readonly lay: (ctx: Ctx, surface: Canvas) => void
}
/** Bitmaps of one scale laid together unscaled, and then moved as one: that is a fifth of the price of moving each. */
export interface ComposedStep {
  readonly kind: 'composed'
  /** Names what is put together; it holds one picture at a time. */
  readonly name: string
  readonly steps: readonly KeptStep[]
  /** All that the bitmaps may cover, in whole pixels of theirs. */
  readonly edges: Edges
  readonly lay: (ctx: Ctx, kept: Kept) => void
}
/** Bitmaps that will be needed soon: one slice of work a frame, nothing to see. */
export interface AheadStep {
  readonly kind: 'ahead'
  readonly steps: readonly KeptStep[]
}
/** One step of a frame. */
export type Step = KeptStep | LiveStep | GroupStep | ComposedStep | AheadStep

/** Where bitmaps are kept: those of a shot, and those of its place. Null: they are made for one frame alone. */
export interface Stores {
  readonly shot: PictureStore | null
  readonly place: PictureStore | null
}
/** Paints a list of steps. */
export function runSteps(ctx: Ctx, steps: readonly Step[], host: Host, stores: Stores): void {
  for (const step of steps) {
    const store = step.kind === 'kept' && step.ofPlace ? stores.place : stores.shot
    ctx.save()
    if (step.kind === 'live') step.draw(ctx)
    else if (step.kind === 'kept' && store) step.lay(ctx, store.get(step.key, step.make))
    else if (step.kind === 'kept') layOnce(ctx, step)
    else if (step.kind === 'group') {
      const [surface, own] = takeSurface(host, step.width, step.height)
      runSteps(own, step.steps, host, stores)
      step.lay(ctx, surface)
      done(ctx, surface)
    } else if (step.kind === 'composed' && store) step.lay(ctx, composed(step, host, store))
    else if (step.kind === 'ahead' && store) workOn(step.steps, store)
    ctx.restore()
  }
}
function composed({ name, steps, edges }: ComposedStep, host: Host, store: PictureStore): Kept {
  const [x0, y0, x1, y1] = edges
  const together = (): Kept => {
    const [canvas, ctx] = takeSurface(host, x1 - x0, y1 - y0)
    const drawn: Edges[] = []
    let s = 1
    for (const step of steps) {
      const kept = store.get(step.key, step.make)
      s = kept.s
      if (!kept.box) continue
      const [l, t, w, h] = kept.box
      const [x, y] = [kept.x + l - x0, kept.y + t - y0]
      ctx.drawImage(kept.canvas, l, t, w, h, x, y, w, h)
      drawn.push([Math.max(0, x), Math.max(0, y), Math.min(x1 - x0, x + w), Math.min(y1 - y0, y + h)])
    }
    settle(canvas)
    return { canvas, x: x0, y: y0, s, box: drawn.length > 0 ? boxOfEdges(unite(drawn)) : null }
  }
  return store.slot(name, steps.map((step) => step.key).join('\n'), together)
}
/** Gives a surface back as soon as what was laid down of it has been drawn. */
function done(ctx: Ctx, surface: Canvas): void {
  settle(ctx.canvas)
  giveBack(surface)
}
function layOnce(ctx: Ctx, step: KeptStep): void {
  const kept = finish(step.make())
  step.lay(ctx, kept)
  done(ctx, kept.canvas)
}
/** One slice of work on the first bitmap that is missing; false when none is. */
function workOn(steps: readonly KeptStep[], store: PictureStore): boolean {
  const next = steps.find((step) => !store.has(step.key))
  if (!next) return false
  const drawn = store.work(next.key, next.make)
  if (drawn) settle(drawn)
  return true
}
const keptIn = (steps: readonly Step[]): KeptStep[] =>
  steps.flatMap((step) => {
    if (step.kind === 'kept') return [step]
    return step.kind === 'group' || step.kind === 'composed' ? keptIn(step.steps) : []
  })
/** Does so many slices of the bitmaps a list needs; true when all of them are there. */
export function prepareSteps(steps: readonly Step[], store: PictureStore, slices: number): boolean {
  const kept = keptIn(steps)
  for (let i = 0; i < slices; i++) if (!workOn(kept, store)) return true
  return kept.every((step) => store.has(step.key))
}

/** Lays a bitmap down with its corner at (x, y) and `k` times its size; nothing where nothing was painted. */
export function layKept(ctx: Ctx, kept: Kept, x: number, y: number, k = 1): void {
  if (!kept.box) return
  const [l, t, w, h] = kept.box
  ctx.imageSmoothingQuality = 'low'
  ctx.drawImage(kept.canvas, l, t, w, h, x + l * k, y + t * k, w * k, h * k)
}
/** A bitmap of a whole frame or strip, made by one drawing and trimmed to what was painted. */
export function* painted(host: Host, w: number, h: number, draw: (ctx: Ctx) => void, cut = true): Making {
  const [canvas, ctx] = takeSurface(host, w, h)
  draw(ctx)
  yield canvas
  const [width, height] = [Math.ceil(w), Math.ceil(h)]
  return { canvas, x: 0, y: 0, s: 1, box: cut ? trim(host, canvas, width, height) : [0, 0, width, height] }
}
