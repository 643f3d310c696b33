import type { Bible, CastMember, Relation } from '../../../../../shared/drama/story.ts'
import type { GenreId, Language } from '../../../../../shared/drama/vocabulary.ts'
import { addressSteps } from './bible.ts'
import { craft } from '../../../craft/craft.ts'
import { fillAddress, personOf, type Person } from './people.ts'

/** The cast of a season as a planner asks for it. */
export interface Company {
  readonly members: readonly CastMember[]
  readonly people: ReadonlyMap<string, Person>
  person(id: string): Person | undefined
  /** Cast id of a role of the genre; undefined when the bible has nobody in it. */
  idOf(role: string): string | undefined
  sideOf(id: string): string
  /** True when they may speak as anybody would: rank forbids it to some in some genres. */
  familiar(id: string): boolean
  /** Everyone who fits a wish such as `hero`, `foe`, `friend|elder` or `any`. */
  fitting(wish: string): string[]
}

/** Looks a cast up by role and side. Members without a role of the genre count as friends. */
export function companyOf(bible: Bible): Company {
  const people = new Map(bible.cast.map((member) => [member.id, personOf(member, bible.language)]))
  const sheet = craft().casting[bible.genre].roles
  const byRole = new Map(bible.cast.map((member) => [member.role, member.id]))
  // Imported casts may have no hero by name: whoever stands first leads.
  const first = bible.cast[0]
  if (!byRole.has('hero') && first !== undefined) byRole.set('hero', first.id)
  const sideOf = (id: string): string => {
    const role = bible.cast.find((member) => member.id === id)?.role ?? ''
    return byRole.get('hero') === id ? 'hero' : (sheet[role]?.side ?? 'friend')
  }
  return {
    members: bible.cast,
    people,
    person: (id) => people.get(id),
    idOf: (role) => byRole.get(role),
    sideOf,
    familiar(id) {
      const allowed = craft().casting[bible.genre].familiars
      const role = bible.cast.find((member) => member.id === id)?.role ?? ''
      return allowed === undefined || allowed.includes(role)
    },
    fitting(wish) {
      const options = wish.split('|').flatMap((one) => {
        if (one === 'any') return bible.cast.map((member) => member.id)
        const role = byRole.get(one)
        if (role !== undefined) return [role]
        return bible.cast.map((member) => member.id).filter((id) => sideOf(id) === one)
      })
      return [...new Set(options)]
    },
  }
}

/** Relations among some of the cast as they stand at a point of the season (0-1): address follows the steps of the genre. */
export function relationsAt(
  bible: Bible,
  company: Company,
  ids: readonly string[],
  fraction: number,
): Relation[] {
  return bible.relations
    .filter((one) => ids.includes(one.from) && ids.includes(one.to))
    .map((one) => stepped(one, company, bible.genre, bible.language, fraction))
}

function stepped(
  one: Relation,
  company: Company,
  genre: GenreId,
  language: Language,
  fraction: number,
): Relation {
  const from = company.person(one.from)
  const to = company.person(one.to)
  if (from === undefined || to === undefined) return one
  const steps = addressSteps(genre, from.role, to.role, language)
  const first = steps[0]
  // A changed address (a person's own wish, or a recast role) is kept as it is.
  if (first === undefined || steps.length < 2 || fillAddress(first, to) !== one.address) return one
  const step = Math.min(steps.length - 1, Math.floor(fraction * steps.length))
  const near = Math.max(-3, Math.min(3, one.near + (warms(company, one) ? step : 0)))
  return { ...one, near, address: fillAddress(steps[step] ?? first, to) }
}

const warms = (company: Company, one: Relation): boolean =>
  company.sideOf(one.from) === 'love' || company.sideOf(one.to) === 'love'
