import type { Brief } from '../../../../../shared/drama/brief.ts'
import type { GenreId, Language } from '../../../../../shared/drama/vocabulary.ts'
import { castRoles, COUPLES, genderOf, type Casting } from './casting.ts'
import { craft, type GenreCraft } from '../../../craft/craft.ts'
import { readPremise } from './premise/read.ts'
import { withPeople } from './premise/given-people.ts'
import { thingOf } from './premise/focus.ts'
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
  /** What the premise first says of them, in its own words; "" when it names nobody here. */
  readonly told: string
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
  /** True when every episode has a premise of its own, and they bring people enough: the genre adds no family. */
  readonly told: boolean
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

/** Words that say no more of a person than that they are one. */
const BARE =
  /^(?:man|woman|girl|boy|person|stranger|someone|男人|女人|女孩|男孩|姑娘|少年|少女|女子|男子|人)$/i

/** English nouns keep no article in labels; Chinese labels lose a trailing 的. */
const labelText = (mention: Mention, language: Language): string => {
  if (mention.label !== undefined) return mention.label.replace(/^(?:a|an|the) /i, '')
  if (BARE.test(mention.text)) return ''
  // "Ruth" of Ruth Okafor says no more of her than her name.
  const called = mention.name.split(' ').filter((word) => mention.text.includes(word))
  const bare = called.reduce((text, word) => text.replace(word, ''), mention.text).trim()
  if (language === 'zh') return bare.replace(/的$/, '')
  // Of "two bakers" each is a baker.
  return bare
    .replace(/^(?:a|an|the) /i, '')
    .replace(/'s$/, '')
    .replace(/(?<=[a-rt-z])s$/, '')
}

/** The clause that first names somebody, without its stop. */
const clauseOf = (readings: readonly Reading[], mention: Mention | undefined): string =>
  mention === undefined
    ? ''
    : (readings.flatMap((one) => one.clauses).find((clause) => clause.mentions.includes(mention))?.text ?? '')

/** A season its premises fill keeps the people they name, a child, and as many more as a quarrel needs. */
function kept(genre: GenreCraft, casting: Casting, novel: boolean): ReadonlySet<string> {
  const side = (role: string): string => craft().casting[genre.id].roles[role]?.side ?? 'grey'
  const roles = genre.roles.map((one) => one.id)
  const out = new Set(roles.filter((role) => role === 'hero' || casting.taken.has(role)))
  const needed: readonly (readonly [side: string, count: number])[] = [
    ['friend', 1],
    ['foe', 1],
    // A novel has the children it tells of.
    ['child', novel ? 0 : 1],
  ]
  for (const [want, count] of needed) {
    const there = [...out].filter((role) => side(role) === want).length
    for (const role of roles
      .filter((one) => side(one) === want && !out.has(one))
      .slice(0, Math.max(0, count - there)))
      if (!casting.absent.has(role)) out.add(role)
  }
  return out
}

/** Fewer named people than this make no season by themselves. */
const ENOUGH = 4

function roleList(
  genre: GenreCraft,
  brief: Brief,
  casting: Casting,
  readings: readonly Reading[],
  told: boolean,
): CastRole[] {
  const sheet = craft().casting[genre.id].roles
  const stay = kept(genre, casting, brief.people !== undefined)
  const heroDefault = genre.roles.find((role) => role.id === 'hero')?.gender ?? 'f'
  const lead = casting.taken.get('hero')
  const heroGender =
    (lead === undefined ? undefined : genderOf(lead, brief.language)) ?? casting.pronoun ?? heroDefault
  return genre.roles
    .filter((role) => !casting.absent.has(role.id) && (!told || stay.has(role.id)))
    .map((role) => {
      const mention = casting.taken.get(role.id)
      const side = sheet[role.id]?.side
      const usual =
        side === 'love' && heroGender !== heroDefault ? (role.gender === 'f' ? 'm' : 'f') : role.gender
      const known = mention === undefined ? undefined : genderOf(mention, brief.language)
      const gender = role.id === 'hero' ? heroGender : (known ?? usual)
      const own =
        gender === role.gender ? sheet[role.id]?.label : (sheet[role.id]?.otherLabel ?? sheet[role.id]?.label)
      const named =
        mention === undefined || COUPLES.test(mention.text) ? '' : labelText(mention, brief.language)
      return {
        role: role.id,
        gender,
        // Whoever the brief brings is what it says they are, or nothing: a part of the genre would contradict it.
        label:
          named === '' && mention?.given !== true ? (own?.[brief.language] ?? role[brief.language]) : named,
        name: mention?.name ?? '',
        named: mention !== undefined,
        told: clauseOf(readings, mention),
      }
    })
}

interface NamedPlace {
  readonly name: string
  readonly place: string
  /** False for a name on the map: a town is nobody's living room. */
  readonly known: boolean
}

function placesOf(readings: readonly Reading[], era: 'modern' | 'period'): NamedPlace[] {
  const out = new Map<string, NamedPlace>()
  for (const mention of readings.flatMap(mentionsOf)) {
    if (mention.kind !== 'place') continue
    const fallback = era === 'period' ? 'lane_ancient' : 'alley'
    const name = mention.text.replace(/'s$/, '')
    const place = mention.word?.place ?? fallback
    if (!out.has(name)) out.set(name, { name, place, known: mention.word !== null })
  }
  return [...out.values()]
}

/** Things no list knows that a Chinese premise measures out: 那本蓝账. */
function strangeThings(
  readings: readonly Reading[],
  known: ReadonlyMap<string, Thing>,
): (Thing & { readonly solid: boolean })[] {
  return readings
    .filter((one) => one.language === 'zh')
    .flatMap((one) => one.clauses)
    .flatMap((clause) => {
      const thing = thingOf(clause, 'zh')
      if (
        thing === null ||
        [...known.keys()].some((name) => name.includes(thing.name) || thing.name.includes(name))
      )
        return []
      return [{ name: thing.name, measure: thing.spoken.slice(1, 2), solid: true }]
    })
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
  return [...out.values(), ...strangeThings(readings, out)]
}

function dayOf(readings: readonly Reading[], usual: string): string {
  const times = readings
    .flatMap((one) => one.clauses)
    .map((clause) => clause.mentions.filter((one) => one.kind === 'time'))
  const first = times.find((list) => list.length > 0)
  if (first === undefined) return usual
  const day = first.map((one) => one.text).join(readings[0]?.language === 'zh' ? '' : ' ')
  return /生日|那晚|过年|除夕|中秋|清明|端午|元宵|国庆|七夕|birthday|night|wedding|new year|christmas|easter|thanksgiving|halloween|midsummer|mother's day/i.test(
    day,
  )
    ? day
    : usual
}

/** Shops a genre gives its hero; whoever has a trade of their own lives in an old house instead. */
const SHOPS = new Set(['tea_shop', 'bakery', 'cafe', 'clock_shop', 'clinic'])

function homeOf(usual: string, casting: Casting, language: Language): { place: string; name: string } {
  const trade = casting.taken.get('hero')
  const own = trade !== undefined && (trade.name !== '' || trade.word !== null) && SHOPS.has(usual)
  if (own) return { place: 'old_courtyard', name: language === 'zh' ? '老屋' : 'old house' }
  return { place: usual, name: craft().places.get(usual)?.[language] ?? usual }
}

/** Reads a brief into a story: who, what, where; the genre fills what the premises leave open. */
export function storyOf(brief: Brief): Story {
  const genre = craft().genres.get(brief.genre)
  if (genre === undefined) throw new Error(`assets/craft/genres.json has no genre ${brief.genre}`)
  const { frame } = craft().casting[brief.genre]
  const { language } = brief
  const era = PERIOD.has(brief.genre) ? 'period' : 'modern'
  const people = brief.people ?? []
  const readings = brief.premises.map((premise) =>
    withPeople(readPremise(premise, language, brief.premises, people), people),
  )
  const casting = castRoles(genre, readings, people[0]?.name)
  const told = brief.premises.length >= brief.episodes && brief.episodes > 1 && casting.taken.size >= ENOUGH
  const places = placesOf(readings, era)
  const things = thingsOf(readings)
  const prize = things.find((one) => one.solid)
  const home = places.find((one) => one.known && HOMES.has(one.place))
  return {
    genre,
    language,
    era,
    readings,
    told,
    roles: roleList(genre, brief, casting, readings, told),
    prize: prize ?? { name: frame.prize[language], measure: frame.prize.measure },
    prizeNamed: prize !== undefined,
    giver: casting.giver === '' ? frame.giver[language] : casting.giver,
    home: home ?? homeOf(frame.home, casting, language),
    day: dayOf(readings, frame.day[language]),
    places: places.filter((one) => one !== home),
    things: things.filter((one) => one !== prize),
    playedBy: casting.playedBy,
  }
}
