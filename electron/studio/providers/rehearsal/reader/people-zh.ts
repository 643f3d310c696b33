import type { KnownSoFar } from '../../../../../shared/drama/novel.ts'
import { craft } from '../../../craft/craft.ts'
import { COMMON_SURNAMES } from '../writer/premise/names-zh.ts'
import type { Named } from './people.ts'

/** Names in a stretch of Chinese prose: by how often they come, and by what stands around them. */

/** Characters that are in no name, and words that stand where a name could. */
const NEVER = new Set(
  Array.from(
    '的了在是不我你他她它们这那谁什么怎个只把被和与就都也又很对从向到给让着过没有里上下中前后外边面头说道问答喊叫笑哭看望走站坐跪拿抬转推拉跑抱点摇叹伸低抓握想知听忽突猛，。！？：；、“”‘’（）…— \n一百千两几为之其此而但却还再才已可要会能去来进出起回开关得以于',
  ),
)
const ENDS_NO_NAME =
  /[声手脸眼身心门船灯火刀水路家人时候夜天年月日晚早间处旁内信事话句眉刚正便并更最越先像些样种张块条件座双真连忙终渐慢急匆猛果竟仍则随即若如因所拔摘收放捡递举挥砸闭睁咬皱冷轻微淡缓狠]$/u
/** What a person does right behind their name. */
const ACTS =
  /^(?:[^，。！？：“”\n]{0,6})(?:说|道|问|答|喊|叫|骂|笑|哭|叹|看|望|走|站|坐|跪|拿|抬|转|推|拉|跑|抱|点|摇|伸|抓|握|想|听|跳|举|抽|停|摘|捡|合|打|愣|咬|闭|睁|抖|冲|扑|退|蹲|离|承认|沉默|开口|没有|低下|接过)/u
const ACT_NEXT =
  /^(?:说|道|问|答|喊|叫|骂|笑|哭|叹|看|望|走|站|坐|跪|拿|抬|转|推|拉|跑|抱|点|摇|伸|抓|握|跳|举|抽|停|摘|捡|合|愣|冲|扑|退|蹲|的|把|被|和|没|在|从|是|又|也|不|才|忽|突|猛|低|慢|开口|身|想|听|知|却|刚|已|正)/u
const TITLES =
  '掌柜|先生|太太|小姐|老板|师傅|大人|将军|夫人|公子|少爷|姑娘|大爷|大娘|医生|大夫|警官|队长|局长|校长|老师|经理|总|董|伯|叔|婶|嫂|姨|爷|哥|姐|娘|婆'
/** Words with a familiar prefix that are nobody's name; the dictionary knows most others. */
const PLAIN =
  /^(?:老人|老板|老师|老爷|老天|老家|老头|老大|老子|小声|小心|小时|小孩|小子|小姐|小巷|小船|小路|小的|小半|阿姨|阿爹|阿娘)$/u

const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text)
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

interface Seen {
  /** How often it comes. */
  count: number
  /** How often it stands where somebody who does something stands. */
  acts: number
}

/** A surname at a place: one character, or a known pair; "" where none is. */
function surnameAt(text: string, at: number): string {
  const { surnames, compoundSurnames } = craft().names.zh
  const pair = compoundSurnames.find((one) => text.startsWith(one.zh, at))?.zh
  if (pair !== undefined) return pair
  const char = text.charAt(at)
  return COMMON_SURNAMES.has(char) || surnames.some((one) => one.zh === char) ? char : ''
}

/** Where a name could begin: behind a stop, or behind what takes somebody as its object. */
const OPENS = /(?:^|[\s，。！？：；、“”‘’（）…—「」]|[和与对向把被给让跟叫是由着了见住见的在])$/u

/** Counts everything that could be a name. */
function candidates(text: string): Map<string, Seen> {
  const seen = new Map<string, Seen>()
  const add = (word: string, at: number): void => {
    const one = seen.get(word) ?? { count: 0, acts: 0 }
    one.count++
    const after = text.slice(at + word.length, at + word.length + 10)
    if (OPENS.test(text.charAt(at - 1)) && (ACT_NEXT.test(after) || ACTS.test(after))) one.acts++
    seen.set(word, one)
  }
  for (let at = 0; at < text.length; at++) {
    const family = surnameAt(text, at)
    const familiar = family === '' && /[老小阿]/u.test(text.charAt(at))
    const opening = family === '' && !familiar && OPENS.test(text.charAt(at - 1))
    if (family === '' && !familiar && !opening) continue
    const lengths = family === '' ? (familiar ? [2] : [2, 3]) : [family.length + 1, family.length + 2]
    for (const length of lengths) {
      const word = text.slice(at, at + length)
      const tail = Array.from(word.slice(family.length))
      if (
        word.length === length &&
        isHan(word) &&
        !tail.some((c) => NEVER.has(c)) &&
        !NEVER.has(word.charAt(0))
      )
        add(word, at)
    }
  }
  return seen
}

