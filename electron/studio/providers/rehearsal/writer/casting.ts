import type { GenreId, Language } from '../../../../../shared/drama/vocabulary.ts'
import { craft, type GenreCraft, type LexiconWord } from '../../../craft/craft.ts'
import { genderOfName } from './premise/name-gender.ts'
import { mentionsOf, type Mention, type Reading } from './premise/reading.ts'

/** Casting the people a premise names in the roles of a genre. */

function sideOf(genre: GenreId, role: string): string {
  return craft().casting[genre].roles[role]?.side ?? 'grey'
}

/** Roles of a genre that fit what a word may be, best first. */
function fitting(genre: GenreCraft, word: LexiconWord | null): string[] {
  const roles = genre.roles.map((role) => role.id)
  const wanted = word?.roles ?? ['friend', 'grey', 'foe', 'love']
  return wanted.flatMap((want) =>
    roles.includes(want) ? [want] : roles.filter((role) => sideOf(genre.id, role) === want),
  )
}

/** What the pronouns of a text tell of whoever it is about; null when it has both or none. */
export function pronounGender(text: string, language: Language): 'f' | 'm' | null {
  const she = language === 'zh' ? /她/.test(text) : /\b(?:she|her|hers|herself)\b/i.test(text)
  const he = language === 'zh' ? /他/.test(text) : /\b(?:he|him|his|himself)\b/i.test(text)
  return she === he ? null : she ? 'f' : 'm'
}

/** Words for two people at once: both parts are cast, each under its own label. */
export const COUPLES = /父母|夫妇|parents|couple/i

/** Who plays whom. */
export interface Casting {
  readonly taken: Map<string, Mention>
  readonly playedBy: Map<string, string>
  giver: string
  /** People the premise says did harm. */
  readonly harmful: ReadonlySet<Mention>
  /** People it says are dead or gone: what they left is left by them. */
  readonly lost: ReadonlySet<Mention>
  /** Roles of the genre that are those a premise says are dead: nobody plays them. */
  readonly absent: Set<string>
  /** True when the hero tells it: nobody it names is the hero. */
  readonly narrated: boolean
  /** What their pronouns tell of the hero, where nothing else does. */
  readonly pronoun: 'f' | 'm' | null
  /** Language of the premises. */
  readonly language: Language
}

/** What a premise tells of somebody's gender: a word for them, else their name. */
export const genderOf = (mention: Mention, language: Language): 'f' | 'm' | undefined =>
  mention.gender ?? mention.word?.gender ?? genderOfName(mention.name, language) ?? undefined

/** Roles a person of this gender may take: the usual one of the role, or the hero's. */
function suits(genre: GenreCraft, role: string, gender: 'f' | 'm' | undefined): boolean {
  const usual = genre.roles.find((one) => one.id === role)?.gender
  const side = sideOf(genre.id, role)
  return gender === undefined || role === 'hero' || usual === gender || side === 'love' || side === 'child'
}

const HARM_EN =
  /^\s*(?:who|that|which)?\s*(?:had |has )?(?:sank|ruined|killed|murdered|betrayed|framed|destroyed|abandoned|sold|stole|robbed|cheated|poisoned|imprisoned|exiled|threatens|threatened|wronged|buried|burned|humiliated)\b(?!\s+(?:for|by|of|from|out)\b)/i
const HARM_EN_BEFORE =
  /\b(?:betrayed|killed|murdered|framed|ruined|poisoned|abandoned|cheated on|sold|threatened|blackmailed|manipulated|humiliated|exiled|thrown out|kicked out|driven out)\b[^,]*\bby (?:\w+ ){0,2}$/i
const HARM_ZH_BEFORE = /(?:被|遭)[^，]{0,3}$/u
const HARM_ZH_AFTER = /^[^，的]{0,6}(?:害|杀|骗|背叛|抛弃|出卖|陷害|赶出|夺走|欺凌|逼|算计)/u
const HARM_ZH_LEAD = /(?:害|杀|骗|毁|背叛|抛弃|出卖|陷害|逼死)[^，]{0,4}的$/u

/** Where a phrase stands in a clause: “man” is not in “woman”. */
function wordAt(clauseText: string, phrase: string): number {
  const low = clauseText.toLowerCase()
  let at = low.indexOf(phrase.toLowerCase())
  while (at > 0 && /[a-z]/.test(low.charAt(at - 1))) at = low.indexOf(phrase.toLowerCase(), at + 1)
  return at
}

