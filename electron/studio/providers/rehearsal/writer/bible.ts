import type { Brief } from '../../../../../shared/drama/brief.ts'
import { makeId } from '../../../../../shared/drama/id.ts'
import type { Bible, CastMember, Location, Prop, Relation } from '../../../../../shared/drama/story.ts'
import { lookFor } from '../../../../../shared/picture/figure/look-for.ts'
import { insertFor } from '../../../../../shared/picture/inserts/index.ts'
import type { FigureLook } from '../../../../../shared/picture/look.ts'
import { setFor } from '../../../../../shared/picture/sets/index.ts'
import { craft, type CastingRole, type RoleCraft } from '../../../craft/craft.ts'
import { dice } from './dice.ts'
import { seasonFacts } from './facts.ts'
import { castVoices, type Speaker } from '../../../craft/cast-voices.ts'
import { nameCast } from './naming.ts'
import { fillAddress, personOf, splitName, type Person } from './people.ts'
import { describe } from './premise/reading.ts'
import { storyOf, type CastRole, type Story } from './story.ts'

/** How a text step was asked: its seed and which making of it this is. */
export interface WriterOptions {
  readonly seed: number
  /** 1 for the first; a reroll counts up and comes out different. */
  readonly take: number
}

interface Draft {
  readonly role: RoleCraft
  readonly casting: CastingRole
  readonly cast: CastRole
  readonly id: string
  readonly age: number
}

function draftsOf(story: Story, options: WriterOptions): Draft[] {
  const sheet = craft().casting[story.genre.id].roles
  const heroAge = sheet['hero']?.age ?? [25, 30]
  return story.genre.roles.flatMap((role) => {
    const casting = sheet[role.id]
    const cast = story.roles.find((one) => one.role === role.id)
    if (casting === undefined || cast === undefined) return []
    const [low, high] = cast.named ? ageFor(cast, casting.age, heroAge) : casting.age
    const age = low + dice(options.seed, options.take, 'age', role.id).int(high - low + 1)
    return [{ role, casting, cast, id: makeId('cast', options.seed, role.id), age }]
  })
}

const PEER =
  /初恋|恋人|爱人|男友|女友|男朋友|女朋友|未婚|闺蜜|同学|同桌|同事|弟|妹|哥|姐|兄|前夫|前妻|丈夫|妻子|前台|室友|助理|brother|sister|boyfriend|girlfriend|fianc|best friend|classmate|roommate|husband|wife|colleague|twin|ex-|sweetheart|lover|first love/i
const ELDERLY =
  /老爷子|老太太|老夫人|老先生|奶奶|爷爷|外婆|外公|老人|grand(?:mother|father|ma|pa)|old (?:man|woman)/i
const PARENT =
  /继母|继父|养母|养父|岳|婆婆|母亲|父亲|叔|伯|姨|姑|舅|stepmother|stepfather|mother|father|uncle|aunt/i

/** How old the premise's word for somebody makes them: a new boyfriend is of the hero's age, whatever part he plays. */
function ageFor(
  cast: CastRole,
  usual: readonly [number, number],
  hero: readonly [number, number],
): readonly [number, number] {
  const word = `${cast.label} ${cast.name}`
  if (ELDERLY.test(word)) return [67, 76]
  if (PARENT.test(word)) return [Math.max(46, hero[0] + 20), Math.max(58, hero[1] + 26)]
  if (PEER.test(word)) return [Math.max(18, hero[0] - 2), hero[1] + 3]
  return usual
}

/** Voices of the old are not lent to the young, nor those of the young to the old. */
function registerFor(register: string, age: number): string {
  if (age < 42) return YOUNG_VOICE[register] ?? register
  return age > 62 ? (OLD_VOICE[register] ?? register) : register
}
const YOUNG_VOICE: Readonly<Record<string, string>> = {
  stern_patriarch: 'smiling_villain',
  old_master: 'gentle_doctor',
  warm_auntie: 'sharp_friend',
  guilty_mother: 'quiet_hero',
}
const OLD_VOICE: Readonly<Record<string, string>> = {
  hot_youth: 'old_master',
  sharp_friend: 'old_master',
  proud_heiress: 'stern_patriarch',
}

const mentioned = (text: string, names: ReadonlyMap<string, string>): string =>
  text
    .replace(/\{(\w+)\.sur\}/g, (_all, role: string) => splitName(names.get(role) ?? '', 'zh').surname)
    .replace(/\{(\w+)\}/g, (_all, role: string) => names.get(role) ?? '')

/** One sentence on who somebody is, and one on what they do. */
function introOf(name: string, label: string, does: string, language: 'zh' | 'en'): string {
  if (language === 'zh') return `${label === '' ? name : `${name}，${label}`}。${does}。`
  return `${label === '' ? name : `${name}, ${label}`}. ${does.charAt(0).toUpperCase()}${does.slice(1)}.`
}

