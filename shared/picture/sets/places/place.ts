/** How places made of items become sets. A new place is about ten lines: a light, and items by depth. */
import { sheetAt, type Item, type SetDefinition, type SetLight, type SetSheet } from '../set.ts'

/** A sheet of items at a depth. */
export const layer = (z: number, ...items: Item[]): SetSheet => sheetAt(z, items)
/** A sheet that is seen through the windows of a room. */
export const view = (z: number, ...items: Item[]): SetSheet => sheetAt(z, items, { outside: true })

/** Lights that places share; each place may change what it likes. */
export const LIGHT = {
  /** A room with the sun in its windows, from the right. */
  sunny: {
    lx: 0.6,
    ly: -0.7,
    rim: '#ffe9c0',
    rimK: 0.85,
    amb: '#fff2de',
    fog: '#e4bc8c',
    fogK: 0.03,
    shadow: '#2a160c',
    cut: '#ffd98a',
    key: ['#ffe0a4', 0.26],
    low: ['#3a1a0c', 0.34],
    floor: 1690,
    dust: '#ffe9bc',
  },
  /** A room with cool daylight, from the left. */
  cool: {
    lx: -0.65,
    ly: -0.6,
    rim: '#eef8ff',
    rimK: 0.82,
    amb: '#f0f4f6',
    fog: '#a8bcc8',
    fogK: 0.03,
    shadow: '#0c1c2a',
    cut: '#e8f4ff',
    key: ['#f0f8ff', 0.2],
    low: ['#10202e', 0.42],
    floor: 1690,
  },
  /** A room that lives by its lamps. */
  lamps: {
    lx: -0.35,
    ly: -0.9,
    rim: '#ffdca0',
    rimK: 0.9,
    amb: '#ffe4c6',
    fog: '#5a3226',
    fogK: 0.05,
    shadow: '#140806',
    cut: '#ffd08a',
    key: ['#ffca80', 0.28],
    low: ['#180a08', 0.52],
    floor: 1690,
    dust: '#ffdc9c',
  },
  /** A hard, poor lamp in a dark room. */
  bare: {
    lx: 0.1,
    ly: -1,
    rim: '#f4e2b4',
    rimK: 0.85,
    amb: '#d8d0c0',
    fog: '#2a3034',
    fogK: 0.06,
    shadow: '#06080a',
    cut: '#f0d48a',
    key: ['#f0dca8', 0.26],
    low: ['#080a0e', 0.6],
    floor: 1690,
  },
  /** Daylight in the open. */
  open: {
    lx: 0.6,
    ly: -0.72,
    rim: '#fff2cc',
    rimK: 0.85,
    amb: '#fff6e8',
    fog: '#bcd0d4',
    fogK: 0.04,
    shadow: '#14202a',
    cut: '#ffe6a8',
    key: ['#fff0c4', 0.24],
    low: ['#1c2c34', 0.34],
    floor: 1690,
  },
  /** A town at night. */
  night: {
    lx: 0.6,
    ly: -0.6,
    rim: '#ffc48a',
    rimK: 0.85,
    amb: '#dccbe0',
    fog: '#3a2a6a',
    fogK: 0.05,
    shadow: '#06041a',
    cut: '#ffd28a',
    key: ['#ffb060', 0.3],
    low: ['#0a0620', 0.5],
    floor: 1690,
  },
  /** Red lacquer and candles. */
  palace: {
    lx: -0.4,
    ly: -0.85,
    rim: '#ffdf9a',
    rimK: 0.88,
    amb: '#ffe4c8',
    fog: '#7a1a1a',
    fogK: 0.05,
    shadow: '#160404',
    cut: '#ffd98a',
    key: ['#ffcf7a', 0.26],
    low: ['#1c0406', 0.5],
    floor: 1690,
    dust: '#ffdc96',
  },
} as const satisfies Record<string, SetLight>

/** A place as its items; what is left out is a modern room drawn by day. */
export interface PlaceParts {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly interior?: boolean
  readonly lamplit?: boolean
  readonly period?: SetDefinition['period']
  readonly hour?: SetDefinition['hour']
  readonly light: SetLight
  readonly sheets: readonly SetSheet[]
  readonly front?: readonly SetSheet[]
}
/** The set of a place. In the open every sheet is in the weather. */
export function placeSet(p: PlaceParts): SetDefinition {
  const interior = p.interior ?? true
  const open = (s: SetSheet): SetSheet => (interior ? s : { ...s, outside: true })
  return {
    id: p.id,
    zh: p.zh,
    en: p.en,
    interior,
    lamplit: p.lamplit ?? false,
    period: p.period ?? 'modern',
    hour: p.hour ?? 'day',
    places: [p.id],
    light: p.light,
    sheets: p.sheets.map(open),
    front: (p.front ?? []).map(open),
  }
}
