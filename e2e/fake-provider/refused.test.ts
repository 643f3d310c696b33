import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { normaliseBrief } from '../../electron/studio/drama/read-brief.ts'
import { costsBy } from '../../electron/studio/money/costs.ts'
import { createRehearsalProvider } from '../../electron/studio/providers/rehearsal/index.ts'
import { createSession } from '../../electron/studio/session.ts'
import { createProject } from '../../electron/studio/store/project.ts'
import { rule } from './shop.fixture.ts'
import { startFakeProvider } from './server.ts'

const signal = new AbortController().signal
const budgetPicoUsd = 10n ** 12n

it.each(['refusal', 'refused-by-status'] as const)(
  '%s: asked for once more when a person says so, and never before (bug: blocked until its text changes)',
  async (fault) => {
    const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-refused-'))
    const server = await startFakeProvider({ script: rule(fault) })
    const rehearsal = createRehearsalProvider()
    const open = () =>
      createSession(
        createProject(join(dir, 'p'), normaliseBrief({ premise: '一封信', episodes: 1, seed: 5 })),
        {
          rehearsal: () => rehearsal,
        },
      )
    let session = open()
    session.route(server.providersFile())
    const state = () => session.evaluator().evaluate('bible:season')
    await session.build({ signal, only: 'bible', budgetPicoUsd })
    session.close()
    session = open()
    expect(state()).toMatchObject({ state: 'blocked', why: { kind: 'refused' } })
    server.play({})
    await session.build({ signal, only: 'bible', budgetPicoUsd })
    expect([server.seen, state().state]).toEqual([1, 'blocked'])
    await session.reroll('bible:season', signal, 0n)
    expect([server.seen, state().why?.kind], 'nothing may be spent: it stays refused').toEqual([1, 'refused'])
    server.play(rule('unauthorized'))
    expect((await session.reroll('bible:season', signal, budgetPicoUsd)).take).toBeNull()
    server.play({})
    await session.build({ signal, only: 'bible', budgetPicoUsd })
    expect([server.seen, state().state], 'asking again that came to nothing lifts no refusal').toEqual([
      2,
      'blocked',
    ])
    expect((await session.reroll('bible:season', signal, budgetPicoUsd)).take).not.toBeNull()
    expect([server.seen, state().state]).toEqual([3, 'current'])
    const costs = costsBy(session.project.db, 'step', () => null)
    expect(costs.rows).toMatchObject([{ group: 'bible', requests: 3, refused: 1 }])
    const spent = session.ledger.bySlot().reduce((sum, one) => sum + one.settled, 0n)
    expect(spent).toBe(server.bills.total())
    expect(new Set(server.bills.lines.map(({ key }) => key)).size).toBe(server.bills.lines.length)
    session.close()
    await Promise.all([server.close(), rehearsal.close()])
    rmSync(dir, { recursive: true })
  },
)
