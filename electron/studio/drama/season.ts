import { cardsOf } from '../../../shared/drama/voice-cards.ts'
import type {
  Arc,
  Bible,
  Outline,
  SceneOutline,
  SceneScript,
  VoiceCard,
} from '../../../shared/drama/story.ts'
import type { Brief } from '../../../shared/drama/brief.ts'
import { slotOf, Unavailable, type Reader } from '../build/step.ts'
import type { EpisodeOrder } from './episode-order.ts'

/** One move of a scene: after another scene of an episode, or to its start (null). */
export interface SceneMove {
  readonly episode: number
  readonly after: string | null
  /** Order in which moves were made: later ones are applied on top. */
  readonly rank: number
}

/**
 * Where a person moved a scene, with the moves it made before. All moves of all scenes are played back in the order
 * they were made, so a move always meets the order it was made in: forgetting the earlier moves of a scene would move
 * those that were put after it.
 */
export interface ScenePlace extends SceneMove {
  /** Oldest first. */
  readonly earlier?: readonly SceneMove[]
}

/** The season as it stands: what steps made, with a person's moves and removals laid over it. */
export interface SeasonView {
  /** Scene ids of an episode (by its id) in played order. @throws Unavailable before its outline is made. */
  scenes(episode: number): string[]
  /** All scenes in played order, of the episodes whose outlines are there. */
  allScenes(): PlayedIn[]
  /** Id of the episode whose outline a scene came from. */
  originOf(sceneId: string): number | null
  outlineOf(sceneId: string): SceneOutline
  cards(castIds: readonly string[]): VoiceCard[]
}

/** A scene with the episode it is played in: its id, and the number that is shown. */
export interface PlayedIn {
  readonly id: string
  readonly episode: number
  readonly number: number
}

/** Human moves as the season needs them; read once per evaluation. */
export interface SceneChanges {
  readonly places: ReadonlyMap<string, ScenePlace>
  readonly removed: ReadonlySet<string>
  /** In what order episodes are played. */
  readonly order: EpisodeOrder
}

type Look = <T>(slot: string) => T | undefined

/** Scene ids of all episodes whose outlines exist, before any human change. */
function madeScenes(brief: Brief, look: Look): Map<number, string[]> {
  const made = new Map<number, string[]>()
  for (let n = 1; n <= brief.episodes; n++) {
    const outline = look<Outline>(slotOf('outline', n))
    if (outline !== undefined)
      made.set(
        n,
        outline.scenes.map((scene) => scene.id),
      )
  }
  return made
}

/** All moves in the order they were made. */
const movesOf = (changes: SceneChanges): (SceneMove & { readonly id: string })[] =>
  [...changes.places]
    .flatMap(([id, place]) => [...(place.earlier ?? []), place].map((move) => ({ ...move, id })))
    .toSorted((a, b) => a.rank - b.rank)

/**
 * Plays the moves back, each on the order it was made in, then leaves out what was removed: a removed scene keeps its
 * place until then, for the sake of those that were put after it. A scene whose anchor is nowhere in the episode (its
 * outline was made anew without it) goes to the end.
 */
function applyChanges(lists: Map<number, string[]>, changes: SceneChanges): Map<number, string[]> {
  for (const { id, episode, after } of movesOf(changes)) {
    const target = lists.get(episode)
    const from = [...lists.values()].find((list) => list.includes(id))
    if (target === undefined || from === undefined) continue
    from.splice(from.indexOf(id), 1)
    const at = after === null ? 0 : target.indexOf(after) + 1
    target.splice(at === 0 && after !== null ? target.length : at, 0, id)
  }
  for (const list of lists.values())
    for (const id of changes.removed) if (list.includes(id)) list.splice(list.indexOf(id), 1)
  return lists
}

/** The place of a scene after one more move, on top of all others. */
export function placeAfterMove(
  changes: SceneChanges,
  id: string,
  to: { readonly episode: number; readonly after: string | null },
): ScenePlace {
  const last = movesOf(changes).at(-1)
  const before = changes.places.get(id)
  // A move that nothing was done on top of is replaced: dragging a scene about leaves one move.
  const kept = before === undefined ? [] : [...(before.earlier ?? []), ...(last?.id === id ? [] : [before])]
  const earlier = kept.map(({ episode, after, rank }) => ({ episode, after, rank }))
  return { ...to, rank: (last?.rank ?? 0) + 1, ...(earlier.length > 0 && { earlier }) }
}

