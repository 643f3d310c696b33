/** Text encodings a brief may come in. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

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

/**
 * Decodes a text file: UTF-8, UTF-16 (with or without a mark) or GB18030, whichever it turns out to be.
 * @returns null when the bytes are no text in any of them.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } | null {
  const guesses = [byteOrderMark(bytes), zeroPattern(bytes), 'utf-8', 'gb18030'] as const
  for (const encoding of guesses) {
    if (encoding === null) continue
    const text = tryDecode(bytes, encoding)
    if (text !== null && looksLikeText(text)) return { text: text.replace(/^\ufeff/, ''), encoding }
  }
  return null
}
