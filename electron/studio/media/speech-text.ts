import type { Language } from '../../../shared/drama/vocabulary.ts'
import { readFigures } from './zh-numbers.ts'

/**
 * A spoken line cut into clauses at its punctuation, so that pauses are ours and not the engine's, with every spoken
 * character traced back to the text a person reads.
 */

/** One code point to speak and the part of the original text it speaks, in code points. */
export interface SpokenChar {
  readonly char: string
  readonly from: number
  readonly to: number
}

/** What is said in one breath. */
export interface Clause {
  /** Letters, digits, hanzi, spaces and apostrophes; empty when there is only a pause. */
  readonly chars: readonly SpokenChar[]
  /** Language of most of it: hanzi inside an English line are spoken as Mandarin. */
  readonly language: Language
  /** The melody it ends on. */
  readonly tune: '' | ',' | '.' | '?' | '!'
  /** Silence after it at normal pace; 0 for the last one. */
  readonly pauseMs: number
}

/** Silence after punctuation at normal pace (our own values, heard on rehearsal voices). */
const PAUSES: readonly { marks: string; ms: number; tune: Clause['tune'] }[] = [
  { marks: '，,', ms: 160, tune: ',' },
  { marks: '、', ms: 110, tune: ',' },
  { marks: '；;', ms: 230, tune: ',' },
  { marks: '：:', ms: 200, tune: ',' },
  { marks: '。.', ms: 320, tune: '.' },
  { marks: '！!', ms: 320, tune: '!' },
  { marks: '？?', ms: 340, tune: '?' },
  { marks: '…⋯', ms: 420, tune: ',' },
  { marks: '—–―─', ms: 270, tune: ',' },
  { marks: '\n', ms: 320, tune: '.' },
]
const PAUSE_OF = new Map(
  PAUSES.flatMap(({ marks, ms, tune }) => Array.from(marks, (mark) => [mark, { ms, tune }])),
)
const ABBREVIATIONS = /(?:^|[\s(.])(?:mr|mrs|ms|dr|st|prof|jr|sr|vs|no|[a-z])$/iu
const HAN = /\p{Script=Han}/u
/** Other scripts are spelled out by the engine ("hangul letter …"), which nobody would say. */
const SPEAKABLE = /[\p{Script=Han}\p{Script=Latin}\p{Mark}\d$%&+'’°€£¥-]/u

/** True for a hanzi. */
export function isHan(char: string): boolean {
  return HAN.test(char)
}

/** Cuts a line into clauses. A line without anything to say gives no clause. */
export function clausesOf(text: string, language: Language): Clause[] {
  const chars = spokenChars(text, language)
  const clauses: Clause[] = []
  let held: SpokenChar[] = []
  for (let at = 0; at < chars.length;) {
    const stop = pauseAt(chars, at)
    if (stop === null) {
      held.push(speakable(chars[at]))
      at++
      continue
    }
    clauses.push(...byScript(held, language, stop))
    held = []
    at = stop.next
  }
  clauses.push(...byScript(held, language, { ms: 0, tune: '.' }))
  return closed(clauses)
}

/** Figures are written out for Mandarin; full-width letters and digits become plain ones. */
function spokenChars(text: string, language: Language): SpokenChar[] {
  const narrow = Array.from(text, (char) => {
    const plain = char.normalize('NFKC')
    // Only one-to-one replacements keep positions; 〈…〉 and ligatures stay as they are. So do marks with a pause.
    return Array.from(plain).length === 1 && !PAUSE_OF.has(char) ? plain : char
  })
  const plain = narrow.map((char, index) => ({ char, from: index, to: index + 1 }))
  return language === 'zh' ? expandFigures(plain) : plain
}

function expandFigures(chars: readonly SpokenChar[]): SpokenChar[] {
  // A colon between digits is a clock, in either width.
  const units = chars.map(({ char }) => (char === '：' ? ':' : char))
  // Positions in UTF-16 units back to code points.
  const codePoint: number[] = []
  units.forEach((char, index) => {
    for (let unit = 0; unit < char.length; unit++) codePoint.push(index)
  })
  const out: SpokenChar[] = []
  let done = 0
  for (const reading of readFigures(units.join(''))) {
    const from = codePoint[reading.from] ?? 0
    const to = (codePoint[reading.to - 1] ?? 0) + 1
    out.push(...chars.slice(done, from))
    for (const char of reading.spoken) out.push({ char, from, to })
    done = to
  }
  return [...out, ...chars.slice(done)]
}

interface Stop {
  readonly ms: number
  readonly tune: Clause['tune']
}

/** The pause that begins at a character (a run of marks is one pause), or null when it is to be spoken. */
function pauseAt(chars: readonly SpokenChar[], at: number): (Stop & { next: number }) | null {
  let next = at
  let ms = 0
  let tune: Clause['tune'] = ''
  for (; next < chars.length; next++) {
    const char = chars[next]?.char ?? ''
    const mark = markAt(chars, next)
    if (mark === null && !(ms > 0 && (char.trim() === '' || !SPEAKABLE.test(char)))) break
    if (mark === null) continue
    ms = Math.max(ms, mark.ms)
    if (tune === '' || mark.tune === '?') tune = mark.tune
  }
  return ms > 0 ? { ms, tune, next } : null
}

/** The mark at a character, unless it is part of a word or figure: `3.5`, `12,000`, `Mr.`, `U.S.`, `e-mail`. */
function markAt(chars: readonly SpokenChar[], at: number): Stop | null {
  const char = chars[at]?.char ?? ''
  const before = chars[at - 1]?.char ?? ''
  const after = chars[at + 1]?.char ?? ''
  if (char === '-') {
    const dash = (before === '-' || after === '-' || before.trim() === '') && after.trim() !== before
    return dash && !/\d/u.test(after) ? (PAUSE_OF.get('—') ?? null) : null
  }
  const stop = PAUSE_OF.get(char) ?? null
  if (stop === null || !'.,:'.includes(char)) return stop
  if (char === '.' && (before === '.' || after === '.')) return PAUSE_OF.get('…') ?? stop
  if (/[\p{Letter}\d]/u.test(after) && /[a-z\d]/iu.test(before) && (char === '.' || /\d/u.test(before))) {
    if (!isHan(after)) return null
  }
  const head = chars
    .slice(Math.max(0, at - 6), at)
    .map((spoken) => spoken.char)
    .join('')
  return char === '.' && after !== '' && ABBREVIATIONS.test(head) ? null : stop
}

/** Read for a hanzi beyond the basic plane, as people read one they cannot make out; the engine would spell its code. */
const UNREADABLE = '某'

/** Quotes, brackets, emoji and whatever the engine could take for a command become spaces. */
function speakable(spoken: SpokenChar | undefined): SpokenChar {
  const { char, from, to } = spoken ?? { char: ' ', from: 0, to: 0 }
  if (char === '’') return { char: "'", from, to }
  if (char.length > 1 && isHan(char)) return { char: UNREADABLE, from, to }
  return { char: SPEAKABLE.test(char) || char === '.' || char === ',' || char === ':' ? char : ' ', from, to }
}

/** Splits hanzi out of an English clause. The engine itself speaks Latin words inside a Mandarin one. */
function byScript(chars: readonly SpokenChar[], language: Language, stop: Stop): Clause[] {
  const runs: { language: Language; chars: SpokenChar[] }[] = []
  for (const spoken of chars) {
    const last = runs.at(-1)
    const own: Language = language === 'zh' || isHan(spoken.char) ? 'zh' : 'en'
    if (last !== undefined && (last.language === own || spoken.char === ' ')) last.chars.push(spoken)
    else runs.push({ language: own, chars: [spoken] })
  }
  const said = runs
    .map((run) => ({ ...run, chars: trimmed(run.chars) }))
    .filter((run) => run.chars.some(({ char }) => /[\p{Letter}\p{Number}]/u.test(char)))
  if (said.length === 0) return [{ chars: [], language, tune: '', pauseMs: stop.ms }]
  return said.map((run, index) => {
    const last = index === said.length - 1
    return { ...run, tune: last ? stop.tune : '', pauseMs: last ? stop.ms : 0 }
  })
}

function trimmed(chars: readonly SpokenChar[]): SpokenChar[] {
  const first = chars.findIndex(({ char }) => char !== ' ')
  const last = chars.findLastIndex(({ char }) => char !== ' ')
  return first < 0 ? [] : chars.slice(first, last + 1)
}

/** Drops what is silent at the end and the pause after the last words. */
function closed(clauses: readonly Clause[]): Clause[] {
  const last = clauses.findLastIndex((clause) => clause.chars.length > 0)
  return clauses
    .slice(0, last + 1)
    .filter((clause) => clause.chars.length > 0 || clause.pauseMs > 0)
    .map((clause, index, all) => (index === all.length - 1 ? { ...clause, pauseMs: 0 } : clause))
}

/** The text of a clause as the engine is given it. */
export function clauseText(clause: Clause): string {
  return clause.chars.map(({ char }) => char).join('')
}

/** A word or hanzi of a clause: where it is in the clause, and in the original text. In code points. */
export interface SpokenToken {
  readonly at: number
  readonly end: number
  readonly from: number
  readonly to: number
  readonly syllables: number
}

/** The words of a clause: each hanzi, each Latin word, each figure written out is one. */
export function tokensOf(clause: Clause): SpokenToken[] {
  const tokens: SpokenToken[] = []
  clause.chars.forEach((spoken, at) => {
    if (spoken.char === ' ') return
    const last = tokens.at(-1)
    const before = clause.chars[at - 1]
    const figure = spoken.to - spoken.from > 1
    const same = figure
      ? last?.from === spoken.from
      : last?.end === at && !isHan(spoken.char) && before !== undefined && !isHan(before.char)
    if (same && last !== undefined)
      tokens[tokens.length - 1] = { ...last, end: at + 1, to: Math.max(last.to, spoken.to) }
    else tokens.push({ at, end: at + 1, from: spoken.from, to: spoken.to, syllables: 0 })
  })
  return tokens.map((token) => ({
    ...token,
    syllables: syllablesOf(
      clause.chars
        .slice(token.at, token.end)
        .map(({ char }) => char)
        .join(''),
    ),
  }))
}

/** Syllables of a word, at least 1: hanzi exactly, English by its vowel groups, digits as they are read. */
export function syllablesOf(word: string): number {
  let count = 0
  for (const part of word.match(/\p{Script=Han}|[\p{Letter}'’]+|\d+/gu) ?? []) {
    if (isHan(part)) count += 1
    else if (/\d/u.test(part)) count += Math.max(1, Math.round(part.length * 1.6))
    else count += latinSyllables(part)
  }
  return Math.max(1, count)
}

function latinSyllables(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/gu, '')
  if (word.length > 1 && word === word.toUpperCase() && !/[AEIOU]/u.test(word)) return plain.length
  const trimmedEnd = plain.replace(/(?:(?<![td])ed|(?<![csxz]|ch|sh|g)es|(?<!l)e)$/u, '')
  const groups = (trimmedEnd === '' ? plain : trimmedEnd).match(/[aeiouy]+/gu)
  return Math.max(1, groups?.length ?? 1)
}
