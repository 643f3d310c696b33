import { spotOf, thingOf } from './focus.ts'
import { deedOf, doersOf, goesOn, isDeed, joinClauses } from './deeds.ts'
import { patternsOf, type EventPattern } from './event-patterns.ts'
import { addressed, wishPhrase } from './wish.ts'
import type { Clause, Mention, Reading } from './reading.ts'

/** Something a premise says happens: what kind of event, to whom, by whom, with what and where. */
export interface PremiseEvent {
  readonly type: string
  readonly clause: Clause
  /** Whoever it happens to, or who does it where nobody suffers it; null when the clause leaves them out. */
  readonly self: Mention | null
  /** The other one the clause names. */
  readonly other: Mention | null
  /** What is said, charged, sworn or shown, in the premise's words; "" when there is none. */
  readonly phrase: string
  /** The thing it turns on, as people speak of it; "" when there is none. */
  readonly thing: string
  /** Where, as people speak of it; "" when the clause names no place. */
  readonly spot: string
  /** What is seen, in the premise's own words and without its stop. */
  readonly deed: string
  /** Clauses it tells. */
  readonly clauses: readonly Clause[]
}

/** Most events one clause tells. */
const MOST_EVENTS = 3

interface Placed {
  readonly mention: Mention
  readonly from: number
  readonly to: number
}

/** The people of a clause with their places in it. */
function peopleIn(clause: Clause): Placed[] {
  const low = clause.text.toLowerCase()
  let at = 0
  // Whose daughter she is is told by the daughter: the keeper does nothing in that clause.
  const whole = (text: string): boolean =>
    !clause.mentions.some((one) => one.kind === 'person' && one.text !== text && one.text.includes(text))
  return clause.mentions.flatMap((mention) => {
    if (mention.kind !== 'person' || !whole(mention.text)) return []
    // At her daughter's school the daughter does nothing.
    if (low.includes(`${mention.text.toLowerCase()}'s `)) return []
    const text = mention.text.toLowerCase()
    const from = low.indexOf(text, at) < 0 ? low.indexOf(text) : low.indexOf(text, at)
    if (from < 0) return []
    at = from + text.length
    return [{ mention, from, to: from + text.length }]
  })
}

const PASSIVE_EN = /\b(?:is|are|was|were|been|being|be|gets?|got)\s+(?:\w+ly\s+)?$/i

/** True when whoever stands before the verb suffers it. */
function isPassive(text: string, from: number, to: number): boolean {
  const before = text.slice(0, from)
  if (/\p{Script=Han}/u.test(text)) return /(?:被|遭|遭到|受)[^，]{0,10}$/u.test(before)
  if (PASSIVE_EN.test(before)) return true
  return (
    /(?:ed|en|out|wn|ld|t)$/i.test(text.slice(from, to).trim()) &&
    /^\s*(?:by|for|of|from)\b/i.test(text.slice(to))
  )
}

/** Who it happens to and who the other one is. */
function partiesOf(
  clause: Clause,
  pattern: EventPattern,
  from: number,
  to: number,
): { self: Mention | null; other: Mention | null } {
  const people = peopleIn(clause)
  const holder = people.find((one) => one.from <= from && one.to >= to)?.mention
  const before = people.filter((one) => one.to <= from)
  const after = people.filter((one) => one.from >= to)
  const first = after[0]?.mention ?? null
  if (holder !== undefined) return { self: holder, other: null }
  if (!pattern.suffered) return { self: before.at(-1)?.mention ?? null, other: first }
  if (!isPassive(clause.text, from, to)) return { self: first, other: before.at(-1)?.mention ?? null }
  const bei = clause.text.slice(0, from).search(/(?:被|遭|受)/u)
  if (bei < 0) return { self: before.at(-1)?.mention ?? null, other: first }
  const doer = before.find((one) => one.from > bei)?.mention ?? null
  const self = before.findLast((one) => one.to <= bei)?.mention ?? first
  return { self, other: doer }
}

/** What is sworn is said by whoever swears it; what a letter says is said to its reader. */
function spokenPhrase(type: string, raw: string, language: 'zh' | 'en'): string {
  if (type === 'vow') return wishPhrase(raw, language)
  return type === 'letter' ? addressed(raw, language) : raw
}

