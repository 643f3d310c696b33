import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import type { Ctx } from '../../../shared/picture/canvas.ts'
import { textWidth } from '../../../shared/picture/caption.ts'
import type { Composition } from '../../../shared/picture/composition.ts'
import { createStore, paintShot } from '../../../shared/picture/index.ts'
import { CAST } from '../../../shared/picture/sample-cast.ts'
import { setType } from '../../../shared/picture/typeface.ts'
import { encodeStill, nodeCanvasHost, pictureFacts } from './canvas-host.ts'

const host = nodeCanvasHost()

const composition: Composition = {
  plate: { set: 'rooftop', hour: 'night', weather: 'rain', mood: 'angry' },
  figures: [
    {
      cast: 'a',
      look: CAST.linwan.look,
      x: 480,
      y: null,
      scale: 0.95,
      facing: 1,
      view: 'front',
      pose: 'talk',
      emotion: 'angry',
      strength: 3,
      gazeAt: null,
      entwined: false,
    },
  ],
  shoulder: null,
  insert: null,
  size: 'MS',
  camera: [{ at: 0, x: 500, y: 1000, zoom: 2.2, ease: 'linear' }],
  shake: 0.3,
}
const SPEECH = [
  {
    cast: 'a',
    startFrame: 2,
    cues: [
      { ms: 0, viseme: 'aa' as const },
      { ms: 900, viseme: 'sil' as const },
    ],
  },
]
function digest(): string {
  const canvas = host(162, 288)
  const ctx = canvas.getContext('2d') as Ctx
  paintShot(
    ctx,
    162,
    288,
    composition,
    {
      frame: 17,
      durationFrames: 48,
      fps: { num: 24, den: 1 },
      speech: SPEECH,
      caption: { speaker: '林晚', text: '那天晚上，推她下去的人是你！' },
      marks: { ai: 'AI 生成', rehearsal: true },
    },
    { host, store: createStore() },
  )
  return createHash('sha256')
    .update(ctx.getImageData(0, 0, 162, 288).data)
    .digest('hex')
}
const url = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href)

describe('the Node host', () => {
  it('paints the same bytes in another process: a clock or a chance in the painter would show here', () => {
    const code = `
      import { createHash } from 'node:crypto'
      const { nodeCanvasHost } = await import(${url('./canvas-host.ts')})
      const { createStore, paintShot } = await import(${url('../../../shared/picture/index.ts')})
      const host = nodeCanvasHost()
      const canvas = host(162, 288)
      const ctx = canvas.getContext('2d')
      paintShot(ctx, 162, 288, ${JSON.stringify(composition)}, { frame: 17, durationFrames: 48, fps: { num: 24, den: 1 },
        speech: ${JSON.stringify(SPEECH)}, caption: { speaker: '林晚', text: '那天晚上，推她下去的人是你！' },
        marks: { ai: 'AI 生成', rehearsal: true } }, { host, store: createStore() })
      process.stdout.write(createHash('sha256').update(ctx.getImageData(0, 0, 162, 288).data).digest('hex'))`
    const other = execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
    expect(other).toBe(digest())
  })
  it('writes with the fonts of the app at the weight it is asked for: captions are broken by their widths', () => {
    const ctx = createCanvas(10, 10).getContext('2d') as unknown as Ctx
    for (const text of [
      'We did everything we could, Dr. Zhou.',
      '这壶茶，我给你留了十年。',
      'ABCXYZ 0123456789 (?!)',
    ]) {
      setType(ctx, 'serif', 700, 100, text)
      // Kerning brings some letters nearer to each other than the table says.
      expect(ctx.measureText(text).width / textWidth(text, 100, 0)).toBeGreaterThan(0.97)
      expect(ctx.measureText(text).width / textWidth(text, 100, 0)).toBeLessThan(1.01)
    }
  })
  it('draws every letter on the stage: a box would mean a font is missing', () => {
    const drawn = (text: string): string => {
      const canvas = createCanvas(120, 120)
      const ctx = canvas.getContext('2d') as unknown as Ctx
      setType(ctx, 'serif', 700, 90, text)
      ctx.fillText(text, 10, 96)
      return createHash('sha256').update(canvas.data()).digest('hex')
    }
    const missing = drawn('\u{10ffff}')
    for (const letter of '囍排练夜归人福酒令') expect(drawn(letter)).not.toBe(missing)
  })
  it('encodes what it shows, in both formats and at its size', async () => {
    const canvas = host(40, 60)
    const ctx = canvas.getContext('2d') as Ctx
    ctx.fillStyle = '#c83020'
    ctx.fillRect(0, 0, 40, 60)
    for (const mime of ['image/png', 'image/jpeg'] as const) {
      const image = await loadImage(Buffer.from(await encodeStill(canvas, mime)))
      expect([image.width, image.height]).toEqual([40, 60])
    }
  })
  it('measures light: blank is 0, half black and half white is 0.5', () => {
    const canvas = host(64, 64)
    const ctx = canvas.getContext('2d') as Ctx
    ctx.fillStyle = '#ffffff'
    ctx.fillRect(0, 0, 64, 64)
    const white = pictureFacts(canvas)
    expect([white.width, white.height]).toEqual([64, 64])
    expect(white.meanLuma).toBeCloseTo(1)
    expect(white.lumaDeviation).toBeCloseTo(0)
    ctx.fillStyle = '#000000'
    ctx.fillRect(0, 0, 32, 64)
    expect(pictureFacts(canvas).meanLuma).toBeCloseTo(0.5)
    expect(pictureFacts(canvas).lumaDeviation).toBeCloseTo(0.5)
  })
})
