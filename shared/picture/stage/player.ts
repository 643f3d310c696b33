/** A figure on the stage: who it is, what it does now, and where its sheets lie. */
import type { Box } from '../cache.ts'
import type { FigureLayer } from '../composition.ts'
import { chinOf } from '../face/head.ts'
import { faceAt, heightOf, POSE, type FigureState, type Part } from '../figure/figure.ts'

/** A figure of the composition with what it does at this moment. */
export interface Player {
  readonly layer: FigureLayer
  readonly state: FigureState
  /** Height of the line its feet are on. */
  readonly floor: number
}

/** How far a kneeling and a sitting figure sinks, in figure units. */
const DROP: Readonly<Record<string, number>> = { kneel: 400, sit: 210 }
const dropOf = (layer: FigureLayer): number => (DROP[layer.pose] ?? 0) * heightOf(layer.look)

/** The middle of a figure's face on the stage; `floor` is where figures stand that name no line of their own. */
export function headOf(layer: FigureLayer, floor: number): readonly [x: number, y: number] {
  const { scale, facing, x, y, look, pose } = layer
  const [fx, fy] = faceAt(look, pose)
  return [x + facing * fx * scale, (y ?? floor) + fy * scale]
}

/** Half widths a pose reaches to, in figure units: as tight as is safe, for empty pixels cost as much as painted ones. */
const REACH: Readonly<Record<'under' | 'arm', Readonly<Record<string, number>>>> = {
  under: {
    cup: 230,
    kneel: 330,
    crossed: 260,
    reach: 540,
    point: 540,
    embrace: 430,
    sit: 330,
    walk: 350,
    slap: 430,
    grip: 430,
    pulled: 430,
    clasp: 260,
  },
  arm: {
    talk: 300,
    hip: 340,
    slap: 480,
    slapped: 340,
    reach: 280,
    embrace: 430,
    pulled: 480,
    grip: 560,
    point: 280,
  },
}
/** Clothes that stand off the body. */
const WIDE_CLOTHES: Readonly<Record<string, number>> = { hanfu: 80, official: 80, gown: 80, cape: 40 }
/** A gesture lifts the forearm: the hand then swings wider than the pose alone. */
const GESTURE_REACH = 40

/** The box of a sheet in figure units, feet at 0 and looking to +x. */
export function boxOf(part: Part, { layer, state }: Player): Box {
  const pose = POSE[layer.pose]
  const h = heightOf(layer.look)
  const drop = dropOf(layer)
  const turn = Math.abs(pose.lean ?? 0) * 16
  const head = -838 * h + drop - 82
  const rig = 14 + (Math.abs(pose.tilt ?? 0) + Math.abs(state.tilt ?? 0)) * 2.4 + turn
  const wide = WIDE_CLOTHES[layer.look.outfit] ?? 0
  const front = layer.view === 'front'
  if (part === 'under') {
    const w = Math.max((REACH.under[layer.pose] ?? 200) * Math.max(1, h), 200) + wide + turn
    return [-w, head - 215, w * 2, -head + 235 + wide]
  }
  if (part === 'face')
    return front ? [-66 - rig, head - 96 - rig, 132 + rig * 2, 200 + rig * 2] : [-150, head - 215, 300, 440]
  if (part === 'mouth') return [-30 - rig, head + 14, 76 + rig * 2, 84]
  if (part === 'eyes') return [-60 - rig, head - 40, 124 + rig * 2, 78]
  if (part === 'top') return [-112 - rig, head - 205, 224 + rig * 2, 430]
  const w = (REACH.arm[layer.pose] ?? 240) + wide + turn + GESTURE_REACH
  return [
    -w,
    -900 * h + drop - turn - GESTURE_REACH,
    w * 2,
    560 * h + 70 + wide * 2.6 + turn * 2 + GESTURE_REACH,
  ]
}

const eighth = (v: number | undefined): number => Math.round((v ?? 0) * 8) / 8
/** What a sheet depends on besides look, pose, place and light. Anything missing here would show a stale picture. */
export function keyOf(part: Part, { layer, state }: Player): string {
  const { emotion, k, viseme, blink, gaze, gesture } = state
  if (part === 'arm') return `${gesture ?? 0}`
  if (part === 'under') return ''
  if (layer.view !== 'front') return part === 'face' ? `${emotion} ${k} ${viseme} ${eighth(blink)}` : ''
  if (part === 'face') return `${emotion} ${k} ${chinOf(state)}`
  if (part === 'mouth') return `${emotion} ${k} ${viseme}`
  if (part === 'eyes')
    return `${emotion} ${k} ${eighth(blink)} ${gaze ? `${eighth(gaze.x)},${eighth(gaze.y)}` : ''}`
  return `${emotion} ${k}`
}
/** The sheets a view of a figure has, of those that were asked for. */
export function partsOf({ layer }: Player, only: 'back' | 'over' | undefined): Part[] {
  const views: Readonly<Record<FigureLayer['view'], readonly Part[]>> = {
    front: ['under', 'face', 'mouth', 'eyes', 'top', 'arm'],
    profile: ['under', 'face', 'arm'],
    back: ['under', 'face'],
  }
  return views[layer.view].filter((part) =>
    only === 'over' ? part === 'arm' : only === 'back' ? part !== 'arm' : true,
  )
}
/** The order of painting: two who hold each other show their near arms over both bodies. */
export function inOrder(players: readonly Player[]): (readonly [Player, 'back' | 'over' | undefined])[] {
  const bodies = players.map((p) => [p, p.layer.entwined ? 'back' : undefined] as const)
  return [...bodies, ...players.filter((p) => p.layer.entwined).map((p) => [p, 'over'] as const)]
}
