import { expect, test } from 'vitest'
import { decodeWav, encodeWav, WavError, withTrueSizes } from './wav.ts'

const ramp = Float32Array.from({ length: 100 }, (_, index) => index / 100 - 0.5)

test('samples survive a file to within half a step, each in its own channel', () => {
  const back = decodeWav(encodeWav({ sampleRate: 22_050, channels: [ramp, ramp.map((value) => -value)] }))
  expect(back.sampleRate).toBe(22_050)
  ramp.forEach((value, index) => {
    expect(Math.abs((back.channels[0]?.[index] ?? 9) - value)).toBeLessThanOrEqual(0.5 / 32_768)
    expect(Math.abs((back.channels[1]?.[index] ?? 9) + value)).toBeLessThanOrEqual(0.5 / 32_768)
  })
})

test('a sample beyond full scale is clamped, not wrapped round to the other sign', () => {
  const loud = decodeWav(encodeWav({ sampleRate: 8000, channels: [Float32Array.of(1, 1.7, -1.7)] }))
  expect([...(loud.channels[0] ?? [])]).toEqual([32_767 / 32_768, 32_767 / 32_768, -1])
})

test('chunks before the data are skipped, also those of odd length with their padding byte', () => {
  const plain = encodeWav({ sampleRate: 8000, channels: [ramp] })
  const odd = Uint8Array.of(0x4c, 0x49, 0x53, 0x54, 3, 0, 0, 0, 1, 2, 3, 0)
  const bytes = new Uint8Array(plain.length + odd.length)
  bytes.set(plain.subarray(0, 36))
  bytes.set(odd, 36)
  bytes.set(plain.subarray(36), 36 + odd.length)
  expect(decodeWav(bytes)).toEqual(decodeWav(plain))
})

test('a view into a larger buffer is read from its own beginning', () => {
  const plain = encodeWav({ sampleRate: 8000, channels: [ramp] })
  const held = new Uint8Array(plain.length + 7)
  held.set(plain, 7)
  expect(decodeWav(held.subarray(7))).toEqual(decodeWav(plain))
})

test.each([0xffff_ffff, 0x7fff_ffff, 0])(
  'a file streamed with the size %i is read to its end (bug: a paid line is thrown away as cut short)',
  (size) => {
    const good = encodeWav({ sampleRate: 8000, channels: [ramp] })
    const streamed = Buffer.concat([good, Buffer.of(1)]) // a last half sample
    streamed.writeUInt32LE(size, 4)
    streamed.writeUInt32LE(size, 40)
    expect(Buffer.from(withTrueSizes(streamed))).toEqual(Buffer.from(good))
    // A file that says how long it is, and was cut, is told as such.
    expect(() => decodeWav(withTrueSizes(good.slice(0, -10)))).toThrow('cut short')
  },
)

test('what is no WAV file is refused by name of the fault, never half read', () => {
  const good = encodeWav({ sampleRate: 8000, channels: [ramp] })
  const changed = (at: number, value: number): Uint8Array => {
    const bytes = good.slice()
    bytes[at] = value
    return bytes
  }
  const cases: readonly [Uint8Array, RegExp][] = [
    [new Uint8Array(0), /too few/],
    [new TextEncoder().encode('<html>not found</html>'), /RIFF/],
    [good.subarray(0, good.length - 10), /'data' chunk is cut short/],
    [good.subarray(0, 36), /no 'data' chunk/],
    [changed(20, 3), /format 3 with 16 bits/],
    [changed(34, 24), /24 bits/],
    [changed(22, 0), /no channel/],
    [changed(12, 0x78), /before its 'fmt '/],
  ]
  for (const [bytes, message] of cases) {
    expect(() => decodeWav(bytes)).toThrow(message)
    expect(() => decodeWav(bytes)).toThrow(WavError)
  }
})
