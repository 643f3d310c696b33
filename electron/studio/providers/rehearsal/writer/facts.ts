import { makeId } from '../../../../../shared/drama/id.ts'
import type { Fact } from '../../../../../shared/drama/story.ts'
import { craft, type FactPattern } from '../../../craft/craft.ts'
import { dice } from './dice.ts'
import type { Person } from './people.ts'
import type { Story } from './story.ts'
import { tidy } from './text.ts'
import type { WriterOptions } from './bible.ts'

/** The thing with its article: 那份遗嘱 / the will. */
export function definite(name: string, measure: string, language: 'zh' | 'en'): string {
  if (language === 'zh') return /^[这那]/.test(name) ? name : `那${measure === '' ? '个' : measure}${name}`
  return /^(?:the|my|your|his|her|their|our|one)\b|^half an? /i.test(name) ||
    /^\p{Lu}[\p{L}-]*'s /u.test(name)
    ? name
    : `the ${name}`
}

interface Doing {
  readonly doer: Person
  readonly other: Person | undefined
  readonly when: string
}

function factOf(pattern: FactPattern, doing: Doing, story: Story, seed: number): Fact {
  const { language } = story
  const fill = (text: string): string =>
    tidyClause(
      text
        .replaceAll('{a}', doing.doer.short)
        .replaceAll('{b}', doing.other?.short ?? '')
        .replaceAll('{object}', definite(story.prize.name, story.prize.measure, language))
        .replaceAll('{place}', language === 'zh' ? story.home.name : `the ${story.home.name}`)
        .replaceAll('{when}', doing.when),
      language,
    )
  const forms = pattern[language]
  return {
    id: makeId('fact', seed, pattern.id, doing.doer.role),
    clause: fill(forms.clause),
    topic: fill(forms.topic),
    deed: fill(forms.deed),
    question: fill(forms.question),
    about: [doing.doer.id, ...(doing.other === undefined ? [] : [doing.other.id])],
    truth: true,
    knownBy: [doing.doer.id],
    clauseYou: fill(forms.clauseYou),
    clauseI: fill(forms.clauseI),
  }
}

/** Clauses stay in lower case: they stand inside sentences. */
function tidyClause(text: string, language: 'zh' | 'en'): string {
  const start = text.charAt(0)
  const mended = tidy(text, language)
  return start === start.toLowerCase() ? start + mended.slice(1) : mended
}

const WHENS: Readonly<Record<'zh' | 'en', readonly string[]>> = {
  zh: ['出事那晚', '三年前那个雨夜', '那年冬天'],
  en: ['that night', 'three years ago in the rain', 'that winter'],
}

function fits(pattern: FactPattern, story: Story): boolean {
  const genre = pattern.genres.includes('any') || pattern.genres.includes(story.genre.id)
  return genre && (pattern.era === 'any' || pattern.era === story.era)
}

/** Secrets the roles bring with them. */
function roleSecrets(story: Story, people: ReadonlyMap<string, Person>, seed: number): Fact[] {
  const when = WHENS[story.language][0] ?? ''
  return Object.entries(craft().casting[story.genre.id].roles).flatMap(([role, sheet]) => {
    const doer = people.get(role)
    const pattern = craft().facts.find((one) => one.id === sheet.secret?.fact)
    const other = sheet.secret?.other === undefined ? undefined : people.get(sheet.secret.other)
    if (doer === undefined || pattern === undefined || (pattern.roles === 2 && other === undefined)) return []
    return [factOf(pattern, { doer, other, when }, story, seed)]
  })
}

const ELDERS_FROM = 40

/** People who may have done a deed: what is meant well is done by friends, the rest by those with something to hide. */
function doersOf(pattern: FactPattern, story: Story, people: ReadonlyMap<string, Person>): Person[] {
  const sheet = craft().casting[story.genre.id].roles
  const { kind, old } = craft().factUse
  const sides = kind.includes(pattern.id) ? ['love', 'friend', 'elder', 'grey'] : ['foe', 'grey']
  return [...people.values()].filter(
    (one) =>
      sides.includes(sheet[one.role]?.side ?? '') &&
      one.age >= (old.includes(pattern.id) ? ELDERS_FROM : ADULT_FROM),
  )
}
const ADULT_FROM = 16

/** Further matters for long seasons, dealt out among those who could have done them. */
function furtherMatters(
  story: Story,
  people: ReadonlyMap<string, Person>,
  wanted: number,
  options: WriterOptions,
): Fact[] {
  const d = dice(options.seed, options.take, 'facts')
  const used = new Set(Object.values(craft().casting[story.genre.id].roles).map((role) => role.secret?.fact))
  const own = craft().facts.filter(
    (one) => fits(one, story) && !used.has(one.id) && !craft().factUse.never.includes(one.id),
  )
  // What belongs to the genre goes before what fits any.
  const ordered = [
    ...d.shuffle(own.filter((one) => !one.genres.includes('any'))),
    ...d.shuffle(own.filter((one) => one.genres.includes('any'))),
  ]
  const load = new Map<string, number>()
  const hero = people.get('hero')
  return ordered.slice(0, wanted).flatMap((pattern) => {
    const busy = (one: Person): number => load.get(one.id) ?? 0
    const doer = d.shuffle(doersOf(pattern, story, people)).toSorted((a, b) => busy(a) - busy(b))[0]
    if (doer === undefined || (pattern.roles === 2 && hero === undefined)) return []
    load.set(doer.id, busy(doer) + 1)
    const other = pattern.roles === 2 ? hero : undefined
    return [factOf(pattern, { doer, other, when: d.pick(WHENS[story.language]) ?? '' }, story, options.seed)]
  })
}

/** All that is true and hidden when the season starts, with the forms a line needs. */
export function seasonFacts(
  story: Story,
  people: ReadonlyMap<string, Person>,
  episodes: number,
  options: WriterOptions,
): Fact[] {
  const secrets = roleSecrets(story, people, options.seed)
  return [...secrets, ...furtherMatters(story, people, Math.min(40, Math.ceil(episodes / 2) + 3), options)]
}
