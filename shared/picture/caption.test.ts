import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { CAPTION_SAFE, paintCaption, setCaption, textWidth } from './caption.ts'
import type { Ctx } from './canvas.ts'

const LONG_ZH = '那天晚上在天台上推她下去的人根本不是他而是你，你以为这么多年过去就没有人记得了吗？'
const LONG_EN =
  'Whatever you were told about that night on the roof, the one who pushed her was never him, it was you.'
const ROOM = (CAPTION_SAFE.right - CAPTION_SAFE.left) * 1080

/** The part of a frame that is painted, in fractions of its sides. */
function painted(text: string, speaker: string | null) {
  const [W, H] = [540, 960]
  const canvas = createCanvas(W, H)
  paintCaption(canvas.getContext('2d') as unknown as Ctx, W, H, { speaker, text })
  const { data } = canvas.getContext('2d').getImageData(0, 0, W, H)
  const xs: number[] = []
  const ys: number[] = []
  for (let i = 0; i < W * H; i++)
    if ((data[i * 4 + 3] ?? 0) > 24) {
      xs.push(i % W)
      ys.push(Math.floor(i / W))
    }
  const span = (v: number[], of: number): [number, number] => [
    v.reduce((a, b) => Math.min(a, b), of) / of,
    v.reduce((a, b) => Math.max(a, b), 0) / of,
  ]
  return { x: span(xs, W), y: span(ys, H), count: xs.length }
}

describe('captions', () => {
  it.each([
    ['40 Chinese characters', LONG_ZH.slice(0, 40)],
    ['90 Latin letters', LONG_EN.slice(0, 90)],
    ['Chinese with Latin in it', '他说 Never again 之后就把那份 contract 撕掉了，再也没有回来过'],
  ])('fits %s into two lines', (_, text) => {
    const { lines, size, spacing } = setCaption(text)
    expect(lines.length).toBeLessThanOrEqual(2)
    for (const line of lines) expect(textWidth(line, size, spacing)).toBeLessThanOrEqual(ROOM)
  })
  it.each([LONG_ZH.repeat(3), 'A'.repeat(70), LONG_EN.repeat(3)])(
    'never overflows, however long (%#)',
    (text) => {
      const { lines, size, spacing } = setCaption(text)
      for (const line of lines) expect(textWidth(line, size, spacing)).toBeLessThanOrEqual(ROOM)
    },
  )
  it('keeps every character: a break must not swallow one', () => {
    expect(setCaption(LONG_ZH).lines.join('')).toBe(LONG_ZH)
    expect(setCaption(LONG_EN).lines.join(' ')).toBe(LONG_EN)
  })
  it('begins no line with a closing mark', () => {
    for (let n = 14; n < LONG_ZH.length; n++)
      for (const line of setCaption(LONG_ZH.slice(0, n)).lines.slice(1))
        expect(line).not.toMatch(/^[，。！？、；：…”’）]/)
  })
  it('breaks no English word', () => {
    for (const line of setCaption(LONG_EN).lines)
      for (const word of line.split(' ')) expect(LONG_EN.split(' ')).toContain(word)
  })
  it('writes plain marks between Latin letters: the font draws curly ones a full square wide', () => {
    expect(setCaption('It\u2019s over\u2026').lines).toEqual(["It's over..."])
    expect(setCaption('\u201c你\u2026\u2026\u201d').lines).toEqual(['\u201c你\u2026\u2026\u201d'])
  })
  it.each([
    ['林晚', LONG_ZH.slice(0, 40)],
    ['Dr. Zhou', LONG_EN.slice(0, 90)],
    [null, '走。'],
  ])('stays inside the safe box (%s)', (speaker, text) => {
    const { x, y, count } = painted(text, speaker)
    expect(count).toBeGreaterThan(100)
    // The soft stroke around the letters may reach a little beyond.
    expect(x[0]).toBeGreaterThanOrEqual(CAPTION_SAFE.left - 0.012)
    expect(x[1]).toBeLessThanOrEqual(CAPTION_SAFE.right + 0.012)
    expect(y[0]).toBeGreaterThanOrEqual(CAPTION_SAFE.top)
    expect(y[1]).toBeLessThanOrEqual(CAPTION_SAFE.bottom)
  })
  it('paints nothing for no words', () => {
    expect(painted('  ', '林晚').count).toBe(0)
  })
})
