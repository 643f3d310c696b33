import { expect, it } from 'vitest'
import { shapeOf } from './shape.ts'

const FRAME = { width: 1080, height: 1920 }
const size = (width: number, height: number) => ({ width, height })

it('a picture of another shape is of no use, and what little is cut off is told (bug: a landscape cut to a strip)', () => {
  expect(shapeOf(size(1920, 1080), FRAME, FRAME).useless).toMatch(/1920x1080, and 1080x1920 was asked for/)
  expect(shapeOf(size(1024, 1024), FRAME, FRAME).useless).toMatch(/1024x1024/)
  expect(shapeOf(size(768, 1344), FRAME, size(768, 1344))).toEqual({ useless: null, warnings: [] })
  // Models that draw 2:3 at the tallest.
  const tall = size(1024, 1536)
  expect(shapeOf(tall, FRAME, tall)).toMatchObject({
    useless: null,
    warnings: [expect.stringContaining('16 %')],
  })
  // What the person listed is what they get, with a word; what an earlier model drew in the frame's shape is good too.
  expect(shapeOf(size(1024, 1024), FRAME, size(1024, 1024)).useless).toBeNull()
  expect(shapeOf(FRAME, FRAME, size(1024, 1024)).useless).toBeNull()
})
