import { craft, type LexiconWord } from '../craft.ts'
import type { Clause, Mention, Reading } from './reading.ts'

/** Words that carry no content of their own, and words about storytelling rather than the story. */
const EMPTY = new Set(
  (
    'a an the and or but nor so yet of in on at to for from by with without into onto over under after before until till while when where why how who whom whose which that this these those ' +
    'is are was were be been being am do does did done has have had having will would can could shall should may might must not no only just even also then than there here as if because about against between through during ' +
    'he she it they we you i his her hers its their our your my him them us me himself herself themselves itself one two three all both each every some any more most other another own very too again once soon now up down out off back away ' +
    'gets get got getting goes go going went comes come coming came makes make made takes take took taken gives give given tries try tried decides decide decided wants want wanted needs need needed becomes become became begins begin starts start started finally must forced later new ' +
    'subplot arc sequence storyline plot scene episode finale climactic activates activated climax'
  ).split(' '),
)
const VERB_FORM =
  /(?:[a-z]{3,}(?:ed|es)|[a-z]{2,}[^s]s|finds out|runs into|comes back|comes to light|strikes back|fights back|falls in love|runs away|turns the tables|loses memory|poses as)$/

/** Plain verbs that are in no lexicon: behind a noun they end it. */
const VERBS = new Set(
  'accept accuse agree aim answer appear approach arrest arrive ask attack awake bake bear beat befriend beg believe bite blame blow borrow break bring build burn bury buy call cancel care carry catch celebrate challenge change choose claim clash climb close collapse collide collect command confess confront cook corner crash crawl cross cry dance dare deal defend defy delete deliver demand deny destroy dig drag draw dream dress drink drive drop drown eat emerge end enter erase expect explode face fail faint fake fall feed fill find fire fix fly follow forbid forge forget frame freeze fulfil fulfill gamble give grow guard hack hand hang hear heal hide hire hit hold hum hunt ignore insist insult invite join jump keep kick kill kiss kneel knock know laugh launch lead learn leave lend let lie lift light listen live lock lose love move mourn need notice obey offer open order overhear own pack paint pass pay pick plan plant play plead poison pose pour pray prepare press prove pull push quit race raise reach read rebuild recall receive refuse release remember repair replace rescue resist rise rob ruin rule run sacrifice sail scream search seduce seek sell send serve shake share shoot show sign sing sink sit slap sleep slip smash smell smile speak spend spill split spread stab stand stand stare stay steal step stop storm strike study stumble sue surface surrender swallow swap swear swim take teach tear tell tend testify throw touch trade train trap travel trick trip turn unite unlock unmask unravel unveil use vanish visit vow wake walk warn wash watch wear weep win wipe work worship write yell'.split(
    ' ',
  ),
)

/** True for "falls" behind "the wedding cake", for "surface" behind "family secrets". */
function isVerb(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (before === undefined || ARTICLE.test(before.low)) return false
  if (token.low === 'lies') return /^(?:about|to|in|on|under)$/.test(after?.low ?? '')
  const bare = stems(token.low).find((stem) => VERBS.has(stem))
  if (bare === undefined) return false
  const plural = /[^s']s$/.test(before.low)
  return token.low === bare ? plural : token.low.endsWith('s') && !plural
}
const ARTICLE = /^(?:a|an|the|his|her|their|its|my|our|of|two|three|many|some|no|all)$/

let phrases: Map<string, { words: string[]; word: LexiconWord }[]> | null = null

function lexicon(): Map<string, { words: string[]; word: LexiconWord }[]> {
  if (phrases !== null) return phrases
  phrases = new Map()
  for (const word of craft().lexicon)
    for (const form of word.en) {
      const words = form.toLowerCase().split(' ')
      const key = words[0] ?? ''
      phrases.set(key, [...(phrases.get(key) ?? []), { words, word }])
    }
  for (const rows of phrases.values()) rows.sort((a, b) => b.words.length - a.words.length)
  return phrases
}

/** Dictionary forms a word may come from. */
function stems(token: string): string[] {
  const out = [token]
  if (token.endsWith("'s")) out.push(token.slice(0, -2))
  if (token.endsWith('ies')) out.push(`${token.slice(0, -3)}y`)
  if (/(?:s|x|ch|sh)es$/.test(token)) out.push(token.slice(0, -2))
  if (/[^s]s$/.test(token)) out.push(token.slice(0, -1))
  if (token.endsWith('ed')) out.push(token.slice(0, -2), token.slice(0, -1))
  if (token.endsWith('ing')) out.push(token.slice(0, -3), `${token.slice(0, -3)}e`)
  return out
}

interface Token {
  raw: string
  low: string
}
interface Span {
  from: number
  to: number
  kind: Mention['kind']
  word: LexiconWord | null
  verb: boolean
}

const tokenise = (text: string): Token[] =>
  (text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []).map((raw) => ({
    raw: raw.replaceAll('’', "'"),
    low: raw.replaceAll('’', "'").toLowerCase(),
  }))

function matchAt(tokens: readonly Token[], at: number): { length: number; word: LexiconWord } | null {
  for (const stem of stems(tokens[at]?.low ?? '')) {
    const rows = lexicon().get(stem) ?? []
    for (const row of rows) {
      const last = row.words.length - 1
      const fits = row.words.every(
        (part, i) =>
          i === 0 ||
          tokens[at + i]?.low === part ||
          (i === last && stems(tokens[at + i]?.low ?? '').includes(part)),
      )
      if (fits) return { length: row.words.length, word: row.word }
    }
  }
  return null
}

function spansOf(tokens: readonly Token[]): Span[] {
  const spans: Span[] = []
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at]
    const hit = matchAt(tokens, at)
    if (token === undefined) break
    if (isVerb(token, tokens[at - 1], tokens[at + 1]) && (hit === null || hit.length === 1)) {
      spans.push({
        from: at,
        to: at + 1,
        kind: hit?.word.kind === 'matter' ? 'matter' : 'deed',
        word: hit?.word ?? null,
        verb: true,
      })
      at++
    } else if (hit !== null) {
      const to = at + hit.length
      const form = tokens
        .slice(at, to)
        .map((one) => one.low)
        .join(' ')
      const verb =
        hit.word.kind === 'matter' &&
        VERB_FORM.test(form) &&
        !/^(?:secrets|memories|lies|threats|years)$/.test(form)
      spans.push({ from: at, to, kind: hit.word.kind, word: hit.word, verb })
      at = to
    } else {
      if (!EMPTY.has(token.low))
        spans.push({ from: at, to: at + 1, kind: 'unknown', word: null, verb: false })
      at++
    }
  }
  return spans
}

