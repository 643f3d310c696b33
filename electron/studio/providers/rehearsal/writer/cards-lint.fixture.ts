import { GENRES, WEATHERS } from '../../../../../shared/drama/vocabulary.ts'
import { slotsOf } from './bind.ts'
import type { Card, CardLine, CardPart } from '../../../craft/cards.ts'
import type { Craft } from '../../../craft/craft.ts'
import { patternsOf } from './premise/event-patterns.ts'
import { normalise } from './text.ts'

/** What is wrong with written cards, each with file and row: what a writer of cards cannot see by reading them. */

const SIDES = ['hero', 'love', 'foe', 'friend', 'elder', 'child', 'grey', 'any']
/** Words of the season, as `plan/desk.ts` gives them. */
const SEASON =
  'prize prize.the object object.bare home home.the place giver day day.the deadline when price'.split(' ')
/** Words only some kinds of card are given. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  event: ['thing', 'thing.bare', 'spot', 'matter', 'phrase', 'seen'],
  thread: ['thing', 'thing.bare', 'spot', 'matter'],
  news: ['news', 'thing', 'spot'],
}
const FORMS = {
  zh: ['full', 'given', 'sur', 'role', 'one', 'label', 'ta', 'ren', 'hai'],
  en: 'full given sur role one label he him his hers himself man boy son sir'.split(' '),
}
const FACT_FORMS = ['they', 'you', 'i', 'topic', 'deed', 'question', 'clause']
const TONES = ['', 'tense', 'light', 'grave', 'warm', 'kind']
/** Parts a kind must have and those it may have besides. */
const PARTS: Readonly<Record<Card['kind'], readonly [must: readonly string[], may: readonly string[]]>> = {
  beat: [['turn'], ['open', 'tease']],
  scene: [['scene'], ['tease']],
  plant: [['scene'], []],
  pay: [['scene'], []],
  tease: [['cut', 'answer'], []],
  bit: [['scene'], []],
  news: [['scene'], []],
  event: [['scene'], ['half', 'answer', 'after']],
  thread: [['scene'], []],
}
const META = ['title', 'syn', 'question', 'price']
/** Turns that are asked for by code, not by a word of a premise. */
const OWN_TYPES =
  'deed deed_secret deed_trouble deed_win deed_harm deed_ask deed_beg says deed_give deed_see deed_come state learn premise only opening closing reversal ally child complication cost deadline surface sale bankrupt accuse prophecy challenge pregnancy contest'.split(
    ' ',
  )

const options = (wish: string): string[] => wish.split('|')

function typesOf(craft: Craft): Set<string> {
  const events = [...patternsOf('zh'), ...patternsOf('en')].map((one) => one.type)
  return new Set([...craft.lexicon.flatMap((word) => word.type ?? []), ...events, ...OWN_TYPES])
}

/** Roles a card of this file may name: those of its genre, or of the genres it is meant for. */
function rolesFor(card: Card, craft: Craft): Set<string> {
  const own = card.id.split('/')[0]
  const genres = [...craft.genres.values()].filter(
    (genre) =>
      genre.id === own || (own === 'any' && (card.genres.length === 0 || card.genres.includes(genre.id))),
  )
  const lists = genres.map((genre) => genre.roles.map((role) => role.id))
  // A card for several genres may name a role only if each of them has it.
  return new Set((lists[0] ?? []).filter((role) => lists.every((list) => list.includes(role))))
}

/** Why a slot can hold nothing; "" when it can. */
function slotFault(slot: string, card: Card, language: 'zh' | 'en', roles: ReadonlySet<string>): string {
  const name = slot.replace(/\.cap$/, '')
  if (name.startsWith('f.')) {
    if (!FACT_FORMS.includes(name.slice(2))) return `unknown form of a fact {${slot}}`
    return card.doer === '' ? `{${slot}} without fact=` : ''
  }
  if (SEASON.includes(name) || (OWN[card.kind] ?? []).includes(name)) return ''
  const [, who = '', form = ''] = /^([A-Za-z_0-9]+)(?:!|\.(\w+))?$/.exec(name) ?? []
  if (!card.players.has(who) && !roles.has(who)) return `nobody plays {${slot}}`
  return form === '' || FORMS[language].includes(form) ? '' : `unknown form {${slot}}`
}

function lineFaults(line: CardLine, card: Card, language: 'zh' | 'en', roles: ReadonlySet<string>): string[] {
  const faults = line.texts.flatMap((text) => {
    const bare = text.replace(/\{[^{}]*\}/g, '')
    const own = language === 'zh' ? /\p{Script=Han}|^[^\p{L}]+$/u : /[A-Za-z]|^[^\p{L}]+$/u
    const odd = language === 'en' ? /\p{Script=Han}/u : /[A-Za-z]{2,}/
    return [
      ...slotsOf(text).map((slot) => slotFault(slot, card, language, roles)),
      text === '' ? 'an empty wording' : '',
      bare !== '' && (!own.test(bare) || odd.test(bare)) ? `not in its own language: ${text}` : '',
      /[{}]/.test(bare) ? `a brace left open: ${text}` : '',
    ]
  })
  const stranger = line.who !== '' && !card.players.has(line.who) && !roles.has(line.who)
  return [...faults, stranger ? `nobody plays ${line.who}` : ''].filter((one) => one !== '')
}

