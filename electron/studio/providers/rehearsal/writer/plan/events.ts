import type { Hour } from '../../../../../../shared/drama/vocabulary.ts'
import type { Card } from '../../../../craft/cards.ts'
import { slotsOf } from '../bind.ts'
import { wordsOf, type Clause, type Mention } from '../premise/reading.ts'
import { hasHero, seen } from '../premise/deeds.ts'
import { eventsOf, isPlain, type PremiseEvent } from '../premise/events.ts'
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
  /** Where it happens, as a place of the bible, and when; what it does not say itself it takes from the one before. */
  readonly place: string
  readonly sky: Sky
}

interface Sky {
  readonly hour: Hour | null
  readonly weather: string
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

/** The hero as a stage direction names them. */
function heroOf(desk: PlanDesk): { name: string; gender: 'f' | 'm' } | null {
  const hero = desk.company.person(desk.company.idOf('hero') ?? '')
  return hero === undefined ? null : { name: hero.short, gender: hero.gender }
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
    seen: seen(event.deed, language, heroOf(desk)),
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
    const id = ranked.find((one) => letter === 'A' || want === 'hero' || one !== hero)
    if (id === undefined) return null
    players.set(letter, id)
  }
  return players
}

/** Who plays the first letters: whoever does it and whoever it is done to, by cast id. */
function partiesFor(desk: PlanDesk, event: PremiseEvent): Map<string, string> {
  const hero = desk.company.idOf('hero')
  const self = idOf(desk, event.self) ?? hero
  // A vow is not made to whoever it is against.
  const other = event.type === 'vow' ? undefined : idOf(desk, event.other)
  const there = hero !== undefined && self !== hero && isPlain(event) && namesHero(desk, event)
  const ids = [self, ...(there ? [hero] : []), other].filter((id): id is string => id !== undefined)
  return new Map([...new Set(ids)].map((id, i) => ['ABC'.charAt(i), id]))
}

/** True when the hero is in it, named or behind a pronoun, or when nobody else is. */
function namesHero(desk: PlanDesk, event: PremiseEvent): boolean {
  const gender = heroOf(desk)?.gender
  const hero = desk.company.idOf('hero')
  const people = event.clauses.flatMap((one) => one.mentions).map((one) => idOf(desk, one))
  const behind = gender !== undefined && hasHero(event.deed, desk.bible.language, gender)
  return people.includes(hero) || behind || idOf(desk, event.other) === undefined
}

/** Whether a card is written for whoever does it: what a foe does is not played as a hero's deed. */
function meant(desk: PlanDesk, card: Card, parties: ReadonlyMap<string, string>): boolean {
  return [...parties].every(([letter, id]) => {
    const want = card.players.get(letter)
    return want === undefined ? letter === 'C' : desk.company.fitting(want).includes(id)
  })
}

/** Kinds of card that may play an event, best first. */
function kindsFor(event: PremiseEvent): string[] {
  if (!isPlain(event) || event.type === 'says' || event.type === 'deadline') return [event.type]
  return [...new Set([event.type, ...(event.type === 'deed_beg' ? ['deed_ask'] : []), 'deed'])]
}

/** What a novel tells is played by its people, whatever part they have: a plain card takes it where no other does. */
const asTold = (desk: PlanDesk, event: PremiseEvent): string[] =>
  desk.brief.people === undefined || event.deed === '' ? [] : [...new Set([...kindsFor(event), 'deed'])]

/** An event with a card that can play it; null when none is left. */
function staged(
  desk: PlanDesk,
  event: PremiseEvent,
  near: readonly string[],
  taken: ReadonlySet<string>,
): StagedEvent | null {
  const words = wordsFor(desk, event)
  const parties = partiesFor(desk, event)
  const cards = cardsFor(desk, 'event').filter((card) => !desk.usedCards.has(card.id) && !taken.has(card.id))
  const d = desk.dice('staged', event.deed)
  const wanted = [
    ...kindsFor(event).map((kind) => ({ kind, loose: false })),
    ...asTold(desk, event).map((kind) => ({ kind, loose: true })),
  ]
  for (const { kind, loose } of wanted) {
    const fitting = cards.filter((card) => card.types.includes(kind) && speaksOf(desk, card, words))
    // Those written for this very kind go first.
    const own = (card: Card): number => (card.types[0] === kind ? 0 : 1)
    const order = isPlain(event) ? d.shuffle(fitting).toSorted((a, b) => own(a) - own(b)) : fitting
    for (const card of order) {
      if (!loose && isPlain(event) && !meant(desk, card, parties)) continue
      const letters = lettersFor(desk, card, parties, near)
      const players = letters === null ? null : roleplay(desk, card, letters)
      if (players !== null)
        return { event, card, players, words, place: placeOf(event.clauses), sky: skyOf(event.clauses) }
    }
  }
  return null
}

