import { craft, type LexiconWord } from '../craft.ts'
import type { Clause, Mention, Reading } from './reading.ts'

/** Words that say nothing by themselves and need not be repeated. */
const EMPTY = new Set(
  (
    '一个 一名 一位 一场 一次 一只 一条 一份 一段 一切 一起 一直 那天 那个 这个 这场 这次 所有 所有人 之前 之后 之间 时候 却 发现 意外 竟然 ' +
    '原来 没想到 终于 为了 因为 所以 但是 然而 可是 并且 以及 自己 对方 什么 如何 不得不 成为 开始 决定 必须 想要 只能 已经 正在 突然 后来 ' +
    '他们 她们 我们 你们 大家 别人 有人 没有 不是 就是 还是 只是 可以 不能 必将 将会 从此 从而 于是 随后 此时 当年 曾经 一定 其实 随着 通过 ' +
    '她的 他的 他是 她是 两人 二人 这样 那样 起来 出来 下来 过来 之中 其中 面对 面临 由于 同时 最终 最后 再次 重新 彼此 互相'
  ).split(' '),
)
/** Characters a personal name cannot run on into. */
const AFTER_NAME = new Set(
  Array.from(
    '的在被把和与，。是为却因遇想要发重回爱将从对也又就都不没让到得向给等、；：！？“”（）跟带用拿逃死成有其竟原居突忽终决已曾替送去来找见看说娶嫁救骗偷买卖接收听喝走进出打推认决答写抱站跪坐哭笑醒捡开当穿归盯',
  ),
)
/** Characters no given name holds: 蓝账 is a ledger, not a Miss Lan. */
const NOT_A_NAME = /[账信刀剑盒匣伞药钥簿册单票证钱锁碗杯壶]/u
const COPULA = /^(?:被|把|和|与|在|从|向|对|为|给|让|用|将|跟|同)$/

/** Everyday surnames the writer itself does not give: behind a word for a person they begin a name all the same. */
const COMMON = new Set(
  Array.from('王李张刘陈杨赵黄吴徐孙胡朱郭曹袁邓卢余潘杜戴任姚谭廖邹熊郝孔邱侯雷武赖龚马高何田'),
)

/** Last characters of trades and ranks: a name may follow them. */
const PERSON_END = /[娘师使官员长手工匠人生客妇女子神王帝妃卫侯爷叔姨哥姐弟妹]$/

let byFirst: Map<string, { form: string; word: LexiconWord }[]> | null = null

function lexicon(): Map<string, { form: string; word: LexiconWord }[]> {
  if (byFirst !== null) return byFirst
  byFirst = new Map()
  for (const word of craft().lexicon)
    for (const form of word.zh) {
      const key = form.charAt(0)
      byFirst.set(key, [...(byFirst.get(key) ?? []), { form, word }])
    }
  for (const rows of byFirst.values()) rows.sort((a, b) => b.form.length - a.form.length)
  return byFirst
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text)

