import { describe, expect, it } from 'vitest'
import type { BuildRun, PlanRow } from '../../shared/contract/build.ts'
import { buildRows, grouped, timeLeftMs } from './plan-rows.ts'

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
  problem: null,
  ...some,
})

describe('buildRows', () => {
  it('shows a product once, as what it is now (bug: a running product is listed as missing too)', () => {
    const plan = [row('voice:a', 1), row('voice:b', 1), row('frame:c', 2, 'stale')]
    const rows = buildRows(
      plan,
      run({
        running: [{ slot: 'voice:b', step: 'voice', place: place(1), startedAt: 0 }],
        failed: [{ slot: 'frame:c', step: 'frame', place: place(2), error: 'no paper' }],
      }),
    )
    expect(rows.map((one) => [one.slot, one.mark])).toEqual([
      ['frame:c', 'blocked'],
      ['voice:b', 'running'],
      ['voice:a', 'queued'],
    ])
    expect(rows[0]?.why).toEqual({ kind: 'failed', error: 'no paper' })
  })

  it('says missing, not queued, when nothing runs (bug: work is told to wait for a build that ended)', () => {
    expect(buildRows([row('voice:a', 1)], run({ state: 'done' }))[0]?.mark).toBe('missing')
    expect(buildRows([row('voice:a', 1)], null)[0]?.mark).toBe('missing')
  })
})

describe('grouped', () => {
  const rows = buildRows([row('voice:a', 2), row('bible:season', null), row('voice:b', 10)], null)

  it('orders steps as they are built and episodes as numbers (bug: episode 10 before 2)', () => {
    const byStep = grouped(rows, 'step', ['bible', 'voice'], new Set())
    expect(byStep.map((one) => (one.kind === 'group' ? one.id : one.slot))).toEqual([
      'bible',
      'bible:season',
      'voice',
      'voice:a',
      'voice:b',
    ])
    const byEpisode = grouped(rows, 'episode', [], new Set())
    expect(byEpisode.flatMap((one) => (one.kind === 'group' ? [one.id] : []))).toEqual(['0', '2', '10'])
  })

  it('keeps the count of a closed group (bug: closing a group hides how much is in it)', () => {
    const [head, next] = grouped(rows, 'step', ['bible', 'voice'], new Set(['voice'])).slice(2)
    expect(head).toEqual({ kind: 'group', id: 'voice', count: 2, open: false })
    expect(next).toBeUndefined()
  })
})

describe('timeLeftMs', () => {
  it('waits until there is something to go by (bug: "3 hours to go" after one product)', () => {
    expect(timeLeftMs(run({ made: 3, total: 300 }), 60_000)).toBeNull()
    expect(timeLeftMs(run({ made: 100, total: 300 }), 60_000)).toBe(120_000)
    expect(timeLeftMs(run({ made: 300, total: 300 }), 60_000)).toBeNull()
  })
})
