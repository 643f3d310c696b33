import { describe, expect, it } from 'vitest'
import { guide, points } from './pattern.ts'

describe('patterns', () => {
  it('reads places, decimals and sharp corners', () => {
    expect(points('12,-86! -14.5,0\n  -40,.5')).toEqual([
      [12, -86, 1],
      [-14.5, 0],
      [-40, 0.5],
    ])
  })
  it.each(['12', '1,2,3', '1,x', '1 ,2'])('refuses %j instead of drawing to nowhere', (text) => {
    expect(() => points(text)).toThrow('not a point')
  })
  it('wants four points for a guide', () => {
    expect(guide('0,0 1,1 2,2 3,3')).toHaveLength(4)
    expect(() => guide('0,0 1,1 2,2')).toThrow('four points')
  })
})
