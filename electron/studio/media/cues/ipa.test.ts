import { expect, test } from 'vitest'
import { VISEMES } from '../../../../shared/drama/vocabulary.ts'
import { isLipBurst, shapesOfSound } from './ipa.ts'

/** Every sound the engine made for 1,315 Mandarin syllables and 3,031 English words (American and British). */
const ENGINE_SOUNDS = `
  n ŋ ɑ ə i ɑu j w l a iɛ u th ts.h ph k t s. χ ts. ou m ɕ p ai kh ts tɕh tɕ tsh onɡ iɑ s uə uo o- ua f uei ʐ
  ei y o iou yæ uai yɛ i. i̪ yə ʃ ər ɪ dʒ uː ɒ yi ɔː θ ɹ iː io ŋ-
  ɛ z æ b eɪ ɚ oʊ ᵻ aɪ ɑː v ʌ ɡ əl ɾ tʃ h ɜː aʊ ɐ ɔːɹ ɑːɹ ɔ ð ʊ ɛɹ ɔɪ iə ɪɹ ʒ ʊɹ aɪɚ n̩ ʔ aɪə r əʊ eə ʊə d`
  .trim()
  .split(/\s+/)

test('every sound of the engine has shapes of its own in the table, with shares that add up', () => {
  for (const sound of ENGINE_SOUNDS) {
    const { shapes, known } = shapesOfSound(sound)
    expect(known, sound).toBe(true)
    expect(shapes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
    for (const { viseme } of shapes) expect(VISEMES).toContain(viseme)
  }
})

test('stress marks, tone digits and combining marks do not make a sound unknown', () => {
  for (const sound of ['ˈɑu', 'ˌɛɹ', 'ma5'.slice(1), 'ɔ:ɹ', 'ˈi.'])
    expect(shapesOfSound(sound).known, sound).toBe(true)
})

test('a sound nobody listed is guessed by its class and says that it is a guess', () => {
  const guesses: Record<string, string> = { ɓ: 'PP', ɱ: 'FF', ɲ: 'nn', ø: 'U', ɣ: 'kk', ʑ: 'CH', '?!': 'E' }
  for (const [sound, viseme] of Object.entries(guesses)) {
    const { shapes, known } = shapesOfSound(sound)
    expect([sound, known, shapes[0]?.viseme]).toEqual([sound, false, viseme])
  }
})

test('p bursts from closed lips; b and m sound through them', () => {
  expect(['p', 'ph', 'ˈp', 'b', 'm', 't'].map(isLipBurst)).toEqual([true, true, true, false, false, false])
})
