/** The painter of the paper theatre: a composition and a moment in, a picture out. Pure: no clock, no chance. */
import type { Rate } from '../drama/film.ts'
import type { Kept, PictureStore } from './cache.ts'
import { cameraSoon, cameraWay } from './camera/keys.ts'
import type { Ctx, Host } from './canvas.ts'
import { CAPTION_SAFE, paintCaption, paintMarks, type CaptionText, type Marks } from './caption.ts'
import type { Composition, PlateLayer } from './composition.ts'
import type { Footage } from './footage.ts'
import { INSERTS } from './inserts/index.ts'
import { playersAt, secondsOf, type Speech } from './motion.ts'
import { brush } from './paper.ts'
import { SETS } from './sets/index.ts'
import { lightAt, type Occasion } from './sets/tone.ts'
import { veil } from './stage/finish.ts'
import { footageReady, footageSteps } from './stage/footage-steps.ts'
import { plateSteps } from './stage/plate.ts'
import { playerSteps } from './stage/players.ts'
import type { StageScene } from './stage/scene.ts'
import { liveSteps, sheetSteps } from './stage/sheets.ts'
import { shoulderSteps } from './stage/shoulder.ts'
import { layKept, painted, prepareSteps, runSteps, type Step, type Stores } from './stage/steps.ts'
import { HOME, place, type View } from './stage/view.ts'
import { dust, weatherBefore, weatherBehind } from './stage/weather.ts'
import { clamp } from './palette.ts'
import { paintStyle } from './style.ts'

/** What the painter works with. */
export interface PaintKit {
  /** Makes scratch surfaces. Use one host for as long as possible: paper grain is kept per host. */
  readonly host: Host
  /** Bitmaps kept between frames; null paints everything anew, which is the reference. */
  readonly store: PictureStore | null
  /** Pictures and clips that were bought; without it shots are painted from their layers alone. */
  readonly footage?: Footage
}
/** A moment of a shot: its time, its mouths and its words. */
export interface ShotMoment {
  /** 0-based in the shot. */
  readonly frame: number
  readonly durationFrames: number
  readonly fps: Rate
  /** Who speaks; `startFrame` counts from the shot's first frame and may be negative. */
  readonly speech: readonly Speech[]
  readonly caption: CaptionText | null
  /** The AI label and the rehearsal seal; null for a picture without them. */
  readonly marks: Marks | null
}

const setOf = (id: string) => SETS[id] ?? Object.values(SETS)[0]
/** The stage of a composition at a moment. @throws when there is no set at all. */
function sceneOf(plate: PlateLayer, view: View, seconds: number, kit: PaintKit, way: string): StageScene {
  const set = setOf(plate.set)
  if (!set) throw new Error(`no set to paint: ${plate.set}`)
  const when: Occasion = { hour: plate.hour, weather: plate.weather, mood: plate.mood }
  const size = `${view.W}x${view.H}`
  return {
    set,
    when,
    light: lightAt(set, when),
    view,
    seconds,
    host: kit.host,
    store: kit.store,
    place: `${set.id} ${plate.hour} ${plate.weather} ${plate.mood} ${size}`,
    way,
  }
}

/** An object filling the frame. Zoom and pan of the camera count from its first key. */
function insertSteps(scene: StageScene, name: string): Step[] {
  const { view, host } = scene
  const { W, H, cam, path } = view
  const insert = INSERTS[name] ?? Object.values(INSERTS)[0]
  if (!insert) return []
  const base = path[0] ?? HOME
  const closest = Math.max(1, ...path.map((p) => p.zoom / base.zoom))
  const k = (W / 1080) * closest
  return [
    {
      kind: 'kept',
      key: `insert ${insert.id} ${scene.place} ${closest.toFixed(3)}`,
      make: () =>
        painted(host, W * closest, H * closest, (ctx) => {
          ctx.scale(k, k)
          insert.paint(brush(ctx, { ...scene.light, amb: null }, k))
        }),
      lay(ctx, kept) {
        const zoom = cam.zoom / base.zoom
        const own = { x: HOME.x + (cam.x - base.x), y: HOME.y + (cam.y - base.y), zoom }
        const p = place(W, H, own, 1)
        layKept(ctx, kept, p.dx, p.dy, zoom / closest)
      },
    },
  ]
}

