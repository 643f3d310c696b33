import { describe, expect, it } from 'vitest'
import { voiceById } from '../media/voices.ts'
import { castVoices, type Speaker } from './cast-voices.ts'

const speaker = (gender: Speaker['gender'], age: number): Speaker => ({ gender, age, register: '' })
/** Median pitch a voice is heard at, in Hz. */
const heard = (voice: { id: string; pitch: number }): number =>
  (voiceById(voice.id)?.pitchHz ?? 0) * 2 ** (voice.pitch / 12)

describe.each(['zh', 'en'] as const)('voices of a %s cast', (language) => {
  const ages = (cast: Speaker[]) => castVoices(cast, language).map((voice) => voiceById(voice.id)?.age)

  it('follow age, whoever comes first in the list (old women used to get the lively voice)', () => {
    expect(ages([speaker('f', 72), speaker('f', 22), speaker('f', 41), speaker('f', 8)])).toEqual([
      'elder',
      'young',
      'adult',
      'child',
    ])
    expect(ages([speaker('m', 68), speaker('m', 20), speaker('m', 45), speaker('m', 9)])).toEqual([
      'elder',
      'young',
      'adult',
      'child',
    ])
  })

  it('a child, a young woman and an old man are heard apart', () => {
    const [child, woman, man] = castVoices(
      [speaker('m', 8), speaker('f', 24), speaker('m', 70)],
      language,
    ).map(heard)
    expect((child ?? 0) / (woman ?? 1)).toBeGreaterThan(1.25)
    expect((woman ?? 0) / (man ?? 1)).toBeGreaterThan(1.8)
  })

  it('differ within one age too, and no young woman speaks with an old one’s voice', () => {
    const voices = castVoices(
      Array.from({ length: 5 }, () => speaker('f', 24)),
      language,
    )
    const pitches = voices.map(heard).toSorted((a, b) => a - b)
    expect(voices.map((voice) => voiceById(voice.id)?.age)).not.toContain('elder')
    expect(new Set(voices.map((voice) => `${voice.id} ${voice.pitch}`)).size).toBe(5)
    expect((pitches.at(-1) ?? 0) / (pitches[0] ?? 1)).toBeGreaterThan(1.3)
  })

  it('a boy whose voice has broken is no child and sounds younger than a man', () => {
    const [boy, man] = castVoices([speaker('m', 14), speaker('m', 40)], language)
    expect(voiceById(boy?.id ?? '')?.gender).toBe('m')
    expect(heard(boy ?? { id: '', pitch: 0 })).toBeGreaterThan(heard(man ?? { id: '', pitch: 0 }) * 1.2)
  })
})
