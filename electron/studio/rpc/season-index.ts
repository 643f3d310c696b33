import type { Place } from '../../../shared/contract/common.ts'
import type { ShotList } from '../../../shared/drama/film.ts'
import type { Bible } from '../../../shared/drama/story.ts'
import type { Evaluator } from '../build/evaluate.ts'
import { slotOf, splitSlot, type Reader, type Slot } from '../build/step.ts'
import type { EpisodeOrder } from '../drama/episode-order.ts'
import { sceneText, type PlayedIn } from '../drama/season.ts'
import type { Session } from '../session.ts'
import { season } from '../steps/kit.ts'

/** A scene, line or shot by where people find it. */
interface Spot {
  readonly episode: number
  readonly scene: string
  readonly sceneNumber: number
  /** Place of the line or shot in its scene, from 1; 0 for the scene itself. */
  readonly number: number
}

/** Where everything of a season is, for people. */
export interface SeasonIndex {
  readonly order: EpisodeOrder
  readonly scenes: ReadonlyMap<string, Spot>
  readonly lines: ReadonlyMap<string, Spot>
  readonly shots: ReadonlyMap<string, Spot>
  /** Names of looks (`<person>`), and of plates (`<place>`), by subject. */
  readonly names: ReadonlyMap<string, string>
  /** The shot that covers a line. */
  readonly shotOfLine: ReadonlyMap<string, string>
}

function namesOf(bible: Bible | undefined, plates: readonly string[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const member of bible?.cast ?? []) for (const look of member.looks) names.set(look.id, member.name)
  for (const plate of plates) {
    const found = bible?.locations.find((one) => one.id === plate.split('@')[0])
    if (found !== undefined) names.set(plate, found.name)
  }
  return names
}

/** What is in a scene, as far as places go: ids in order. */
interface SceneParts {
  readonly lines: readonly string[]
  readonly shots: readonly { readonly id: string; readonly lines: readonly string[] }[]
}

function partsOf(reader: Reader, scene: string): SceneParts {
  const written = reader.peek(slotOf('revise', scene)) !== undefined
  return {
    lines: written ? sceneText(reader, scene).lines.map((line) => line.id) : [],
    shots: (reader.peek<ShotList>(slotOf('shots', scene))?.shots ?? []).map(({ id, lines }) => ({
      id,
      lines,
    })),
  }
}

/** What an index is made of. */
interface Basis {
  readonly scenes: readonly PlayedIn[]
  /** Of each scene. */
  readonly parts: readonly SceneParts[]
  readonly bible: Bible | undefined
  readonly plates: readonly string[]
}

interface Kept {
  readonly revision: number
  readonly basis: Basis
  readonly index: SeasonIndex
}

const kept = new WeakMap<Evaluator, Kept>()

function basisOf(session: Session, evaluator: Evaluator): Basis {
  const scenes = evaluator.query('scenes as played', (reader) => season(session.kit, reader).allScenes())
  return {
    scenes,
    parts: scenes.map(({ id }) => evaluator.query(`parts of ${id}`, (reader) => partsOf(reader, id))),
    bible: evaluator.query('bible', (reader) => reader.peek<Bible>('bible:season')),
    plates: evaluator.subjects('plate'),
  }
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i])

/** An edit of words makes new parts of the same things. */
const sameParts = (a: SceneParts, b: SceneParts | undefined): boolean =>
  a === b ||
  (b !== undefined &&
    sameIds(a.lines, b.lines) &&
    a.shots.length === b.shots.length &&
    a.shots.every((shot, i) => shot.id === b.shots[i]?.id && sameIds(shot.lines, b.shots[i].lines)))

const isSame = (a: Basis, b: Basis): boolean =>
  a.scenes === b.scenes &&
  a.bible === b.bible &&
  a.plates === b.plates &&
  a.parts.every((part, i) => sameParts(part, b.parts[i]))

/** The index of the season as it stands; kept until a scene, line or shot comes or goes. */
export function seasonIndex(session: Session): SeasonIndex {
  const evaluator = session.evaluator()
  const { revision } = evaluator
  const known = kept.get(evaluator)
  if (known?.revision === revision) return known.index
  const basis = basisOf(session, evaluator)
  const index =
    known !== undefined && isSame(basis, known.basis)
      ? known.index
      : makeIndex(session.kit.changes.order, basis)
  kept.set(evaluator, { revision, basis, index })
  return index
}

function makeIndex(order: EpisodeOrder, { scenes, parts, bible, plates }: Basis): SeasonIndex {
  const spots = new Map<string, Spot>()
  const lines = new Map<string, Spot>()
  const shots = new Map<string, Spot>()
  const shotOfLine = new Map<string, string>()
  const counts = new Map<number, number>()
  for (const [i, { id: scene, number: episode }] of scenes.entries()) {
    const sceneNumber = (counts.get(episode) ?? 0) + 1
    counts.set(episode, sceneNumber)
    const spot = { episode, scene, sceneNumber, number: 0 }
    spots.set(scene, spot)
    for (const [n, line] of (parts[i]?.lines ?? []).entries()) lines.set(line, { ...spot, number: n + 1 })
    for (const [n, shot] of (parts[i]?.shots ?? []).entries()) {
      shots.set(shot.id, { ...spot, number: n + 1 })
      for (const line of shot.lines) shotOfLine.set(line, shot.id)
    }
  }
  return { order, scenes: spots, lines, shots, shotOfLine, names: namesOf(bible, plates) }
}

const NOWHERE: Place = {
  episode: null,
  scene: null,
  sceneNumber: null,
  shot: null,
  shotNumber: null,
  line: null,
  lineNumber: null,
  name: null,
}

const EPISODE_STEPS: ReadonlySet<string> = new Set(['outline', 'subtitles', 'review', 'cut'])

/** Where a product belongs. */
export const placeOf = (session: Session, slot: Slot): Place => placeIn(seasonIndex(session), slot)

/** The same for many products of one index. */
export function placeIn(index: SeasonIndex, slot: Slot): Place {
  const { step, subject } = splitSlot(slot)
  if (EPISODE_STEPS.has(step)) return { ...NOWHERE, episode: index.order.numberOf(Number(subject)) }
  const name = index.names.get(subject)
  if (name !== undefined) return { ...NOWHERE, name }
  return (
    spotPlace(index.lines.get(subject), 'line', subject) ??
    spotPlace(index.shots.get(subject), 'shot', subject) ??
    spotPlace(index.scenes.get(subject), 'scene', subject) ??
    NOWHERE
  )
}

function spotPlace(spot: Spot | undefined, kind: 'line' | 'shot' | 'scene', id: string): Place | null {
  if (spot === undefined) return null
  const place = { ...NOWHERE, episode: spot.episode, scene: spot.scene, sceneNumber: spot.sceneNumber }
  if (kind === 'line') return { ...place, line: id, lineNumber: spot.number }
  if (kind === 'shot') return { ...place, shot: id, shotNumber: spot.number }
  return place
}
