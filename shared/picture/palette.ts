/**
 * Seeded randomness, colour arithmetic, and the tables every other part of the painter takes its colours from.
 * Colours are plain `#rrggbb` strings; nothing here touches a canvas.
 */
import type { Emotion, Hour } from '../drama/vocabulary.ts'

/** A seeded source of numbers in [0, 1): the only randomness the painter knows (mulberry32, a public-domain mixer). */
export function rng(seed: number): () => number {
  let a = (seed * 2654435761) >>> 0 || 1
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
/** `v` held between `a` and `b`. */
export const clamp = (v: number, a = 0, b = 1): number => (v < a ? a : v > b ? b : v)
/** The point `t` of the way from `a` to `b`. */
export const lerp = (a: number, b: number, t: number): number => a + (b - a) * t
/** 0 to 1 with a soft start and a soft end; `t` outside 0-1 is held. */
export const smooth = (t: number): number => {
  const u = clamp(t)
  return u * u * (3 - 2 * u)
}

type Rgb = readonly [number, number, number]

/** Colours are asked for again in every frame; past this many the memo starts anew, so that it cannot grow for ever. */
const MEMO_LIMIT = 6000
const colours = new Map<string, string>()
const parsed = new Map<string, Rgb>()

function keep<T>(memo: Map<string, T>, key: string, make: () => T): T {
  const known = memo.get(key)
  if (known !== undefined) return known
  if (memo.size > MEMO_LIMIT) memo.clear()
  const made = make()
  memo.set(key, made)
  return made
}
/** Red, green and blue of `#rrggbb`, 0-255. */
export const rgb = (hex: string): Rgb =>
  keep(parsed, hex, () => [
    parseInt(hex.slice(1, 3), 16),
    parseInt(hex.slice(3, 5), 16),
    parseInt(hex.slice(5, 7), 16),
  ])
const channel = (v: number): string =>
  Math.round(clamp(v, 0, 255))
    .toString(16)
    .padStart(2, '0')
const hexOf = (r: number, g: number, b: number): string => `#${channel(r)}${channel(g)}${channel(b)}`

/** `a` with `t` (0-1) of `b` in it. */
export const mix = (a: string, b: string, t: number): string =>
  keep(colours, a + b + t, () => {
    const x = rgb(a)
    const y = rgb(b)
    return hexOf(lerp(x[0], y[0], t), lerp(x[1], y[1], t), lerp(x[2], y[2], t))
  })
/** `a` seen in light of colour `b`. */
export const mul = (a: string, b: string): string =>
  keep(colours, `${a}*${b}`, () => {
    const x = rgb(a)
    const y = rgb(b)
    return hexOf((x[0] * y[0]) / 255, (x[1] * y[1]) / 255, (x[2] * y[2]) / 255)
  })
/** A CSS colour with opacity `a` (0-1). */
export const rgba = (hex: string, a: number): string =>
  keep(colours, `${hex}@${a}`, () => `rgba(${rgb(hex).join(',')},${a})`)
/** Towards the painter's dark (a violet near-black: pure black looks like ink, not like shade). */
export const dark = (hex: string, t: number): string => mix(hex, '#1a1020', t)
/** Towards the painter's light (warm paper white). */
export const light = (hex: string, t: number): string => mix(hex, '#fff6e6', t)

/** A skin paper: the sheet, its shade plane, its lit edge, blush and lips. */
export type SkinTone = {
  readonly base: string
  readonly shade: string
  readonly lit: string
  readonly blush: string
  readonly lip: string
}
export const SKIN = {
  porcelain: { base: '#f6dcc6', shade: '#dba98e', lit: '#fff2e2', blush: '#e98c7c', lip: '#c4544f' },
  peach: { base: '#efc7a3', shade: '#cb9070', lit: '#ffe4c6', blush: '#dc7560', lip: '#b14a43' },
  wheat: { base: '#dfad82', shade: '#b57b56', lit: '#f7d2a8', blush: '#c9634a', lip: '#9a4238' },
  bronze: { base: '#c08a60', shade: '#90603f', lit: '#e2b48a', blush: '#a84f38', lip: '#7f3630' },
  honey: { base: '#e8b98c', shade: '#bf8459', lit: '#ffdcb2', blush: '#d8694e', lip: '#a8443c' },
  rosy: { base: '#f3cdb8', shade: '#d29a86', lit: '#ffe8da', blush: '#e27a70', lip: '#bd4c50' },
  ebony: { base: '#6b4432', shade: '#472b20', lit: '#946249', blush: '#73342a', lip: '#54241f' },
  umber: { base: '#8f5f43', shade: '#65402d', lit: '#ba8763', blush: '#8a3f30', lip: '#6a2c2a' },
} as const satisfies Record<string, SkinTone>

/** A hair paper: the sheet, and the tone of the strands carved into it. */
export type HairTone = readonly [base: string, strand: string]
export const HAIR = {
  ink: ['#1d1a26', '#4d4863'],
  black: ['#28211f', '#5f5148'],
  umber: ['#3a241c', '#7d553c'],
  chestnut: ['#5a2f20', '#a8653f'],
  auburn: ['#6a2420', '#b45a3e'],
  wine: ['#47182a', '#964460'],
  grey: ['#77747a', '#b9b5b3'],
  silver: ['#c3bfbb', '#f2eee6'],
} as const satisfies Record<string, HairTone>

/** A cloth palette: main, second, accent, and the light that shows through cut-outs. */
export type ClothTone = readonly [main: string, second: string, accent: string, cut: string]
export const CLOTH = {
  camel: ['#b98552', '#f1e4cf', '#6d4127', '#f4cf8f'],
  ink: ['#262a38', '#f0ece4', '#a32a34', '#8c93ad'],
  plum: ['#5a2344', '#3c1530', '#d8a64e', '#e9bd6b'],
  indigo: ['#2f4766', '#1f3048', '#c9b48a', '#9fb9cf'],
  crimson: ['#b3202f', '#7c1224', '#f0c36a', '#ff9c72'],
  marigold: ['#e7a32c', '#f7e3b2', '#c4472f', '#fff0c0'],
  linen: ['#e9ece8', '#6f94a6', '#35566b', '#b9cfd4'],
  celadon: ['#8fbca9', '#eef1e2', '#c2574f', '#f6f3d8'],
  rouge: ['#d9707a', '#fbe3dc', '#7c2a45', '#ffd9c8'],
  navy: ['#27406b', '#e8edf2', '#c23a40', '#d9e4f0'],
  lemon: ['#f0b52e', '#2a3340', '#2f6fb0', '#fff2c4'],
  cream: ['#efe3cc', '#8a6a4c', '#b8633f', '#d9a86a'],
  night: ['#23305c', '#39508f', '#e0c27a', '#8fb0e8'],
  scarlet: ['#a3202c', '#2a2a4a', '#e8bd62', '#ffd28a'],
  moss: ['#56704c', '#e7e1c6', '#b5632f', '#c8d39a'],
} as const satisfies Record<string, ClothTone>

const named = <T>(table: Readonly<Record<string, T>>, name: string, fallback: T): T =>
  Object.hasOwn(table, name) ? (table[name] ?? fallback) : fallback
/** The skin of that name; peach when the table has no such name (a look may come from another version). */
export const skinOf = (name: string): SkinTone => named<SkinTone>(SKIN, name, SKIN.peach)
/** The hair of that name; black when the table has no such name. */
export const hairOf = (name: string): HairTone => named<HairTone>(HAIR, name, HAIR.black)
/** The cloth of that name; indigo when the table has no such name. */
export const clothOf = (name: string): ClothTone => named<ClothTone>(CLOTH, name, CLOTH.indigo)

/** A wash of colour: compositing mode, colour, opacity 0-1. */
export type Wash = readonly [mode: GlobalCompositeOperation, colour: string, alpha: number]
/** What an emotion does to the picture: a wash (or none), and strength and colour of the vignette. */
export type Grading = { readonly wash: Wash | null; readonly vig: number; readonly vigC: string }
export const GRADE: Readonly<Record<Emotion, Grading>> = {
  calm: { wash: null, vig: 0.42, vigC: '#120a12' },
  happy: { wash: ['soft-light', '#ffcf7a', 0.3], vig: 0.3, vigC: '#2a1206' },
  sad: { wash: ['soft-light', '#4a78a8', 0.2], vig: 0.6, vigC: '#060d1c' },
  angry: { wash: ['soft-light', '#c8402a', 0.2], vig: 0.64, vigC: '#200306' },
  afraid: { wash: ['soft-light', '#2f7a76', 0.32], vig: 0.72, vigC: '#020c0e' },
  shocked: { wash: ['soft-light', '#fff0c8', 0.25], vig: 0.4, vigC: '#140a1a' },
  mocking: { wash: ['soft-light', '#6a4a96', 0.24], vig: 0.58, vigC: '#0d0618' },
  tender: { wash: ['soft-light', '#ffb09a', 0.22], vig: 0.42, vigC: '#240a14' },
}

/**
 * An hour over a set painted for another one: the colour the set is multiplied by, the light on people, how much the
 * lamps gain (0-1), and the colour of the lit edge; null where the set's own stays.
 */
export type HourLight = {
  readonly wash: string | null
  readonly amb: string | null
  readonly lamp: number
  readonly rim: string | null
}
export const TIME: Readonly<Record<Hour, HourLight>> = {
  dawn: { wash: '#f3cfc4', amb: '#f6dcd2', lamp: 0.3, rim: '#ffd9c0' },
  day: { wash: null, amb: null, lamp: 0, rim: null },
  dusk: { wash: '#e79a78', amb: '#f0c0a4', lamp: 0.5, rim: '#ffb27a' },
  night: { wash: '#6a6caa', amb: '#c6c6e2', lamp: 0.9, rim: '#ffbf7a' },
}
