import { craft, type LexiconWord } from '../../../../craft/craft.ts'
import type { GivenPeople } from './given-people.ts'
import { namesIn, withGiven, type EnglishNames } from './names-en.ts'
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
  const tail = token.slice(token.lastIndexOf('-') + 1)
  if (tail !== token && /^(?:half|step|foster|twin|great|ex)-/.test(token)) out.push(tail)
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
  /** Full name of somebody; "" for anything else. */
  name: string
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

/** A name that begins here: somebody's, or a place's. */
function namedAt(tokens: readonly Token[], at: number, names: EnglishNames): Span | null {
  const plain = (i: number): string => tokens[i]?.raw.replace(/'s$/, '') ?? ''
  const place = [...names.places].find((one) => one.split(' ').every((word, i) => plain(at + i) === word))
  if (place !== undefined) {
    const to = at + place.split(' ').length
    // Of "Vance Hotel" the hotel tells what it looks like.
    const word = matchAt(tokens, to - 1)?.word
    return { from: at, to, kind: 'place', word: word?.kind === 'place' ? word : null, verb: false, name: '' }
  }
  const name = names.people.get(plain(at))
  if (name === undefined) return null
  let to = at + 1
  const owner = (i: number): boolean => tokens[i]?.raw.endsWith("'s") ?? false
  while (!owner(to - 1) && names.people.get(plain(to)) === name) to++
  return { from: at, to, kind: 'person', word: null, verb: false, name }
}

function spansOf(tokens: readonly Token[], names: EnglishNames): Span[] {
  const spans: Span[] = []
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at]
    const hit = matchAt(tokens, at)
    if (token === undefined) break
    const named = namedAt(tokens, at, names)
    if (named !== null) {
      spans.push(named)
      at = named.to
    } else if (isVerb(token, tokens[at - 1], tokens[at + 1]) && (hit === null || hit.length === 1)) {
      spans.push({
        from: at,
        to: at + 1,
        kind: hit?.word.kind === 'matter' ? 'matter' : 'deed',
        word: hit?.word ?? null,
        verb: true,
        name: '',
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
      spans.push({ from: at, to, kind: hit.word.kind, word: hit.word, verb, name: '' })
      at = to
    } else {
      if (!EMPTY.has(token.low))
        spans.push({ from: at, to: at + 1, kind: 'unknown', word: null, verb: false, name: '' })
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
    // A name runs on into a plain word only where it owns it; a plain word for a person runs on into their name.
    const apposed = before?.kind === 'person' && before.name === '' && span.name !== ''
    const joins =
      touches &&
      (apposed ||
        (span.name === '' &&
          (before.name === '' || possessive) &&
          (before.kind !== 'person' || possessive || before.word?.roles?.[0] === '')))
    if (group !== undefined && joins) group.push(span)
    else groups.push([span])
  }
  return groups.flatMap((group) => mentionsOfGroup(tokens, group))
}

function mentionsOfGroup(tokens: readonly Token[], group: readonly Span[]): Mention[] {
  const first = group[0]
  const last = group.at(-1)
  if (first === undefined || last === undefined) return []
  const whose = ownersIn(tokens, group)
  const nouns = group.filter((span) => NOUNS.has(span.kind) && !whose.some((one) => one.span === span))
  // Of "night-shift cleaner Ruth Okafor" the cleaner is the head, and Ruth Okafor her name.
  const head = nouns.findLast((span) => span.name === '') ?? nouns.at(-1) ?? last
  // Of "initials stitched inside" the initials are the thing; the rest is done to them.
  const ends = head.kind === 'object' || head.kind === 'place' ? head : last
  const words = tokens.slice(first.from, ends.to)
  const text = words
    .map((one, i) => (i === 0 && first.from === 0 ? lowerStart(one.raw, first) : one.raw))
    .join(' ')
  // The ring's twin is a ring.
  const of = group[group.indexOf(head) - 1]
  const thing = of?.kind === 'object' && (tokens[of.to - 1]?.low.endsWith("'s") ?? false)
  // Whoever goes "as his fiancée" is somebody named already.
  const posing =
    head.kind === 'person' &&
    head.name === '' &&
    /^as(?: (?:a|an|the|his|her|their|my))?$/.test(lead(tokens, first.from))
  const own: Mention = {
    kind: thing ? 'object' : posing ? 'unknown' : head.kind,
    text: last.name === '' || head.kind !== 'person' ? text : text.replace(/'s$/, ''),
    head: tokens
      .slice(head.from, head.to)
      .map((one) => one.low)
      .join(' '),
    word: head.word,
    name: head.kind === 'person' ? (nouns.findLast((span) => span.name !== '')?.name ?? '') : '',
  }
  const owners = whose.map((one) => one.mention)
  // Of "the keeper's daughter" the daughter is meant; of "grandmother's tea shop" both count, the giver first.
  return own.kind === 'person' ? [own, ...owners] : [...owners, own]
}

/** The two words in front, or the one that stands first. */
const lead = (tokens: readonly Token[], at: number): string => {
  const before = tokens[at - 1]?.low ?? ''
  return before === 'as' ? before : `${tokens[at - 2]?.low ?? ''} ${before}`
}

/** Whose it is, in front of what is theirs: "grandmother's tea shop" names the grandmother too. */
function ownersIn(tokens: readonly Token[], group: readonly Span[]): { span: Span; mention: Mention }[] {
  return group.slice(0, -1).flatMap((span) => {
    const owns = tokens[span.to - 1]?.low.endsWith("'s") ?? false
    if (!owns || span.kind !== 'person' || (span.name === '' && (span.word?.roles?.[0] ?? '') === ''))
      return []
    const words = tokens.slice(span.from, span.to).map((one) => (span.name === '' ? one.low : one.raw))
    const text = words.join(' ').replace(/'s$/, '')
    const head = span.name === '' ? text : ''
    return [{ span, mention: { kind: 'person', text, head, word: span.word, name: span.name } }]
  })
}

/** A sentence's first word loses its capital unless it is a name. */
const lowerStart = (raw: string, span: Span): string =>
  span.name !== '' || span.kind === 'place' ? raw : raw.charAt(0).toLowerCase() + raw.slice(1)

function readClause(text: string, names: EnglishNames): Clause {
  const tokens = tokenise(text)
  const spans = spansOf(tokens, names)
  return {
    text,
    mentions: phrasesOf(tokens, spans),
    types: [...new Set(spans.flatMap((span) => span.word?.type ?? []))],
  }
}

/** "Adrian Vance, the youngest CEO in Chicago, who…": what stands behind a name says more of the same person. */
function apposed(clauses: readonly Clause[]): Clause[] {
  const out: Clause[] = []
  for (const clause of clauses) {
    const before = out.at(-1)
    const named = before?.mentions.at(-1)
    const [first, ...rest] = clause.mentions
    const ends = named !== undefined && named.name !== '' && (before?.text.endsWith(named.text) ?? false)
    const says = first?.kind === 'person' && first.name === '' && /^(?:the|a|an) /i.test(clause.text)
    const whole =
      says &&
      clause.text
        .toLowerCase()
        .replace(/^(?:the|a|an) /, '')
        .startsWith(first.text.toLowerCase())
    if (before !== undefined && ends && whole) {
      const same: Mention = { ...named, word: first.word, head: first.head, label: first.text }
      const text = `${before.text}, ${clause.text}`
      out.splice(-1, 1, joined(before, text, [...before.mentions.slice(0, -1), same, ...rest], clause))
    } else if (before !== undefined && /^(?:who|whose|which)\b/i.test(clause.text))
      out.splice(
        -1,
        1,
        joined(before, `${before.text}, ${clause.text}`, [...before.mentions, ...clause.mentions], clause),
      )
    else out.push(clause)
  }
  return out
}

const joined = (one: Clause, text: string, mentions: readonly Mention[], other: Clause): Clause => ({
  text,
  mentions,
  types: [...new Set([...one.types, ...other.types])],
})

/** "When her father dies, …": what opens a sentence belongs to what happens in it. */
function withConditions(clauses: readonly string[]): string[] {
  const out: string[] = []
  let opening = ''
  for (const text of clauses) {
    const whole = opening + text
    const condition = /^(?:when|while|after|as soon as|because|if|until|since)\b/i.test(text)
    const short = /^(?:on|at|in|for|by|years?|one)\b/i.test(text) && text.split(' ').length <= 4
    opening = (condition || short) && opening === '' ? `${whole}, ` : ''
    if (opening === '') out.push(whole)
  }
  return opening === '' ? out : [...out, opening.slice(0, -2)]
}

/**
 * Reads an English premise: clauses, and in each the people, places, things and turns it names.
 * @param all Every premise of the brief: a name one of them gives in full is known in all.
 */
export function readEnglish(
  premise: string,
  all: readonly string[] = [premise],
  people: GivenPeople = [],
): Reading {
  const plain = premise
    .normalize('NFKC')
    .replace(/^\s*(?:(?:episode|ep\.?)\s*)?\d+[.):\-–]\s*/iu, '')
    .trim()
  const names = withGiven(namesIn(all), people)
  const clauses = withConditions(
    plain
      .split(/[.!?;\n]+|,(?=\s)|\s[–—-]\s|:\s/u)
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  )
  return { premise, language: 'en', clauses: apposed(clauses.map((text) => readClause(text, names))) }
}
