/** Where sentences end, and what stands between quotation marks. */

const OPENING: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '‘': '’', '《': '》' }
const STOPS: ReadonlySet<string> = new Set(Array.from('。！？…!?'))
/** What may still follow a stop within its sentence. */
const AFTER_STOP: ReadonlySet<string> = new Set(Array.from('。！？…!?.”」』’"）)》'))

/** Short forms whose full stop ends no sentence. */
const SHORT_FORM = /(?:\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Capt|Lt|Col|Gen|Rev|No|vs|etc|e\.g|i\.e)|\b\p{Lu})$/u

/** A full stop of Latin letters ends a sentence when a gap follows and the word before it is no short form. */
function isFullStop(text: string, at: number): boolean {
  if (text.charAt(at) !== '.') return false
  const next = text.charAt(at + 1)
  if (next !== '' && !/[\s"”’)]/u.test(next)) return false
  return !SHORT_FORM.test(text.slice(Math.max(0, at - 6), at))
}

/** Quotation marks of one paragraph, walked from left to right. A straight mark opens and closes in turn. */
class Quotes {
  private readonly open: string[] = []

  /** Takes the next character in. */
  take(text: string, at: number): void {
    const char = text.charAt(at)
    if (char === this.open.at(-1)) this.open.pop()
    else if (char === '"') this.open.push('"')
    else if (char === '‘' && /[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return
    else {
      const close = OPENING[char]
      if (close !== undefined) this.open.push(close)
    }
  }

  get inside(): boolean {
    return this.open.length > 0
  }
}

/**
 * Places in a paragraph where it may be parted: behind a sentence, never between quotation marks. A quotation ends with its
 * paragraph at the latest.
 * @returns offsets behind the stops, in order; the end of the paragraph is not among them
 */
export function sentenceEnds(paragraph: string): number[] {
  const ends: number[] = []
  const quotes = new Quotes()
  for (let i = 0; i < paragraph.length; i++) {
    quotes.take(paragraph, i)
    if (!STOPS.has(paragraph.charAt(i)) && !isFullStop(paragraph, i)) continue
    let end = i + 1
    while (
      end < paragraph.length &&
      AFTER_STOP.has(paragraph.charAt(end)) &&
      canFollow(paragraph, end, quotes)
    )
      quotes.take(paragraph, end++)
    while (/[^\S\n]/u.test(paragraph.charAt(end))) end++
    if (!quotes.inside && end < paragraph.length && !goesOn(paragraph, end)) ends.push(end)
    i = end - 1
  }
  return ends
}

/** Who says it belongs to what is said: “走。”他说。 and "Stop!" said Nora. */
function goesOn(paragraph: string, end: number): boolean {
  const before = paragraph.slice(0, end).trimEnd().at(-1) ?? ''
  return /[”」』"’]/u.test(before) && /[\p{Script=Han}\p{Ll}]/u.test(paragraph.charAt(end))
}

/** A straight mark behind a stop closes what is open; behind one that closed already it opens the next quotation. */
const canFollow = (text: string, at: number, quotes: Quotes): boolean =>
  text.charAt(at) !== '"' || quotes.inside

/** The sentences of a paragraph, each with the stop and the gap behind it: joined they are the paragraph. */
export function sentencesOf(paragraph: string): string[] {
  const ends = [0, ...sentenceEnds(paragraph), paragraph.length]
  return ends.slice(1).map((end, i) => paragraph.slice(ends[i], end))
}
