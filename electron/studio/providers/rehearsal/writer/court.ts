import type { Person } from './people.ts'

/** How people of rank speak of themselves and are spoken to at a court, where a scene was written for anybody. */

interface Style {
  readonly self: string
  readonly other: string
}

const STYLES: readonly (readonly [RegExp, Style])[] = [
  [/皇帝|天子|皇上|陛下|帝王/u, { self: '朕', other: '陛下' }],
  [/太后/u, { self: '哀家', other: '太后' }],
  [/皇后|贵妃|妃子|宠妃|昭仪|王妃/u, { self: '本宫', other: '娘娘' }],
  [/王爷|亲王|太子|皇子|世子/u, { self: '本王', other: '王爷' }],
]

const styleOf = (person: Person | null): Style | undefined =>
  person === null ? undefined : STYLES.find(([label]) => label.test(person.label))?.[1]

/** A Chinese line as it is said at court: “我” of an emperor is “朕”, “你” to a consort “娘娘”. */
export function courtly(text: string, speaker: Person | null, hearer: Person | null): string {
  if (speaker === null) return text
  const own = styleOf(speaker)
  const theirs = styleOf(hearer)
  const said = own === undefined ? text : text.replace(/我(?!们)/gu, own.self)
  if (theirs === undefined) return said
  return said.replace(/你们/gu, '诸位').replace(/[你您]/gu, theirs.other)
}
