import type { Place } from '../../../shared/contract/common.ts'
import type { ShotList } from '../../../shared/drama/film.ts'
import type { Bible } from '../../../shared/drama/story.ts'
import type { Evaluator } from '../build/evaluate.ts'
import { slotOf, splitSlot, type Reader, type Slot } from '../build/step.ts'
import type { EpisodeOrder } from '../drama/episode-order.ts'
import { sceneText } from '../drama/season.ts'
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

/** Steps whose lists of subjects tell whether an index still holds: the evaluator makes a new list when one changes. */
const WATCHED = ['revise', 'timing', 'voice', 'frame', 'plate', 'portrait'] as const

interface Kept {
  readonly lists: readonly (readonly string[])[]
  readonly index: SeasonIndex
}

const kept = new WeakMap<Evaluator, Kept>()

function namesOf(reader: Reader, plates: readonly string[]): Map<string, string> {
  const bible = reader.peek<Bible>('bible:season')
  const names = new Map<string, string>()
  for (const member of bible?.cast ?? []) for (const look of member.looks) names.set(look.id, member.name)
  for (const plate of plates) {
    const found = bible?.locations.find((one) => one.id === plate.split('@')[0])
    if (found !== undefined) names.set(plate, found.name)
  }
  return names
}

function makeIndex(session: Session, evaluator: Evaluator): SeasonIndex {
  const reader = evaluator.reader(new Set(), null)
  const scenes = new Map<string, Spot>()
  const lines = new Map<string, Spot>()
  const shots = new Map<string, Spot>()
  const shotOfLine = new Map<string, string>()
  const counts = new Map<number, number>()
  for (const { id, number: episode } of season(session.kit, reader).allScenes()) {
    const sceneNumber = (counts.get(episode) ?? 0) + 1
    counts.set(episode, sceneNumber)
    const spot = { episode, scene: id, sceneNumber, number: 0 }
    scenes.set(id, spot)
    if (reader.peek(slotOf('revise', id)) !== undefined)
      for (const [i, line] of sceneText(reader, id).lines.entries())
        lines.set(line.id, { ...spot, number: i + 1 })
    for (const [i, shot] of (reader.peek<ShotList>(slotOf('shots', id))?.shots ?? []).entries()) {
      shots.set(shot.id, { ...spot, number: i + 1 })
      for (const line of shot.lines) shotOfLine.set(line, shot.id)
    }
  }
  const names = namesOf(reader, evaluator.subjects('plate'))
  return { order: session.kit.changes.order, scenes, lines, shots, shotOfLine, names }
}

/** The index of the season as it stands; kept until a list of scenes, lines or shots changes. */
export function seasonIndex(session: Session): SeasonIndex {
  const evaluator = session.evaluator()
  const lists = WATCHED.map((step) => evaluator.subjects(step))
  const known = kept.get(evaluator)
  if (known !== undefined && known.lists.every((list, i) => list === lists[i])) return known.index
  const index = makeIndex(session, evaluator)
  kept.set(evaluator, { lists, index })
  return index
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