function eventOf(
  clause: Clause,
  pattern: EventPattern,
  language: 'zh' | 'en',
): { at: number; event: PremiseEvent } | null {
  const match = pattern.test.exec(clause.text)
  if (match === null) return null
  const from = match.index
  const verb = match[0].length - (match.slice(1).find((one) => one !== undefined)?.length ?? 0)
  const to = from + Math.max(1, verb)
  const raw = (match.slice(1).find((one) => one !== undefined) ?? '').trim().replace(/[.。!！]+$/u, '')
  const phrase = spokenPhrase(pattern.type, raw, language)
  const thing = thingOf(clause, language)?.spoken ?? ''
  if ((pattern.needs === 'thing' && thing === '') || (pattern.needs === 'phrase' && phrase === ''))
    return null
  const { self, other } = partiesOf(clause, pattern, from, to)
  return {
    at: from,
    event: {
      type: pattern.type,
      clause,
      self,
      other,
      phrase,
      thing,
      spot: spotOf(clause, language),
      deed: clause.text,
      clauses: [clause],
    },
  }
}

const FORETELLS =
  /会发生|将发生|明天的事|未来|预言|预告|what (?:will|is going to) happen|the future|tomorrow's/iu

/** A letter that tells what is to come is no message. */
function refined(event: PremiseEvent): PremiseEvent {
  return event.type === 'letter' && FORETELLS.test(event.phrase) ? { ...event, type: 'prophecy' } : event
}

/** What somebody does in a clause no event has a scene for; null when nobody does anything. */
function plainDeed(clause: Clause, language: 'zh' | 'en'): PremiseEvent | null {
  if (!isDeed(clause, language)) return null
  const { type, phrase } = deedOf(clause, language)
  const { self, other } = doersOf(clause, language)
  // What somebody says, the hero hears.
  const said = type === 'says' || type === 'deadline'
  return {
    type,
    clause,
    self: said ? null : self,
    other: said ? self : other,
    phrase: phrase === '' ? '' : addressed(phrase, language),
    thing: thingOf(clause, language)?.spoken ?? '',
    spot: spotOf(clause, language),
    deed: clause.text,
    clauses: [clause],
  }
}

/** True for what somebody is told. */
const isTold = (event: PremiseEvent): boolean => ['learn', 'says', 'deadline'].includes(event.type)

/** True for what is only seen as it is told. */
export const isPlain = (event: PremiseEvent): boolean =>
  event.type.startsWith('deed') || event.type === 'state' || isTold(event)

/** A clause that goes on with the one before it is seen with it: “……，前台嫌他脏，让他走货梯”. */
function withPlain(
  events: readonly PremiseEvent[],
  next: PremiseEvent,
  language: 'zh' | 'en',
): PremiseEvent[] {
  const last = events.at(-1)
  const joins = last !== undefined && isPlain(last) && isPlain(next) && !isTold(next) && !isTold(last)
  if (!joins || !goesOn(last.deed, next.deed, language)) return [...events, next]
  const strong = next.type === 'deed' || next.type === 'state' ? last : next
  return [
    ...events.slice(0, -1),
    {
      ...last,
      type: strong.type,
      self: strong.self ?? last.self,
      other: strong.other ?? last.other ?? (last.self === strong.self ? null : last.self),
      thing: last.thing === '' ? next.thing : last.thing,
      spot: last.spot === '' ? next.spot : last.spot,
      deed: joinClauses(last.deed, next.deed, language),
      clauses: [...last.clauses, ...next.clauses],
    },
  ]
}

/** What a premise says happens, in its order; each kind of event that has its own scenes once. */
export function eventsOf(clauses: readonly Clause[], language: 'zh' | 'en'): PremiseEvent[] {
  const seen = new Set<string>()
  let carried = ''
  let out: PremiseEvent[] = []
  for (const clause of clauses) {
    const found = patternsOf(language)
      .flatMap((pattern) => eventOf(clause, pattern, language) ?? [])
      .toSorted((a, b) => a.at - b.at)
      .map(({ event }) => refined(event))
      .filter(({ type }) => {
        const fresh = !seen.has(type) && !(type === 'find' && (seen.has('letter') || seen.has('prophecy')))
        if (fresh) seen.add(type)
        return fresh
      })
      .slice(0, MOST_EVENTS)
    const plain = found.length === 0 ? plainDeed(clause, language) : null
    out.push(...found.map((event) => (event.thing === '' ? { ...event, thing: carried } : event)))
    if (plain !== null)
      out = withPlain(out, plain.thing === '' ? { ...plain, thing: carried } : plain, language)
    carried = thingOf(clause, language)?.spoken ?? carried
  }
  return out
}

/** What the premises of a reading say happens. */
export const eventsOfReading = (reading: Reading): PremiseEvent[] => {
  const events = eventsOf(reading.clauses, reading.language)
  // A thing that is found and turns out to be a letter is read, not found.
  const read = events.some((one) => one.type === 'letter' || one.type === 'prophecy')
  return events.filter((one) => one.type !== 'find' || !read)
}
