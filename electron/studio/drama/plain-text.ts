import { StudioError, type ErrorCode } from '../errors.ts'

/**
 * Text from a person, as it is kept: Unicode NFC, one space where there was any white space, none at the ends.
 * Characters nobody can see are taken out where they carry no meaning and refused where they do something: a control
 * character breaks files it is written into, and a turn of the writing direction shows other words than are spoken.
 */

/** Left out: zero-width space and word joiner, soft hyphen, byte order mark (they come with text copied from pages). */
const WEIGHTLESS = /[\u00ad\u200b\u2060\ufeff]/gu
/** Joiners are kept inside what they join: emoji and scripts that shape their letters. */
const STRAY_JOINERS =
  /(?<![\p{Emoji}\p{M}\p{Script=Arabic}\p{Script=Deva}])[\u200c\u200d]|[\u200c\u200d](?!\S)/gu
/** Refused: controls other than white space, marks and overrides of direction, characters for private use as tags. */
const REFUSED =
  /(?![\s\u0085])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2061-\u206f\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Noncharacter_Code_Point}/u

const nameOf = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/**
 * @param what names the text in the message, e.g. `Premise 2`.
 * @throws StudioError with `code` when the text holds a character that is refused, or half a character.
 */
export function plainText(text: string, what: string, code: ErrorCode): string {
  const found = REFUSED.exec(text)
  if (found !== null)
    throw new StudioError(
      code,
      `${what} holds an invisible character (${nameOf(found[0])}) at place ${Array.from(text.slice(0, found.index)).length + 1}.`,
      'Delete it, or type the text again: it came in with a copy.',
    ).about({
      kind: 'invisibleCharacter',
      values: { name: nameOf(found[0]), place: Array.from(text.slice(0, found.index)).length + 1 },
    })
  if (!text.isWellFormed())
    throw new StudioError(
      code,
      `${what} holds half a character.`,
      'Save the file as UTF-8 and try again.',
    ).about({ kind: 'halfCharacter', values: {} })
  return text
    .replace(WEIGHTLESS, '')
    .replace(STRAY_JOINERS, '')
    .normalize('NFC')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim()
}
