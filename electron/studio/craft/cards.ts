import { EMOTIONS, HOURS, type Emotion, type Hour, type Language } from '../../../shared/drama/vocabulary.ts'

/**
 * Written scene cards: short pieces of screenplay with slots, both languages side by side. The notation is meant
 * for writers (see `assets/craft/cards/README.md`); this module reads it and refuses what it cannot place.
 */

/** A line of a card: several wordings of one utterance, action or caption. */
export interface CardLine {
  readonly kind: 'speech' | 'action' | 'caption'
  /** Role or letter of the speaker; "" for actions and captions. */
  readonly who: string
  readonly emotion: Emotion | null
  readonly strength: 1 | 2 | 3
  readonly delivery: 'normal' | 'VO' | 'OS'
  /** May be left out when the scene is short. */
  readonly optional: boolean
  readonly texts: readonly string[]
  /** Row of its file, from 1. */
  readonly row: number
}

/** A part of a card: what is played in one place without a break. */
export interface CardPart {
  readonly name: string
  /** Row of its file it begins in, from 1. */
  readonly row: number
  readonly place: string
  readonly hour: Hour | null
  readonly weather: string
  /** People in the picture who may say nothing. */
  readonly present: readonly string[]
  /** Nothing may be put into the scene besides it. */
  readonly shut: boolean
  /** Set-ups of the genre this part plants or pays by itself. */
  readonly plants: readonly string[]
  readonly pays: readonly string[]
  readonly lines: Readonly<Record<Language, readonly CardLine[]>>
}

export type CardKind = 'beat' | 'scene' | 'plant' | 'pay' | 'tease' | 'bit' | 'news' | 'event' | 'thread'

/** A card: a beat of a genre, a scene for any season, or the planting or paying of a set-up. */
export interface Card {
  readonly id: string
  /** File it stands in, and the row it begins in, from 1. */
  readonly file: string
  readonly row: number
  readonly kind: CardKind
  /** Name within its kind: a beat id, a pair id, a turn type. */
  readonly name: string
  /** Scene function of `functions.json`. */
  readonly fn: string
  /** Genres it may be used in; empty for all. */
  readonly genres: readonly string[]
  readonly era: 'any' | 'modern' | 'period'
  /** Who may play a letter: `A` → `hero`, `foe`, `any` … */
  readonly players: ReadonlyMap<string, string>
  /** Letter of whoever did the deed of the fact the card turns on; "" when it needs no fact; `X` for an absent person. */
  readonly doer: string
  /** 1 when the card only hints at its fact, 2 when it brings it out; 0 without a fact. */
  readonly stage: 0 | 1 | 2
  /** Mood of a small exchange (`tense`, `light`, `warm`), or `kind` for a fact that was meant well. */
  readonly tone: string
  /** `self` for news about whoever hears it. */
  readonly about: string
  /** Part of the season it may stand in, 0-1. */
  readonly from: number
  readonly to: number
  /** Turn types a premise may call it by. */
  readonly types: readonly string[]
  readonly meta: ReadonlyMap<string, Readonly<Record<Language, string>>>
  readonly parts: ReadonlyMap<string, CardPart>
}

const SPEECH = /^(~?)([A-Za-z_0-9]+)((?:\/[A-Za-z0-9]+)*):\s*(.+)$/
const CARD_KEYS = new Set([
  'fn',
  'genres',
  'era',
  'fact',
  'stage',
  'type',
  'A',
  'B',
  'C',
  'from',
  'to',
  'tone',
  'about',
])
const PART_KEYS = new Set(['place', 'hour', 'weather', 'with', 'plants', 'pays', 'shut'])

interface Draft {
  id: string
  file: string
  row: number
  kind: CardKind
  name: string
  options: Map<string, string>
  meta: Map<string, Record<Language, string>>
  parts: Map<string, { row: number; options: Map<string, string>; lines: Record<Language, CardLine[]> }>
  part: string
  language: Language
}

