import type { Brief } from '../../../../../shared/drama/brief.ts'
import type { GenreId, Language } from '../../../../../shared/drama/vocabulary.ts'
import { craft, type GenreCraft, type LexiconWord } from './craft.ts'
import { readPremise } from './premise/read.ts'
import { mentionsOf, type Mention, type Reading } from './premise/reading.ts'

/** A role as the premise casts it. */
export interface CastRole {
  readonly role: string
  readonly gender: 'f' | 'm'
  /** Caption label, in the language of the brief. */
  readonly label: string
  /** Proper name the premise gives; "" when it gives none. */
  readonly name: string
  /** True when the premise names this person. */
  readonly named: boolean
}

/** A thing the season turns on. */
export interface Thing {
  readonly name: string
  readonly measure: string
}

/** What the season is about before anyone is given a face: read from the brief alone. */
export interface Story {
  readonly genre: GenreCraft
  readonly language: Language
  readonly era: 'modern' | 'period'
  readonly readings: readonly Reading[]
  readonly roles: readonly CastRole[]
  /** What everybody wants. */
  readonly prize: Thing
  /** True when the premise itself names it. */
  readonly prizeNamed: boolean
  /** Who left it: "grandmother". */
  readonly giver: string
  /** The hero's warm place. */
  readonly home: { readonly place: string; readonly name: string }
  /** The marked day. */
  readonly day: string
  /** Other places the premises name. */
  readonly places: readonly { readonly name: string; readonly place: string }[]
  /** Other things the premises name. */
  readonly things: readonly Thing[]
  /** Who plays a mention: text of the mention → role. */
  readonly playedBy: ReadonlyMap<string, string>
}

const PERIOD: ReadonlySet<GenreId> = new Set(['palace', 'timeslip'])

/** Rooms a person can live or work in; the first one named becomes the hero's. */
const HOMES = new Set(
  'tea_shop cafe bakery kitchen clinic clock_shop photo_studio rented_room old_courtyard family_living inn_lobby study_ancient inn_ancient'.split(
    ' ',
  ),
)

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

function pronounGender(text: string, language: Language): 'f' | 'm' | null {
  const she = language === 'zh' ? /她/.test(text) : /\b(?:she|her|hers|herself)\b/i.test(text)
  const he = language === 'zh' ? /他/.test(text) : /\b(?:he|him|his|himself)\b/i.test(text)
  return she === he ? null : she ? 'f' : 'm'
}

/** Words for two people at once: both parts are cast, each under its own label. */
const COUPLES = /父母|夫妇|parents|couple/i

interface Casting {
  readonly taken: Map<string, Mention>
  readonly playedBy: Map<string, string>
  giver: string
  /** People the premise says did harm. */
  readonly harmful: ReadonlySet<Mention>
}

/** Roles a person of this gender may take: the usual one of the role, or the hero's. */
function suits(genre: GenreCraft, role: string, gender: 'f' | 'm' | undefined): boolean {
  const usual = genre.roles.find((one) => one.id === role)?.gender
  return gender === undefined || role === 'hero' || usual === gender || sideOf(genre.id, role) === 'love'
}

const HARM_EN =
  /^\s*(?:who|that|which)?\s*(?:had |has )?(?:sank|ruined|killed|murdered|betrayed|framed|destroyed|abandoned|sold|stole|robbed|cheated|poisoned|imprisoned|exiled|threatens|threatened|wronged|buried|burned|humiliated)\b/i
const HARM_EN_BEFORE =
  /\b(?:betrayed|killed|murdered|framed|ruined|poisoned|abandoned|cheated on|sold|threatened|blackmailed|manipulated|humiliated|exiled|thrown out|kicked out|driven out)\b[^,]*\bby (?:\w+ ){0,2}$/i
const HARM_ZH_BEFORE = /(?:被|遭)[^，]{0,3}$/u
const HARM_ZH_AFTER = /^[^，的]{0,6}(?:害|杀|骗|背叛|抛弃|出卖|陷害|赶出|夺走|欺凌|逼|算计)/u
const HARM_ZH_LEAD = /(?:害|杀|骗|毁|背叛|抛弃|出卖|陷害|逼死)[^，]{0,4}的$/u

