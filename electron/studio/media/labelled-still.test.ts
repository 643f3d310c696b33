import { createCanvas, loadImage } from '@napi-rs/canvas'
import { expect, it } from 'vitest'
import { labelledStill } from './labelled-still.ts'
import { readLabelJpeg } from './labels/aigc.ts'

async function pixels(bytes: Uint8Array) {
  const image = await loadImage(Buffer.from(bytes))
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas.getContext('2d')
}

it('an exported still shows the label and the seal, and is labelled inside (it used to show nothing)', async () => {
  const grey = createCanvas(540, 960)
  grey.getContext('2d').fillStyle = '#808080'
  grey.getContext('2d').fillRect(0, 0, 540, 960)
  const still = await labelledStill(await grey.encode('jpeg'), { ai: 'AI 生成', rehearsal: true }, [
    'rehearsal',
  ])
  const ctx = await pixels(still)
  const spread = (x: number, y: number, w: number, h: number) => {
    const red = ctx.getImageData(x, y, w, h).data.filter((_, i) => i % 4 === 0)
    return red.reduce((a, b) => Math.max(a, b), 0) - red.reduce((a, b) => Math.min(a, b), 255)
  }
  const marked = [spread(28, 48, 90, 24), spread(480, 48, 33, 56), spread(100, 400, 200, 200)]
  expect(marked.map((range) => range > 80)).toEqual([true, true, false])
  expect(readLabelJpeg(still)?.ContentProducer).toContain('rehearsal')
})

it('a damaged picture is said to be damaged', async () => {
  await expect(
    labelledStill(new Uint8Array([1, 2, 3]), { ai: 'AI', rehearsal: false }, []),
  ).rejects.toMatchObject({
    code: 'MEDIA_DAMAGED',
  })
})