/** A surname and one or two characters at `at`, when what follows ends a name; "" otherwise. */
function nameAt(text: string, at: number, afterPerson = false): string {
  const { surnames, compoundSurnames } = craft().names.zh
  const listed = [...compoundSurnames, ...surnames].find((one) => text.startsWith(one.zh, at))?.zh
  const common = afterPerson && COMMON.has(text.charAt(at)) ? text.charAt(at) : undefined
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

interface Span {
  from: number
  to: number
  mention: Mention
}

const quoted = /[“"「『《]([^”"」』》]{1,24})[”"」』》]/gu

function known(text: string): Span[] {
  const spans: Span[] = []
  // A word of one character counts only where it is a word: 信, not 信号.
  const alone = new Set(
    [...segmenter.segment(text)].filter((one) => one.segment.length === 1).map((one) => one.index),
  )
  let at = 0
  while (at < text.length) {
    const hit = lexicon()
      .get(text.charAt(at))
      ?.find((row) => text.startsWith(row.form, at) && (row.form.length > 1 || alone.has(at)))
    if (hit === undefined) {
      const before = text.charAt(at - 1)
      const name = at === 0 || COPULA.test(before) || PERSON_END.test(before) ? nameAt(text, at) : ''
      if (name !== '')
        spans.push({
          from: at,
          to: at + name.length,
          mention: { kind: 'person', text: name, head: '', word: null, name },
        })
      at += Math.max(1, name.length)
      continue
    }
    const end = at + hit.form.length
    const name = hit.word.kind === 'person' ? nameAt(text, end, true) : ''
    const whole = hit.form + name
    spans.push({
      from: at,
      to: end + name.length,
      mention: { kind: hit.word.kind, text: whole, head: hit.form, word: hit.word, name },
    })
    at = end + name.length
  }
  return spans
}

const OWNER = /^(?:老板|店主|掌柜|主人)$/

/** What a word means behind a place: whoever owns a shop is nobody's boss in a tower. */
const ownerOf = (word: LexiconWord | null, head: string): LexiconWord | null =>
  word !== null && OWNER.test(head) ? { ...word, roles: ['hero', 'love', 'friend'] } : word

/** Joins what describes a person to them: 神秘 + 总裁, 茶馆 + 孤女, 女 + 茶馆老板. A place so joined is named all the same. */
function joinTraits(spans: readonly Span[], text: string): Span[] {
  const out: Span[] = []
  for (const span of spans) {
    const before = out.at(-1)
    const touches = before !== undefined && before.to === span.from && span.mention.kind === 'person'
    const twin = before !== undefined && /^(?:双胞胎|孪生)$/u.test(before.mention.text)
    const describes = twin || before?.mention.kind === 'trait' || before?.mention.kind === 'place'
    if (!touches || !describes) {
      out.push(span)
      continue
    }
    const place = before.mention.kind === 'place'
    if (!place) out.pop()
    const word = place ? ownerOf(span.mention.word, span.mention.head) : span.mention.word
    out.push({
      from: before.from,
      to: span.to,
      mention: { ...span.mention, word, text: before.mention.text + span.mention.text },
    })
  }
  return out.map((span, i) => gendered(owned(span, out[i - 1], text), text))
}

const KIN =
  /^(?:儿子|女儿|妻子|丈夫|老婆|老公|弟弟|妹妹|哥哥|姐姐|母亲|妈妈|父亲|爸爸|孙子|孙女|秘书|助理|未婚妻|未婚夫|前妻|前夫|司机|保镖|管家|徒弟)$/

/** Whose they are belongs to what they are called: 会长的儿子. */
function owned(span: Span, before: Span | undefined, text: string): Span {
  const linked = before !== undefined && before.to === span.from - 1 && text.charAt(span.from - 1) === '的'
  if (!linked || before.mention.kind !== 'person' || !KIN.test(span.mention.head)) return span
  return { ...span, mention: { ...span.mention, text: `${before.mention.text}的${span.mention.text}` } }
}

/** A 女 or 男 in front of a person says who they are. */
function gendered(span: Span, text: string): Span {
  const sex = text.charAt(span.from - 1)
  if (span.mention.kind !== 'person' || span.mention.word === null || (sex !== '女' && sex !== '男'))
    return span
  const word: LexiconWord = { ...span.mention.word, gender: sex === '女' ? 'f' : 'm' }
  return {
    from: span.from - 1,
    to: span.to,
    mention: { ...span.mention, word, text: sex + span.mention.text },
  }
}

/** Characters that only hold sentences together. */
const GLUE = new Set(
  Array.from(
    '的了在被把和与是为却因将从对也又就都不没让到得向给着过很那这本份张把只个条件位名一两三几其所之而且并或但使有她他它你我们着里上下中前后去来',
  ),
)

/** A stranger without the verb that clings to its end: 蓝账藏 is 蓝账 that is hidden. */
const bareNoun = (word: string): string => word.replace(/(?<=..)[藏埋送找拿偷抢烧丢扔挂放寄念吃喝]$/u, '')

/** Words of two or more characters outside what was recognised: kept verbatim. */
function leftovers(text: string, spans: readonly Span[]): Span[] {
  const out: Span[] = []
  const covered = (from: number, to: number): boolean =>
    spans.some((span) => from < span.to && to > span.from)
  for (const piece of segmenter.segment(text)) {
    const from = piece.index
    const word = bareNoun(piece.segment)
    const to = from + word.length
    if (piece.isWordLike !== true || word.length < 2 || EMPTY.has(word) || covered(from, to)) continue
    out.push({ from, to, mention: { kind: 'unknown', text: word, head: '', word: null, name: '' } })
  }
  return [...out, ...strangers(text, [...spans, ...out])]
}

/** Runs of characters no dictionary knows (蓝账): what is left between glue and known words. */
function strangers(text: string, taken: readonly Span[]): Span[] {
  const out: Span[] = []
  const free = (i: number): boolean => {
    const c = text.charAt(i)
    return isHan(c) && !GLUE.has(c) && !taken.some((span) => i >= span.from && i < span.to)
  }
  for (let i = 0; i < text.length; i++) {
    let to = i
    while (to < text.length && free(to)) to++
    const word = bareNoun(text.slice(i, to))
    if (word.length >= 2 && word.length <= 4 && !EMPTY.has(word))
      out.push({ from: i, to, mention: { kind: 'unknown', text: word, head: '', word: null, name: '' } })
    if (to > i) i = to
  }
  return out
}

function readClause(text: string): Clause {
  const quotes: Span[] = [...text.matchAll(quoted)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    mention: { kind: 'unknown', text: match[1] ?? '', head: '', word: null, name: '' },
  }))
  const free = joinTraits(known(text), text).filter(
    (span) => !quotes.some((q) => span.from < q.to && span.to > q.from),
  )
  const spans = [...quotes, ...free]
  const all = [...spans, ...leftovers(text, spans)].toSorted((a, b) => a.from - b.from)
  return {
    text,
    mentions: all.map((span) => span.mention),
    types: [...new Set(all.flatMap((span) => span.mention.word?.type ?? []))],
  }
}

/** Reads a Chinese premise: clauses, and in each the people, places, things and turns it names. */
export function readChinese(premise: string): Reading {
  const plain = premise
    .normalize('NFKC')
    .replace(/^\s*(?:第?[\d一二三四五六七八九十]+[集.、):：]\s*)/u, '')
    .replaceAll(/(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])/gu, '')
  const clauses = plain
    .split(/[。！？；!?;,，\n]+/u)
    .map((text) => text.trim())
    .filter((text) => text !== '')
  return { premise, language: 'zh', clauses: clauses.map(readClause) }
}
