import { expect, test } from 'vitest'
import { writeYuv420, yuv420Bytes } from './yuv.ts'

/** A canvas pixel as its 32-bit number. */
const pixel = (red: number, green: number, blue: number): number =>
  (red | (green << 8) | (blue << 16) | (255 << 24)) >>> 0

function planesOf(pixels: readonly number[], width: number, height: number): number[] {
  const out = new Uint8Array(yuv420Bytes(width, height))
  writeYuv420(Uint32Array.from(pixels), 'RGBX', width, height, out)
  // The same picture from a browser that keeps blue first.
  const swapped = pixels.map((value) => (value & 0xff00ff00) | ((value & 255) << 16) | ((value >> 16) & 255))
  const twin = new Uint8Array(out.length)
  writeYuv420(Uint32Array.from(swapped), 'BGRX', width, height, twin)
  expect(twin).toEqual(out)
  return [...out]
}

// Catches swapped red and blue, BT.601 weights, and full range: all look almost right and are wrong in every frame.
test.each([
  { name: 'black', colour: [0, 0, 0], yuv: [16, 128, 128] },
  { name: 'white', colour: [255, 255, 255], yuv: [235, 128, 128] },
  { name: 'red', colour: [255, 0, 0], yuv: [63, 102, 240] },
  { name: 'green', colour: [0, 255, 0], yuv: [173, 42, 26] },
  { name: 'blue', colour: [0, 0, 255], yuv: [32, 240, 118] },
  { name: 'skin', colour: [192, 64, 32], yuv: [92, 101, 186] },
])('$name becomes its BT.709 limited-range value', ({ colour, yuv }) => {
  const [red = 0, green = 0, blue = 0] = colour
  const [y = 0, u = 0, v = 0] = yuv
  const planes = planesOf(
    Array.from({ length: 4 }, () => pixel(red, green, blue)),
    2,
    2,
  )
  expect(planes).toEqual([y, y, y, y, u, v])
})

// Catches rows mixed up, and chroma taken from one pixel of four.
test('luma keeps its place and chroma is the mean of two by two pixels', () => {
  const [w, k] = [pixel(255, 255, 255), pixel(0, 0, 0)]
  expect(planesOf([w, k, k, k, k, w, k, k], 4, 2).slice(0, 8)).toEqual([235, 16, 16, 16, 16, 235, 16, 16])
  const [r, b] = [pixel(255, 0, 0), pixel(0, 0, 255)]
  const [u, v] = planesOf([r, b, b, r], 2, 2).slice(4)
  expect(u).toBe(171)
  expect(v).toBe(179)
})

// Catches reading past the picture, which would turn into black edges without an error.
test('buffers that are too small are refused', () => {
  expect(() => writeYuv420(new Uint32Array(3), 'RGBX', 2, 2, new Uint8Array(6))).toThrow(RangeError)
  expect(() => writeYuv420(new Uint32Array(4), 'RGBX', 2, 2, new Uint8Array(5))).toThrow(RangeError)
})
