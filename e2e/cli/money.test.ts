import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { normaliseBrief } from '../../electron/studio/drama/read-brief.ts'
import { parseUsd } from '../../electron/studio/money/amount.ts'
import { createRehearsalProvider } from '../../electron/studio/providers/rehearsal/index.ts'
import { createSession } from '../../electron/studio/session.ts'
import { createProject } from '../../electron/studio/store/project.ts'
import { startFakeProvider } from '../fake-provider/server.ts'
import { cli, cliJson, scratch } from './run-cli.ts'

const room = scratch()
const dir = room.path('drama')
/** What was spent on the bible, in pico-USD. */
let billed = 0n

/** A drama whose bible was bought and whose arc was lost on the way. */
beforeAll(async () => {
  const server = await startFakeProvider({
    script: { rules: [{ fault: 'reset-after', after: 1, times: 1 }] },
  })
  const rehearsal = createRehearsalProvider()
  const brief = normaliseBrief({ premise: 'A baker finds her dead sister on the tram', episodes: 1, seed: 5 })
  const session = createSession(createProject(dir, brief), { rehearsal: () => rehearsal })
  const file = server.providersFile() as { providers: Record<string, { idempotent: boolean }> } // written there
  for (const terms of Object.values(file.providers)) terms.idempotent = false
  session.route(file)
  const signal = new AbortController().signal
  await session.build({ signal, only: 'arc', budgetPicoUsd: 10n ** 12n })
  billed = session.ledger.bySlot().reduce((sum, one) => sum + one.settled, 0n)
  session.close()
  await Promise.all([server.close(), rehearsal.close()])
})
afterAll(() => room.remove())

interface Money {
  readonly amount: string
}
const pico = ({ amount }: Money): bigint => parseUsd(amount) ?? -1n

describe('the money of a drama on the command line', () => {
  it('costs adds up what was billed, exactly, with what is reserved and what finishing costs', () => {
    const costs = cliJson<{
      rows: { group: string; requests: number; unknown: number; reserved: Money }[]
      total: Money
      forecast: { p50: Money; p90: Money; most: Money; estimated: number }
    }>(['costs', dir])
    expect(costs.rows).toMatchObject([
      { group: 'arc', requests: 1, unknown: 1 },
      { group: 'bible', requests: 1, unknown: 0 },
    ])
    expect(pico(costs.total)).toBe(billed)
    const { p50, p90, most, estimated } = costs.forecast
    expect(estimated).toBeGreaterThan(0)
    expect(pico(p50) <= pico(p90) && pico(p90) <= pico(most)).toBe(true)
  })

  it('says the same to a person with few digits (bug: twelve places on a terminal)', () => {
    const { stdout } = cli(['costs', dir, '--by', 'provider'])
    expect(stdout).toMatch(/^fake +2 requests +0 failed +\$0\.\d{2,6} +1 unknown, \$0\.\d{2,6} reserved$/m)
    expect(stdout).not.toMatch(/\d\.\d{7}/)
  })

  it('providers names whom was asked, and how they answered', () => {
    const { models } = cliJson<{ models: { model: string; requests: number; unknown: number }[] }>([
      'providers',
      dir,
    ])
    expect(models).toMatchObject([{ model: 'fake-draft', requests: 2, unknown: 1 }])
  })

  it('a budget is set, counts what is reserved, and words that are none end with 2', () => {
    const { budgets } = cliJson<{
      budgets: { season?: boolean; stop: Money; unknown: Money; state: string }[]
    }>(['budget', dir, '--season', '5'])
    expect(budgets).toMatchObject([{ season: true, stop: { amount: '5.000000' }, state: 'within' }])
    expect(Number(budgets[0]?.unknown.amount)).toBeGreaterThan(0)
    expect(cli(['budget', dir, '--season', 'much']).code).toBe(2)
    expect(cli(['costs', dir, '--by', 'colour']).code).toBe(2)
  })

  it('check ends with 0 whatever it finds, and a lost answer is settled by a person', () => {
    const checked = cli(['check', dir, '--json'])
    expect(checked.code).toBe(0)
    const { findings } = JSON.parse(checked.stdout) as { findings: { check: string }[] }
    expect(findings.map((one) => one.check)).toContain('answer-lost')
    expect(cliJson(['settle', dir, 'all', 'free'])).toEqual({
      product: 'all',
      decided: 1,
      as: 'free',
      resumable: 0,
    })
    expect(cli(['settle', dir, 'all', 'free']).stderr).toContain('No request is lost')
  })
})
