import { each, filtered, shaped, strokes, together, wander, white } from './noise.ts'
import type { Source } from './noise.ts'

/** What a place can sound like under speech. */
export const BED_SOUNDS = [
  'room',
  'hum',
  'street',
  'rain',
  'wind',
  'water',
  'waves',
  'insects',
  'crowd',
  'clock',
  'fire',
  'drips',
] as const
export type BedSound = (typeof BED_SOUNDS)[number]

/** One channel of a sound; channels of different seeds stand apart in the room. */
export function bedSource(sound: BedSound, seed: number, sampleRate: number): Source {
  return MAKERS[sound](seed, sampleRate)
}

const MAKERS: Record<BedSound, (seed: number, rate: number) => Source> = {
  room: (seed, rate) =>
    together(
      [filtered(white(seed), rate, ['low', 320, 0.6], ['high', 40, 0.7]), 1],
      [filtered(white(seed + 1), rate, ['band', 900, 0.5]), 0.05],
    ),
  hum: (seed, rate) =>
    together(
      [filtered(white(seed), rate, ['band', 120, 4]), 1],
      [filtered(white(seed + 1), rate, ['band', 240, 5], ['low', 500, 0.7]), 0.7],
      [filtered(white(seed + 2), rate, ['low', 700, 0.6]), 0.25],
    ),
  street: (seed, rate) =>
    together(
      [filtered(white(seed), rate, ['low', 240, 0.6], ['high', 35, 0.7]), 1],
      [
        // Tyres that come and go.
        shaped(
          filtered(white(seed + 1), rate, ['band', 750, 0.8]),
          wander(seed + 3, 2.7, rate),
          (value) => value ** 3,
        ),
        0.22,
      ],
    ),
  rain: (seed, rate) =>
    together(
      [
        shaped(
          filtered(white(seed), rate, ['band', 3800, 0.35], ['low', 9000, 0.7]),
          wander(seed + 3, 1.9, rate),
          (value) => 0.7 + 0.3 * value,
        ),
        0.35,
      ],
      [filtered(strokes(seed + 2, 90, 0.004, rate), rate, ['band', 2600, 0.8]), 0.22],
    ),
  wind: (seed, rate) =>
    together(
      [
        shaped(
          filtered(white(seed), rate, ['band', 260, 0.9], ['low', 900, 0.7]),
          wander(seed + 1, 1.6, rate),
          (value) => 0.25 + value * value,
        ),
        1,
      ],
      [
        shaped(
          filtered(white(seed + 2), rate, ['band', 620, 6]),
          wander(seed + 1, 1.6, rate),
          (value) => value ** 4,
        ),
        0.5,
      ],
    ),
  water: (seed, rate) =>
    together(
      [
        shaped(
          filtered(white(seed), rate, ['band', 900, 0.5], ['low', 4200, 0.7]),
          wander(seed + 1, 0.13, rate),
          (value) => 0.5 + 0.5 * value,
        ),
        0.5,
      ],
      [filtered(strokes(seed + 2, 14, 0.012, rate), rate, ['band', 1500, 4]), 0.3],
    ),
  waves: (seed, rate) =>
    shaped(
      filtered(white(seed), rate, ['band', 700, 0.35], ['low', 3500, 0.7]),
      // Both channels share the swell: their seeds differ beyond its low bits.
      wander(seed % 7919, 3.1, rate),
      (value) => 0.12 + value * value,
    ),
  insects: (seed, rate) =>
    together(
      [
        shaped(chirp(4150 + (seed % 7) * 60, rate), wander(seed + 1, 0.8, rate), (value) =>
          Math.max(0, value - 0.35),
        ),
        0.12,
      ],
      [filtered(white(seed + 2), rate, ['low', 500, 0.6]), 1],
    ),
  crowd: (seed, rate) =>
    together(
      ...[310, 520, 780].map((hz, index) => {
        const murmur = filtered(white(seed + index), rate, ['band', hz, 2.2], ['low', 1500, 0.7])
        const syllables = wander(seed + 10 + index, 0.17 + index * 0.04, rate)
        return [shaped(murmur, syllables, (value) => value * value), 1] as const
      }),
      [filtered(white(seed + 7), rate, ['low', 250, 0.6]), 0.5],
    ),
  clock: (seed, rate) =>
    together(
      [shaped(filtered(white(seed), rate, ['band', 2400, 3]), ticks(rate)), 0.9],
      [filtered(white(seed + 1), rate, ['low', 320, 0.6]), 0.8],
    ),
  fire: (seed, rate) =>
    together(
      [filtered(strokes(seed, 9, 0.006, rate), rate, ['band', 2100, 1]), 0.4],
      [filtered(white(seed + 1), rate, ['low', 300, 0.6]), 0.9],
    ),
  drips: (seed, rate) =>
    together(
      [filtered(strokes(seed, 0.7, 0.02, rate), rate, ['band', 1300, 9]), 1.6],
      [filtered(white(seed + 1), rate, ['low', 280, 0.6]), 0.7],
    ),
}

/** A cricket: a high tone in fast pulses. */
function chirp(hz: number, rate: number): Source {
  let at = 0
  return each(() => {
    const seconds = at++ / rate
    const pulse = Math.max(0, Math.sin(2 * Math.PI * 17 * seconds))
    return Math.sin(2 * Math.PI * hz * seconds) * pulse * pulse
  })
}

/** Tick and tock, half a second apart, the second one duller. */
function ticks(rate: number): Source {
  let at = 0
  return each(() => {
    const phase = (at++ / rate) % 1
    const since = phase < 0.5 ? phase : phase - 0.5
    return since > 0.1 ? 0 : Math.exp(-since / 0.009) * (phase < 0.5 ? 1 : 0.65)
  })
}