/** Words of the dictionary that a text holds: what is one of these is no name. */
const wordsIn = (text: string): ReadonlySet<string> =>
  new Set([...segmenter.segment(text)].map((one) => one.segment).filter((one) => one.length > 1))

/** Where somebody with a surname is named as often with a longer name, that is the name. */
const WHOLE_SHARE = 0.6
const LEAST_ACTS = 2

/** Whether what was counted is a name. */
function isName(word: string, seen: Seen, words: ReadonlySet<string>): boolean {
  if (words.has(word) || PLAIN.test(word) || seen.count < 2) return false
  const family = surnameAt(word, 0)
  const familiar = /^[老小阿]/u.test(word)
  if (family === '' && !familiar) return !ENDS_NO_NAME.test(word) && seen.acts >= LEAST_ACTS + 1
  if (familiar && family === '' && surnameAt(word, 1) === '') return seen.acts >= LEAST_ACTS
  return !ENDS_NO_NAME.test(word) && seen.acts >= LEAST_ACTS
}

/** The names a text gives by itself. */
function namesIn(text: string): string[] {
  const seen = candidates(text)
  const words = wordsIn(text)
  const names = [...seen].filter(([word, one]) => isName(word, one, words)).map(([word]) => word)
  return names.filter((word) => {
    const own = seen.get(word)?.count ?? 0
    const longer = names.some(
      (other) =>
        other !== word && other.startsWith(word) && (seen.get(other)?.count ?? 0) >= own * WHOLE_SHARE,
    )
    // 沈青禾望 is 沈青禾 who looks.
    const shorter = names.some(
      (other) =>
        other !== word && word.startsWith(other) && own < (seen.get(other)?.count ?? 0) * WHOLE_SHARE,
    )
    const within = names.some(
      (other) =>
        other.length > word.length &&
        other.endsWith(word) &&
        (seen.get(other)?.count ?? 0) >= own * WHOLE_SHARE,
    )
    return !longer && !shorter && !within
  })
}

const TITLED = new RegExp(`([\\p{Script=Han}])(${TITLES})(?![\\p{Script=Han}]*(?:们))`, 'gu')

/** What people are called beside their names: 柳掌柜, 青禾. Who has a title alone is somebody too. */
function withAliases(names: readonly string[], text: string, words: ReadonlySet<string>): Named[] {
  const aliases = new Map<string, Set<string>>(names.map((name) => [name, new Set<string>()]))
  for (const name of names) {
    const given = name.slice(surnameAt(name, 0).length)
    const alone = new RegExp(`(?<!${name.slice(0, name.length - given.length)})${given}`, 'u')
    if (given.length === 2 && given !== name && !words.has(given) && alone.test(text))
      aliases.get(name)?.add(given)
  }
  for (const [form, family = ''] of text.matchAll(TITLED)) {
    if (surnameAt(family, 0) === '' || words.has(form)) continue
    const owners = names.filter((name) => name.startsWith(family) && name !== form && !form.startsWith(name))
    const familiar = names.filter((name) => name === `老${family}` || name === `小${family}`)
    const [owner] = owners.length === 1 ? owners : familiar
    if (owner !== undefined) aliases.get(owner)?.add(form)
  }
  return names.map((name) => ({ name, aliases: [...(aliases.get(name) ?? [])] }))
}

/** Somebody known who is named here, with what they were called before. */
const again = (known: KnownSoFar['people'], text: string): Named[] =>
  known
    .filter((one) => [one.name, ...one.aliases].some((form) => text.includes(form)))
    .map(({ name, aliases }) => ({ name, aliases }))

/** Everybody a Chinese text names: those known before by the names they had, and who is new. */
export function namedChinese(text: string, known: KnownSoFar['people']): Named[] {
  const old = again(known, text)
  const forms = new Set(old.flatMap((one) => [one.name, ...one.aliases]))
  const fresh = namesIn(text).filter(
    (name) => ![...forms].some((form) => form === name || form.includes(name) || name.startsWith(form)),
  )
  const all = [...old.map((one) => one.name), ...fresh]
  return withAliases(all, text, wordsIn(text)).map((one) => ({
    name: one.name,
    aliases: [
      ...new Set([...(old.find((other) => other.name === one.name)?.aliases ?? []), ...one.aliases]),
    ].filter((alias) => !all.includes(alias)),
  }))
}