function memberOf(
  draft: Draft,
  story: Story,
  names: ReadonlyMap<string, string>,
  options: WriterOptions,
  taken: readonly FigureLook[],
): CastMember {
  const { language } = story
  const { role, cast } = draft
  const name = names.get(role.id) ?? role.id
  const label = mentioned(cast.label, names)
  // Of somebody the premise made its own it tells better than the genre.
  const own = cast.named && cast.told !== '' && cast.label !== draft.casting.label[language]
  const does = own ? cast.told : role.function[language]
  const figure = lookFor({
    seed: dice(options.seed, 'look', draft.id).int(1_000_000),
    gender: cast.gender,
    age: draft.age,
    era: story.era,
    language,
    hints: [label, role.look[language]],
    taken,
  })
  return {
    id: draft.id,
    role: role.id,
    name,
    gender: cast.gender,
    age: draft.age,
    register: registerFor(role.voice, draft.age),
    want: role.want[language],
    fear: role.fear[language],
    secret: role.secret[language],
    intro: introOf(name, label, does, language),
    voice: { id: '', speed: 1, pitch: 0 },
    looks: [
      {
        id: makeId('look', options.seed, role.id, 0),
        label: language === 'zh' ? '常服' : 'everyday',
        description: role.look[language],
        figure,
      },
    ],
  }
}

const speakerOf = (draft: Draft): Speaker => ({
  gender: draft.cast.gender,
  age: draft.age,
  register: registerFor(draft.role.voice, draft.age),
})

/** How near two sides stand at the start: -3 hates … 3 loves. */
const NEAR: Readonly<Record<string, number>> = {
  'hero/foe': -2,
  'foe/hero': -2,
  'hero/friend': 2,
  'friend/hero': 2,
  'hero/child': 2,
  'child/hero': 2,
  'hero/elder': 1,
  'elder/hero': 1,
  'foe/foe': 1,
  'love/foe': -1,
  'foe/love': -1,
}

/** What one calls another when the genre's sheet says nothing: by age and side. */
export function usualAddress(from: Person, to: Person, language: 'zh' | 'en'): string {
  if (language === 'en')
    return to.age - from.age >= 25 && from.age < 45 ? fillAddress('Mr. {sur}', to) : to.given
  if (from.age < 14)
    return to.gender === 'f' ? (to.age > 55 ? '奶奶' : '阿姨') : to.age > 55 ? '爷爷' : '叔叔'
  if (to.age < 14) return to.name
  if (to.age - from.age >= 20) return fillAddress('{sur}叔', to)
  return to.name
}

/** Forms of address of a genre for a pair of roles, in the order the relation warms (or breaks). */
export function addressSteps(
  genre: Story['genre']['id'],
  from: string,
  to: string,
  language: 'zh' | 'en',
): readonly string[] {
  const row = craft().casting[genre].calls.find((one) => one.from === from && one.to === to)
  return row?.[language] ?? []
}

function relationsOf(
  story: Story,
  drafts: readonly Draft[],
  people: ReadonlyMap<string, Person>,
): Relation[] {
  const out: Relation[] = []
  for (const from of drafts)
    for (const to of drafts) {
      if (from === to) continue
      const a = people.get(from.role.id)
      const b = people.get(to.role.id)
      if (a === undefined || b === undefined) continue
      const steps = addressSteps(story.genre.id, from.role.id, to.role.id, story.language)
      // A person the premise recast is not spoken to by the genre's kinship words.
      const recast = to.cast.named && to.cast.label !== to.casting.label[story.language]
      const own = recast && isKinship(steps[0] ?? '') ? undefined : steps[0]
      out.push({
        from: from.id,
        to: to.id,
        kind: to.cast.label,
        near: NEAR[`${from.casting.side}/${to.casting.side}`] ?? 0,
        address: own === undefined ? usualAddress(a, b, story.language) : fillAddress(own, b),
      })
    }
  return out
}

const KINSHIP = /^(?:妈|爸|奶奶|二叔|母后|皇祖母|Mother|Father|Mum|Dad|Uncle|Grandmother)$/
const isKinship = (address: string): boolean => KINSHIP.test(address)

/** Places the genre's own cards are played in. */
function cardPlaces(genre: string): string[] {
  const own = [...craft().cards.values()].filter((card) => card.id.startsWith(`${genre}/`))
  return own
    .flatMap((card) => [...card.parts.values()].map((part) => part.place))
    .filter((place) => craft().places.has(place))
}

function locationsOf(story: Story, options: WriterOptions): Location[] {
  const { places } = craft()
  const wanted = [
    { name: story.home.name, place: story.home.place },
    ...story.places,
    ...[...new Set([...story.genre.locations, ...cardPlaces(story.genre.id)])].map((place) => ({
      name: places.get(place)?.[story.language] ?? place,
      place,
    })),
  ]
  const seen = new Set<string>()
  return wanted.flatMap(({ name, place }) => {
    const known = places.get(place)
    if (known === undefined || seen.has(name) || (name !== story.home.name && place === story.home.place))
      return []
    seen.add(name)
    const words = [...known.layers.back[story.language], ...known.layers.mid[story.language]]
    return [
      {
        id: makeId('loc', options.seed, name),
        name,
        interior: known.interior,
        place,
        set: setFor(place),
        description: words.join(story.language === 'zh' ? '、' : ', '),
      },
    ]
  })
}

