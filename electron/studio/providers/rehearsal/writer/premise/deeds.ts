import type { Language } from '../../../../../../shared/drama/vocabulary.ts'
import type { Clause, Mention } from './reading.ts'

/** What a premise says somebody does, where no event has a scene of its own for it: it is seen as it is told. */

/** Kinds of deed the cards tell apart; `deed` is any other. */
const KINDS: Readonly<Record<Language, readonly (readonly [type: string, test: RegExp])[]>> = {
  zh: [
    ['deed_secret', /没(?:有)?人知道|谁也不知道|无人知晓|瞒着所有人|还不知道|不知道(?:她|他)/u],
    ['deed_trouble', /病危|住院|病倒|昏倒|昏迷|晕倒|车祸|被捕|被抓|被带走|受伤|失火|着火|出事|坠楼|落水/u],
    ['deed_win', /坐上|登上|当上|夺回|拿回|赢回|赢了|反超|真相大白|亮出|当众宣布|揭穿|揭开|公开了|拿下/u],
    [
      'deed_harm',
      /砸|抢|打了|扇|骂|笑话|嘲|羞辱|嫌|赶|逼|害|骗|偷|烧|撕|威胁|陷|绑|泼|锁|调包|换掉|藏起|推下|诬|甩|踢|拆(?!迁款)|欺|冒充|顶替|夺走/u,
    ],
    ['deed_ask', /求|请|答应|约|劝|雇|开价|提出|拜托|要(?:她|他|我)|让(?:她|他|我)|叫(?:她|他)|告白|表白/u],
    ['deed_give', /送给|还给|交给|递给|塞给|留给|给(?:了)?(?:她|他)|托付/u],
    ['deed_see', /看见|看到|发现|认出|听见|听到|得知|知道了|才知|想起|梦见|察觉|撞见/u],
    ['deed_come', /来了|来到|回来|出现|站在|堵在|找上门|等在|等着|上门|闯进|走进|敲门/u],
    ['state', /(?:是|属于|还不知道|从来|一直|早就|爱着|长得|长着|开的是)/u],
  ],
  en: [
    [
      'deed_secret',
      /\b(?:nobody|no one|none of them)\b[^,]*\bknows?\b|\b(?:doesn't|don't|does not) know\b|\bin secret\b/i,
    ],
    [
      'deed_trouble',
      /\b(?:is|are|gets?) (?:arrested|taken|injured|hurt|kidnapped|shot|hit)\b|\bcollaps\w+|\b(?:is )?dying\b|\bfalls? (?:ill|sick)\b|\bcoma\b|\baccident\b|\bcatch(?:es)? fire\b|\bburns down\b/i,
    ],
    [
      'deed_win',
      /\bwins?\b|\btakes? (?:back|her seat|his seat|the chair|the stand)\b|\bgets? (?:it |her |him )?back\b|\bcrown\w+|\breveals?\b|\bannounces?\b|\bexposes?\b|\bproves?\b|\bunmasks?\b/i,
    ],
    [
      'deed_harm',
      /\b(?:smash|steal|burn|mock|insult|threaten|slap|tear|trick|blackmail|lock|expose|attack|destroy|ruin|cut|laugh|shove|hide|swap|poison|sabotag|sue|slander|spit)\w*\b|\blies? to\b|\bshows? everyone\b|\bin front of\b/i,
    ],
    ['deed_beg', /\bbegs?\b|\bkneels?\b|\bpleads?\b|\bon (?:her|his) knees\b/i],
    [
      'deed_ask',
      /\basks?\b|\boffers?\b|\binvites?\b|\bhires?\b|\bproposes?\b|\btells? (?:her|him) to\b|\bname (?:her|his) price\b|\bdemands?\b/i,
    ],
    ['deed_give', /\bgives?\b|\bhands?\b|\bleaves? (?:her|him)\b|\bentrusts?\b|\breturns? the\b/i],
    [
      'deed_see',
      /\bsees?\b|\bspots?\b|\brecogni[sz]es?\b|\bhears?\b|\boverhears?\b|\bfinds? out\b|\brealis\w+|\brealiz\w+|\bremembers?\b|\bnotices?\b|\breads?\b/i,
    ],
    [
      'deed_come',
      /\barrives?\b|\bappears?\b|\bwalks? in\b|\bturns? up\b|\bshows? up\b|\bwaits?\b|\bstands?\b|\bcomes?\b|\bknocks?\b|\bis waiting\b/i,
    ],
    ['state', /\bbelongs? to\b|\b(?:is|are|was|were|has|have|owns?|knows?|loves?|wants?)\b/i],
  ],
}

