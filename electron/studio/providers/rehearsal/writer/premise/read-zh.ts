import { craft, type LexiconWord } from '../../../../craft/craft.ts'
import { COPULA, nameAt, PERSON_END, settleNames, titledAt } from './names-zh.ts'
import { formsOf, type GivenPeople } from './given-people.ts'
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

interface Span {
  from: number
  to: number
  mention: Mention
}

const quoted = /[“"「『《]([^”"」』》]{1,24})[”"」』》]/gu

const person = (from: number, text: string, part: Partial<Mention>): Span => ({
  from,
  to: from + text.length,
  mention: { kind: 'person', text, head: '', word: null, name: '', ...part },
})

/** A trade no list knows, in front of a name: 殡仪馆的入殓师宋禾. */
function withTrade(text: string, at: number, name: string): Span {
  const trade = /(?:^|[的，名位个])(\p{Script=Han}{1,4})$/u.exec(text.slice(0, at))?.[1] ?? ''
  if (trade.length < 2 || !PERSON_END.test(trade)) return person(at, name, { name })
  return person(at - trade.length, trade + name, { name, head: trade })
}

/** Somebody's name at a place where one may begin; null where none does. */
function strangerAt(text: string, at: number, names: readonly string[]): Span | null {
  const sure = names.find((one) => text.startsWith(one, at))
  if (sure !== undefined && titledAt(text, at)?.name !== sure) return withTrade(text, at, sure)
  const before = text.charAt(at - 1)
  if (sure === undefined && at > 0 && !COPULA.test(before) && !PERSON_END.test(before)) return null
  const titled = titledAt(text, at)
  if (titled !== null) {
    const { name, roles, gender } = titled
    const word: LexiconWord = { zh: [], en: [], kind: 'person', roles: [...roles] }
    return person(at, name, {
      name,
      word: roles.length === 0 ? null : gender === undefined ? word : { ...word, gender },
    })
  }
  const name = nameAt(text, at)
  return name === '' ? null : withTrade(text, at, name)
}

/** The name behind a word for a person: 警察顾长风, 管家老秦. */
const nameBehind = (text: string, at: number, names: readonly string[]): string =>
  names.find((one) => text.startsWith(one, at)) ?? titledAt(text, at)?.name ?? nameAt(text, at, true)

/** What somebody is called to their face is nobody else: 叫他一声少爷. */
const CALLED = /(?:叫|喊|称|唤)[^，]{0,3}(?:一声|作|为|做)$/u

function known(text: string, names: readonly string[]): Span[] {
  const spans: Span[] = []
  // A word of one character counts only where it is a word: 信, not 信号.
  const alone = new Set(
    [...segmenter.segment(text)].filter((one) => one.segment.length === 1).map((one) => one.index),
  )
  let at = 0
  while (at < text.length) {
    const hit = names.some((one) => text.startsWith(one, at))
      ? undefined
      : lexicon()
          .get(text.charAt(at))
          ?.find((row) => text.startsWith(row.form, at) && (row.form.length > 1 || alone.has(at)))
    if (hit === undefined) {
      const span = strangerAt(text, at, names)
      if (span !== null) spans.push(span)
      at = Math.max(at + 1, span?.to ?? 0)
      continue
    }
    const end = at + hit.form.length
    const name = hit.word.kind === 'person' ? nameBehind(text, end, names) : ''
    const called = hit.word.kind === 'person' && CALLED.test(text.slice(0, at))
    spans.push({
      from: at,
      to: end + name.length,
      mention: called
        ? { kind: 'unknown', text: hit.form, head: '', word: null, name: '' }
        : { kind: hit.word.kind, text: hit.form + name, head: hit.form, word: hit.word, name },
    })
    at = end + name.length
  }
  return joinThings(namedPlaces(spans, text))
}

/** Kinds of place that bear a name in front: 荣盛大厦. */
const INSTITUTION = /(?:大厦|大楼|酒店|集团|殡仪馆|医院|中学|小学|大学|饭店|公司|银行|广场|码头)$/u

/** A house with a name of its own keeps it. */
function namedPlaces(spans: readonly Span[], text: string): Span[] {
  return spans.map((span, i) => {
    if (span.mention.kind !== 'place' || !INSTITUTION.test(span.mention.text)) return span
    const low = spans[i - 1]?.to ?? 0
    let from = span.from
    while (
      from > low &&
      span.from - from < 3 &&
      isHan(text.charAt(from - 1)) &&
      !GLUE.has(text.charAt(from - 1))
    )
      from--
    if (span.from - from < 2) return span
    return { from, to: span.to, mention: { ...span.mention, text: text.slice(from, span.to) } }
  })
}

/** Two things in one word are one thing: 股权书. */
function joinThings(spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const span of spans) {
    const before = out.at(-1)
    const one = before?.to === span.from && before.mention.kind === 'object' && span.mention.kind === 'object'
    if (before === undefined || !one) out.push(span)
    else
      out.splice(-1, 1, {
        from: before.from,
        to: span.to,
        mention: { ...span.mention, text: before.mention.text + span.mention.text },
      })
  }
  return out
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

function readClause(text: string, names: readonly string[]): Clause {
  const quotes: Span[] = [...text.matchAll(quoted)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    mention: { kind: 'unknown', text: match[1] ?? '', head: '', word: null, name: '' },
  }))
  const free = joinTraits(known(text, names), text).filter(
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

/** A time or a place of a few characters belongs to what happens then or there: “雨夜，……”. */
function withOpenings(clauses: readonly string[]): string[] {
  const out: string[] = []
  let opening = ''
  for (const text of clauses) {
    const whole = opening + text
    const opens = text.length <= 4 && /[夜天晚年月日时后前里上中下晨午]$/u.test(text)
    const says = /(?:说|说道|告诉[她他])$/u.test(text)
    opening = opens || says ? `${whole}，` : ''
    if (opening === '') out.push(whole)
  }
  return opening === '' ? out : [...out, opening.slice(0, -1)]
}

const clausesIn = (premise: string): string[] => withOpenings(plainClauses(premise))

const plainClauses = (premise: string): string[] =>
  premise
    .normalize('NFKC')
    .replace(/^\s*(?:第?[\d一二三四五六七八九十]+[集.、):：]\s*)/u, '')
    .replaceAll(/(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])/gu, '')
    .split(/[。！？；!?;,，\n]+/u)
    .map((text) => text.trim())
    .filter((text) => text !== '')

const namesByBrief = new WeakMap<readonly string[], readonly string[]>()

/** Names of a brief, longest first. */
function namesOf(premises: readonly string[], people: GivenPeople): readonly string[] {
  const before = namesByBrief.get(premises)
  if (before !== undefined) return before
  const found = premises
    .flatMap(clausesIn)
    .flatMap((text) => joinTraits(known(text, []), text))
    .flatMap(({ mention }) => (mention.name === '' ? [] : [mention.name]))
  const given = [...formsOf(people).keys()]
  // What holds a name that is sure, or is held by one, is no other.
  const fresh = found.filter((name) => !given.some((one) => one.includes(name) || name.includes(one)))
  const names = [...settleNames(fresh, premises), ...given].toSorted((a, b) => b.length - a.length)
  namesByBrief.set(premises, names)
  return names
}

/**
 * Reads a Chinese premise: clauses, and in each the people, places, things and turns it names.
 * @param all Every premise of the brief: a name one of them gives is known in all.
 */
export function readChinese(
  premise: string,
  all: readonly string[] = [premise],
  people: GivenPeople = [],
): Reading {
  const names = namesOf(all, people)
  return { premise, language: 'zh', clauses: clausesIn(premise).map((text) => readClause(text, names)) }
}
