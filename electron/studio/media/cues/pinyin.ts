import { pinyin } from 'pinyin-pro'
import type { Viseme } from '../../../../shared/drama/vocabulary.ts'

/** Mandarin syllables to mouth shapes, for voices that come without phonemes. */

const INITIALS: Record<string, Viseme> = {
  ...byShape('PP', 'b p m'),
  ...byShape('FF', 'f'),
  ...byShape('DD', 'd t'),
  ...byShape('nn', 'n l'),
  ...byShape('kk', 'g k h'),
  ...byShape('CH', 'j q zh ch sh'),
  ...byShape('SS', 'x z c s'),
  ...byShape('RR', 'r'),
}

function byShape(viseme: Viseme, initials: string): Record<string, Viseme> {
  return Object.fromEntries(initials.split(' ').map((initial) => [initial, viseme]))
}

const FINALS: Record<string, readonly Viseme[]> = {
  a: ['aa'],
  o: ['O'],
  e: ['E'],
  ê: ['E'],
  i: ['I'],
  u: ['U'],
  ü: ['U'],
  ai: ['aa', 'I'],
  ei: ['E', 'I'],
  ao: ['aa', 'O'],
  ou: ['O', 'U'],
  an: ['aa', 'nn'],
  en: ['E', 'nn'],
  ang: ['aa', 'kk'],
  eng: ['E', 'kk'],
  ong: ['U', 'kk'],
  er: ['E', 'RR'],
  r: ['RR'],
  ia: ['I', 'aa'],
  ie: ['I', 'E'],
  io: ['I', 'O'],
  iao: ['I', 'aa', 'O'],
  iai: ['I', 'aa', 'I'],
  iu: ['I', 'O', 'U'],
  iou: ['I', 'O', 'U'],
  ian: ['I', 'E', 'nn'],
  in: ['I', 'nn'],
  iang: ['I', 'aa', 'kk'],
  ing: ['I', 'kk'],
  iong: ['U', 'kk'],
  ua: ['U', 'aa'],
  uo: ['U', 'O'],
  uai: ['U', 'aa', 'I'],
  ui: ['U', 'E', 'I'],
  uei: ['U', 'E', 'I'],
  uan: ['U', 'aa', 'nn'],
  un: ['U', 'E', 'nn'],
  uen: ['U', 'E', 'nn'],
  uang: ['U', 'aa', 'kk'],
  ueng: ['U', 'E', 'kk'],
  üe: ['U', 'E'],
  üan: ['U', 'E', 'nn'],
  ün: ['U', 'I', 'nn'],
  m: ['PP'],
  n: ['nn'],
  ng: ['kk'],
}

/** What the spellings with y and w stand for. */
const Y_FINALS: Record<string, string> = {
  a: 'ia',
  e: 'ie',
  ao: 'iao',
  ou: 'iu',
  an: 'ian',
  ang: 'iang',
  ong: 'iong',
  o: 'io',
  ai: 'iai',
  u: 'ü',
  ue: 'üe',
  uan: 'üan',
  un: 'ün',
}
const W_FINALS: Record<string, string> = {
  a: 'ua',
  o: 'uo',
  ai: 'uai',
  ei: 'ui',
  an: 'uan',
  en: 'un',
  ang: 'uang',
  eng: 'ueng',
}

/** A syllable's mouth shapes: the initial's, if it has one, then the final's. */
export interface SyllableShapes {
  readonly initial: Viseme | null
  readonly final: readonly Viseme[]
}

/**
 * The mouth shapes of a syllable from its pinyin initial and final (tone marks are ignored), or null when there is
 * no such syllable.
 */
export function pinyinShapes(initial: string, final: string): SyllableShapes | null {
  const plain = final
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/gu, '')
    .normalize('NFC')
  const [head, tail] = respelled(initial, plain)
  const shapes = FINALS[tail]
  const first = head === '' ? null : INITIALS[head]
  // A hummed `m` comes as an initial without a final.
  if (tail === '' && first !== undefined && first !== null) return { initial: null, final: [first] }
  if (shapes === undefined || first === undefined) return null
  return { initial: first, final: shapes }
}

function respelled(initial: string, final: string): readonly [string, string] {
  if (initial === 'y') return ['', Y_FINALS[final] ?? final]
  if (initial === 'w') return ['', W_FINALS[final] ?? final]
  if (/^[jqx]$/u.test(initial)) return [initial, final.replace(/^u/u, 'ü')]
  if (/^[nl]$/u.test(initial) && final === 'ue') return [initial, 'üe']
  return [initial, final]
}

/**
 * Shapes for each code point of a text: null where it is not a hanzi with a known reading. The text is read as a
 * whole, so that characters with several readings take the one that fits their neighbours.
 */
export function hanziShapes(text: string): (SyllableShapes | null)[] {
  return pinyin(text, { type: 'all' }).map((entry) =>
    entry.isZh ? pinyinShapes(entry.initial, entry.final) : null,
  )
}
