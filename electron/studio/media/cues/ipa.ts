import type { Viseme } from '../../../../shared/drama/vocabulary.ts'

/**
 * Speech sounds to mouth shapes. The sounds are the IPA names the speech engine uses for Mandarin (`cmn`), American
 * (`en-us`) and British English (`en`); the shapes are the 15 Oculus visemes.
 */

/** A sound's mouth shapes in order, with each one's share of its time; shares add up to 1. */
export type Shapes = readonly { readonly viseme: Viseme; readonly share: number }[]

/** `next` stands for the shape of the sound that follows: breath takes the mouth of its vowel. */
const BREATH = new Set(['h', 'ɦ', 'ʔ'])

function one(viseme: Viseme): Shapes {
  return [{ viseme, share: 1 }]
}

function glide(from: Viseme, to: Viseme, share = 0.6): Shapes {
  return [
    { viseme: from, share },
    { viseme: to, share: 1 - share },
  ]
}

const CONSONANTS: Record<string, string> = {
  PP: 'p ph b m pf',
  FF: 'f v',
  TH: 'θ ð',
  DD: 't th d ɾ',
  kk: 'k kh ɡ g ŋ χ x',
  CH: 'ʃ ʒ tʃ dʒ tɕ tɕh ts. ts.h s. ɕ ʂ ʈʂ ʈʂh z.',
  SS: 's z ts tsh',
  nn: 'n l n̩ ɫ l̩ ɬ',
  RR: 'ɹ r ʐ ɻ ɚ ɜ ɜː ɝ',
}

const VOWELS: Record<string, string> = {
  aa: 'a ɑ ɑː æ ʌ ɐ aː',
  E: 'ɛ e ə ᵻ ɘ ɛː eː o- ɤ',
  I: 'i iː ɪ j i. i̪ ɨ',
  O: 'o ɔ ɔː ɒ oː',
  U: 'u uː ʊ w y yː ɥ ʉ',
}

const DIPHTHONGS: Record<string, Shapes> = {
  ai: glide('aa', 'I'),
  aɪ: glide('aa', 'I'),
  ɑu: glide('aa', 'U'),
  au: glide('aa', 'U'),
  aʊ: glide('aa', 'U'),
  ei: glide('E', 'I'),
  eɪ: glide('E', 'I'),
  ou: glide('O', 'U'),
  oʊ: glide('O', 'U'),
  əʊ: glide('O', 'U'),
  ɔɪ: glide('O', 'I'),
  ia: glide('I', 'aa', 0.35),
  iɑ: glide('I', 'aa', 0.35),
  iɛ: glide('I', 'E', 0.35),
  io: glide('I', 'O', 0.35),
  ua: glide('U', 'aa', 0.35),
  uɑ: glide('U', 'aa', 0.35),
  uo: glide('U', 'O', 0.4),
  uə: glide('U', 'E', 0.4),
  yɛ: glide('U', 'E', 0.4),
  yæ: glide('U', 'aa', 0.4),
  yə: glide('U', 'E', 0.5),
  yi: glide('U', 'I', 0.5),
  iə: glide('I', 'E'),
  eə: glide('E', 'aa'),
  ʊə: glide('U', 'E'),
  əl: glide('E', 'nn', 0.5),
  ər: glide('E', 'RR', 0.5),
  ɪɹ: glide('I', 'RR'),
  ɛɹ: glide('E', 'RR'),
  ɑːɹ: glide('aa', 'RR'),
  ɔːɹ: glide('O', 'RR'),
  oːɹ: glide('O', 'RR'),
  ʊɹ: glide('U', 'RR'),
  onɡ: glide('O', 'kk', 0.7),
  uei: threefold('U', 'E', 'I'),
  uai: threefold('U', 'aa', 'I'),
  iou: threefold('I', 'O', 'U'),
  iɑu: threefold('I', 'aa', 'U'),
  aɪə: threefold('aa', 'I', 'E'),
  aɪɚ: threefold('aa', 'I', 'RR'),
  aʊə: threefold('aa', 'U', 'E'),
  aʊɚ: threefold('aa', 'U', 'RR'),
}

function threefold(first: Viseme, second: Viseme, third: Viseme): Shapes {
  return [
    { viseme: first, share: 0.3 },
    { viseme: second, share: 0.4 },
    { viseme: third, share: 0.3 },
  ]
}

const TABLE: ReadonlyMap<string, Shapes> = new Map([
  ...[CONSONANTS, VOWELS].flatMap((table) =>
    Object.entries(table).flatMap(([viseme, sounds]) =>
      // The keys of both tables are visemes by construction.
      sounds.split(' ').map((sound) => [sound.normalize('NFC'), one(viseme as Viseme)] as const),
    ),
  ),
  ...Object.entries(DIPHTHONGS),
])

/** Shapes of sounds the table lacks, by what their IPA letter is. The first that matches counts. */
const CLASSES: readonly (readonly [RegExp, Viseme])[] = [
  [/^[pbmɓʙɸβ]/u, 'PP'],
  [/^[fvʋɱ]/u, 'FF'],
  [/^[θð]/u, 'TH'],
  [/^(?:[td]?[ʃʒɕʑʂʐ]|[tdʈɖ][sz]\.|[cɟ])/u, 'CH'],
  [/^[td]?[sz]/u, 'SS'],
  [/^[tdʈɖɗɾ]/u, 'DD'],
  [/^[kɡgqɢxɣχħŋɴ]/u, 'kk'],
  [/^[nɲɳlɭʎɫ]/u, 'nn'],
  [/^[rɹɻʀʁɽɚɝɜ]/u, 'RR'],
  [/^[aɑæʌɐɶ]/u, 'aa'],
  [/^[oɔɒ]/u, 'O'],
  [/^[uʊwyøœɯʉʏɥ]/u, 'U'],
  [/^[iɪjɨᵻ]/u, 'I'],
  [/^[eɛəɘɤɵ]/u, 'E'],
]

/** What a sound looks like, and whether the table knows it. */
export interface SoundShapes {
  readonly shapes: Shapes
  readonly known: boolean
}

/** Removes stress, tone and length marks the table does not tell apart; the colon some names use is a length mark. */
export function plainSound(phoneme: string): string {
  return phoneme
    .normalize('NFC')
    .replaceAll(':', 'ː')
    .replace(/[ˈˌˑ'%,|]|\u200d|\u0361|[0-9˥˦˧˨˩]+$/gu, '')
}

/** True for sounds of breath alone, which take the mouth of what follows. */
export function isBreath(phoneme: string): boolean {
  return BREATH.has(plainSound(phoneme))
}

/** True for voiceless sounds that burst from closed lips: the closure is the silence before them. */
export function isLipBurst(phoneme: string): boolean {
  return plainSound(phoneme).startsWith('p')
}

/** The mouth shapes of a sound; a sound the table lacks is guessed by its class and marked unknown. */
export function shapesOfSound(phoneme: string): SoundShapes {
  const sound = plainSound(phoneme)
  const bare = sound.endsWith('-') && sound !== 'o-' ? sound.slice(0, -1) : sound
  const found = TABLE.get(sound) ?? TABLE.get(bare)
  if (found !== undefined) return { shapes: found, known: true }
  if (BREATH.has(bare)) return { shapes: one('E'), known: true }
  const guess = CLASSES.find(([pattern]) => pattern.test(bare))
  return { shapes: one(guess?.[1] ?? 'E'), known: false }
}
