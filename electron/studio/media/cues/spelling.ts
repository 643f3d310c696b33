import type { Viseme } from '../../../../shared/drama/vocabulary.ts'

/** Rough mouth shapes of Latin words from their letters, for voices that come without phonemes. */

/** Letters to shapes, longest first; an empty list is silent. */
const LETTERS: readonly (readonly [RegExp, readonly Viseme[]])[] = [
  [/^igh/u, ['aa', 'I']],
  [/^tch/u, ['CH']],
  [/^(?:oo|ew|ue|ui)/u, ['U']],
  [/^(?:ow|ou)/u, ['aa', 'U']],
  [/^(?:oa|oe)/u, ['O', 'U']],
  [/^(?:oi|oy)/u, ['O', 'I']],
  [/^(?:au|aw)/u, ['O']],
  [/^(?:ai|ay|ei|ey)/u, ['E', 'I']],
  [/^(?:ee|ea|ie)/u, ['I']],
  [/^(?:er|ir|ur)/u, ['RR']],
  [/^th/u, ['TH']],
  [/^(?:sh|ch)/u, ['CH']],
  [/^ph/u, ['FF']],
  [/^wh/u, ['U']],
  [/^(?:ck|ng|qu|gh)/u, ['kk']],
  [/^(?:kn|gn)/u, ['nn']],
  [/^[pbm]/u, ['PP']],
  [/^[fv]/u, ['FF']],
  [/^[td]/u, ['DD']],
  [/^[kgcqx]/u, ['kk']],
  [/^j/u, ['CH']],
  [/^[sz]/u, ['SS']],
  [/^[nl]/u, ['nn']],
  [/^r/u, ['RR']],
  [/^w/u, ['U']],
  [/^e$/u, []],
  [/^a/u, ['aa']],
  [/^e/u, ['E']],
  [/^[iy]/u, ['I']],
  [/^o/u, ['O']],
  [/^u/u, ['aa']],
]

const VOWELS: ReadonlySet<Viseme> = new Set(['aa', 'E', 'I', 'O', 'U'])

/** Mouth shapes of a Latin word, at least one. Accents are ignored; other letters are skipped. */
export function spelledShapes(word: string): Viseme[] {
  let rest = word
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/gu, '')
  const shapes: Viseme[] = []
  while (rest !== '') {
    const found = LETTERS.find(([pattern]) => pattern.test(rest))
    const length = found?.[0].exec(rest)?.[0].length ?? 1
    // A final e is silent only after another vowel was heard: `the`, `me`.
    const silent = found !== undefined && found[1].length === 0
    if (silent && !shapes.some((shape) => VOWELS.has(shape))) shapes.push('E')
    shapes.push(...(found?.[1] ?? []))
    rest = rest.slice(length)
  }
  return shapes.length === 0 ? ['E'] : shapes
}
