import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { fakeStudio, renderInWindow, type Answers } from '../window.fixture.tsx'
import { SpendDialog } from './spend-dialog.tsx'
import { forgetAsked, useStartBuild } from './spending.ts'

const usd = (amount: string) => ({ currency: 'USD' as const, amount })
const FREE = { rows: [], total: usd('0.000000'), open: false, left: null }
const PAID = {
  rows: [{ step: 'voice' as const, model: 'ex/voice', products: 3, most: usd('0.250000') }],
  total: usd('0.250000'),
  open: false,
  left: null,
}
const LEDGER = {
  rows: [],
  total: usd('1.000000'),
  requests: 0,
  billable: 0,
  failed: 0,
  held: 0,
  unknown: 0,
  retakes: { requests: 0, cost: usd('0.000000') },
  planned: usd('0.000000'),
}

function Start() {
  const { start } = useStartBuild()
  return <button onClick={() => start()}>go</button>
}

function open(quote: Answers['spend.quote']) {
  const studio = fakeStudio({
    'spend.quote': quote as typeof PAID,
    'budgets.get': { budgets: [] },
    'costs.get': LEDGER,
    'budgets.set': {},
    'build.start': { run: 1 },
  })
  renderInWindow(
    <>
      <Start />
      <SpendDialog />
    </>,
  )
  fireEvent.click(screen.getByText('go'))
  return studio
}
afterEach(forgetAsked)

it('starts what is free at once, and allows it nothing (bug: a question before every rehearsal)', async () => {
  const studio = open(FREE)
  await waitFor(() => expect(studio.asked('build.start')).toEqual([{}]))
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('shows the price of what costs, and starts it with what was allowed (bug: bought unasked)', async () => {
  const studio = open(PAID)
  await screen.findByRole('dialog')
  expect(screen.getByRole('table').textContent).toContain('ex/voice')
  expect(studio.asked('build.start')).toEqual([])
  const field = screen.getByRole('textbox')
  fireEvent.change(field, { target: { value: 'much' } })
  fireEvent.submit(field)
  expect(studio.asked('build.start')).toEqual([])
  fireEvent.change(field, { target: { value: '0.20' } })
  fireEvent.submit(field)
  await waitFor(() => expect(studio.asked('build.start')).toEqual([{ ceiling: '0.20' }]))
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('keeps the price as the budget of the season in one press, on top of what is spent', async () => {
  const studio = open(PAID)
  fireEvent.click(await screen.findByRole('button', { name: /Keep \$1\.25/ }))
  await waitFor(() =>
    expect(studio.asked('budgets.set')).toEqual([{ scope: { kind: 'season' }, stop: '1.250000000000' }]),
  )
})
