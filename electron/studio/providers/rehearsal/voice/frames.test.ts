import { expect, test } from 'vitest'
import { frameReader, MAX_FRAME_BYTES, packFrame } from './frames.ts'
import type { Frame } from './frames.ts'

test('frames survive any cut of the stream, also one inside the lengths', () => {
  const stream = Buffer.concat([
    packFrame({ id: 1, text: '你好' }),
    packFrame({ id: 2 }, Uint8Array.of(1, 2, 3)),
  ])
  for (const size of [1, 3, 7, stream.length]) {
    const frames: Frame[] = []
    const read = frameReader((frame) => frames.push(frame))
    for (let from = 0; from < stream.length; from += size) read(stream.subarray(from, from + size))
    expect(frames.map(({ json }) => json)).toEqual([{ id: 1, text: '你好' }, { id: 2 }])
    expect([...(frames[1]?.bytes ?? [])]).toEqual([1, 2, 3])
  }
})

test('garbage that asks for gigabytes is refused before anything is kept', () => {
  const read = frameReader(() => undefined)
  const header = new Uint8Array(8)
  new DataView(header.buffer).setUint32(4, MAX_FRAME_BYTES + 1, true)
  expect(() => read(header)).toThrow(/too long/)
  expect(() => frameReader(() => undefined)(Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0x78))).toThrow()
})
