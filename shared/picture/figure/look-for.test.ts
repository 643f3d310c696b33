import { describe, expect, it } from 'vitest'
import { figureLookSchema, type FigureLook } from '../look.ts'
import { CLOTH, HAIR, SKIN } from '../palette.ts'
import { CLEARLY_DIFFERENT, dressedAlike, lookDistance } from './look-distance.ts'
import { lookFor, type LookSpec } from './look-for.ts'

const COMPANY: readonly (readonly ['f' | 'm', number, readonly string[]])[] = [
  ['f', 24, []],
  ['m', 30, ['西装 总裁']],
  ['f', 26, []],
  ['m', 45, []],
  ['f', 66, []],
  ['m', 70, []],
  ['f', 8, []],
  ['m', 33, []],
]
function castOf(seed: number, era: 'modern' | 'period'): FigureLook[] {
  const taken: FigureLook[] = []
  COMPANY.forEach(([gender, age, hints], i) => {
    taken.push(lookFor({ seed: seed * 100 + i, gender, age, era, language: 'zh', hints, taken }))
  })
  return taken
}
const PERIOD: readonly string[] = ['hanfu', 'official', 'tunic', 'cape', 'armor']
const one = (spec: Partial<LookSpec>) =>
  lookFor({ seed: 7, gender: 'f', age: 28, era: 'modern', language: 'zh', hints: [], taken: [], ...spec })

describe('lookFor', () => {
  it.each(['modern', 'period'] as const)(
    'keeps every two of eight %s people apart, over 200 casts',
    (era) => {
      for (let seed = 0; seed < 200; seed++) {
        const cast = castOf(seed, era)
        for (const [i, a] of cast.entries())
          for (const b of cast.slice(i + 1))
            expect(lookDistance(a, b), `cast ${seed}`).toBeGreaterThan(CLEARLY_DIFFERENT)
      }
    },
  )
  it('writes records the schema takes, with names the painter knows', () => {
    for (let seed = 0; seed < 100; seed++)
      for (const look of castOf(seed, seed % 2 ? 'modern' : 'period')) {
        expect(() => figureLookSchema.parse(look)).not.toThrow()
        expect(Object.keys(HAIR)).toContain(look.hairColor)
        expect(Object.keys(SKIN)).toContain(look.skin)
        expect(Object.keys(CLOTH)).toContain(look.palette)
      }
  })
  it('never puts modern clothes on period people, or the other way round', () => {
    for (let seed = 0; seed < 200; seed++) {
      for (const look of castOf(seed, 'period')) expect(PERIOD).toContain(look.outfit)
      for (const look of castOf(seed, 'modern')) expect(PERIOD).not.toContain(look.outfit)
    }
  })
  it('casts a Chinese drama from people one meets in China, unless words say otherwise (bug: ginger hair)', () => {
    for (let seed = 0; seed < 100; seed++)
      for (const { hairColor, skin } of castOf(seed, 'modern')) {
        expect(['ink', 'black', 'umber', 'chestnut', 'grey', 'silver']).toContain(hairColor)
        expect(['bronze', 'umber', 'ebony']).not.toContain(skin)
      }
    expect(['auburn', 'wine']).toContain(one({ hints: ['红发'] }).hairColor)
  })
  it('puts no two of three men into the same suit (bug: two dark suits, taken for each other)', () => {
    for (let seed = 0; seed < 100; seed++) {
      const taken: FigureLook[] = []
      for (const [i, hint] of ['总裁', '律师', '助理'].entries())
        taken.push(one({ seed: seed * 10 + i, gender: 'm', age: 30 + i * 5, hints: [hint], taken }))
      const [a, b, c] = taken
      if (a === undefined || b === undefined || c === undefined) throw new Error('three were cast')
      expect([dressedAlike(a, b), dressedAlike(a, c), dressedAlike(b, c)]).toEqual([false, false, false])
    }
  })
  it('is a function of its spec alone', () => {
    expect(castOf(5, 'modern')).toEqual(castOf(5, 'modern'))
    expect(castOf(5, 'modern')).not.toEqual(castOf(6, 'modern'))
  })
  it.each([
    ['uniform: police officer', 'police'],
    ['急诊科医生', 'uniform'],
    ['head chef', 'apron'],
    ['晚宴礼服', 'gown'],
    ['西装革履的总裁', 'suit'],
    ['外卖骑手', 'delivery'],
  ])('dresses %s as %s', (hint, outfit) => {
    for (let seed = 0; seed < 20; seed++) {
      const { outfit: worn } = one({ seed, hints: [hint] })
      if (outfit === 'gown') expect(['gown', 'dress']).toContain(worn)
      else expect(worn).toBe(outfit)
    }
  })
  it.each([
    ['将军', 'armor'],
    ['general of the border army', 'armor'],
    ['尚书大人', 'official'],
    ['江湖侠客', 'cape'],
  ])('dresses %s as %s in the past', (hint, outfit) => {
    expect(one({ hints: [hint], era: 'period', gender: 'm' }).outfit).toBe(outfit)
  })
  it('puts pupils into school uniform, but not their teachers', () => {
    expect(one({ hints: ['校服'], age: 16 }).outfit).toBe('school')
    expect(one({ hints: ['school teacher'], age: 44 }).outfit).toBe('sweater')
  })
  it('keeps to a trade when others of it are already cast', () => {
    const taken = [1, 2, 3].map((seed) => one({ seed, gender: 'm', hints: ['police'] }))
    const fourth = one({ seed: 4, gender: 'm', hints: ['police'], taken })
    expect(fourth.outfit).toBe('police')
    for (const other of taken) expect(fourth.hairStyle).not.toBe(other.hairStyle)
  })
  it('puts no man into a gown, whatever the words say', () => {
    for (let seed = 0; seed < 30; seed++)
      for (const hint of ['晚宴礼服', '唐装', 'ball gown', '连衣裙'])
        expect(['gown', 'dress', 'jacket', 'qipao', 'blouse']).not.toContain(
          one({ seed, gender: 'm', hints: [hint] }).outfit,
        )
  })
  it('draws children as children and gives them no beards', () => {
    for (let seed = 0; seed < 100; seed++) {
      const child = one({ seed, gender: 'm', age: 7, hints: ['胡子'], era: seed % 2 ? 'modern' : 'period' })
      expect(child.build).toBe('child')
      expect(child.beard).toBe(false)
    }
  })
  it('hears words of the body', () => {
    expect(one({ gender: 'm', hints: ['光头'] }).hairStyle).toBe('bald')
    expect(one({ hints: ['with glasses'] }).glasses).not.toBeNull()
    expect(one({ hints: ['刀疤'] }).mark).toBe('cheekScar')
  })
})