class CardError extends Error {
  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`)
    this.name = 'CardError'
  }
}

function readOptions(words: readonly string[], allowed: ReadonlySet<string>): Map<string, string> {
  const options = new Map<string, string>()
  for (const word of words) {
    const [key, value] = word.split('=')
    if (key === undefined || value === undefined || !allowed.has(key))
      throw new Error(`unknown option "${word}"`)
    options.set(key, value)
  }
  return options
}

function readMods(mods: string): Pick<CardLine, 'emotion' | 'strength' | 'delivery'> {
  let emotion: Emotion | null = null
  let strength: 1 | 2 | 3 = 2
  let delivery: CardLine['delivery'] = 'normal'
  for (const mod of mods.split('/').slice(1)) {
    const name = mod.replace(/[123]$/, '')
    const known = EMOTIONS.find((one) => one === name)
    if (known !== undefined) emotion = known
    if (known !== undefined && mod !== name) strength = mod.endsWith('1') ? 1 : mod.endsWith('2') ? 2 : 3
    if (mod === 'VO' || mod === 'OS') delivery = mod
    else if (known === undefined) throw new Error(`unknown manner "${mod}"`)
  }
  return { emotion, strength, delivery }
}

function readLine(raw: string, row: number): CardLine {
  const plain = /^(~?)([*#])\s*(.+)$/.exec(raw)
  const alternatives = (text: string): string[] => text.split('||').map((one) => one.trim())
  if (plain !== null)
    return {
      kind: plain[2] === '*' ? 'action' : 'caption',
      who: '',
      emotion: null,
      strength: 2,
      delivery: 'normal',
      optional: plain[1] === '~',
      texts: alternatives(plain[3] ?? ''),
      row,
    }
  const speech = SPEECH.exec(raw)
  if (speech === null) throw new Error(`cannot read "${raw}"`)
  return {
    kind: 'speech',
    who: speech[2] ?? '',
    ...readMods(speech[3] ?? ''),
    optional: speech[1] === '~',
    texts: alternatives(speech[4] ?? ''),
    row,
  }
}

const KINDS: readonly CardKind[] = [
  'beat',
  'scene',
  'plant',
  'pay',
  'tease',
  'bit',
  'news',
  'event',
  'thread',
]

function startCard(set: string, file: string, row: number, header: string): Draft {
  const [kindWord, name, ...rest] = header.split(/\s+/)
  const kind = KINDS.find((one) => one === kindWord)
  if (kind === undefined || name === undefined) throw new Error(`cannot read card "${header}"`)
  return {
    id: `${set}/${kind}/${name}`,
    file,
    row,
    kind,
    name,
    options: readOptions(rest, CARD_KEYS),
    meta: new Map(),
    parts: new Map(),
    part: '',
    language: 'zh',
  }
}

function readMeta(draft: Draft, raw: string): void {
  const match = /^@(\w+)\s+(.+?)\s+\|\s+(.+)$/.exec(raw)
  if (match === null) throw new Error(`cannot read "${raw}": expected @key Chinese | English`)
  draft.meta.set(match[1] ?? '', { zh: match[2] ?? '', en: match[3] ?? '' })
}

function startPart(draft: Draft, row: number, raw: string): void {
  const [name, ...rest] = raw.slice(2).trim().split(/\s+/)
  if (name === undefined || name === '' || draft.parts.has(name)) throw new Error(`bad part "${raw}"`)
  draft.parts.set(name, { row, options: readOptions(rest, PART_KEYS), lines: { zh: [], en: [] } })
  draft.part = name
  draft.language = 'zh'
}

function takeLine(draft: Draft, row: number, raw: string): void {
  if (raw.startsWith('@')) return readMeta(draft, raw)
  if (raw.startsWith('--')) return startPart(draft, row, raw)
  if (raw === ':en') {
    draft.language = 'en'
    return
  }
  const part = draft.parts.get(draft.part)
  if (part === undefined) throw new Error(`"${raw}" stands outside a part`)
  part.lines[draft.language].push(readLine(raw, row))
}

const list = (text: string | undefined): string[] => (text === undefined ? [] : text.split(','))

function finishPart(name: string, draft: Draft): CardPart {
  const part = draft.parts.get(name)
  if (part === undefined) throw new Error(`no part ${name}`)
  if (part.lines.zh.length === 0 || part.lines.en.length === 0)
    throw new Error(`${draft.id} part ${name} has only one language`)
  const speakers = (language: Language): string =>
    [...new Set(part.lines[language].map((line) => line.who).filter((who) => who !== ''))]
      .toSorted()
      .join(' ')
  if (speakers('zh') !== speakers('en'))
    throw new Error(`${draft.id} part ${name}: speakers differ (${speakers('zh')} / ${speakers('en')})`)
  const hour = HOURS.find((one) => one === part.options.get('hour')) ?? null
  if (part.options.has('hour') && hour === null) throw new Error(`${draft.id}: unknown hour`)
  return {
    name,
    row: part.row,
    place: part.options.get('place') ?? '',
    hour,
    weather: part.options.get('weather') ?? '',
    present: list(part.options.get('with')),
    shut: part.options.get('shut') === 'yes',
    plants: list(part.options.get('plants')),
    pays: list(part.options.get('pays')),
    lines: part.lines,
  }
}

function finishCard(draft: Draft): Card {
  const option = (key: string): string => draft.options.get(key) ?? ''
  const era = option('era')
  if (draft.parts.size === 0) throw new Error(`${draft.id} has no parts`)
  return {
    id: draft.id,
    file: draft.file,
    row: draft.row,
    kind: draft.kind,
    name: draft.name,
    fn: option('fn'),
    genres: list(draft.options.get('genres')),
    era: era === 'modern' || era === 'period' ? era : 'any',
    players: new Map(
      ['A', 'B', 'C'].flatMap((letter) => (option(letter) === '' ? [] : [[letter, option(letter)]])),
    ),
    doer: option('fact'),
    stage: option('fact') === '' ? 0 : option('stage') === '1' ? 1 : 2,
    tone: option('tone'),
    about: option('about'),
    from: Number(draft.options.get('from') ?? 0),
    to: Number(draft.options.get('to') ?? 1),
    types: list(draft.options.get('type')),
    meta: draft.meta,
    parts: new Map([...draft.parts.keys()].map((name) => [name, finishPart(name, draft)])),
  }
}

/**
 * Reads a file of cards.
 * @param name Name of the file without its ending; up to its first hyphen it is a genre id or `any`.
 * @throws CardError with file and line for anything that is not understood.
 */
export function parseCards(name: string, text: string): Card[] {
  const set = name.split('-')[0] ?? name
  const cards: Card[] = []
  let draft: Draft | null = null
  const file = `${name}.txt`
  const guarded = (line: number, work: () => void): void => {
    try {
      work()
    } catch (error) {
      throw error instanceof CardError
        ? error
        : new CardError(file, line, error instanceof Error ? error.message : '')
    }
  }
  const rows = text.split('\n')
  rows.forEach((row, index) => {
    const raw = row.trim()
    if (raw === '' || raw.startsWith(';')) return
    guarded(index + 1, () => {
      if (raw.startsWith('===')) {
        if (draft !== null) cards.push(finishCard(draft))
        draft = startCard(set, file, index + 1, raw.slice(3).trim())
      } else if (draft === null) throw new Error(`"${raw}" stands outside a card`)
      else takeLine(draft, index + 1, raw)
    })
  })
  guarded(rows.length, () => {
    if (draft !== null) cards.push(finishCard(draft))
  })
  return cards
}