function propsOf(story: Story, options: WriterOptions): Prop[] {
  const { language } = story
  const things = [
    story.prize,
    ...story.things,
    ...story.genre.props.map((prop) => ({
      name: prop[language].replace(/^the /, ''),
      measure: prop.measure,
    })),
  ]
  const seen = new Set<string>()
  return things.flatMap(({ name, measure }) => {
    if (seen.has(name)) return []
    seen.add(name)
    return [
      {
        id: makeId('prop', options.seed, name),
        name,
        measure: language === 'zh' ? measure : '',
        insert: insertFor(name) ?? '',
      },
    ]
  })
}

/** Titles around a thing the premise itself names. */
const PRIZED: Readonly<Record<'zh' | 'en', readonly string[]>> = {
  zh: ['谁拿了{prize}', '{prize}在谁手里', '半夜里的{prize}'],
  en: ['Who Has the {prize}', 'The {prize}', 'Before the {prize}'],
}

const caps = (text: string): string =>
  text.replace(/(^|[\s-])([a-z])(?=[a-z]{2})/g, (_all, gap: string, c: string) => gap + c.toUpperCase())

function titleOf(story: Story, brief: Brief, options: WriterOptions): string {
  if (brief.title !== null) return brief.title
  const { language } = story
  const own = craft().casting[story.genre.id].frame.titles[language]
  const d = dice(options.seed, options.take, 'title')
  const named = story.prizeNamed && d.next() < 0.5
  const words: Readonly<Record<string, string>> = {
    prize: story.prize.name.replace(/^(?:the|a|an) /i, ''),
    home: story.home.name,
    giver: story.giver,
  }
  const pattern = d.pick(named ? PRIZED[language] : own) ?? own[0] ?? ''
  return pattern.replace(/\{(\w+)\}/g, (_all, slot: string) =>
    language === 'zh' ? (words[slot] ?? '') : caps(words[slot] ?? ''),
  )
}

/** What the season is in one sentence: the premise, or where a list of premises starts and ends. */
function loglineOf(story: Story, brief: Brief): string {
  const bare = (text: string): string => text.trim().replace(/[。.]$/u, '')
  const [first, ...rest] = brief.premises
  const last = rest.at(-1)
  if (first === undefined) return story.genre.promise[story.language]
  if (last === undefined) return first
  return story.language === 'zh'
    ? `从“${bare(first)}”，到“${bare(last)}”。`
    : `From "${bare(first)}" to "${bare(last)}".`
}

function readingsOf(story: Story, names: ReadonlyMap<string, string>): string[] {
  const zh = story.language === 'zh'
  const cast = story.roles
    .filter((role) => role.named && role.label !== '')
    .map((role) => `${mentioned(role.label, names)} ${zh ? '＝' : '='} ${names.get(role.role) ?? ''}`)
  const read = story.readings.map(describe)
  return cast.length === 0
    ? read
    : [...read, `${zh ? '选角' : 'cast'}${zh ? '：' : ': '}${cast.join(zh ? '；' : '; ')}`]
}

/** Who and what the drama is about, from its brief. */
export function writeBible(input: { brief: Brief }, options: WriterOptions): Bible {
  const story = storyOf(input.brief)
  const { language } = story
  const drafts = draftsOf(story, options)
  const names = nameCast(
    drafts.map((draft) => ({
      role: draft.role.id,
      gender: draft.cast.gender,
      age: draft.age,
      child: draft.casting.side === 'child',
      given: draft.cast.name,
    })),
    craft().casting[story.genre.id].family,
    language,
    story.era,
    dice(options.seed, options.take, 'names'),
  )
  const voices = castVoices(
    drafts.map((draft) => speakerOf(draft)),
    language,
  )
  const taken: FigureLook[] = []
  const cast = drafts.map((draft, index) => {
    const member = memberOf(draft, story, names, options, taken)
    taken.push(...member.looks.map((look) => look.figure))
    return { ...member, voice: voices[index] ?? member.voice }
  })
  const people = new Map(cast.map((member) => [member.role, personOf(member, language)]))
  return {
    title: titleOf(story, input.brief, options),
    logline: loglineOf(story, input.brief),
    genre: input.brief.genre,
    language,
    style: input.brief.style,
    readings: readingsOf(story, names),
    cast,
    relations: relationsOf(story, drafts, people),
    locations: locationsOf(story, options),
    props: propsOf(story, options),
    facts: seasonFacts(story, people, input.brief.episodes, options),
  }
}