/** "Ruth learns that her mother died building the tower": what is learnt is said to her. */
const LEARNT: Readonly<Record<Language, RegExp>> = {
  zh: /(?:得知|听说|才知道|才发现|终于知道)([^，]*(?:是|死|没|害|救|卖|换|骗|爱|有)[^，]*)$/u,
  en: /\b(?:learns?|finds? out|discovers?|is told|hears?|reali[sz]es?) that ([^.]+)$/i,
}

/** "The policeman says the key opens warehouse three": he says it himself. */
const SAID: Readonly<Record<Language, RegExp>> = {
  zh: /(?:说|告诉[她他]|透露|警告[她他]?)[，:：]?([^说]{4,})$/u,
  en: /\b(?:says?|tells? (?:her|him)|warns? (?:her|him)|admits?) (?:that )?((?:the|a|an|his|her|she|he|it|they|nobody|somebody|there|[A-Z])[^.]*\b(?:is|are|was|were|has|have|had|can|will|opens?|belongs?|never|did|died|knows?|wants?)\b[^.]*)$/,
}

/** True when it is somebody who speaks there: a deed that says something is a paper. */
function speaks(clause: Clause, at: number): boolean {
  const before = clause.text.slice(0, at).trimEnd().toLowerCase()
  return (
    /(?:^|[，,] ?)(?:she|he|她|他)$/u.test(before) ||
    clause.mentions.some((one) => one.kind === 'person' && before.endsWith(one.text.toLowerCase()))
  )
}

/** "They have until Easter to sell it": somebody brings that to the hero. */
const DEADLINE: Readonly<Record<Language, RegExp>> = {
  zh: /^(?:她|他|他们|她们|两人|众人|大家)?(?:只有|只剩|还剩|必须在|要在|得在)[^，]*(?:天|夜|小时|个月|之前|以前|前)[^，]*$/u,
  en: /^(?:they|she|he|the \w+) (?:(?:only )?ha(?:ve|s) (?:until|till|only|just|\w+ (?:days|weeks|hours|months))|must [^.]*\b(?:before|by|within))\b[^.]*$/i,
}

/** What a deadline says to whoever it is for. */
const toHero = (text: string, language: Language): string =>
  language === 'zh'
    ? text.replace(/^(?:她们|他们|她|他|两人|众人|大家)/u, '你们')
    : text.replace(/^(?:they|she|he) has\b/i, 'you have').replace(/^(?:they|she|he)\b/i, 'you')

/** A sentence with somebody in it who does something; a heading (“Secret past threatens engagement”) is none. */
export function isDeed(clause: Clause, language: Language): boolean {
  const people = clause.mentions.filter((one) => one.kind === 'person')
  if (language === 'zh') return clause.text.length >= 5
  if (DEADLINE.en.test(clause.text)) return true
  const told = people.some((one) => one.name !== '') || /\b(?:she|he|her|his|him)\b/i.test(clause.text)
  const articled = people.length > 0 && /^(?:a|an|the|one|two|every) /i.test(clause.text)
  return (told || articled) && clause.text.split(' ').length >= 4 && FINITE.test(clause.text)
}

const FINITE =
  /\b(?:is|are|was|were|has|have|had|can|must|will|[a-z]{2,}(?:s|ed)|told|gave|took|left|came|went|found)\b/

