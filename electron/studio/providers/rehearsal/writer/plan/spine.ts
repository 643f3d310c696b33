import { cardsFor, roleplay, type PlanDesk } from './desk.ts'
import type { EpisodeDraft, SceneDraft } from './draft.ts'
import { eventPiece, playAfter, playEvent, stagedEvents, takesAfter, type StagedEvent } from './events.ts'
import { play, use } from './scenes.ts'

/**
 * The spine of a season that has one premise: what the premise says happens is played first, the question it leaves
 * is half answered in the middle and answered at the end, and what grows out of it is played in between.
 */

/** Events whose question can hold a whole season, strongest first. */
const STRONGEST = [
  'prophecy',
  'framed',
  'missing',
  'identity',
  'rebirth',
  'letter',
  'find',
  'inherit',
  'timeslip',
  'betrayal',
  'threat',
  'return',
  'cast_out',
  'humiliation',
  'dismissal',
  'rescue',
  'bet',
  'marriage',
  'pregnancy',
]

/** Seasons shorter than this have no middle. */
const WITH_MIDDLE = 4
/** What grows out of an event takes at most every so many-th episode. */
const THREAD_EVERY = 3
const LEAST_FOR_THREADS = 6

const isEmpty = (scene: SceneDraft | undefined): scene is SceneDraft =>
  scene !== undefined && scene.pieces.length === 0

/**
 * Plays events one after another from the first episode on. An episode breaks off at its last event, and the next one
 * opens on what came of it; the last scene of all is left to the ending.
 */
function playFirst(desk: PlanDesk, season: readonly EpisodeDraft[], events: readonly StagedEvent[]): void {
  const left = [...events]
  let before: StagedEvent | null = null
  season.forEach((episode, i) => {
    if (i > 0 && before === null && left.length === 0) return
    const scenes =
      i === season.length - 1 && (i > 0 || left.length > 1) ? episode.scenes.slice(0, -1) : episode.scenes
    const [first] = scenes
    const alone = episode.scenes.length === 1 && left.length > 0
    if (before !== null && first !== undefined && !alone) playAfter(first, before, 'after')
    const free = scenes.filter(isEmpty)
    const here = (i === 0 ? free : free.slice(0, 1)).flatMap((scene) => {
      const one = left.shift()
      if (one !== undefined) playEvent(desk, episode, scene, one, false)
      return one ?? []
    })
    if (before !== null && first !== undefined && alone && takesAfter(desk, first))
      playAfter(first, before, 'after')
    const last = here.at(-1)
    const ends = last !== undefined && !isEmpty(episode.scenes.at(-1)) && last.card.parts.has('after')
    before = ends ? last : null
  })
}

function playPart(episode: EpisodeDraft | undefined, one: StagedEvent, part: string): void {
  const scene = episode?.scenes.find((each) => each.pieces.length === 0)
  if (episode === undefined || !isEmpty(scene)) return
  play(scene, eventPiece(one, part, part === 'half' ? 'pressure' : 'turn'))
}

/** Steps of the thread by where they may stand, each in the first scene of an episode that is still free. */
function playThread(desk: PlanDesk, season: readonly EpisodeDraft[], spine: StagedEvent): void {
  const n = season.length
  if (n < LEAST_FOR_THREADS) return
  const hero = spine.players.get('A')
  const cards = desk
    .dice('thread')
    .shuffle(cardsFor(desk, 'thread'))
    .toSorted((a, b) => a.from - b.from)
  let last = 1
  for (const card of cards) {
    const episode = season.find(
      (one) =>
        one.number >= last + THREAD_EVERY - (n < 12 ? 1 : 0) &&
        one.number < n &&
        one.fraction >= card.from &&
        one.fraction <= card.to &&
        isEmpty(one.scenes[0]),
    )
    const scene = episode?.scenes[0]
    if (episode === undefined || scene === undefined || hero === undefined) continue
    const b = desk.company
      .fitting(card.players.get('B') ?? 'any')
      .find(
        (id) =>
          id !== hero &&
          id !== spine.players.get('C') &&
          desk.company.familiar(id) &&
          desk.company.sideOf(id) !== 'child',
      )
    const players =
      b === undefined
        ? null
        : roleplay(
            desk,
            card,
            new Map([
              ['A', hero],
              ['B', b],
            ]),
          )
    if (players === null) continue
    play(scene, { ...eventPiece({ ...spine, card, players }, 'scene', 'turn') })
    episode.lead ??= { card, players, fact: null, words: spine.words }
    use(desk, card, null, episode.number)
    last = episode.number
  }
}

/** Plays the season's one premise. Returns the clauses that are played, which need not be told any more. */
export function placeSpine(
  desk: PlanDesk,
  season: readonly EpisodeDraft[],
  clauses: Parameters<typeof stagedEvents>[1],
): ReadonlySet<string> {
  const near = clauses
    .flatMap((clause) => clause.mentions)
    .flatMap((mention) => {
      const role = desk.story.playedBy.get(mention.text) ?? desk.story.playedBy.get(mention.head)
      const id = role === undefined ? undefined : desk.company.idOf(role)
      return id === undefined ? [] : [id]
    })
  const events = stagedEvents(desk, clauses, near)
  if (events.length === 0) return new Set()
  playFirst(desk, season, events)
  const spine = STRONGEST.flatMap((type) => events.find((one) => one.event.type === type) ?? []).find((one) =>
    one.card.parts.has('answer'),
  )
  if (spine !== undefined) {
    if (season.length >= WITH_MIDDLE) playPart(season[Math.floor(season.length / 2)], spine, 'half')
    playPart(season.at(-1), spine, 'answer')
    playThread(desk, season, spine)
  }
  return new Set(events.flatMap((one) => one.event.clauses.map((clause) => clause.text)))
}
