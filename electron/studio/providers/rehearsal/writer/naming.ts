import type { Language } from '../../../../../shared/drama/vocabulary.ts'
import { craft } from '../../../craft/craft.ts'
import type { Dice } from './dice.ts'
import { splitName } from './people.ts'

/** Who needs a name. */
export interface Nameless {
  readonly role: string
  readonly gender: 'f' | 'm'
  readonly age: number
  readonly child: boolean
  /** Name the premise gives; "" when the writer chooses. */
  readonly given: string
}

const ELDER_AGE = 58

function zhGiven(one: Nameless, era: 'modern' | 'period'): readonly { zh: string }[] {
  const kind = one.age >= ELDER_AGE ? 'elder' : era
  return craft().names.zh.given[`${kind}${one.gender === 'f' ? 'Female' : 'Male'}`] ?? []
}

interface Taken {
  readonly surnames: Set<string>
  readonly letters: Set<string>
  readonly characters: Set<string>
}

function zhName(one: Nameless, era: 'modern' | 'period', surname: string, dice: Dice, taken: Taken): string {
  const { names } = craft()
  const families = dice
    .shuffle(names.zh.surnames.map((row) => row.zh))
    .filter((zh) => !taken.surnames.has(zh))
  const family = surname === '' ? (families[0] ?? '林') : surname
  const free = dice
    .shuffle(zhGiven(one, era).map((row) => row.zh))
    .filter((zh) => !Array.from(zh).some((c) => taken.characters.has(c) || c === family))
    .find((zh) => !names.avoidFull.includes(family + zh))
  const given = free ?? (one.gender === 'f' ? '知夏' : '砚')
  taken.surnames.add(family)
  for (const character of given) taken.characters.add(character)
  return family + given
}

function enName(one: Nameless, surname: string, dice: Dice, taken: Taken): string {
  const { en, avoidFull } = craft().names
  const elder = one.gender === 'f' ? en.elderFemale : en.elderMale
  const young = one.gender === 'f' ? en.female : en.male
  const firsts = dice.shuffle(one.age >= ELDER_AGE ? elder : young)
  const free = (list: readonly string[]): string | undefined =>
    list.find((name) => !taken.letters.has(name.charAt(0)))
  const first =
    free(firsts) ?? free(dice.shuffle(young)) ?? firsts.find((name) => !taken.characters.has(name)) ?? 'Maren'
  const last =
    surname === ''
      ? (dice.shuffle(en.surnames).find((name) => !taken.surnames.has(name) && !name.includes('-')) ?? 'Vale')
      : surname
  taken.letters.add(first.charAt(0))
  taken.characters.add(first)
  taken.surnames.add(last)
  return avoidFull.includes(`${first} ${last}`) ? `${first} Vale` : `${first} ${last}`
}

function childName(language: Language, dice: Dice, taken: Taken): string {
  const rows = dice.shuffle(craft().names.childNames.map((row) => row[language]))
  const free = rows.find((name) =>
    language === 'zh'
      ? !Array.from(name).some((c) => taken.characters.has(c))
      : !taken.letters.has(name.charAt(0)),
  )
  const name = free ?? rows[0] ?? (language === 'zh' ? '小满' : 'Poppy')
  taken.letters.add(name.charAt(0))
  for (const character of name) taken.characters.add(character)
  return name
}

/** Names for a cast: kin share a surname, nobody else does; in English nobody shares a first letter while letters last. */
export function nameCast(
  cast: readonly Nameless[],
  families: readonly (readonly string[])[],
  language: Language,
  era: 'modern' | 'period',
  dice: Dice,
): Map<string, string> {
  const taken: Taken = { surnames: new Set(), letters: new Set(), characters: new Set() }
  const names = new Map<string, string>()
  const fixed = cast.filter((one) => one.given !== '')
  for (const one of fixed) {
    const parts = splitName(one.given, language)
    names.set(one.role, one.given)
    taken.surnames.add(parts.surname)
    taken.letters.add(parts.given.charAt(0))
  }
  for (const one of cast) {
    if (names.has(one.role)) continue
    const kin = families
      .find((family) => family.includes(one.role))
      ?.map((role) => names.get(role))
      .find((name) => name !== undefined)
    const surname = kin === undefined ? '' : splitName(kin, language).surname
    if (one.child) names.set(one.role, childName(language, dice, taken))
    else if (language === 'zh') names.set(one.role, zhName(one, era, surname, dice, taken))
    else names.set(one.role, enName(one, surname, dice, taken))
  }
  return names
}
