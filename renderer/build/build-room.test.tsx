import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { BuildRun } from '../../shared/contract/build.ts'
import { BuildChip } from '../app/chips.tsx'
import { fakeStudio, renderInWindow } from '../window.fixture.tsx'
import { BuildInspector } from './build-inspector.tsx'
import { BuildRoom } from './build-room.tsx'

const usd = { currency: 'USD', amount: '0' } as const
const runOf = (made: number, state: BuildRun['state']): BuildRun => ({
  run: 1,
  state,
  startedAt: 0,
  endedAt: state === 'done' ? 1 : null,
  made,
  total: 900,
  steps: [{ step: 'voice', made, total: 900, products: 1000 }],
  running: [],
  failed: [],
  waiting: 0,
  calls: made,
  billable: 0,
  spent: usd,
  atLimit: false,
  problem: null,
})

test('while a build runs nobody asks how the whole season stands; after it everybody does (bug: a long build that stops the window)', async () => {
  let run = runOf(0, 'running')
  const studio = fakeStudio({
    'build.current': () => ({ ok: true, data: { run } }),
    'build.plan': { count: 3, asked: 1, unpriced: 0, total: usd, open: false },
    'build.groups': { groups: [] },
    'build.states': { steps: [], made: 997, total: 1000, pinned: 0, behind: 0 },
    'build.unfinished': { unfinished: false },
    'drama.current': { drama: null, asked: null },
  })
  renderInWindow(
    <>
      <BuildChip />
      <BuildRoom />
    </>,
  )
  await screen.findByText('Building', {}, { timeout: 10_000 })
  const season = ['build.plan', 'build.groups', 'build.rows', 'build.states'] as const
  // The first answer of `build.current` is what says that a build runs: what was asked before it came does not count.
  const before = season.map((route) => studio.asked(route).length)
  let seq = 0
  for (let made = 1; made <= 50; made++)
    act(() => {
      studio.tell({ kind: 'build', seq: ++seq, run: runOf(made, 'running') })
      studio.tell({ kind: 'changed', seq: ++seq, topics: ['states', 'takes', 'text'] })
    })
  await screen.findAllByText(/50 of 900/, {}, { timeout: 10_000 })
  // All but 850 of the thousand voices of the season are there.
  expect(screen.getByText('150 / 1000')).toBeTruthy()
  expect(season.map((route) => studio.asked(route).length)).toEqual(before)
  run = runOf(900, 'done')
  act(() => {
    studio.tell({ kind: 'build', seq: ++seq, run })
    studio.tell({ kind: 'changed', seq: ++seq, topics: ['build', 'states'] })
  })
  await screen.findByLabelText(/997 of 1000/, {}, { timeout: 10_000 })
  await waitFor(() => expect(studio.asked('build.groups').length).toBeGreaterThan(before[1] ?? 0))
})

test('what was refused for its content is asked for once more by a person, and by nobody else (bug: blocked until its text changes)', async () => {
  const studio = fakeStudio({
    'drama.current': { drama: null, asked: null },
    'spend.quote': { rows: [], total: usd, open: false, left: null },
    'takes.reroll': { take: 1, chosen: true, changed: true },
  })
  const slot = 'script:s1'
  const none = { scene: null, sceneNumber: null, shot: null, shotNumber: null, line: null, lineNumber: null }
  const place = { ...none, episode: null, name: null }
  const row = {
    slot,
    step: 'script',
    place,
    mark: 'blocked',
    certain: true,
    by: 'fake',
    price: '0.01',
  } as const
  const other = renderInWindow(<BuildInspector row={{ ...row, why: { kind: 'failed', error: 'no' } }} />)
  expect(screen.queryByText('Ask again')).toBeNull()
  other.unmount()
  renderInWindow(<BuildInspector row={{ ...row, why: { kind: 'refused', error: 'flagged' } }} />)
  expect(await screen.findByText('Refused: flagged')).toBeTruthy()
  fireEvent.click(screen.getByText('Ask again'))
  await waitFor(() => expect(studio.asked('takes.reroll')).toEqual([{ product: slot }]))
  expect(studio.asked('spend.quote')).toEqual([{ reroll: slot }])
})
