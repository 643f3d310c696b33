/** The sky and what is in it, by hour and weather. */
import type { Hour } from '../../drama/vocabulary.ts'
import { mix, mul, rgba, rng } from '../palette.ts'
import { disc, drawn, sheet } from '../paper.ts'
import { glow, rect, shine } from './kit.ts'
import { WIDE, X0, YB, type Paint, type SetBrush } from './set.ts'

/** Skies from the zenith down to the horizon. */
const SKY: Readonly<Record<Hour, readonly string[]>> = {
  dawn: ['#6f86b4', '#b9a8c4', '#f0c0ac', '#fbe2bd', '#fff0d2'],
  day: ['#6fabd0', '#a6d2de', '#d9ebdf', '#f7f0d8'],
  dusk: ['#3a2c62', '#8a4274', '#dd6a58', '#ffa860', '#ffdfa0'],
  night: ['#070f28', '#142a58', '#2f4f86', '#6d86ac'],
}
/** The one colour a covered sky has by day, and how much of the sky it covers. */
const COVER = {
  clear: ['#ffffff', 0],
  rain: ['#8593a0', 0.74],
  storm: ['#4a5362', 0.85],
  fog: ['#d2d7d5', 0.82],
  snow: ['#c5cfdb', 0.7],
} as const
const COVER_LIGHT: Readonly<Record<Hour, string>> = {
  dawn: '#dcc8cc',
  day: '#ffffff',
  dusk: '#b88a8c',
  night: '#39436c',
}

/** A sky from the zenith down: the colours are for the hour the set was drawn for; other hours have their own. */
export function skyOf(...own: string[]): Paint {
  return (b) => {
    const colours = b.home && own.length > 0 ? own : SKY[b.hour]
    const [grey, amount] = COVER[b.weather]
    const g = b.ctx.createLinearGradient(0, -100, 0, 1400)
    colours.forEach((c, i) => {
      const cover = mul(mix(grey, '#ffffff', i * 0.06), COVER_LIGHT[b.hour])
      g.addColorStop(i / Math.max(1, colours.length - 1), b.lit(mix(c, cover, amount)))
    })
    b.ctx.fillStyle = g
    b.ctx.fill(rect(X0, -240, WIDE, YB + 300))
    if (b.hour === 'night' && b.weather === 'clear') stars(b)
  }
}
function stars(b: SetBrush): void {
  const r = rng(2)
  const dots = drawn((p) => {
    for (let i = 0; i < 70; i++) {
      const x = r() * 1500 - 200
      const y = r() * 800
      const q = 0.8 + r() * 2.2
      p.moveTo(x + q, y)
      p.ellipse(x, y, q, q, 0, 0, 7)
    }
  })
  shine(b, dots, '#f4f0d8', 0.75)
}

const ORB: Readonly<Record<Hour, readonly [disc: string, halo: string, size: number]>> = {
  dawn: ['#fff4da', '#ffe2b0', 0.9],
  day: ['#fff8e2', '#fff2c4', 0.8],
  dusk: ['#fff0bc', '#ffc890', 1.1],
  night: ['#f2ecd8', '#cfdcff', 0.8],
}
/** The sun or the moon of the hour at (x, y), `r` its size; behind a covered sky only a pale patch. */
export function sunOrMoon(b: SetBrush, x: number, y: number, r: number, own?: string): void {
  const [colour, halo, size] = ORB[b.hour]
  const covered = COVER[b.weather][1]
  if (covered > 0) {
    if (b.weather === 'storm') return
    const g = b.ctx.createRadialGradient(x, y, 0, x, y, r * 2.6)
    g.addColorStop(0, rgba(b.lit(mul('#ffffff', COVER_LIGHT[b.hour])), 0.4 * (1 - covered) + 0.08))
    g.addColorStop(1, rgba(b.lit(mul('#ffffff', COVER_LIGHT[b.hour])), 0))
    b.ctx.fillStyle = g
    b.ctx.fill(disc(x, y, r * 2.6))
    return
  }
  const q = r * size
  glow(b, x, y, q * 3.4, halo, b.hour === 'night' ? 0.5 : 0.65)
  sheet(b, disc(x, y, q), b.lit(b.home && own ? own : colour), { sh: 0.25, blur: 22, rim: 3, raw: true })
  if (b.hour === 'night') shine(b, disc(x + q * 0.3, y - q * 0.22, q * 0.9), '#d8dcea', 0.4)
}
/** The same as a thing for a sheet. */
export const orb =
  (x: number, y: number, r: number, own?: string): Paint =>
  (b) =>
    sunOrMoon(b, x, y, r, own)
