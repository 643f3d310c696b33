/** Text encodings a brief may come in. */
export const TEXT_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

/** A text with the encoding it was read in. */
export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
  /** True where its bytes are words in another encoding just as well: somebody has to look at them. */
  readonly isGuess: boolean
}

/** Highest control character, the ones of a text (tab, line feed, form feed, carriage return), and the mark of a bad byte. */
const LAST_CONTROL = 0x1f
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d])
const REPLACEMENT = 0xfffd

const isForeign = (unit: number): boolean =>
  unit === REPLACEMENT || (unit <= LAST_CONTROL && !TEXT_CONTROLS.has(unit))

function byteOrderMark(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark shows itself by zero bytes on one side (ASCII, line ends, spaces). */
function zeroPattern(bytes: Uint8Array): TextEncoding | null {
  let even = 0
  let odd = 0
  bytes.forEach((byte, i) => {
    if (byte !== 0) return
    if (i % 2 === 0) even++
    else odd++
  })
  if (even + odd === 0 || bytes.length % 2 !== 0) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function tryDecode(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Share of control characters above which bytes are not text. */
const MAX_CONTROL_SHARE = 0.001

function looksLikeText(text: string): boolean {
  let foreign = 0
  for (let i = 0; i < text.length; i++) if (isForeign(text.charCodeAt(i))) foreign++
  return foreign <= text.length * MAX_CONTROL_SHARE
}

const ASCII = 0x80
/** Trail bytes of pairs: Big5 uses a lower block besides, GB2312 does not. */
const isHighTrail = (byte: number): boolean => byte >= 0xa1
const isLowTrail = (byte: number): boolean => byte >= 0x40 && byte <= 0x7e

/**
 * Whether a pair of bytes is of those that make up nearly all of a text: the common characters and the punctuation.
 * GB2312 (GB 2312-80): rows 16-55, and 1 and 3; Big5 (its common characters): leads A4-C6, and the lower half of A1.
 */
const COMMON: Readonly<Record<'gb18030' | 'big5', (lead: number, trail: number) => boolean>> = {
  gb18030: (lead, trail) =>
    isHighTrail(trail) && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3),
  big5: (lead, trail) =>
    (lead >= 0xa4 && lead <= 0xc6 && (isLowTrail(trail) || isHighTrail(trail))) ||
    (lead === 0xa1 && isLowTrail(trail)),
}

/** Share of the pairs of a text that are common ones in an encoding, 0-1. */
function commonShare(bytes: Uint8Array, encoding: keyof typeof COMMON): number {
  let pairs = 0
  let common = 0
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0
    if (lead <= ASCII) continue
    pairs++
    if (COMMON[encoding](lead, bytes[++i] ?? 0)) common++
  }
  return pairs === 0 ? 0 : common / pairs
}

/** The right one of the two is ahead by far, from half a dozen characters on. */
const SURE_SHARE = 0.15

/** The double-byte encodings of Chinese: much of what is valid in one is so in the other, as other and rare words. */
function decodeDoubleBytes(bytes: Uint8Array): DecodedText | null {
  const read = (['gb18030', 'big5'] as const).flatMap((encoding) => {
    const text = tryDecode(bytes, encoding)
    return text === null || !looksLikeText(text)
      ? []
      : [{ text, encoding, share: commonShare(bytes, encoding) }]
  })
  const [best, other] = read.toSorted((a, b) => b.share - a.share)
  if (best === undefined) return null
  const isGuess = other !== undefined && best.share - other.share < SURE_SHARE
  return { text: best.text, encoding: best.encoding, isGuess }
}

/**
 * Decodes a text file: UTF-8, UTF-16 (with or without a mark), GB18030 or Big5, whichever it turns out to be.
 * @param asked the encoding a person says it has; left out: it is found out
 * @returns null when the bytes are no text in any of them, or not in the one that was asked for.
 */
export function decodeText(bytes: Uint8Array, asked?: TextEncoding): DecodedText | null {
  const guesses = asked === undefined ? [byteOrderMark(bytes), zeroPattern(bytes), 'utf-8' as const] : [asked]
  for (const encoding of guesses) {
    if (encoding === null) continue
    const text = tryDecode(bytes, encoding)
    if (text !== null && looksLikeText(text))
      return { text: text.replace(/^\ufeff/, ''), encoding, isGuess: false }
  }
  return asked === undefined ? decodeDoubleBytes(bytes) : null
}