const NOUNS: ReadonlySet<string> = new Set(['person', 'place', 'object', 'matter'])

/** Joins neighbours into noun phrases: the last noun is the head, what stands before it describes it. */
function phrasesOf(tokens: readonly Token[], spans: readonly Span[]): Mention[] {
  const groups: Span[][] = []
  for (const span of spans) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    const touches = before !== undefined && before.to === span.from && !before.verb && !span.verb
    const possessive = before !== undefined && (tokens[before.to - 1]?.low.endsWith("'s") ?? false)
    // A name does not run on into a plain word.
    const name = (one: Span | undefined): boolean =>
      one?.word === null && one.from > 0 && /^\p{Lu}/u.test(tokens[one.from]?.raw ?? '')
    const joins =
      touches &&
      name(before) === name(span) &&
      (before.kind !== 'person' || possessive || before.word?.roles?.[0] === '')
    if (group !== undefined && joins) group.push(span)
    else groups.push([span])
  }
  return groups.flatMap((group) => mentionsOfGroup(tokens, group))
}

function mentionsOfGroup(tokens: readonly Token[], group: readonly Span[]): Mention[] {
  const first = group[0]
  const last = group.at(-1)
  if (first === undefined || last === undefined) return []
  const head = group.findLast((span) => NOUNS.has(span.kind)) ?? last
  const words = tokens.slice(first.from, last.to)
  const text = words
    .map((one, i) => (i === 0 && first.from === 0 ? lowerStart(one.raw, head) : one.raw))
    .join(' ')
  const own: Mention = {
    kind: head.kind,
    text,
    head: tokens
      .slice(head.from, head.to)
      .map((one) => one.low)
      .join(' '),
    word: head.word,
    name: head.kind === 'unknown' ? properName(tokens, { ...first, to: last.to }) : '',
  }
  // "grandmother's tea shop" names the grandmother too.
  const owners = group.filter(
    (span) => span !== head && span.kind === 'person' && (span.word?.roles?.[0] ?? '') !== '',
  )
  const whose = owners.map((span): Mention => {
    const words = tokens.slice(span.from, span.to).map((one) => one.low)
    const name = words.join(' ').replace(/'s$/, '')
    return { kind: 'person', text: name, head: name, word: span.word, name: '' }
  })
  const named: Mention =
    own.name === '' ? own : { ...own, kind: standsSomewhere(tokens, first.from) ? 'place' : 'person' }
  const mine: Mention = named.kind === 'place' ? { ...named, name: '' } : named
  // Of "the keeper's daughter" the daughter is meant; of "grandmother's tea shop" both count, the giver first.
  return mine.kind === 'person' ? [mine, ...whose] : [...whose, mine]
}

const WHERE = /^(?:at|in|from|near|into|outside|inside|across)$/
const GOES = /^(?:return|come|go|move|travel|sail|fly|get|drive|walk|ride|flee|run)$/

/** True for a name behind “at”, “in”, or behind “to” where somebody goes there: a place, not a person. */
function standsSomewhere(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1]?.low ?? ''
  if (WHERE.test(before)) return true
  const verb = tokens[from - 2]?.low ?? ''
  return (
    before === 'to' &&
    stems(verb === 'back' ? (tokens[from - 3]?.low ?? '') : verb).some((stem) => GOES.test(stem))
  )
}

/** A sentence's first word loses its capital unless it is a name. */
const lowerStart = (raw: string, head: Span): string =>
  head.kind === 'unknown' && head.from === 0 && head.word === null
    ? raw
    : raw.charAt(0).toLowerCase() + raw.slice(1)

/** Capitalised words inside a clause are names. */
function properName(tokens: readonly Token[], span: Span): string {
  const words = tokens.slice(span.from, span.to).map((one) => one.raw)
  return span.from > 0 && words.every((word) => /^\p{Lu}/u.test(word))
    ? words.join(' ').replace(/'s$/, '')
    : ''
}

function readClause(text: string): Clause {
  const tokens = tokenise(text)
  const spans = spansOf(tokens)
  return {
    text,
    mentions: phrasesOf(tokens, spans),
    types: [...new Set(spans.flatMap((span) => span.word?.type ?? []))],
  }
}

/** Reads an English premise: clauses, and in each the people, places, things and turns it names. */
export function readEnglish(premise: string): Reading {
  const plain = premise
    .normalize('NFKC')
    .replace(/^\s*(?:(?:episode|ep\.?)\s*)?\d+[.):\-–]\s*/iu, '')
    .trim()
  const clauses = plain
    .split(/[.!?;\n]+|,(?=\s)|\s[–—-]\s|:\s/u)
    .map((text) => text.trim())
    .filter((text) => text !== '')
  return { premise, language: 'en', clauses: clauses.map(readClause) }
}
