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

/** Where a person moved a scene: after another scene of an episode, or to its start (null). */
export interface ScenePlace {
  readonly episode: number
  readonly after: string | null
  /** Order in which moves were made: later ones are applied on top. */
  readonly rank: number
}

/** The season as it stands: what steps made, with a person's moves and removals laid over it. */
export interface SeasonView {
  /** Scene ids of an episode in played order. @throws Unavailable before its outline is made. */
  scenes(episode: number): string[]
  /** All scenes in played order, of the episodes whose outlines are there. */
  allScenes(): { id: string; episode: number }[]
  /** Episode whose outline a scene came from. */
  originOf(sceneId: string): number | null
  outlineOf(sceneId: string): SceneOutline
  cards(castIds: readonly string[]): VoiceCard[]
}

/** Human moves as the season needs them; read once per evaluation. */
export interface SceneChanges {
  readonly places: ReadonlyMap<string, ScenePlace>
  readonly removed: ReadonlySet<string>
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

function applyChanges(lists: Map<number, string[]>, changes: SceneChanges): Map<number, string[]> {
  const moves = [...changes.places].toSorted((a, b) => a[1].rank - b[1].rank)
  for (const [id, place] of moves) {
    const target = lists.get(place.episode)
    const from = [...lists.values()].find((list) => list.includes(id))
    if (target === undefined || from === undefined) continue
    from.splice(from.indexOf(id), 1)
    const at = place.after === null ? 0 : target.indexOf(place.after) + 1
    target.splice(at === 0 && place.after !== null ? target.length : at, 0, id)
  }
  for (const list of lists.values())
    for (const id of changes.removed) if (list.includes(id)) list.splice(list.indexOf(id), 1)
  return lists
}

/** Looks at the season through a reader, so that what is looked at is recorded as read. */
export function seasonView(brief: Brief, reader: Reader, changes: SceneChanges): SeasonView {
  const origin = (sceneId: string): number | null => {
    for (const [n, ids] of madeScenes(brief, (slot) => reader.quiet(slot)))
      if (ids.includes(sceneId)) return n
    return null
  }
  return {
    scenes(episode) {
      const own = reader.product<Outline>(slotOf('outline', episode)).scenes.map((scene) => scene.id)
      const moved = [...changes.places].filter(([id, place]) => place.episode === episode || own.includes(id))
      for (const [id] of moved) reader.peek(slotOf('outline', origin(id) ?? episode))
      if (moved.length === 0) return own.filter((id) => !changes.removed.has(id))
      return (
        applyChanges(
          madeScenes(brief, (slot) => reader.quiet(slot)),
          changes,
        ).get(episode) ?? []
      )
    },
    allScenes: () =>
      [
        ...applyChanges(
          madeScenes(brief, (slot) => reader.peek(slot)),
          changes,
        ),
      ].flatMap(([episode, ids]) => ids.map((id) => ({ id, episode }))),
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

/** An episode's part of the arc. @throws Unavailable when the arc has no such episode. */
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
