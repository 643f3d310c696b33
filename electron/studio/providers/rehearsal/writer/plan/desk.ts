import type { Brief } from '../../../../../../shared/drama/brief.ts'
import type { Bible, Fact } from '../../../../../../shared/drama/story.ts'
import type { WriterOptions } from '../bible.ts'
import { slotsOf } from '../bind.ts'
import type { Card, CardPart } from '../../../../craft/cards.ts'
import { companyOf, type Company } from '../company.ts'
import { craft } from '../../../../craft/craft.ts'
import { dice, type Dice } from '../dice.ts'
import { definite } from '../facts.ts'
import { storyOf, type Story } from '../story.ts'

/** What a planner has before it: the story, the cast, and what has been used up. */
export interface PlanDesk {
  readonly brief: Brief
  readonly bible: Bible
  readonly story: Story
  readonly company: Company
  readonly options: WriterOptions
  /** Words every card may use. */
  readonly words: Readonly<Record<string, string>>
  readonly usedCards: Set<string>
  /** How far a fact has come out: 1 hinted, 2 out. */
  readonly factStage: Map<string, number>
  /** Scene functions by the episode they were last used in. */
  readonly lastUsed: Map<string, number>
  /** Clauses of premises that are played, which nobody need tell. */
  readonly played: Set<string>
  /** Who a premise says is arrested, ill or hurt: cast id → episode; they walk into no other scene after it. */
  readonly away: Map<string, number>
  dice(...path: (string | number)[]): Dice
}

const bare = (name: string): string => name.replace(/^(?:the|a|an) /i, '')

/** Words of the season in the language of the brief. */
function seasonWords(story: Story): Record<string, string> {
  const { language, prize, home, giver, day } = story
  const zh = language === 'zh'
  const the = definite(prize.name, prize.measure, language)
  // "grandmother's tea shop" is a heading; in the mouth of those who know it, it is the tea shop.
  const homeWord = zh ? home.name : home.name.replace(/^.*'s /, '')
  const homeThe = zh ? homeWord : definite(homeWord, '', language)
  return {
    prize: zh ? prize.name : bare(prize.name),
    'prize.the': the,
    object: the,
    'object.bare': zh ? prize.name : bare(prize.name),
    home: homeWord,
    'home.the': homeThe,
    place: homeThe,
    giver,
    day: zh ? day : day.replace(/^the /, ''),
    'day.the': zh ? day : definite(day.replace(/^the /, ''), '', language),
    deadline: zh ? '明天中午' : 'tomorrow noon',
    when: zh ? '那年冬天' : 'that winter',
    price: zh ? '一百万' : 'a million',
    ...(story.era === 'period' ? { price: zh ? '一千两' : 'a thousand in silver' } : {}),
  }
}

/** Opens a desk for an arc. */
export function openDesk(bible: Bible, brief: Brief, options: WriterOptions): PlanDesk {
  const story = storyOf(brief)
  return {
    brief,
    bible,
    story,
    company: companyOf(bible),
    options,
    words: seasonWords(story),
    usedCards: new Set(),
    factStage: new Map(),
    lastUsed: new Map(),
    played: new Set(),
    away: new Map(),
    dice: (...path) => dice(options.seed, options.take, ...path),
  }
}

/** Keys of people in a part: speakers, bystanders and everyone named in a slot, for the language of the drama. */
export function peopleIn(part: CardPart, language: 'zh' | 'en'): { speakers: string[]; named: string[] } {
  const lines = part.lines[language]
  const speakers = [
    ...new Set([...lines.map((line) => line.who).filter((who) => who !== ''), ...part.present]),
  ]
  const slots = lines.flatMap((line) => line.texts).flatMap(slotsOf)
  const named = [...new Set(slots.map((slot) => slot.replace(/[!.].*$/, '')))]
  return { speakers, named }
}

/** Binds the roles a genre's card names; null when the cast lacks one of them. */
export function roleplay(
  desk: PlanDesk,
  card: Card,
  letters: ReadonlyMap<string, string> = new Map(),
): Map<string, string> | null {
  const players = new Map(letters)
  for (const part of card.parts.values()) {
    const { speakers, named } = peopleIn(part, desk.bible.language)
    for (const key of [...speakers, ...named]) {
      const id = desk.company.idOf(key)
      if (id !== undefined) players.set(key, id)
    }
    if (speakers.some((key) => !players.has(key))) return null
  }
  return players
}

/** True when somebody can walk into a scene of an episode: nothing has happened to them before it. */
export const isAbout = (desk: PlanDesk, id: string, episode: number): boolean =>
  (desk.away.get(id) ?? episode + 1) > episode

/** Facts a card could turn on, given who may have done the deed. */
export function openFacts(desk: PlanDesk, stage: number): Fact[] {
  return desk.bible.facts.filter((fact) => fact.truth && (desk.factStage.get(fact.id) ?? 0) < stage)
}

/** Cards of a kind for this genre and era. */
export function cardsFor(desk: PlanDesk, kind: Card['kind']): Card[] {
  const { genre, era } = desk.story
  return [...craft().cards.values()].filter(
    (card) =>
      card.kind === kind &&
      (card.era === 'any' || card.era === era) &&
      (card.id.startsWith(`${genre.id}/`) ||
        (card.id.startsWith('any/') && (card.genres.length === 0 || card.genres.includes(genre.id)))),
  )
}
