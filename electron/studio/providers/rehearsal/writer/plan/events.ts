import type { Card } from '../cards.ts'
import { slotsOf } from '../bind.ts'
import { wordsOf, type Clause, type Mention } from '../premise/reading.ts'
import { eventsOf, type PremiseEvent } from '../premise/events.ts'
import { cardsFor, roleplay, type PlanDesk } from './desk.ts'
import type { EpisodeDraft, Piece, SceneDraft } from './draft.ts'
import { play, use } from './scenes.ts'

/** Playing what a premise says happens, with its own people, things and places. */

/** An event with the card that plays it and who plays in it. */
export interface StagedEvent {
  readonly event: PremiseEvent
  readonly card: Card
  readonly players: ReadonlyMap<string, string>
  readonly words: Readonly<Record<string, string>>
}

const idOf = (desk: PlanDesk, mention: Mention | null): string | undefined => {
  if (mention === null) return undefined
  const role = desk.story.playedBy.get(mention.text) ?? desk.story.playedBy.get(mention.head)
  return role === undefined ? undefined : desk.company.idOf(role)
}

const bareThing = (thing: string, language: 'zh' | 'en'): string =>
  language === 'zh'
    ? thing.replace(/^那(?:\p{Script=Han}(?=\p{Script=Han}{1,}))/u, '')
    : thing.replace(/^the /i, '')

/** What the talk of a long season calls the matter an event started. */
const MATTERS: Readonly<Record<string, Readonly<Record<'zh' | 'en', string>>>> = {
  betrayal: { zh: '那天门里的话', en: 'what was said behind that door' },
  identity: { zh: '身世', en: 'where you come from' },
  marriage: { zh: '那张纸', en: 'that piece of paper' },
  cast_out: { zh: '被赶走', en: 'being put out' },
  humiliation: { zh: '那天', en: 'that day' },
  return: { zh: '那些信', en: 'those letters' },
  framed: { zh: '那桩冤枉', en: 'the false charge' },
  rescue: { zh: '那个背影', en: 'whoever walked away' },
  pregnancy: { zh: '孩子', en: 'the child' },
  rebirth: { zh: '那扇门', en: 'the bolted door' },
  bet: { zh: '那个赌', en: 'the bet' },
  dismissal: { zh: '那张纸', en: 'that letter' },
  timeslip: { zh: '来路', en: 'the way back' },
  threat: { zh: '那枚指印', en: 'that thumbprint' },
  missing: { zh: '墙后头', en: 'what was behind the wall' },
}

/** Words an event gives its cards. */
function wordsFor(desk: PlanDesk, event: PremiseEvent): Record<string, string> {
  const { language } = desk.bible
  const left = event.type === 'inherit' ? event.spot : ''
  const thing = [event.thing, left, desk.words['prize.the'] ?? ''].find((one) => one !== '') ?? ''
  return {
    thing,
    'thing.bare': bareThing(thing, language),
    spot: event.spot === '' ? (desk.words['home.the'] ?? '') : event.spot,
    matter: MATTERS[event.type]?.[language] ?? thing,
    ...(event.phrase === '' ? {} : { phrase: event.phrase }),
  }
}

/** True when the event tells everything the card speaks of. */
function speaksOf(desk: PlanDesk, card: Card, words: Readonly<Record<string, string>>): boolean {
  const asked = [...card.parts.values()].flatMap((part) =>
    part.lines[desk.bible.language].flatMap((line) => line.texts).flatMap(slotsOf),
  )
  return !asked.some((slot) => slot.replace(/\.cap$/, '') === 'phrase' && words['phrase'] === undefined)
}

