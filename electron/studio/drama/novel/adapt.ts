import type { AdaptedEpisode, Adaptation, ReadEvent, Reading } from '../../../../shared/drama/novel.ts'
import type { Language } from '../../../../shared/drama/vocabulary.ts'
import { StudioError } from '../../errors.ts'
import { mergeReadings } from './merge.ts'
import { shareOut } from './share-out.ts'

/** A novel that was read becomes a season: its events shared out over episodes, its people in the order of their parts. */

/** People a season is told of, and how often the least of them is named. */
const MOST_PEOPLE = 12
const LEAST_MENTIONS = 2
const MOST_PLACES = 24
/** Events a premise tells: an episode plays about as many. */
const TOLD = 2
/** Longest premise, in characters (the limit of a brief). */
const MOST_PREMISE = 2000
/** Most characters of everything that happens in an episode. */
const MOST_TOLD = 450

interface Season {
  readonly title: string
  readonly episodes: number
  readonly language: Language
}

const sentence = (text: string, language: Language): string =>
  /[。！？…!?.”"]$/u.test(text) ? text : `${text}${language === 'zh' ? '。' : '.'}`

/** The events an episode is told by: what weighs most, and what it breaks off at. */
function toldBy(events: readonly ReadEvent[]): ReadEvent[] {
  const late = events.slice(Math.floor(events.length / 2))
  const hook = late.toSorted((a, b) => b.weight - a.weight)[0]
  const rest = events
    .filter((one) => one !== hook)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, TOLD - 1)
  const chosen = new Set(hook === undefined ? rest : [...rest, hook])
  return events.filter((one) => chosen.has(one))
}

/** All that happens, the least of it left out where it is too much. */
function within(events: readonly ReadEvent[]): ReadEvent[] {
  const kept = new Set<ReadEvent>()
  let size = 0
  for (const one of events.toSorted((a, b) => b.weight - a.weight)) {
    if (kept.size > 0 && size + one.text.length > MOST_TOLD) break
    kept.add(one)
    size += one.text.length
  }
  return events.filter((one) => kept.has(one))
}

function episodeOf(events: readonly ReadEvent[], language: Language): AdaptedEpisode[] {
  const [first] = events
  const last = events.at(-1)
  if (first === undefined || last === undefined) return []
  const premise = toldBy(events)
    .map((one) => sentence(one.text, language))
    .join(language === 'zh' ? '' : ' ')
  const ref = { chapter: first.ref.chapter, fromLine: first.ref.fromLine, toLine: last.ref.toLine }
  return [{ premise: premise.slice(0, MOST_PREMISE), events: within(events), ref }]
}

/**
 * Adapts a novel for so many episodes; a novel in which less happens fills as many as it can.
 * @throws StudioError BAD_SOURCE when nothing was found to happen in it
 */
export function adaptNovel(readings: readonly Reading[], { title, episodes, language }: Season): Adaptation {
  const { people, relations, places, items, threads, events } = mergeReadings(readings)
  if (events.length === 0)
    throw new StudioError(
      'BAD_SOURCE',
      'Nobody was found in this novel who does anything.',
      'The rehearsal reader knows people by their names; a language model reads more: give it the role "draft".',
    ).about({ kind: 'novelWithoutDeeds', values: {} })
  const shared = shareOut(events, episodes)
  const cast = people.filter((one) => one.mentions >= LEAST_MENTIONS).slice(0, MOST_PEOPLE)
  return {
    title,
    people: cast.length > 0 ? cast : people.slice(0, MOST_PEOPLE),
    relations,
    places: places.slice(0, MOST_PLACES),
    items: items.slice(0, MOST_PLACES),
    threads,
    episodes: shared.flatMap((one) => episodeOf(one, language)),
  }
}
