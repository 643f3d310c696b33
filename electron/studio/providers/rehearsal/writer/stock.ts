import type { Emotion, GenreId, Language } from '../../../../../shared/drama/vocabulary.ts'
import { bind, type Binding } from './bind.ts'
import { craft, type MoveLine } from '../../../craft/craft.ts'
import type { Dice } from './dice.ts'
import type { Person } from './people.ts'
import { tidy, type SpokenLines } from './text.ts'

const PERIOD: ReadonlySet<GenreId> = new Set(['palace', 'timeslip'])

/** Dramas set in an old age: lines about phones and contracts stay out. */
export const isPeriod = (genre: GenreId): boolean => PERIOD.has(genre)

/** What is asked of the stock of single lines. */
export interface MoveWish {
  readonly move: string
  readonly register: string
  readonly binding: Binding
  readonly spoken: SpokenLines
  readonly dice: Dice
  readonly genre: GenreId
}

/** How closely a line's register fits a speaker: their own first, then a tag they belong to, then anybody's. */
function closeness(line: MoveLine, register: string): number {
  if (line.register === register) return 0
  if (line.register === 'any') return 2
  return craft().registerTags[line.register]?.includes(register) === true ? 1 : 9
}

const shelves = new Map<string, readonly (readonly MoveLine[])[]>()

/** Lines of the stock somebody may use for a move, those closest to their register first. */
function shelf({ move, register, genre, binding }: MoveWish): readonly (readonly MoveLine[])[] {
  const key = `${binding.language} ${move} ${register} ${isPeriod(genre)}`
  const known = shelves.get(key)
  if (known !== undefined) return known
  const eraFits = (line: MoveLine): boolean =>
    line.era === 'any' || (line.era === 'period') === isPeriod(genre)
  const fitting = craft().lines[binding.language].moves.filter(
    (line) => line.move === move && line.thirdPerson !== true && eraFits(line),
  )
  const out = [0, 1, 2].map((near) => fitting.filter((line) => closeness(line, register) === near))
  shelves.set(key, out)
  return out
}

/** A line of the stock for a move, never said before in the season; null when none is left. */
export function moveLine(wish: MoveWish): string | null {
  for (const lines of shelf(wish))
    for (const line of wish.dice.shuffle(lines)) {
      const text = bind(line.text, wish.binding)
      if (text !== null && !wish.spoken.has(text)) return text
    }
  return null
}

const PLAIN: Readonly<Record<Language, Readonly<Record<Emotion, string>>>> = {
  zh: {
    calm: '{name}没有接话，把杯子转了半圈。',
    happy: '{name}低头笑了一下。',
    angry: '{name}把手按在桌沿上，指节发白。',
    sad: '{name}看着窗外，很久没动。',
    afraid: '{name}往后退了半步。',
    tender: '{name}把外套递了过去。',
    mocking: '{name}挑了挑眉。',
    shocked: '{name}手里的东西掉在地上。',
  },
  en: {
    calm: '{name} says nothing and turns the cup half round.',
    happy: '{name} looks down and smiles.',
    angry: '{name} leans on the table until the knuckles go white.',
    sad: '{name} watches the window and does not move.',
    afraid: '{name} takes half a step back.',
    tender: '{name} holds out a coat.',
    mocking: '{name} lifts an eyebrow.',
    shocked: '{name} drops what was in hand.',
  },
}

/** A stage direction that stands in for a line: what somebody's body does. */
export function reactionLine(
  person: Person,
  emotion: Emotion,
  language: Language,
  period: boolean,
  spoken: SpokenLines,
  dice: Dice,
): string | null {
  const rows = craft()
    .lines[language].reactions.filter(
      (one) => one.emotion === emotion && (one.era === 'any' || (one.era === 'period') === period),
    )
    .map((one) => one.text)
  for (const text of [...dice.shuffle(rows), PLAIN[language][emotion]]) {
    const filled = tidy(text.replaceAll('{name}', person.short), language)
    if (!/[{}]/.test(filled) && !spoken.has(filled)) return filled
  }
  return null
}