/** People for the letters of a card: those the event names, then those the premise names, then whoever fits. */
function lettersFor(
  desk: PlanDesk,
  card: Card,
  given: ReadonlyMap<string, string>,
  near: readonly string[],
): Map<string, string> | null {
  const players = new Map(given)
  const d = desk.dice('event', card.id)
  for (const letter of ['A', 'B', 'C']) {
    const want = card.players.get(letter)
    if (want === undefined || players.has(letter)) continue
    const taken = new Set(players.values())
    const free = (id: string): boolean =>
      !taken.has(id) && desk.company.familiar(id) && desk.company.sideOf(id) !== 'child'
    const ranked = want.split('|').flatMap((kind) => {
      const fitting = desk.company.fitting(kind).filter(free)
      return [...near.filter((id) => fitting.includes(id)), ...d.shuffle(fitting)]
    })
    const hero = desk.company.idOf('hero')
    const id = ranked.find((one) => letter === 'A' || one !== hero) ?? undefined
    if (id === undefined) return null
    players.set(letter, id)
  }
  return players
}

/** An event with a card that can play it; null when none is left. */
function staged(desk: PlanDesk, event: PremiseEvent, near: readonly string[]): StagedEvent | null {
  const words = wordsFor(desk, event)
  const self = idOf(desk, event.self) ?? desk.company.idOf('hero')
  // A vow is not made to whoever it is against.
  const other = event.type === 'vow' ? undefined : idOf(desk, event.other)
  const given = new Map<string, string>()
  if (self !== undefined) given.set('A', self)
  if (other !== undefined && other !== self) given.set('B', other)
  for (const card of cardsFor(desk, 'event')) {
    if (desk.usedCards.has(card.id) || !card.types.includes(event.type) || !speaksOf(desk, card, words))
      continue
    const letters = lettersFor(desk, card, given, near)
    const players = letters === null ? null : roleplay(desk, card, letters)
    if (players !== null) return { event, card, players, words }
  }
  return null
}

/** The events of some clauses that can be played; each card once. */
export function stagedEvents(
  desk: PlanDesk,
  clauses: readonly Clause[],
  near: readonly string[],
): StagedEvent[] {
  const taken = new Set<string>()
  return eventsOf(clauses, desk.bible.language).flatMap((event) => {
    const one = staged(desk, event, near)
    if (one === null || taken.has(one.card.id)) return []
    taken.add(one.card.id)
    return [one]
  })
}

/** A part of an event as a piece of a scene. */
export const eventPiece = (one: StagedEvent, part: string, slot: Piece['slot']): Piece => ({
  card: one.card,
  part,
  slot,
  players: one.players,
  fact: null,
  promise: null,
  prop: '',
  span: null,
  words: one.words,
})

/** Things the clause names that are not spoken of in the event as it is written: somebody brings them up. */
function unseen({ card, event, words }: StagedEvent, language: 'zh' | 'en'): string[] {
  const lines = card.parts.get('scene')?.lines[language] ?? []
  const asked = new Set(
    lines
      .flatMap((line) => line.texts)
      .flatMap(slotsOf)
      .map((slot) => slot.replace(/\.cap$/, '')),
  )
  const told = Object.entries(words).flatMap(([slot, word]) => (asked.has(slot) ? [word] : []))
  return wordsOf(event.clause.mentions.filter((one) => one.kind === 'object')).filter(
    (text) => !told.some((word) => word.includes(text)),
  )
}

/** Where the clause says it happens, as a place of the bible; "" when it does not say. */
function placeOf({ clause }: PremiseEvent): string {
  const place = clause.mentions.find((mention) => mention.kind === 'place')
  return place === undefined ? '' : `@${place.text.replace(/'s$/, '')}`
}

/** Plays an event in a scene and lets it name the episode. @param whole nothing the clause names may be left out. */
export function playEvent(
  desk: PlanDesk,
  episode: EpisodeDraft,
  scene: SceneDraft,
  one: StagedEvent,
  whole: boolean,
): void {
  const mustSay = whole ? unseen(one, desk.bible.language) : []
  play(scene, { ...eventPiece(one, 'scene', 'turn'), mustSay })
  const place = placeOf(one.event)
  if (place !== '') scene.place = place
  episode.lead ??= { card: one.card, players: one.players, fact: null, words: one.words }
  episode.cliffhangerKind = 'turn'
  use(desk, one.card, null, episode.number)
}