/** What kind of deed a clause tells, and what is learnt in it ("" when nothing is). */
export function deedOf(clause: Clause, language: Language): { type: string; phrase: string } {
  if (DEADLINE[language].test(clause.text)) return { type: 'deadline', phrase: toHero(clause.text, language) }
  const learnt = LEARNT[language].exec(clause.text)?.[1]
  if (learnt !== undefined) return { type: 'learn', phrase: learnt }
  const said = SAID[language].exec(clause.text)
  if (said !== null && speaks(clause, said.index)) return { type: 'says', phrase: said[1] ?? '' }
  return { type: KINDS[language].find(([, test]) => test.test(clause.text))?.[0] ?? 'deed', phrase: '' }
}

/** Most that is seen in one stage direction: characters in Chinese, words in English. */
const ONE_LOOK = { zh: 46, en: 30 }

const sizeOf = (text: string, language: Language): number =>
  language === 'zh' ? text.length : text.split(' ').length

/** Whether a clause goes on with what the one before it tells. */
export const goesOn = (before: string, text: string, language: Language): boolean =>
  sizeOf(before, language) + sizeOf(text, language) <= ONE_LOOK[language]

/** Two clauses in one sentence. */
export const joinClauses = (one: string, other: string, language: Language): string =>
  language === 'zh' ? `${one}，${other}` : `${one}, ${other}`

/**
 * A clause of a premise as a stage direction. Nobody knows who “she” is where she is not named before: the hero's
 * pronoun gives way to the hero's name once.
 */
export function seen(
  text: string,
  language: Language,
  hero: { name: string; gender: 'f' | 'm' } | null,
): string {
  const bare = text
    .trim()
    .replace(/^(?:而(?!且)|却|但是?|可是?|然而|并且|and |but |so |then )/iu, '')
    .replace(/[。.;；，,]+$/u, '')
  const named = hero === null ? bare : withHero(bare, language, hero)
  const full =
    language === 'zh' ? named.replaceAll(':', '：') : named.charAt(0).toUpperCase() + named.slice(1)
  return /[!?！？]$/u.test(full) ? full : full + (language === 'zh' ? '。' : '.')
}

function withHero(text: string, language: Language, hero: { name: string; gender: 'f' | 'm' }): string {
  if (text.includes(hero.name)) return text
  if (language === 'zh') return text.replace(hero.gender === 'f' ? /她(?!们)/u : /他(?!们)/u, hero.name)
  const subject = hero.gender === 'f' ? /\bshe\b/i : /\bhe\b/i
  const object =
    hero.gender === 'f'
      ? /\bher\b(?= (?:to|the|a|an|by|in|on|at|from|and|for|with|that|out|up|off|before|into)\b|$|,)/i
      : /\bhim\b/i
  const plain = subject.test(text) ? text.replace(subject, hero.name) : text.replace(object, hero.name)
  return plain
}

const HERO_DOES = { zh: /^(?:于是|然后|后来)?[她他](?!们)/u, en: /^(?:then |so |and )?(?:she|he)\b/i }

/** The first person of a clause does it, the second it is done to; a pronoun in front is the hero's. */
export function doersOf(clause: Clause, language: Language): { self: Mention | null; other: Mention | null } {
  // At her daughter's school the daughter does nothing.
  const [first, second] = clause.mentions.filter(
    (one) => one.kind === 'person' && !clause.text.toLowerCase().includes(`${one.text.toLowerCase()}'s `),
  )
  if (HERO_DOES[language].test(clause.text)) return { self: null, other: first ?? null }
  return { self: first ?? null, other: second ?? null }
}

const HERO_THERE = {
  zh: { f: /她(?!们)/u, m: /他(?!们)/u },
  en: { f: /\b(?:she|her)\b/i, m: /\b(?:he|him|his)\b/i },
}

/** True when a clause speaks of the hero without a name. */
export const hasHero = (text: string, language: Language, gender: 'f' | 'm'): boolean =>
  HERO_THERE[language][gender].test(text)