/** The clauses of a premise that are told at once: of a novel each sentence by itself. */
function toldTogether(desk: PlanDesk, clauses: readonly Clause[], premise: string): Clause[][] {
  if (desk.brief.people === undefined) return [[...clauses]]
  const groups: Clause[][] = []
  let at = 0
  for (const clause of clauses) {
    const from = premise.indexOf(clause.text, at)
    const ended = from < 0 || /[。！？.!?]/u.test(premise.slice(at, from))
    if (groups.length === 0 || ended) groups.push([])
    groups.at(-1)?.push(clause)
    at = Math.max(at, from + clause.text.length)
  }
  return groups
}

/** The events of some clauses of a premise that can be played; each card once. */
export function stagedEvents(
  desk: PlanDesk,
  clauses: readonly Clause[],
  near: readonly string[],
  premise = '',
): StagedEvent[] {
  const taken = new Set<string>()
  let before: StagedEvent | null = null
  const events = toldTogether(desk, clauses, premise).flatMap((one) => eventsOf(one, desk.bible.language))
  return events.flatMap((event) => {
    const one = staged(desk, event, near, taken)
    if (one === null) return []
    taken.add(one.card.id)
    before = following(one, before)
    return [before]
  })
}

/** An event goes on where the one before it was, until a clause names a place. */
const following = (one: StagedEvent, before: StagedEvent | null): StagedEvent =>
  one.place !== '' || before === null
    ? one
    : { ...one, place: before.place, sky: one.sky.hour === null ? before.sky : one.sky }

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

/** Where the clauses say it happens, as a place of the bible; "" when they do not say. A town is said last. */
export function placeOf(clauses: readonly Clause[]): string {
  const places = clauses.flatMap((one) => one.mentions).filter((mention) => mention.kind === 'place')
  const place = places.find((one) => one.word !== null) ?? places[0]
  return place === undefined ? '' : `@${place.text.replace(/'s$/, '')}`
}

const HOURS_TOLD: readonly (readonly [Hour, RegExp])[] = [
  ['dawn', /清晨|凌晨|黎明|天亮|一早|\b(?:dawn|sunrise|daybreak)\b/iu],
  ['dusk', /黄昏|傍晚|日落|\b(?:dusk|sunset|evening)\b/iu],
  ['night', /雨夜|深夜|半夜|夜里|当晚|晚上|今晚|午夜|雪夜|除夕夜|\b(?:night(?!-)|midnight|tonight)\b/iu],
  ['day', /中午|午后|早上|上午|下午|\b(?:noon|morning|afternoon)\b/iu],
]

/** The hour and the weather a premise tells. */
function skyOf(clauses: readonly Clause[]): Sky {
  const text = clauses.map((one) => one.text).join(' ')
  const rain = /雨夜|大雨|暴雨|下雨|\b(?:rain\w*|storm\w*)\b/iu.test(text)
  const snow = /大雪|雪夜|下雪|\bsnow\w*\b/iu.test(text)
  return {
    hour: HOURS_TOLD.find(([, test]) => test.test(text))?.[0] ?? null,
    weather: rain ? 'rain' : snow ? 'snow' : '',
  }
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
  if (one.place !== '') scene.place = one.place
  scene.hour = one.sky.hour ?? scene.hour
  if (one.sky.weather !== '') scene.weather = one.sky.weather
  const hurt = one.players.get('A')
  if (one.event.type === 'deed_trouble' && hurt !== undefined && hurt !== desk.company.idOf('hero'))
    desk.away.set(hurt, episode.number)
  episode.lead ??= { card: one.card, players: one.players, fact: null, words: one.words }
  episode.cliffhangerKind = 'turn'
  use(desk, one.card, null, episode.number)
}

/** A scene with both what came of the last event and the next one takes so many seconds. */
const BOTH_SECONDS = 55

/** True when a scene has room for what came of an event: it is empty, or there is time for both. */
export const takesAfter = (desk: PlanDesk, scene: SceneDraft): boolean =>
  scene.pieces.length === 0 || desk.brief.episodeSeconds >= BOTH_SECONDS

/** What came of an event opens a scene, where it happened unless it says otherwise. */
export function playAfter(scene: SceneDraft, one: StagedEvent, part: string): void {
  play(scene, eventPiece(one, part, 'pressure'), 'start')
  if (scene.place === '') scene.place = one.place
}