/** True when the premise says this person did harm. */
function harms(mention: Mention, clauseText: string): boolean {
  const at = wordAt(clauseText, mention.text)
  if (at < 0) return false
  const before = clauseText.slice(0, at)
  const after = clauseText.slice(at + mention.text.length)
  if (/[a-z]/i.test(mention.text)) return HARM_EN.test(after) || HARM_EN_BEFORE.test(before)
  return (
    HARM_ZH_LEAD.test(before) ||
    ((HARM_ZH_BEFORE.test(before) || /(?:被|遭)[^，]*[和与、]$/u.test(before)) &&
      HARM_ZH_AFTER.test(after.replace(/^[和与、][^，]{1,4}/u, '')))
  )
}

/** Somebody who tells their own story. */
const NARRATOR = { zh: /我(?!们|国|市|镇)/u, en: /\b(?:I|me|my|I'm|I've|I'd)\b/ }

const LOST_ZH = /(?:死去|去世|已故|过世|亡故|失踪)[^，的]{0,5}的[^，的]{0,4}$/u
const LOST_EN = /^(?:dead|late|lost|missing) /i

const DEAD_EN =
  /^(?: (?:who|that|had|has|was|is|never|really|already))* (?:drowned|dies|died|dead|killed|buried|murdered)\b/i
const KILLED_ZH = /(?:害死|杀死|杀害|毒死|逼死|毒害)了?$/u
const DEAD_ZH = /^(?:早就|早已|已经|从未|没有)?(?:死|去世|过世|遇害|淹死|亡故|丧命)/u

function isLost(mention: Mention, clauseText: string): boolean {
  const at = clauseText.indexOf(mention.text)
  const after = clauseText.slice(Math.max(0, wordAt(clauseText, mention.text)) + mention.text.length)
  if (
    DEAD_EN.test(after) ||
    DEAD_ZH.test(after) ||
    KILLED_ZH.test(clauseText.slice(0, wordAt(clauseText, mention.text)))
  )
    return true
  return LOST_EN.test(mention.text) || (at > 0 && LOST_ZH.test(clauseText.slice(0, at)))
}

/** Somebody's new boyfriend is no love of a hero's: lovers of the hero's own gender come last. */
function loversLast(
  genre: GenreCraft,
  roles: readonly string[],
  gender: 'f' | 'm' | undefined,
  casting: Casting,
): string[] {
  const hero = casting.taken.get('hero')
  const own = (hero === undefined ? undefined : genderOf(hero, casting.language)) ?? casting.pronoun
  const lover = (role: string): boolean => sideOf(genre.id, role) === 'love'
  if (gender === undefined || own !== gender) return [...roles]
  const foes = genre.roles
    .map((one) => one.id)
    .filter((role) => sideOf(genre.id, role) === 'foe' && !casting.taken.has(role) && roles.some(lover))
  return [...new Set([...roles.filter((role) => !lover(role)), ...foes, ...roles])]
}

/** Roles left for somebody the genre has no part for: those who stand by, whatever their gender. */
function spareRoles(genre: GenreCraft, casting: Casting): string[] {
  const free = genre.roles
    .map((one) => one.id)
    .filter((role) => !casting.taken.has(role) && !casting.absent.has(role) && role !== 'hero')
  return ['friend', 'grey'].flatMap((side) => free.filter((role) => sideOf(genre.id, role) === side))
}

/** Somebody who is cast already is named once more. */
function castAgain(mention: Mention, role: string, casting: Casting): void {
  casting.playedBy.set(mention.text, role)
  if (mention.name === '') return
  casting.playedBy.set(mention.name, role)
  const taken = casting.taken.get(role)
  // A name is worth more than a trade alone, a name with a trade more than a name.
  if (taken?.name === '' || (taken?.word === null && mention.word !== null)) casting.taken.set(role, mention)
}

function castMention(genre: GenreCraft, mention: Mention, first: boolean, casting: Casting): void {
  const wanted = mention.word?.roles ?? []
  if (wanted[0] === '') return
  const known =
    (mention.name === '' ? undefined : casting.playedBy.get(mention.name)) ??
    casting.playedBy.get(mention.head === '' ? mention.text : mention.head)
  if (known !== undefined) return castAgain(mention, known, casting)
  const own = wanted.find((role) => genre.roles.some((one) => one.id === role && role !== 'hero'))
  if (casting.lost.has(mention) && own !== undefined && own === wanted[0] && !casting.taken.has(own))
    casting.absent.add(own)
  const giver =
    wanted[0] === 'giver' ||
    (wanted.includes('giver') && casting.lost.has(mention)) ||
    (wanted.includes('giver') && !fitting(genre, mention.word).some((r) => !casting.taken.has(r)))
  if (giver && casting.giver === '' && mention.name === '') {
    casting.giver = mention.text
    return
  }
  // Children in general are nobody's friend.
  if (
    wanted[0] === 'child' &&
    mention.name === '' &&
    !genre.roles.some((one) => sideOf(genre.id, one.id) === 'child')
  )
    return
  // The dead are spoken of, never cast; the hero alone may die and come back.
  if (casting.lost.has(mention) && !first) return
  const gender = genderOf(mention, casting.language)
  const free = (role: string): boolean =>
    !casting.taken.has(role) &&
    !casting.absent.has(role) &&
    (mention.name !== '' || suits(genre, role, gender))
  const foes = casting.harmful.has(mention)
    ? genre.roles.map((one) => one.id).filter((role) => sideOf(genre.id, role) === 'foe')
    : []
  const fit = loversLast(genre, [...foes, ...fitting(genre, mention.word)].filter(free), gender, casting)
  const others = fit.filter((role) => role !== 'hero' || (!casting.narrated && wanted.includes('hero')))
  const options = others.length > 0 || first ? fit : spareRoles(genre, casting)
  const hero =
    first &&
    !casting.narrated &&
    !casting.taken.has('hero') &&
    (wanted.length === 0 || wanted.includes('hero') || wanted[0] !== 'giver')
  const named = first && mention.name !== '' && !casting.harmful.has(mention)
  const leads =
    (hero && named) ||
    (hero && !(wanted.length > 0 && !wanted.includes('hero') && options.length > 0 && wanted[0] !== 'friend'))
  const role = leads
    ? 'hero'
    : options.find((one) => one !== 'hero' || (wanted.includes('hero') && !casting.narrated))
  if (role === undefined) return
  casting.taken.set(role, mention)
  const second = COUPLES.test(mention.text)
    ? options.find((one) => one !== role && wanted.includes(one))
    : undefined
  if (second !== undefined) casting.taken.set(second, mention)
  casting.playedBy.set(mention.text, role)
  if (mention.name !== '') casting.playedBy.set(mention.name, role)
  if (mention.head !== '') casting.playedBy.set(mention.head, role)
}

const IDENTITY =
  /其实是|竟然?是|原来是|正是|就是|\bis (?:secretly|really|actually|in fact)\b|\bturns out to be\b|\bsecretly\b/i

/** Mentions that name the one before them once more: "X is secretly the Y". */
function sameAs(readings: readonly Reading[]): Map<Mention, Mention> {
  const out = new Map<Mention, Mention>()
  for (const reading of readings) {
    let before: Mention | null = null
    for (const clause of reading.clauses)
      for (const mention of clause.mentions) {
        if (mention.kind !== 'person') continue
        const lead = clause.text.slice(
          0,
          Math.max(0, clause.text.toLowerCase().indexOf(mention.text.toLowerCase())),
        )
        if (before !== null && IDENTITY.test(lead)) out.set(mention, before)
        else before = mention
      }
  }
  return out
}

/**
 * Gives everyone the premises name a role: the first who may be one leads, whoever did harm is a foe.
 * @param first name of whoever leads if they may; "" when nobody says
 */
export function castRoles(genre: GenreCraft, readings: readonly Reading[], first = ''): Casting {
  const clauses = readings.flatMap((one) => one.clauses)
  const those = (what: (mention: Mention, text: string) => boolean): Set<Mention> =>
    new Set(
      clauses.flatMap((clause) =>
        clause.mentions.filter((one) => one.kind === 'person' && what(one, clause.text)),
      ),
    )
  const harmful = those(harms)
  const dead = new Set([...those(isLost)].map((one) => one.text))
  // Who is dead in one clause is dead in all of them.
  const lost = those((one) => dead.has(one.text))
  const narrated = readings.some((one) => NARRATOR[one.language].test(one.premise))
  const language = readings[0]?.language ?? 'zh'
  const casting: Casting = {
    taken: new Map(),
    playedBy: new Map(),
    giver: '',
    harmful,
    lost,
    absent: new Set(),
    narrated,
    pronoun: pronounGender(readings.map((one) => one.premise).join(' '), language),
    language,
  }
  const people = readings.flatMap(mentionsOf).filter((one) => one.kind === 'person')
  // The first who may be a hero goes before whoever merely stands first.
  const innocent = people.filter((one) => !harmful.has(one) && !lost.has(one))
  const lead =
    (first === '' ? undefined : innocent.find((one) => one.name === first)) ??
    innocent.find((one) => one.word?.roles?.includes('hero') ?? one.word === null) ??
    innocent[0] ??
    people[0]
  const same = sameAs(readings)
  for (const one of [...(lead === undefined ? [] : [lead]), ...people]) {
    const other = same.get(one)
    const role = other === undefined ? undefined : casting.playedBy.get(other.text)
    if (role === undefined) castMention(genre, one, one === lead, casting)
    else casting.playedBy.set(one.text, role)
  }
  return casting
}
