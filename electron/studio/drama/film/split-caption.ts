import type { Language } from '../../../../shared/drama/vocabulary.ts'

/**
 * Breaks a line into captions of at most two rows. A row holds 16 Chinese characters or 32 Latin letters; rows are
 * measured in half characters, so mixed text is measured fairly. Joining the parts gives the line back exactly.
 */

/** Half characters in a row: 16 Chinese characters, 32 Latin letters. */
export const ROW_CELLS = 32
export const MAX_ROWS = 2

/** Half characters a text takes. */
export function cellsOf(text: string): number {
  let cells = 0
  for (const char of text) cells += (char.codePointAt(0) ?? 0) < 0x2e80 ? 1 : 2
  return cells
}

const CLOSERS = /^[，。！？；：、…—”’」』）》〉,.!?;:)\]}"'·～~％%]/u
const OPENERS = /[“‘「『（《〈([{]$/u

/**
 * Pieces a text may be broken between: Latin words with the spaces after them, single CJK characters. Closing
 * marks stay with what they close, opening marks with what they open.
 */
export function pieces(text: string): string[] {
  const raw = text.match(/[^\s\u2e80-\u{10ffff}]+\s*|\s+|[\u2e80-\u{10ffff}]\s*/gu) ?? []
  const out: string[] = []
  for (const piece of raw) {
    const last = out.at(-1)
    if (last !== undefined && (CLOSERS.test(piece) || OPENERS.test(last.trimEnd())))
      out[out.length - 1] = last + piece
    else out.push(piece)
  }
  return out.flatMap(chop)
}

/** Cuts a piece longer than a row (a web address, an unbroken run of marks) by code points. */
function chop(piece: string): string[] {
  if (cellsOf(piece.trimEnd()) <= ROW_CELLS) return [piece]
  const out: string[] = ['']
  for (const char of piece) {
    const last = out.at(-1) ?? ''
    if (cellsOf(last + char) > ROW_CELLS && char.trim() !== '') out.push(char)
    else out[out.length - 1] = last + char
  }
  return out
}

/** Rows a caption takes when it is filled row by row. */
export function rowsOf(text: string): number {
  let rows = 1
  let used = 0
  for (const piece of pieces(text)) {
    const cells = cellsOf(piece.trimEnd())
    if (used + cells > ROW_CELLS && used > 0) {
      rows += 1
      used = 0
    }
    used += cellsOf(piece)
  }
  return rows
}

/** English words that belong to the word after them. */
const LEANS_ON_NEXT =
  /^(?:an?|the|my|your|his|her|our|their|its|this|that|of|to|for|in|on|at|by|with|from|and|or|but|if|one|two|three|not|no|so|as|i)$/iu

/** How good a break after a piece is: after a sentence best, after a clause good, elsewhere only if it must be. */
function breakCost(piece: string): number {
  const end = piece.trimEnd().replace(/[”’」』）》)"']+$/u, '')
  if (/[。！？!?…]$|[a-z0-9]\.$/iu.test(end)) return 0
  if (/[，；：,;:—]$/u.test(end)) return 6
  if (end.endsWith('、')) return 14
  if (LEANS_ON_NEXT.test(end)) return 52
  return /\s$/u.test(piece) ? 34 : 40
}

/**
 * The parts of a line, one per caption: the fewest that fit two rows each, broken where a reader would pause and
 * as evenly as that allows. A line that fits is one part.
 */
export function splitCaption(text: string): string[] {
  if (rowsOf(text) <= MAX_ROWS) return [text]
  const units = pieces(text)
  const whole = cellsOf(text)
  for (let count = Math.ceil(whole / (ROW_CELLS * MAX_ROWS)); count <= units.length; count++) {
    const parts = bestSplit(units, count, whole / count)
    if (parts !== null) return parts
  }
  return units
}

/** The cheapest way to cut units into `count` captions (dynamic programming over the last cut), or null. */
function bestSplit(units: readonly string[], count: number, ideal: number): string[] | null {
  let best = new Map<number, { cost: number; parts: string[] }>([[0, { cost: 0, parts: [] }]])
  for (let part = 1; part <= count; part++) {
    const next = new Map<number, { cost: number; parts: string[] }>()
    for (const [from, state] of best) {
      let text = ''
      for (let to = from + 1; to <= units.length - (count - part); to++) {
        text += units[to - 1] ?? ''
        if (rowsOf(text) > MAX_ROWS) break
        const end = to === units.length ? 0 : breakCost(units[to - 1] ?? '')
        const cost = state.cost + end + Math.abs(cellsOf(text) - ideal)
        if (cost < (next.get(to)?.cost ?? Infinity)) next.set(to, { cost, parts: [...state.parts, text] })
      }
    }
    best = next
  }
  return best.get(units.length)?.parts ?? null
}

/** Reading speed of a caption in the unit of its language: characters a second (marks and spaces included). */
export function readingSpeed(text: string, language: Language, seconds: number): number {
  const length = language === 'zh' ? cellsOf(text) / 2 : Array.from(text).length
  return seconds <= 0 ? Infinity : length / seconds
}