function partFaults(part: CardPart, card: Card, craft: Craft, roles: ReadonlySet<string>): string[] {
  const genre = craft.genres.get(GENRES.find((one) => one === card.id.split('/')[0]) ?? 'ceo')
  const pairs = card.id.startsWith('any/') ? [] : (genre?.pairs.map((pair) => pair.id) ?? [])
  const places = ['', 'home', ...(card.kind === 'bit' || card.kind === 'tease' ? ['inside', 'outside'] : [])]
  return [
    places.includes(part.place) || craft.places.has(part.place) ? '' : `unknown place ${part.place}`,
    ['', ...WEATHERS].includes(part.weather) ? '' : `unknown weather ${part.weather}`,
    ...[...part.plants, ...part.pays].map((pair) => (pairs.includes(pair) ? '' : `unknown set-up ${pair}`)),
    ...part.present.map((who) => (card.players.has(who) || roles.has(who) ? '' : `nobody plays ${who}`)),
  ].filter((one) => one !== '')
}

function cardFaults(
  card: Card,
  craft: Craft,
  roles: ReadonlySet<string>,
  types: ReadonlySet<string>,
): string[] {
  const [must, may] = PARTS[card.kind]
  const names = [...card.parts.keys()]
  const told =
    card.kind === 'beat' || card.kind === 'scene' || card.kind === 'event' || card.kind === 'thread'
  return [
    card.fn === '' || craft.functions.has(card.fn) ? '' : `unknown scene function ${card.fn}`,
    ...card.genres.map((genre) => (GENRES.some((one) => one === genre) ? '' : `unknown genre ${genre}`)),
    ...card.types.map((type) => (types.has(type) ? '' : `unknown type ${type}`)),
    ...[...card.players.values()]
      .flatMap(options)
      .map((wish) => (SIDES.includes(wish) || roles.has(wish) ? '' : `nobody is ${wish}`)),
    card.doer === '' || card.doer === 'X' || card.players.has(card.doer) || roles.has(card.doer)
      ? ''
      : `fact of nobody: ${card.doer}`,
    TONES.includes(card.tone) ? '' : `unknown tone ${card.tone}`,
    card.about === '' || card.about === 'self' ? '' : `unknown about ${card.about}`,
    card.from >= 0 && card.from <= card.to && card.to <= 1 ? '' : 'from and to are no part of a season',
    ...must.map((part) => (names.includes(part) ? '' : `no part ${part}`)),
    ...names.map((part) => (must.includes(part) || may.includes(part) ? '' : `unknown part ${part}`)),
    ...[...card.meta.keys()].map((key) => (META.includes(key) ? '' : `unknown @${key}`)),
    ...(told ? ['title', 'syn'].map((key) => (card.meta.has(key) ? '' : `no @${key}`)) : []),
    ...[...card.meta].flatMap(([, text]) => metaFaults(text, card, roles)),
  ].filter((one) => one !== '')
}

const metaFaults = (
  text: Readonly<Record<'zh' | 'en', string>>,
  card: Card,
  roles: ReadonlySet<string>,
): string[] =>
  (['zh', 'en'] as const).flatMap((language) =>
    slotsOf(text[language]).map((slot) => slotFault(slot, card, language, roles)),
  )

/** Short cries may come back: the writer adds a name to the second. */
const LONG = { zh: 9, en: 24 }

/** Lines that stand in two cards one season may hold. */
function repeats(cards: readonly Card[], language: 'zh' | 'en'): string[] {
  const seen = new Map<string, { set: string; at: string }[]>()
  const out: string[] = []
  for (const card of cards)
    for (const line of [...card.parts.values()].flatMap((part) => part.lines[language]))
      for (const text of new Set(line.texts)) {
        if (text.length < LONG[language] || text.includes('{news')) continue
        const key = normalise(text.replace(/\{([^{}]*)\}/g, '$1'))
        if (/^\{[^{}]*\}\p{P}*$/u.test(text.replace(/^“|”/gu, ''))) continue
        const set = card.id.split('/')[0] ?? ''
        const at = `${card.file}:${line.row}`
        const before = (seen.get(key) ?? []).find(
          (one) => one.at !== at && (one.set === set || one.set === 'any' || set === 'any'),
        )
        if (before !== undefined) out.push(`${at}: said already in ${before.at}: ${text}`)
        seen.set(key, [...(seen.get(key) ?? []), { set, at }])
      }
  return out
}

/** Everything that is wrong with some cards, as `file:row: what`. */
export function cardProblems(cards: readonly Card[], craft: Craft): string[] {
  const types = typesOf(craft)
  const faults = cards.flatMap((card) => {
    const roles = rolesFor(card, craft)
    const at = (row: number, list: readonly string[]): string[] =>
      list.map((one) => `${card.file}:${row}: ${one}`)
    const parts = [...card.parts.values()].flatMap((part) => [
      ...at(part.row, partFaults(part, card, craft, roles)),
      ...(['zh', 'en'] as const).flatMap((language) =>
        part.lines[language].flatMap((line) => at(line.row, lineFaults(line, card, language, roles))),
      ),
    ])
    return [...at(card.row, cardFaults(card, craft, roles, types)), ...parts]
  })
  return [...faults, ...repeats(cards, 'zh'), ...repeats(cards, 'en')]
}
