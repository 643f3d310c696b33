import { craft } from '../../../../craft/craft.ts'

/** Names in a Chinese brief: a surname and one or two characters, known in all of its premises at once. */

/** Characters a personal name cannot run on into. */
const AFTER_NAME = new Set(
  Array.from(
    '的在被把和与，。是为却因遇想要发重回爱将从对也又就都不没让到得向给等、；：！？“”（）跟带用拿逃死成有其竟原居突忽终决已曾替送去来找见看说娶嫁救骗偷买卖接收听喝走进出打推认决答写抱站跪坐哭笑醒捡开当穿归盯',
  ),
)
/** Characters no given name holds: 蓝账 is a ledger, not a Miss Lan. */
const NOT_A_NAME = /[账信刀剑盒匣伞药钥簿册单票证钱锁碗杯壶]/u
export const COPULA = /^(?:被|把|和|与|在|从|向|对|为|给|让|用|将|跟|同)$/

/** Everyday surnames the writer itself does not give: behind a word for a person they begin a name all the same. */
export const COMMON_SURNAMES = new Set(
  Array.from('王李张刘陈杨赵黄吴徐孙胡朱郭曹袁邓卢余潘杜戴任姚谭廖邹熊郝孔邱侯雷武赖龚马高何田'),
)

/** Last characters of trades and ranks: a name may follow them. */
export const PERSON_END = /[娘师使官员长手工匠人生客妇女子神王帝妃卫侯爷叔姨哥姐弟妹]$/

const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text)

/** A surname and one or two characters at `at`, when what follows ends a name; "" otherwise. */
export function nameAt(text: string, at: number, afterPerson = false): string {
  const { surnames, compoundSurnames } = craft().names.zh
  const listed = [...compoundSurnames, ...surnames].find((one) => text.startsWith(one.zh, at))?.zh
  const common = afterPerson && COMMON_SURNAMES.has(text.charAt(at)) ? text.charAt(at) : undefined
  const family = listed ?? common
  if (family === undefined) return ''
  for (const length of [2, 1]) {
    const name = text.slice(at, at + family.length + length)
    const after = text.charAt(at + family.length + length)
    const whole = name.length === family.length + length && isHan(name) && !NOT_A_NAME.test(name)
    if (whole && !AFTER_NAME.has(name.slice(-1)) && (after === '' || AFTER_NAME.has(after))) return name
  }
  // Behind a word for a person a surname begins a name, whatever comes next: 绣娘沈青禾……
  const whole = text.slice(at, at + family.length + 2)
  // 林夏一觉醒来 is 林夏, who wakes.
  const full =
    whole.endsWith('一') && /^[觉次夜天家个直时起朝]/u.test(text.slice(at + whole.length))
      ? whole.slice(0, -1)
      : whole
  const given = Array.from(full.slice(family.length))
  const plain = given.length >= 1 && isHan(full) && given.every((char) => !AFTER_NAME.has(char))
  return afterPerson && plain ? full : ''
}

const TITLES: readonly (readonly [RegExp, readonly string[], 'f' | 'm' | undefined])[] = [
  [/^(?:老爷子|老先生|大爷|爷爷|伯|老爷)/u, ['elder', 'villain'], 'm'],
  [/^(?:老太太|老夫人|奶奶|婆婆|大妈|婶|大娘)/u, ['elder'], 'f'],
  [/^(?:叔|哥)(?!们)/u, ['friend', 'grey', 'elder'], 'm'],
  [/^(?:姨|姐|嫂)(?!们|妹)/u, ['friend', 'grey', 'elder'], 'f'],
  [/^(?:总|董)(?=[在被把和与，的说要给让带]|$)/u, ['love', 'villain'], undefined],
]
const FAMILIAR = /^[老小阿]/u

/** Somebody called by a surname and what they are: 荣老爷子, 老秦; null when nobody is. */
export function titledAt(
  text: string,
  at: number,
): { name: string; roles: readonly string[]; gender: 'f' | 'm' | undefined } | null {
  const { surnames } = craft().names.zh
  const isSurname = (char: string): boolean =>
    COMMON_SURNAMES.has(char) || surnames.some((one) => one.zh === char)
  const first = text.charAt(at)
  if (FAMILIAR.test(first) && isSurname(text.charAt(at + 1))) {
    const after = text.charAt(at + 2)
    if (after === '' || AFTER_NAME.has(after))
      return { name: text.slice(at, at + 2), roles: [], gender: undefined }
  }
  const old = /^(?:老爷子|老太太|老先生|老夫人)/u.test(text.slice(at + 1)) && isHan(first)
  if (!isSurname(first) && !old) return null
  const rest = text.slice(at + 1)
  const hit = TITLES.map(([test, roles, gender]) => ({ word: test.exec(rest)?.[0], roles, gender })).find(
    (one) => one.word !== undefined,
  )
  return hit?.word === undefined ? null : { name: first + hit.word, roles: hit.roles, gender: hit.gender }
}

/** A name that swallowed the verb behind it gives it back: 苏曼挽着 is 苏曼 where a premise knows her without it. */
export function settleNames(found: readonly string[], premises: readonly string[]): string[] {
  const text = premises.join('\n')
  const settled = found.map((name) => {
    const short = name.slice(0, -1)
    if (name.length < 3) return name
    const verb = new RegExp(`${name}[着了过住起]`, 'u').test(text)
    const alone = [...text.matchAll(new RegExp(short, 'gu'))].some(
      (match) => text.charAt(match.index + short.length) !== name.at(-1),
    )
    return verb || alone ? short : name
  })
  return [...new Set(settled)].toSorted((a, b) => b.length - a.length)
}
