import { describe, expect, test } from 'vitest'
import type { Deck } from './deck.ts'
import { stallWatch } from './deck.ts'
import { clampFrame, frameAtSeconds, frameAtShare, indexAt } from './film-time.ts'
import { createTransport, type Transport } from './transport.ts'

const FILM = { num: 24, den: 1 }
const NTSC = { num: 24_000, den: 1001 }

/** A deck whose clock is turned by hand, and what was asked of its sound. */
function handDeck(lead = 0) {
  const log: string[] = []
  const deck: Deck & { time: number } = {
    time: 100,
    now: () => deck.time,
    start(seconds: number, rate: number) {
      log.push(`start ${seconds} x${rate}`)
      return deck.time + lead
    },
    stop: () => void log.push('stop'),
  }
  return { deck, log }
}

function at(
  options: { start?: number; end?: number; frame?: number; fps?: typeof FILM; lead?: number } = {},
): {
  transport: Transport
  pass: (seconds: number) => number
  log: string[]
} {
  const { deck, log } = handDeck(options.lead)
  const span = { start: options.start ?? 0, end: options.end ?? 240 }
  const transport = createTransport({
    fps: options.fps ?? FILM,
    span,
    deck,
    frame: options.frame ?? span.start,
  })
  return {
    transport,
    log,
    pass(seconds) {
      deck.time += seconds
      return transport.frame()
    },
  }
}

describe('frames and seconds', () => {
  // Catches an off-by-one where a time computed from a frame is a rounding error short of it.
  test.each([FILM, NTSC, { num: 30, den: 1 }, { num: 60_000, den: 1001 }])(
    'every frame is found at its own time at %o',
    (fps) => {
      for (let frame = 0; frame < 20_000; frame += 7)
        expect(frameAtSeconds((frame * fps.den) / fps.num, fps)).toBe(frame)
    },
  )

  // Catches a scrub to the right edge that lands one frame after the last.
  test('a share of a span stays inside it', () => {
    expect(frameAtShare(0, { start: 10, end: 20 })).toBe(10)
    expect(frameAtShare(1, { start: 10, end: 20 })).toBe(19)
    expect(clampFrame(-4, { start: 0, end: 0 })).toBe(0)
  })

  // Catches a cut that shows the last frame of the shot before, and a search that misses the ends.
  test('the shot at a frame changes exactly at the cut', () => {
    const shots = [
      { startFrame: 0, durationFrames: 30 },
      { startFrame: 30, durationFrames: 1 },
      { startFrame: 31, durationFrames: 50 },
    ]
    expect([0, 29, 30, 31, 80, 500].map((frame) => indexAt(shots, frame))).toEqual([0, 0, 1, 2, 2, 2])
    expect(indexAt([], 3)).toBe(-1)
  })
})

describe('transport', () => {
  // Catches frames counted by ticks instead of by the clock: a slow machine would fall behind the sound.
  test('late ticks drop frames and keep the time', () => {
    const { transport, pass, log } = at()
    transport.play()
    expect(log).toEqual(['start 0 x1'])
    expect(pass(1 / 24)).toBe(1)
    expect(pass(2)).toBe(49)
    expect(pass(0.01)).toBe(49)
  })

  // Catches drift: at 23.976 a thousand short steps must end where one long one does.
  test('many small steps end where one large one does', () => {
    const small = at({ fps: NTSC, end: 100_000 })
    const large = at({ fps: NTSC, end: 100_000 })
    small.transport.play()
    large.transport.play()
    for (let i = 0; i < 1000; i++) small.pass(0.0417)
    expect(small.transport.frame()).toBe(large.pass(41.7))
  })

  // Catches a picture that runs before its sound is heard, or jumps back when it starts.
  test('the picture waits for the first sample', () => {
    const { transport, pass } = at({ lead: 0.5, frame: 12 })
    transport.play()
    expect(pass(0.4)).toBe(12)
    expect(pass(0.1 + 1 / 24)).toBe(13)
  })

  // Catches a player that runs past the end, or starts again beyond it.
  test('it stops on the last frame and starts over from the first', () => {
    const { transport, pass, log } = at({ end: 48 })
    transport.play()
    expect(pass(3)).toBe(47)
    expect(transport.rate()).toBe(0)
    expect(log.at(-1)).toBe('stop')
    transport.play()
    expect(transport.frame()).toBe(0)
  })

  // Catches a loop that plays the whole episode, and one whose sound is not sent back with the picture.
  test('a loop goes round its own span, with its sound', () => {
    const { transport, pass, log } = at({ start: 24, end: 48, frame: 40 })
    transport.setLoop(true)
    transport.play()
    expect(pass(10 / 24)).toBe(24)
    expect(log.at(-1)).toBe('start 1 x1')
    expect(pass(2 / 24)).toBe(26)
    expect(transport.rate()).toBe(1)
  })

  // Catches a J that only slows down, and a shuttle without a top speed.
  test('J and L go faster with every press and turn round at once', () => {
    const { transport, pass } = at({ frame: 120 })
    const rates: number[] = []
    for (const direction of [1, 1, 1, 1, -1, -1, 1] as const) {
      transport.shuttle(direction)
      rates.push(transport.rate())
    }
    expect(rates).toEqual([1, 2, 4, 4, -1, -2, 1])
    transport.shuttle(-1)
    expect(pass(1)).toBe(96)
    expect(pass(20)).toBe(0)
    expect(transport.rate()).toBe(0)
  })

  // Catches a seek that stops the film, or a scrub during play whose sound stays where it was.
  test('a seek while it plays goes on from there, sound and all', () => {
    const { transport, pass, log } = at()
    transport.play()
    pass(1)
    transport.seek(100)
    expect(log.at(-1)).toBe(`start ${100 / 24} x1`)
    expect(pass(1)).toBe(124)
    transport.pause()
    expect(pass(5)).toBe(124)
  })

  // Catches a sound that arrives late and starts from the beginning, or sends the picture back.
  test('a new deck takes over where the old one was', () => {
    const { transport, pass } = at()
    transport.play()
    pass(2)
    const late = handDeck()
    transport.setDeck(late.deck)
    expect(late.log).toEqual(['start 2 x1'])
    late.deck.time += 1
    expect(transport.frame()).toBe(72)
  })
})

// Catches a picture that freezes for good when the audio device goes away, and one that gives up on a slow start.
test('a clock is dead when it has stood for a while, not before', () => {
  let [source, wall] = [5, 0]
  const stands = stallWatch(
    () => source,
    () => wall,
  )
  expect(stands()).toBe(false)
  wall = 0.2
  expect(stands()).toBe(false)
  source = 5.1
  wall = 0.4
  expect(stands()).toBe(false)
  wall = 0.8
  expect(stands()).toBe(true)
})
