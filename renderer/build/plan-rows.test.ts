import { describe, expect, it } from 'vitest'
import type { BuildRun, PlanRow } from '../../shared/contract/build.ts'
import { layoutOf, planRow, runGroups, runRows, timeLeftMs } from './plan-rows.ts'

const place = (episode: number | null) => ({
  episode,
  scene: null,
  sceneNumber: null,
  shot: null,
  shotNumber: null,
  line: null,
  lineNumber: null,
  name: null,
})
const row = (slot: string, episode: number | null, state: PlanRow['state'] = 'missing'): PlanRow => ({
  slot,
  step: slot.split(':')[0] ?? '',
  state,
  place: place(episode),
  reason: { kind: 'never' },
  certain: true,
  price: { currency: 'USD', amount: '0.000000' },
  by: 'rehearsal',
})
const run = (some: Partial<BuildRun>): BuildRun => ({
  run: 1,
  state: 'running',
  startedAt: 0,
  endedAt: null,
  made: 0,
  total: 0,
  steps: [],
  running: [],
  failed: [],
  waiting: 0,
  calls: 0,
  billable: 0,
  spent: { currency: 'USD', amount: '0.000000' },
  atLimit: false,
  problem: null,
  ...some,
})

const working = (slot: string, episode: number | null) => ({
  slot,
  step: slot.split(':')[0] ?? '',
  place: place(episode),
})

describe('rows of a run', () => {
  const now = run({
    running: [{ ...working('voice:b', 10), startedAt: 0 }],
    failed: [
      { ...working('frame:c', 2), error: 'no paper' },
      { ...working('plate:p', null), error: 'no ink' },
    ],
    steps: [
      { step: 'plate', made: 0, total: 1, products: 4 },
      { step: 'frame', made: 7, total: 9, products: 9 },
      { step: 'voice', made: 3, total: 40, products: 40 },
      { step: 'cut', made: 2, total: 2, products: 2 },
    ],
  })

  it('are what failed, then what runs (bug: a failure is looked for below a thousand rows)', () => {
    const rows = runRows(now)
    expect(rows.map((one) => [one.slot, one.mark])).toEqual([
      ['frame:c', 'blocked'],
      ['plate:p', 'blocked'],
      ['voice:b', 'running'],
    ])
    expect(rows[0]?.why).toEqual({ kind: 'failed', error: 'no paper' })
  })

  it('stand under what is left of their steps; a step that is done is gone (bug: heads of thousands that are made)', () => {
    expect(runGroups(now, runRows(now), 'step')).toEqual([
      { id: 'plate', count: 1, rows: 1 },
      { id: 'frame', count: 2, rows: 1 },
      { id: 'voice', count: 37, rows: 1 },
    ])
  })

  it('stand in episodes as numbers, the season first (bug: episode 10 before 2)', () => {
    expect(runGroups(now, runRows(now), 'episode').map(({ id }) => id)).toEqual(['season', '2', '10'])
  })
})

describe('a row of the plan', () => {
  it('that may change with another counts as stale (bug: a current product in the list of what is to be made)', () => {
    expect(planRow(row('cut:1', 1, 'current')).mark).toBe('stale')
    expect(planRow(row('cut:1', 1, 'unknown')).mark).toBe('unknown')
  })
})

describe('a list of groups', () => {
  const groups = [
    { id: 'bible', count: 1, rows: 1 },
    { id: 'shots', count: 5, rows: 0 },
    { id: 'voice', count: 4000, rows: 4000 },
  ]

  it('finds the row of every line without listing them (bug: a list of a season is made for ten rows in sight)', () => {
    const layout = layoutOf(groups, new Set())
    expect(layout.length).toBe(4004)
    const spots = [0, 1, 2, 3, 4, 4003, 4004].map((index) => {
      const spot = layout.at(index)
      return spot === null ? null : `${spot.group.id} ${spot.row}`
    })
    expect(spots).toEqual([
      'bible head',
      'bible 0',
      'shots head',
      'voice head',
      'voice 0',
      'voice 3999',
      null,
    ])
  })

  it('finds the line of a row again (bug: another row is marked than the one that is shown beside the list)', () => {
    const layout = layoutOf(groups, new Set(['bible']))
    for (const index of [0, 1, 2, 3, 900]) {
      const spot = layout.at(index)
      expect(spot === null ? -1 : layout.indexOf(spot.group.id, spot.row)).toBe(index)
    }
    expect(layout.indexOf('cut', 'head')).toBe(-1)
  })

  it('keeps the count of a closed group (bug: closing a group hides how much is in it)', () => {
    const layout = layoutOf(groups, new Set(['voice']))
    expect(layout.length).toBe(4)
    expect(layout.at(3)).toMatchObject({ group: { count: 4000 }, row: 'head' })
    expect(layout.indexOf('voice', 7)).toBe(-1)
  })
})

describe('timeLeftMs', () => {
  it('waits until there is something to go by (bug: "3 hours to go" after one product)', () => {
    expect(timeLeftMs(run({ made: 3, total: 300 }), 60_000)).toBeNull()
    expect(timeLeftMs(run({ made: 100, total: 300 }), 60_000)).toBe(120_000)
    expect(timeLeftMs(run({ made: 300, total: 300 }), 60_000)).toBeNull()
  })
})
