import type { Emotion } from '../../../../../shared/drama/vocabulary.ts'
import type { Pose } from '../../../../../shared/picture/composition.ts'
import type { Dice } from './dice.ts'
import type { DirectorCast, DirectorInput, SpokenLine } from './input.ts'

/**
 * Where everybody stands. A person keeps one side of the stage, and with it the way they face, for the whole scene:
 * the camera never crosses the line between them.
 */

export type Side = 'left' | 'right'

/** A person's place in wide shots, in stage units (1080 wide, feet on `y`). */
export interface Mark {
  readonly cast: DirectorCast
  readonly side: Side
  readonly x: number
  readonly y: number
  readonly scale: number
}

export interface Blocking {
  /** Marks by cast id, of everybody who fits on the stage. */
  readonly marks: ReadonlyMap<string, Mark>
  /** Whom a person speaks to when the beat does not say. */
  readonly partners: ReadonlyMap<string, string>
}

/** At most this many people are shown at once: more would stand in each other's faces. */
const STAGE_LIMIT = 5
const FRONT_Y = 1705
const BACK_Y = 1650
/** Scale of the back row. */
const BACK_SCALE = 0.85
const FRONT_SCALE = 0.95

/** Places by number of people: [x, back row?], the outermost first, so that the two who talk most face each other. */
const PLACES: readonly (readonly (readonly [number, boolean])[])[] = [
  [],
  [[430, false]],
  [
    [318, false],
    [768, false],
  ],
  [
    [236, false],
    [846, false],
    [548, true],
  ],
  [
    [176, false],
    [904, false],
    [672, true],
    [410, true],
  ],
  [
    [148, false],
    [932, false],
    [738, true],
    [342, true],
    [540, true],
  ],
]

export const facingOf = (side: Side): 1 | -1 => (side === 'left' ? 1 : -1)
const opposite = (side: Side): Side => (side === 'left' ? 'right' : 'left')

const isSpoken = (line: DirectorInput['lines'][number]): line is SpokenLine => line.kind === 'speech'

/** How often two people answer each other, by `a b`. */
function exchanges(input: DirectorInput): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (a: string, b: string, n: number) => counts.set(`${a} ${b}`, (counts.get(`${a} ${b}`) ?? 0) + n)
  const speech = input.lines.filter(isSpoken)
  speech.forEach((line, i) => {
    const next = speech[i + 1]?.speaker
    if (next === undefined || next === line.speaker) return
    add(line.speaker, next, 1)
    add(next, line.speaker, 1)
  })
  for (const beat of input.beats) {
    if (beat.to === null || beat.to === beat.by) continue
    add(beat.by, beat.to, 0.5)
    add(beat.to, beat.by, 0.5)
  }
  return counts
}

/** People from the one who matters most to the one who matters least. */
function ranked(input: DirectorInput): DirectorCast[] {
  const weight = new Map<string, number>()
  for (const line of input.lines)
    if (isSpoken(line)) weight.set(line.speaker, (weight.get(line.speaker) ?? 0) + 1)
  for (const beat of input.beats)
    for (const id of [beat.by, beat.to]) if (id !== null) weight.set(id, (weight.get(id) ?? 0) + 0.4)
  return input.cast.toSorted((a, b) => (weight.get(b.id) ?? 0) - (weight.get(a.id) ?? 0))
}

function partnersOf(
  people: readonly DirectorCast[],
  counts: ReadonlyMap<string, number>,
): Map<string, string> {
  const partners = new Map<string, string>()
  for (const person of people) {
    const others = people.filter((other) => other.id !== person.id)
    const best = others.toSorted(
      (a, b) => (counts.get(`${person.id} ${b.id}`) ?? 0) - (counts.get(`${person.id} ${a.id}`) ?? 0),
    )[0]
    if (best !== undefined) partners.set(person.id, best.id)
  }
  return partners
}

/** Puts everybody on the stage: the two who talk most outside, facing each other, the others between and behind. */
export function blockScene(input: DirectorInput, dice: Dice): Blocking {
  const counts = exchanges(input)
  const people = ranked(input).slice(0, STAGE_LIMIT)
  const partners = partnersOf(people, counts)
  const [lead, ...rest] = people
  if (lead === undefined) return { marks: new Map(), partners }
  const first = partners.get(lead.id)
  const order = [lead, ...rest.toSorted((a, b) => Number(b.id === first) - Number(a.id === first))]
  const leadSide: Side = dice.roll('side', input.sceneId) < 0.5 ? 'left' : 'right'
  const marks = new Map<string, Mark>()
  order.forEach((cast, i) => {
    const [x, back] = PLACES[order.length]?.[i] ?? [540, true]
    // Places are written for a lead on the left; mirrored, everybody keeps their neighbours.
    const placeX = leadSide === 'left' ? x : 1080 - x
    const side = sideOf(cast, i, leadSide, partners, marks)
    const grid = { y: back ? BACK_Y : FRONT_Y, scale: back ? BACK_SCALE : FRONT_SCALE }
    marks.set(cast.id, { cast, side, x: placeX, ...grid })
  })
  return { marks, partners }
}

/** The outer two face each other; somebody between them faces the one they talk to. */
function sideOf(
  cast: DirectorCast,
  index: number,
  leadSide: Side,
  partners: ReadonlyMap<string, string>,
  marks: ReadonlyMap<string, Mark>,
): Side {
  if (index === 0) return leadSide
  if (index === 1) return opposite(leadSide)
  const partner = marks.get(partners.get(cast.id) ?? '')
  return partner === undefined ? opposite(leadSide) : opposite(partner.side)
}

const SPEAKING: Record<Emotion, readonly [Pose, ...Pose[]]> = {
  calm: ['talk', 'stand', 'talk', 'clasp'],
  happy: ['talk', 'talk', 'hip'],
  angry: ['hip', 'crossed', 'stand'],
  sad: ['clasp', 'stand', 'clasp'],
  afraid: ['clasp', 'stand'],
  tender: ['talk', 'clasp', 'stand'],
  mocking: ['crossed', 'hip', 'crossed'],
  shocked: ['stand', 'clasp'],
}

const LISTENING: Record<Emotion, readonly [Pose, ...Pose[]]> = {
  calm: ['stand', 'clasp'],
  happy: ['stand', 'clasp'],
  angry: ['crossed', 'stand'],
  sad: ['clasp', 'stand'],
  afraid: ['clasp'],
  tender: ['clasp', 'stand'],
  mocking: ['crossed', 'hip'],
  shocked: ['stand'],
}

/** Sets where people hold cups while they talk quietly. */
const CUP_SETS = new Set(['teashop', 'cafe', 'restaurant', 'banquet'])

/** How somebody stands while they speak. Strong anger points at the other one. */
export function speakingPose(
  emotion: Emotion,
  strength: number,
  set: string,
  dice: Dice,
  name: string,
): Pose {
  if (emotion === 'angry' && strength >= 3 && dice.roll('point', name) < 0.6) return 'point'
  if (CUP_SETS.has(set) && (emotion === 'calm' || emotion === 'tender') && dice.roll('cup', name) < 0.3)
    return 'cup'
  return dice.pick(SPEAKING[emotion], 'speaking', name)
}

export const listeningPose = (emotion: Emotion, dice: Dice, name: string): Pose =>
  dice.pick(LISTENING[emotion], 'listening', name)
