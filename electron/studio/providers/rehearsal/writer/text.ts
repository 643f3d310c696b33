import type { Language } from '../../../../../shared/drama/vocabulary.ts'
import { silentMs, speechMs } from '../../../drama/film/pace.ts'
import { estimateSpeechMs } from '../../../media/speech-length.ts'

/** Answers that are asked for again and again, kept until there are too many of them. */
function remembering<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const old = known.get(text)
    if (old !== undefined) return old
    const answer = work(text)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(text, answer)
    return answer
  }
}
const MOST_KNOWN = 30_000

/** A line reduced to what the ear compares: letters, digits and Han characters, in lower case. */
export const normalise: (text: string) => string = remembering((text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
)

/** Pieces two lines are compared by: character pairs in Chinese, word pairs in English. */
const pieces: (text: string) => ReadonlySet<string> = remembering((text) => {
  const plain = normalise(text)
  const units = /\p{Script=Han}/u.test(plain) ? Array.from(plain.replaceAll(' ', '')) : plain.split(' ')
  const out = new Set<string>()
  for (let i = 0; i + 1 < units.length; i++) out.add(`${units[i]} ${units[i + 1]}`)
  if (out.size === 0 && units[0] !== undefined) out.add(units[0])
  return out
})

/** Share of pieces two lines have in common (0-1): Jaccard over pairs. */
export function similarity(one: string, other: string): number {
  const a = pieces(one)
  const b = pieces(other)
  let common = 0
  for (const piece of a) if (b.has(piece)) common++
  const all = a.size + b.size - common
  return all === 0 ? 0 : common / all
}

/** Share of its pieces a line may have in common with another one. */
const MOST_ALIKE = 0.55

/** Lines already spoken in a season: exact and near repeats can be asked for quickly. */
export class SpokenLines {
  private readonly exact = new Set<string>()
  private readonly byPiece = new Map<string, Set<number>>()
  private readonly sizes: number[] = []
  private readonly before: SpokenLines | null
  /** Answers given since a line was last added. */
  private readonly asked = new Map<string, boolean>()

  /** @param before Lines spoken earlier, which this list reads and leaves as they are. */
  constructor(before: SpokenLines | null = null) {
    this.before = before
  }

  /** True when exactly this line was said before. */
  said(text: string): boolean {
    return this.exact.has(normalise(text)) || this.before?.said(text) === true
  }

  /** Remembers a line. */
  add(text: string): void {
    const plain = normalise(text)
    if (plain === '' || this.exact.has(plain)) return
    this.exact.add(plain)
    this.asked.clear()
    const id = this.sizes.length
    const own = pieces(text)
    this.sizes.push(own.size)
    for (const piece of own) {
      const known = this.byPiece.get(piece)
      if (known === undefined) this.byPiece.set(piece, new Set([id]))
      else known.add(id)
    }
  }

  /** True when the same line, or one that shares more than half of its pieces, was said before. */
  has(text: string): boolean {
    const known = this.asked.get(text)
    if (known !== undefined) return known
    const answer = this.exact.has(normalise(text)) || this.before?.has(text) === true || this.resembles(text)
    this.asked.set(text, answer)
    return answer
  }

  private resembles(text: string): boolean {
    const own = pieces(text)
    // Very short lines share pieces by nature; only exact repeats count for them.
    if (own.size < 4) return false
    const common = new Map<number, number>()
    for (const piece of own)
      for (const id of this.byPiece.get(piece) ?? []) common.set(id, (common.get(id) ?? 0) + 1)
    for (const [id, count] of common) {
      const size = this.sizes[id] ?? 0
      if (size >= 4 && count / (own.size + size - count) > MOST_ALIKE) return true
    }
    return false
  }
}

interface Remembered {
  readonly texts: string[]
  readonly lines: SpokenLines
}
const remembered: Remembered[] = []
const MOST_REMEMBERED = 4

/**
 * The lines of all earlier scenes. A season asks for longer and longer lists that begin alike; what was indexed for
 * the last ones is taken up again.
 */
export function spokenBefore(earlier: readonly string[]): SpokenLines {
  const fits = remembered
    .filter((one) => one.texts.length <= earlier.length && one.texts.every((text, i) => text === earlier[i]))
    .toSorted((a, b) => b.texts.length - a.texts.length)[0]
  const entry = fits ?? { texts: [], lines: new SpokenLines() }
  for (const text of earlier.slice(entry.texts.length)) {
    entry.texts.push(text)
    entry.lines.add(text)
  }
  if (fits === undefined) {
    remembered.unshift(entry)
    remembered.splice(MOST_REMEMBERED)
  }
  return entry.lines
}

/** Units of a spoken text: characters in Chinese, words in English. */
export function spokenUnits(text: string, language: Language): number {
  const plain = normalise(text)
  if (plain === '') return 0
  return language === 'zh' ? Array.from(plain.replaceAll(' ', '')).length : plain.split(' ').length
}

/** Estimated seconds of a line on screen, with its pauses: what the film will be timed by. */
export function lineSeconds(kind: string, text: string, language: Language): number {
  if (kind === 'action' || kind === 'caption' || kind === 'transition') return silentMs(kind, text) / 1000
  const { leadMs, bodyMs, tailMs } = speechMs(estimateSpeechMs(text, language, 1, 'calm'), 'calm')
  return (leadMs + bodyMs + tailMs) / 1000
}

const ZH_FIXES: readonly (readonly [RegExp, string])[] = [
  [/…+|\.{3,}/g, '……'],
  [/([。，！？；：、])\1+/g, '$1'],
  [/[，、；][。！？]/g, '。'],
  [/。([！？])/g, '$1'],
  [/([！？])[。，]/g, '$1'],
  [/^[，。；、]+/g, ''],
  [/(?<=[\p{Script=Han}，。！？；：、“”])\s+|\s+(?=[\p{Script=Han}，。！？；：、“”])/gu, ''],
]

const VOWEL_SOUND = /^(?:[aeio]|u(?!ni|se|su|k)|hour|honest|honou?r|heir)/i

const EN_FIXES: readonly (readonly [RegExp, string])[] = [
  [/\s+/g, ' '],
  [/\s+([,.!?;:])(?!\.\.)/g, '$1'],
  [/([,;:])\1+/g, '$1'],
  [/,([.!?])/g, '$1'],
  [/([!?])\.(?!\.)/g, '$1'],
  [/(?<!\.)\.\.(?!\.)/g, '.'],
  [/\b(the|a|an) (?:the|a|an)\b/gi, '$1'],
]

const zhTidy = (text: string): string => ZH_FIXES.reduce((t, [from, to]) => t.replace(from, to), text.trim())

function enTidy(text: string): string {
  const plain = EN_FIXES.reduce((t, [from, to]) => t.replace(from, to), text.trim())
  const articles = plain.replace(/\b(a|an|A|An) (?=([A-Za-z]+))/g, (all, article: string, noun: string) => {
    if (/^(?:A|a)$/.test(article) === !VOWEL_SOUND.test(noun)) return all
    const right = VOWEL_SOUND.test(noun) ? 'an ' : 'a '
    return /^[A]/.test(article) ? right.charAt(0).toUpperCase() + right.slice(1) : right
  })
  // Three dots may break a sentence off and pick it up again: what follows them keeps its letter.
  return articles.replace(
    /(^["']?|(?<!\.\.)[.!?]["']? ["']?)([a-z])/g,
    (_all, before: string, letter: string) => before + letter.toUpperCase(),
  )
}

/** Mends joins: doubled punctuation, stray spaces, a/an and sentence capitals. */
export function tidy(text: string, language: Language): string {
  return language === 'zh' ? zhTidy(text) : enTidy(text)
}

/** First letter as a capital (leading quotes and dots are passed over). */
export function capital(text: string): string {
  return text.replace(
    /^([“"'.…\s]*)(\p{Ll})/u,
    (_all, before: string, letter: string) => before + letter.toUpperCase(),
  )
}
