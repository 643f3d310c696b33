import {
  BUILDS,
  FACE_SHAPES,
  figureLookSchema,
  HAIR_STYLES,
  OUTFITS,
  type FigureLook,
} from '../../../shared/picture/look.ts'
import { CLOTH, HAIR, SKIN } from '../../../shared/picture/palette.ts'
import { StudioError } from '../errors.ts'

/**
 * Words for a change of a look (`hairStyle=bob,palette=plum`) and what each member takes. A word the painter's tables
 * do not have is refused: drawn, it would silently become some other colour.
 */

type Member = keyof FigureLook

/** Names the painter's mark table has (`shared/picture/face/marks.ts`), besides `browScar`, which the brow draws. */
const MARKS = ['mole', 'browScar', 'lipMole', 'freckles', 'huadian', 'cheekScar'] as const

const COLOUR = /^#[0-9a-f]{6}$/u
/** How far an eye's outer corner may rise or sink, in the painter's units: beyond, it leaves the face. */
const MOST_TILT = 8

/** Members with a list of words, and whether they may be empty (`null`). */
const LISTS: Readonly<Partial<Record<Member, { words: readonly string[]; empty?: true }>>> = {
  sex: { words: ['f', 'm'] },
  build: { words: BUILDS },
  faceShape: { words: FACE_SHAPES },
  hairStyle: { words: HAIR_STYLES },
  hairColor: { words: Object.keys(HAIR) },
  skin: { words: Object.keys(SKIN) },
  outfit: { words: OUTFITS },
  palette: { words: Object.keys(CLOTH) },
  mark: { words: MARKS, empty: true },
  glasses: { words: ['round', 'square'], empty: true },
}
const COLOURS: ReadonlySet<Member> = new Set(['ornament', 'earring', 'lip'])
const FLAGS: ReadonlySet<Member> = new Set(['beard', 'stubble'])
/** Members with a number, and its range. */
const NUMBERS: Readonly<
  Partial<Record<Member, { least: number; most: number; whole: boolean; empty?: true }>>
> = {
  seed: { least: 0, most: 0xffffffff, whole: true },
  age: { least: 3, most: 110, whole: true },
  eyeTilt: { least: -MOST_TILT, most: MOST_TILT, whole: false, empty: true },
}

/** What a member takes, as a sentence. */
function accepted(member: Member): string {
  const list = LISTS[member]
  if (list !== undefined) return [...list.words, ...(list.empty === true ? ['null'] : [])].join(', ')
  if (COLOURS.has(member)) return 'a colour such as #c9a24a, or null'
  if (FLAGS.has(member)) return 'true, false'
  const range = NUMBERS[member]
  if (range === undefined) return ''
  const { least, most, whole, empty } = range
  return `a ${whole ? 'whole ' : ''}number from ${least} to ${most}${empty === true ? ', or null' : ''}`
}

/** A word as the value of a member, or undefined when the member does not take it. */
function valueOf(member: Member, word: string): unknown {
  const list = LISTS[member]
  if (list !== undefined)
    return list.words.includes(word) ? word : list.empty && word === 'null' ? null : undefined
  if (COLOURS.has(member)) {
    const colour = word.toLowerCase()
    return word === 'null' ? null : COLOUR.test(colour) ? colour : undefined
  }
  if (FLAGS.has(member)) return word === 'true' ? true : word === 'false' ? false : undefined
  const range = NUMBERS[member]
  if (range === undefined) return undefined
  if (word === 'null') return range.empty === true ? null : undefined
  const value = /^-?\d+(\.\d+)?$/u.test(word) ? Number(word) : Number.NaN
  const fits = value >= range.least && value <= range.most && (!range.whole || Number.isInteger(value))
  return fits ? value : undefined
}

const isMember = (name: string): name is Member => Object.hasOwn(figureLookSchema.shape, name)

/**
 * Reads `hairStyle=bob,palette=plum`.
 * @throws StudioError BAD_ARGUMENT, which lists what is accepted.
 */
export function parseLook(text: string): Partial<FigureLook> {
  const changes: Record<string, unknown> = {}
  for (const part of text.split(',')) {
    const [name = '', word] = part.split('=').map((side) => side.trim())
    if (word === undefined || !isMember(name))
      throw new StudioError(
        'BAD_ARGUMENT',
        `"${part}" is not a change of a look.`,
        `Write name=value, separated by commas. Names: ${Object.keys(figureLookSchema.shape).join(', ')}.`,
      )
    const value = valueOf(name, word)
    if (value === undefined)
      throw new StudioError(
        'BAD_ARGUMENT',
        `"${word}" is no ${name} of a look.`,
        `Accepted: ${accepted(name)}.`,
      )
    changes[name] = value
  }
  return changes as Partial<FigureLook> // each value was checked against its member
}
