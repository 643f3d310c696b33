import { describe, expect, it } from 'vitest'
import { EMOTIONS, HOURS } from '../drama/vocabulary.ts'
import {
  CLOTH,
  GRADE,
  HAIR,
  SKIN,
  TIME,
  clothOf,
  hairOf,
  light,
  mix,
  mul,
  rgba,
  rng,
  skinOf,
  smooth,
} from './palette.ts'

describe('palette', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const list = (seed: number) => Array.from({ length: 20 }, rng(seed))
    expect(list(7)).toEqual(list(7))
    expect(list(7)).not.toEqual(list(8))
    expect(list(0).every((v) => v >= 0 && v < 1)).toBe(true)
  })
  it('reckons with colours and keeps them in range', () => {
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080')
    expect(mul('#ff8040', '#808080')).toBe('#804020')
    expect(rgba('#102030', 0.5)).toBe('rgba(16,32,48,0.5)')
    expect(light('#ffffff', 4)).toMatch(/^#[0-9a-f]{6}$/)
  })
  it('does not mix two colours up under one key', () => {
    expect(mix('#112233', '#445566', 1)).toBe('#445566')
    expect(mix('#112233', '#445566', 0)).toBe('#112233')
    expect(mul('#112233', '#ffffff')).toBe('#112233')
  })
  it('eases between 0 and 1 and holds outside', () => {
    expect([smooth(-1), smooth(0.5), smooth(2)]).toEqual([0, 0.5, 1])
  })
  it('has a grade for every emotion and a light for every hour', () => {
    expect(Object.keys(GRADE).toSorted()).toEqual([...EMOTIONS].toSorted())
    expect(Object.keys(TIME).toSorted()).toEqual([...HOURS].toSorted())
  })
  it('writes every colour of the tables as #rrggbb: shorter ones are read as black', () => {
    const all = [
      ...Object.values(SKIN).flatMap((s) => Object.values(s)),
      ...Object.values(HAIR).flat(),
      ...Object.values(CLOTH).flat(),
    ]
    for (const colour of all) expect(colour).toMatch(/^#[0-9a-f]{6}$/)
  })
  it('falls back on a known colour for a name from elsewhere', () => {
    expect(skinOf('toString')).toBe(SKIN.peach)
    expect(hairOf('no such hair')).toBe(HAIR.black)
    expect(clothOf('')).toBe(CLOTH.indigo)
  })
})
