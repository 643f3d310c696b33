import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import type { Canvas } from '../canvas.ts'
import { bytesOf, freeSurfaces, giveBack, pooled, takeSurface } from './surface.ts'

/** A host that remembers what it made. */
function counting(): { host: (w: number, h: number) => Canvas; made: Canvas[] } {
  const made: Canvas[] = []
  const host = (w: number, h: number): Canvas => {
    const canvas = createCanvas(w, h) as unknown as Canvas // the calls of a browser's canvas
    made.push(canvas)
    return canvas
  }
  return { host, made }
}
const megabytes = (made: readonly Canvas[]): number => made.reduce((sum, one) => sum + bytesOf(one), 0) / 1e6

describe('surfaces', () => {
  it('come back clean: a transform, a clip or pixels of the last drawing would show in the next', () => {
    const { host, made } = counting()
    const [canvas, ctx] = takeSurface(host, 200, 300)
    ctx.translate(50, 50)
    ctx.globalAlpha = 0.5
    ctx.filter = 'blur(3px)'
    ctx.fillRect(-50, -50, 500, 500)
    giveBack(canvas)
    const [again, own] = takeSurface(host, 180, 300)
    expect(again).toBe(canvas)
    expect(made).toHaveLength(1)
    expect(own.getImageData(0, 0, 200, 300).data.every((v) => v === 0)).toBe(true)
    own.fillRect(0, 0, 1, 1)
    expect([...own.getImageData(0, 0, 1, 1).data]).toEqual([0, 0, 0, 255])
  })
  it('are clipped to what was asked for: a larger one would show what lies beyond the edge', () => {
    const { host } = counting()
    giveBack(takeSurface(host, 128, 128)[0])
    const [, ctx] = takeSurface(host, 100, 90)
    ctx.fillRect(0, 0, 500, 500)
    expect(ctx.getImageData(99, 89, 1, 1).data[3]).toBe(255)
    expect(ctx.getImageData(100, 0, 1, 1).data[3]).toBe(0)
    expect(ctx.getImageData(0, 90, 1, 1).data[3]).toBe(0)
  })
  it('are never handed out twice, whoever gives them back twice', () => {
    const { host } = counting()
    const [canvas] = takeSurface(host, 64, 64)
    giveBack(canvas)
    giveBack(canvas)
    expect(takeSurface(host, 64, 64)[0]).not.toBe(takeSurface(host, 64, 64)[0])
  })
  it('do not pile up: sizes that never fit again must be freed', () => {
    const { host, made } = counting()
    for (let i = 0; i < 60; i++) giveBack(takeSurface(host, 100 + i * 40, 2600 - i * 40)[0])
    for (let i = 0; i < 60; i++) pooled(host, `veil ${i}`, () => host(1000, 1000))
    expect(megabytes(made)).toBeLessThan(200)
    freeSurfaces(host)
    expect(megabytes(made)).toBeLessThan(1)
  })
})