/** From this zoom on the camera is past the near sheets; before it they fade out. */
const PAST_FRONT = 1.7
const FADE = 0.25
function frontSteps(scene: StageScene): Step[] {
  const { view, set } = scene
  if (view.cam.zoom >= PAST_FRONT || set.front.length === 0) return []
  const alpha = view.rest ? 1 : clamp((PAST_FRONT - view.cam.zoom) / FADE)
  const path = view.path.filter((p) => p.zoom < PAST_FRONT + 0.02)
  const kept = sheetSteps(scene, set.front, [], {
    W: view.W,
    H: view.H,
    path,
    blur: 0,
    tag: 'front',
    sparse: true,
  })
  const faded = kept.map((step): Step => ({
    ...step,
    lay(ctx: Ctx, bitmap: Kept) {
      ctx.globalAlpha = alpha
      step.lay(ctx, bitmap)
    },
  }))
  return [...faded, ...liveSteps(scene, set.front, alpha)]
}

/** Caption and marks, each a kept strip: they change with the words, not with the frame. */
function wordSteps(scene: StageScene, { caption, marks }: ShotMoment): Step[] {
  const { W, H } = scene.view
  const strip = (name: string, y: number, h: number, draw: (ctx: Ctx) => void): Step => ({
    kind: 'kept',
    key: `words ${name} ${W}x${H}`,
    make: () =>
      painted(scene.host, W, h, (ctx) => {
        ctx.translate(0, -y)
        draw(ctx)
      }),
    lay: (ctx, kept) => layKept(ctx, kept, 0, y),
  })
  const steps: Step[] = []
  if (caption) {
    const y = Math.floor(H * (CAPTION_SAFE.top - 0.04))
    const h = Math.ceil(H * (CAPTION_SAFE.bottom + 0.02)) - y
    steps.push(strip(`line ${JSON.stringify(caption)}`, y, h, (ctx) => paintCaption(ctx, W, H, caption)))
  }
  if (marks)
    steps.push(
      strip(`marks ${JSON.stringify(marks)}`, 0, Math.ceil(H * 0.14), (ctx) => paintMarks(ctx, W, marks)),
    )
  return steps
}
/** The treatment of the whole picture, where the drama has one. */
const styleSteps = ({ style }: Composition, { W, H }: View): Step[] =>
  style === undefined ? [] : [{ kind: 'live', draw: (ctx) => paintStyle(ctx, W, H, style) }]
const veilStep = (scene: StageScene): Step => ({
  kind: 'live',
  draw: (ctx) => ctx.drawImage(veil(scene.host, scene.view.W, scene.view.H, scene.when.mood), 0, 0),
})