/** Episodes whose outlines say in what order moved scenes are played: all of them while a moved scene is nowhere. */
function outlinesOfMoves(
  brief: Brief,
  moves: readonly (SceneMove & { readonly id: string })[],
  origin: (sceneId: string) => number | null,
): Set<number> {
  const found = new Set<number>()
  for (const { id, episode } of moves) {
    const from = origin(id)
    if (from === null) return new Set(Array.from({ length: brief.episodes }, (_, i) => i + 1))
    found.add(from).add(episode)
  }
  return found
}

/** Finds the episode whose outline a scene came from; what was found is noted in `known` and checked when used again. */
function finderOf(brief: Brief, look: Look, known: Map<string, number>): (sceneId: string) => number | null {
  const holds = (n: number, id: string): boolean =>
    look<Outline>(slotOf('outline', n))?.scenes.some((scene) => scene.id === id) ?? false
  return (sceneId) => {
    const noted = known.get(sceneId)
    if (noted !== undefined && holds(noted, sceneId)) return noted
    known.delete(sceneId)
    for (const [n, ids] of madeScenes(brief, look)) for (const id of ids) known.set(id, n)
    return known.get(sceneId) ?? null
  }
}

/**
 * Looks at the season through a reader, so that what is looked at is recorded as read.
 * @param origins a memory of where scenes were outlined, worth keeping between views of one season.
 */
export function seasonView(
  brief: Brief,
  reader: Reader,
  changes: SceneChanges,
  origins: Map<string, number> = new Map(),
): SeasonView {
  const quiet: Look = (slot) => reader.quiet(slot)
  const origin = finderOf(brief, quiet, origins)
  return {
    scenes(episode) {
      const own = reader.product<Outline>(slotOf('outline', episode)).scenes.map((scene) => scene.id)
      // Noted as it is seen: nobody looks through the season for where these scenes come from.
      for (const id of own) origins.set(id, episode)
      const moves = movesOf(changes)
      if (!moves.some((move) => move.episode === episode || own.includes(move.id)))
        return own.filter((id) => !changes.removed.has(id))
      for (const n of outlinesOfMoves(brief, moves, origin)) reader.peek(slotOf('outline', n))
      return applyChanges(madeScenes(brief, quiet), changes).get(episode) ?? []
    },
    allScenes() {
      const lists = applyChanges(
        madeScenes(brief, (slot) => reader.peek(slot)),
        changes,
      )
      return changes.order.ids.flatMap((episode, i) =>
        (lists.get(episode) ?? []).map((id) => ({ id, episode, number: i + 1 })),
      )
    },
    originOf: origin,
    outlineOf(sceneId) {
      const n = origin(sceneId)
      const scene =
        n === null
          ? undefined
          : reader.product<Outline>(slotOf('outline', n)).scenes.find((one) => one.id === sceneId)
      if (scene === undefined) throw new Unavailable(slotOf('outline', n ?? '?'))
      return scene
    },
    cards: (castIds) => cardsOf(reader.product<Bible>('bible:season'), castIds),
  }
}

/** An episode's part of the arc, by its id. @throws Unavailable when the arc has no such episode. */
export function arcEpisode(arc: Arc, number: number): Arc['episodes'][number] {
  const found = arc.episodes.find((episode) => episode.number === number)
  if (found === undefined) throw new Unavailable('arc:season')
  return found
}

/** A person's text for one line. */
export interface LineEdit {
  readonly scene: string
  readonly text: string
}

/** The text of a scene as it is now: what `revise` made, with a person's edits laid over it by line id. */
export function sceneText(reader: Reader, sceneId: string): SceneScript {
  const script = reader.product<SceneScript>(slotOf('revise', sceneId))
  return {
    lines: script.lines.map((line) => {
      const edit = reader.human<LineEdit>('line', line.id)
      return edit === undefined ? line : { ...line, text: edit.text }
    }),
  }
}
