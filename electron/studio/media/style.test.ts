import { describe, expect, it } from 'vitest'
import { paintStyle, styleOf, STYLES } from '../../../shared/picture/style.ts'
import { nodeCanvasHost } from './canvas-host.ts'

/** Mean red, green and blue of a picture of skin, cloth and wall under a style. */
function means(style: (typeof STYLES)[number] | null): readonly number[] {
  const canvas = nodeCanvasHost()(90, 160)
  const ctx = canvas.getContext('2d')
  if (ctx === null) throw new Error('no canvas context')
  ;['#efc7a3', '#b3202f', '#2f4766', '#8fbca9'].forEach((colour, i) => {
    ctx.fillStyle = colour
    ctx.fillRect(0, i * 40, 90, 40)
  })
  if (style !== null) paintStyle(ctx, 90, 160, style)
  const { data } = ctx.getImageData(0, 0, 90, 160)
  return [0, 1, 2].map(
    (at) => data.filter((_, i) => i % 4 === at).reduce((sum, one) => sum + one, 0) / (90 * 160),
  )
}
const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((one, i) => Math.abs(one - (b[i] ?? 0))))

describe('styles', () => {
  it('change a picture, each in its own way (a style used to change nothing)', () => {
    const pictures = [null, ...STYLES].map(means)
    pictures.forEach((one, i) =>
      pictures.slice(i + 1).forEach((other) => expect(apart(one, other)).toBeGreaterThan(3)),
    )
  })

  it('noir has hardly a colour left, warm is warmer and cool is cooler than the picture was', () => {
    const [r = 0, , b = 0] = means(null)
    const tint = (style: 'noir' | 'warm' | 'cool') => {
      const [red = 0, , blue = 0] = means(style)
      return red - blue
    }
    expect(Math.abs(tint('noir'))).toBeLessThan(6)
    expect([tint('warm') > r - b, tint('cool') < r - b]).toEqual([true, true])
  })

  it.each([
    ['Film noir, hard shadows', 'noir'],
    ['水墨国风', 'ink'],
    ['90s retro film stock', 'vintage'],
    ['赛博朋克霓虹', 'neon'],
    ['pink drinks, a cooler', null],
    ['gouache', null],
    ['', null],
  ])('"%s" is %s', (words, style) => expect(styleOf(words)).toBe(style))
})