/** Seconds a move's bitmaps of another size are begun before they are needed. */
const AHEAD = 0.6
/** Everything that makes up a frame, from the back to the front. */
function shotSteps(
  composition: Composition,
  moment: ShotMoment,
  W: number,
  H: number,
  kit: PaintKit,
): Step[] {
  const { frame, durationFrames, fps } = moment
  const seconds = secondsOf(frame, fps)
  const last = Math.max(1, durationFrames - 1)
  const view: View = { W, H, ...cameraWay(composition, clamp(frame / last), seconds) }
  const { x, y, zoom } = view.cam
  const name = (): string => kit.store?.nameOf(composition.camera) ?? ''
  const way = view.rest ? `${x} ${y} ${zoom}` : `${name()} ${composition.shake}`
  const scene = sceneOf(composition.plate, view, seconds, kit, way)
  const bought = footageSteps(composition, moment, view, kit.footage)
  if (bought !== null) return [...bought, ...wordSteps(scene, moment)]
  if (composition.insert !== null) {
    const soft = plateSteps(scene, 'ECU')
    return [
      ...soft,
      ...insertSteps(scene, composition.insert),
      ...dust(scene),
      veilStep(scene),
      ...styleSteps(composition, view),
      ...wordSteps(scene, moment),
    ]
  }
  const players = playersAt(composition, scene.light.floor, {
    seconds,
    fps,
    speech: moment.speech,
    salt: durationFrames,
  })
  const soon = cameraSoon(composition, (frame + (AHEAD * fps.num) / fps.den) / last)
  return [
    ...plateSteps(scene, composition.size),
    ...weatherBehind(scene),
    ...playerSteps(scene, players, soon),
    ...(composition.shoulder ? shoulderSteps(scene, composition.shoulder) : []),
    ...frontSteps(scene),
    ...weatherBefore(scene),
    ...dust(scene),
    veilStep(scene),
    ...styleSteps(composition, view),
    ...wordSteps(scene, moment),
  ]
}
const storesOf = ({ store }: PaintKit): Stores => ({ shot: store, place: store })
function onBlank(ctx: Ctx, draw: () => void): void {
  ctx.save()
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  ctx.globalAlpha = 1
  ctx.globalCompositeOperation = 'source-over'
  draw()
  ctx.restore()
}

/**
 * Paints one frame of a shot over the whole of `ctx` (`width` by `height` pixels, its transform is left aside).
 * The same composition and moment give the same picture, whatever was painted before.
 */
export function paintShot(
  ctx: Ctx,
  width: number,
  height: number,
  composition: Composition,
  moment: ShotMoment,
  kit: PaintKit,
): void {
  onBlank(ctx, () =>
    runSteps(ctx, shotSteps(composition, moment, width, height, kit), kit.host, storesOf(kit)),
  )
}

/**
 * Paints a frame that is looked at alone, in half the time of the first frame of a shot: only plates are kept, for
 * other shots of the place; figures are painted straight onto the frame. It looks as {@link paintShot} does, but for
 * the softness of single edges.
 */
export function paintStill(
  ctx: Ctx,
  width: number,
  height: number,
  composition: Composition,
  moment: ShotMoment,
  { host, store, ...rest }: PaintKit,
): void {
  const steps = shotSteps(composition, moment, width, height, { ...rest, host, store: null })
  onBlank(ctx, () => runSteps(ctx, steps, host, { shot: null, place: store }))
}

/**
 * Makes the kept bitmaps of a coming moment, so many slices (a few milliseconds to twenty each); true when all are there.
 * Call it between frames of the shot before, with the coming shot's first moment. Without a store there is nothing to do.
 */
export function prepareShot(
  composition: Composition,
  moment: ShotMoment,
  width: number,
  height: number,
  kit: PaintKit,
  slice: number,
): boolean {
  if (!kit.store) return true
  if (!footageReady(composition, moment, kit.footage)) return false
  veil(kit.host, width, height, composition.plate.mood)
  return prepareSteps(shotSteps(composition, moment, width, height, kit), kit.store, slice)
}

/** Paints a set alone, as the widest resting shot sees it, with its weather at the first frame. */
export function paintPlate(ctx: Ctx, width: number, height: number, plate: PlateLayer, kit: PaintKit): void {
  const view: View = { W: width, H: height, cam: HOME, path: [HOME], rest: true }
  const scene = sceneOf(plate, view, 0, kit, 'plate')
  const steps = [
    ...plateSteps(scene, 'WS'),
    ...weatherBehind(scene),
    ...frontSteps(scene),
    ...weatherBefore(scene),
    ...dust(scene),
    veilStep(scene),
  ]
  onBlank(ctx, () => runSteps(ctx, steps, kit.host, storesOf(kit)))
}
