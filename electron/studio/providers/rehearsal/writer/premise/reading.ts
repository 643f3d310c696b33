import type { Language } from '../../../../../../shared/drama/vocabulary.ts'
import type { LexiconWord } from '../../../../craft/craft.ts'

/** Something a premise names. */
export interface Mention {
  readonly kind: LexiconWord['kind'] | 'unknown'
  /** The words of the premise, verbatim, with their traits: "mysterious billionaire", “神秘总裁”. */
  readonly text: string
  /** The word it was recognised by, verbatim ("" when it is not in the lexicon). */
  readonly head: string
  readonly word: LexiconWord | null
  /** Proper name given to a person; "" when there is none. */
  readonly name: string
  /** What else the premise calls them, beside `text`: "youngest CEO" of "Adrian Vance, the youngest CEO". */
  readonly label?: string
  /** What the brief itself says they are; left out where the premise has to tell. */
  readonly gender?: 'f' | 'm'
  /** True for somebody the brief brings by name. */
  readonly given?: true
}

/** A piece of a premise between two stops. */
export interface Clause {
  readonly text: string
  readonly mentions: readonly Mention[]
  /** Turns it names, in order: `betrayal`, `reunion` … */
  readonly types: readonly string[]
}

/** What was understood of one premise. */
export interface Reading {
  readonly premise: string
  readonly language: Language
  readonly clauses: readonly Clause[]
}

/** All mentions of a reading in order. */
export const mentionsOf = (reading: Reading): Mention[] =>
  reading.clauses.flatMap((clause) => [...clause.mentions])

/** Words to be brought into the text: every mention once, longest form first where one holds another. */
export function wordsOf(mentions: readonly Mention[]): string[] {
  const texts = [...new Set(mentions.map((one) => one.text))]
  return texts.filter((text) => !texts.some((other) => other !== text && other.includes(text)))
}

/** A sentence on what was read, for the user to check. */
export function describe(reading: Reading): string {
  const all = mentionsOf(reading)
  const of = (kind: Mention['kind']): string[] => [
    ...new Set(all.filter((one) => one.kind === kind).map((one) => one.text)),
  ]
  const zh = reading.language === 'zh'
  const part = (label: string, items: string[]): string[] =>
    items.length === 0 ? [] : [zh ? `${label}：${items.join('、')}` : `${label}: ${items.join(', ')}`]
  const parts = [
    ...part(zh ? '人' : 'people', of('person')),
    ...part(zh ? '地' : 'places', of('place')),
    ...part(zh ? '物' : 'things', of('object')),
    ...part(zh ? '事' : 'turns', [...of('matter'), ...of('deed')]),
    ...part(zh ? '照原话保留' : 'kept word for word', of('unknown')),
  ]
  return parts.length === 0 ? reading.premise : parts.join(zh ? '；' : '; ')
}
