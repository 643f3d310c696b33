import type { Language } from '../../../../../../shared/drama/vocabulary.ts'
import { definite } from '../facts.ts'
import type { Clause, Mention } from './reading.ts'

/** What the talk about a piece of a premise can turn on: a thing, a place. */

/** Measure words: what stands behind one is a thing. */
const MEASURES =
  '个|只|张|把|封|本|份|条|件|块|枚|盏|台|部|幅|页|副|根|粒|颗|支|枝|瓶|杯|碗|盒|袋|匣|口|顶|双|对|串|叠|卷|面|扇|辆|艘|架|座|间|坛|壶|包|截|片'
const MEASURED = new RegExp(
  `[一那这半两几三每](${MEASURES})((?:[^，。的]{0,7}(?:[着了过没无]|匿名|泛黄|褪色)[^，。的]{0,7}的)?)(\\p{Script=Han}{1,6})`,
  'gu',
)
/** Where the name of a thing ends: at whatever does or says something. */
const AFTER_THING =
  /[的在被把从向到给让说和与跟是有没不就都也又还能会要当每今明昨自掉落打放送出进开关响写念烧埋藏找丢偷抢砸撕寄]/u
const NOT_THINGS = /^(?:人|女|男|孩|老|月|年|天|夜|次|晚|家|月亮|模一样|模|样|切)/u

/** The thing a Chinese clause measures out: 一只铜匣, 那封匿名信; a person is none. */
function measured({ text, mentions }: Clause): { name: string; measure: string } | null {
  for (const match of text.matchAll(MEASURED)) {
    const measure = match[1] ?? ''
    const tail = match[3] ?? ''
    const end = tail.search(AFTER_THING)
    const name = end < 0 ? tail : tail.slice(0, end)
    const person = mentions.some((one) => one.kind === 'person' && one.text.endsWith(name))
    if (name.length > 0 && name.length <= 5 && !person && !NOT_THINGS.test(name)) return { name, measure }
  }
  return null
}

/** The English noun phrase behind an article that names a thing nobody knows: "a blue ledger". */
const isNoun = (text: string, clause: string): boolean =>
  new RegExp(`\\b(?:a|an|the|his|her|their|one) ${text.replace(/[^\w' -]/g, '')}\\b`, 'i').test(clause)

const PEOPLE_END = /(?:er|or|ist|ian|man|woman|maid|smith|keeper|boy|girl)$/

/** A thing a clause turns on, as people speak of it ("the blue ledger", “那只铜匣”); null when it names none. */
export function thingOf(clause: Clause, language: Language): { name: string; spoken: string } | null {
  if (language === 'zh') {
    const found = measured(clause)
    if (found !== null) return { name: found.name, spoken: `那${found.measure}${found.name}` }
  }
  const known = clause.mentions.find((one) => one.kind === 'object')
  if (known !== undefined)
    return { name: known.text, spoken: definite(known.text, known.word?.measure ?? '个', language) }
  if (language === 'zh') return null
  const stranger = clause.mentions.findLast(
    (one) => one.kind === 'unknown' && isNoun(one.text, clause.text) && !PEOPLE_END.test(one.text),
  )
  return stranger === undefined
    ? null
    : { name: stranger.text, spoken: definite(stranger.text, '', language) }
}

/** A place a clause names, as people speak of it; "" when it names none. */
export function spotOf(clause: Clause, language: Language): string {
  const place: Mention | undefined = clause.mentions.find((one) => one.kind === 'place')
  if (place === undefined) return ''
  return language === 'zh' ? place.text : definite(place.text, '', language)
}
