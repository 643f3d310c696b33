import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { framesFromMs, framesToClock, framesToTimecode, msFromFrames, secondsFromFrames } from './rate.ts'

const FILM = { num: 24, den: 1 }
const PAL = { num: 25, den: 1 }
const NTSC = { num: 30000, den: 1001 }

describe('frames and milliseconds', () => {
  it('rounds up, so a voice never loses its last frame', () => {
    expect(framesFromMs(1000, FILM)).toBe(24)
    expect(framesFromMs(1000.1, FILM)).toBe(25)
    expect(framesFromMs(1, FILM)).toBe(1)
    expect(framesFromMs(0, FILM)).toBe(0)
    expect(framesFromMs(-5, FILM)).toBe(0)
  })

  it('comes back to the same frame at every rate (a float error would add one)', () => {
    fc.assert(
      fc.property(
        fc.nat(3_000_000),
        fc.constantFrom(FILM, PAL, NTSC, { num: 24000, den: 1001 }),
        (n, fps) => {
          expect(framesFromMs(msFromFrames(n, fps), fps)).toBe(n)
          expect(secondsFromFrames(n, fps) * 1000).toBeCloseTo(msFromFrames(n, fps), 3)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('timecode', () => {
  it('counts whole rates plainly', () => {
    expect(framesToTimecode(0, FILM)).toBe('00:00:00:00')
    expect(framesToTimecode(24 * 61 + 5, FILM)).toBe('00:01:01:05')
    expect(framesToTimecode(25 * 3600 + 24, PAL)).toBe('01:00:00:24')
  })

  it('drops frame numbers at 29.97 (published points of SMPTE drop-frame counting)', () => {
    expect(framesToTimecode(1799, NTSC)).toBe('00:00:59;29')
    expect(framesToTimecode(1800, NTSC)).toBe('00:01:00;02')
    expect(framesToTimecode(17981, NTSC)).toBe('00:09:59;29')
    expect(framesToTimecode(17982, NTSC)).toBe('00:10:00;00')
    expect(framesToTimecode(107892, NTSC)).toBe('01:00:00;00')
  })

  it('never gives two frames one code', () => {
    const codes = new Set<string>()
    for (let n = 0; n < 40_000; n++) codes.add(framesToTimecode(n, NTSC))
    expect(codes.size).toBe(40_000)
  })

  it('writes subtitle clocks, carrying a rounded-up second', () => {
    expect(framesToClock(24 * 3661 + 12, FILM, ',')).toBe('01:01:01,500')
    expect(framesToClock(1, FILM, '.')).toBe('00:00:00.042')
    expect(framesToClock(2997, NTSC, ',')).toBe('00:01:40,000')
  })
})