/** True when the premise says this person did harm. */
function harms(mention: Mention, clauseText: string): boolean {
  const at = clauseText.toLowerCase().indexOf(mention.text.toLowerCase())
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

function castMention(genre: GenreCraft, mention: Mention, first: boolean, casting: Casting): void {
  const wanted = mention.word?.roles ?? []
  if (wanted[0] === '') return
  const known =
    (mention.name === '' ? undefined : casting.playedBy.get(mention.name)) ??
    casting.playedBy.get(mention.head === '' ? mention.text : mention.head)
  if (known !== undefined) {
    casting.playedBy.set(mention.text, known)
    if (mention.name === '') return
    casting.playedBy.set(mention.name, known)
    if (casting.taken.get(known)?.name === '') casting.taken.set(known, mention)
    return
  }
  const giver =
    wanted[0] === 'giver' ||
    (wanted.includes('giver') && !fitting(genre, mention.word).some((r) => !casting.taken.has(r)))
  if (giver && casting.giver === '' && mention.name === '') {
    casting.giver = mention.text
    return
  }
  const free = (role: string): boolean => !casting.taken.has(role) && suits(genre, role, mention.word?.gender)
  const foes = casting.harmful.has(mention)
    ? genre.roles.map((one) => one.id).filter((role) => sideOf(genre.id, role) === 'foe')
    : []
  const options = [...foes, ...fitting(genre, mention.word)].filter(free)
  const hero =
    first &&
    !casting.taken.has('hero') &&
    (wanted.length === 0 || wanted.includes('hero') || wanted[0] !== 'giver')
  const named = first && mention.name !== '' && !casting.harmful.has(mention)
  const leads =
    (hero && named) ||
    (hero && !(wanted.length > 0 && !wanted.includes('hero') && options.length > 0 && wanted[0] !== 'friend'))
  const role = leads ? 'hero' : options.find((one) => one !== 'hero' || wanted.includes('hero'))
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

function castRoles(genre: GenreCraft, readings: readonly Reading[]): Casting {
  const clauses = readings.flatMap((one) => one.clauses)
  const harmful = new Set(
    clauses.flatMap((clause) =>
      clause.mentions.filter((one) => one.kind === 'person' && harms(one, clause.text)),
    ),
  )
  const casting: Casting = { taken: new Map(), playedBy: new Map(), giver: '', harmful }
  const people = readings.flatMap(mentionsOf).filter((one) => one.kind === 'person')
  // The first who may be a hero goes before whoever merely stands first.
  const innocent = people.filter((one) => !harmful.has(one))
  const lead =
    innocent.find((one) => one.word?.roles?.includes('hero') ?? one.word === null) ?? innocent[0] ?? people[0]
  const same = sameAs(readings)
  for (const one of [...(lead === undefined ? [] : [lead]), ...people]) {
    const other = same.get(one)
    const role = other === undefined ? undefined : casting.playedBy.get(other.text)
    if (role === undefined) castMention(genre, one, one === lead, casting)
    else casting.playedBy.set(one.text, role)
  }
  return casting
}

/** Words that say no more of a person than that they are one. */
const BARE =
  /^(?:man|woman|girl|boy|person|stranger|someone|男人|女人|女孩|男孩|姑娘|少年|少女|女子|男子|人)$/i

/** English nouns keep no article in labels; Chinese labels lose a trailing 的. */
const labelText = (mention: Mention, language: Language): string => {
  if (BARE.test(mention.text)) return ''
  const bare = mention.name === '' ? mention.text : mention.text.replace(mention.name, '')
  return language === 'zh' ? bare.replace(/的$/, '') : bare.replace(/^(?:a|an|the) /i, '').replace(/'s$/, '')
}

function roleList(genre: GenreCraft, brief: Brief, casting: Casting): CastRole[] {
  const sheet = craft().casting[genre.id].roles
  const text = brief.premises.join(' ')
  const heroDefault = genre.roles.find((role) => role.id === 'hero')?.gender ?? 'f'
  const heroGender =
    casting.taken.get('hero')?.word?.gender ?? pronounGender(text, brief.language) ?? heroDefault
  return genre.roles.map((role) => {
    const mention = casting.taken.get(role.id)
    const side = sheet[role.id]?.side
    const usual =
      side === 'love' && heroGender !== heroDefault ? (role.gender === 'f' ? 'm' : 'f') : role.gender
    const gender = role.id === 'hero' ? heroGender : (mention?.word?.gender ?? usual)
    const own =
      gender === role.gender ? sheet[role.id]?.label : (sheet[role.id]?.otherLabel ?? sheet[role.id]?.label)
    const named =
      mention === undefined || COUPLES.test(mention.text) ? '' : labelText(mention, brief.language)
    return {
      role: role.id,
      gender,
      label: named === '' ? (own?.[brief.language] ?? role[brief.language]) : named,
      name: mention?.name ?? '',
      named: mention !== undefined,
    }
  })
}

function placesOf(readings: readonly Reading[], era: 'modern' | 'period'): { name: string; place: string }[] {
  const out = new Map<string, string>()
  for (const mention of readings.flatMap(mentionsOf)) {
    if (mention.kind !== 'place') continue
    const fallback = era === 'period' ? 'lane_ancient' : 'old_courtyard'
    const name = mention.text.replace(/'s$/, '')
    if (!out.has(name)) out.set(name, mention.word?.place ?? fallback)
  }
  return [...out].map(([name, place]) => ({ name, place }))
}

function thingsOf(readings: readonly Reading[]): (Thing & { readonly solid: boolean })[] {
  const out = new Map<string, Thing & { readonly solid: boolean }>()
  for (const mention of readings.flatMap(mentionsOf)) {
    if (mention.kind !== 'object') continue
    const solid = mention.word?.type === undefined
    // "grandmother's will" is the will, and grandmother who left it.
    const name = mention.text.replace(/^.*'s /, '')
    if (!out.has(name)) out.set(name, { name, measure: mention.word?.measure ?? '个', solid })
  }
  return [...out.values()]
}

function dayOf(readings: readonly Reading[], usual: string): string {
  const times = readings
    .flatMap((one) => one.clauses)
    .map((clause) => clause.mentions.filter((one) => one.kind === 'time'))
  const first = times.find((list) => list.length > 0)
  if (first === undefined) return usual
  const day = first.map((one) => one.text).join(readings[0]?.language === 'zh' ? '' : ' ')
  return /生日|那晚|过年|除夕|birthday|night|wedding|new year/i.test(day) ? day : usual
}

/** Reads a brief into a story: who, what, where; the genre fills what the premises leave open. */
export function storyOf(brief: Brief): Story {
  const genre = craft().genres.get(brief.genre)
  if (genre === undefined) throw new Error(`assets/craft/genres.json has no genre ${brief.genre}`)
  const { frame } = craft().casting[brief.genre]
  const { language } = brief
  const era = PERIOD.has(brief.genre) ? 'period' : 'modern'
  const readings = brief.premises.map((premise) => readPremise(premise, language))
  const casting = castRoles(genre, readings)
  const places = placesOf(readings, era)
  const things = thingsOf(readings)
  const prize = things.find((one) => one.solid)
  const home = places.find((one) => HOMES.has(one.place))
  return {
    genre,
    language,
    era,
    readings,
    roles: roleList(genre, brief, casting),
    prize: prize ?? { name: frame.prize[language], measure: frame.prize.measure },
    prizeNamed: prize !== undefined,
    giver: casting.giver === '' ? frame.giver[language] : casting.giver,
    home: home ?? { place: frame.home, name: craft().places.get(frame.home)?.[language] ?? frame.home },
    day: dayOf(readings, frame.day[language]),
    places: places.filter((one) => one !== home),
    things: things.filter((one) => one !== prize),
    playedBy: casting.playedBy,
  }
}
