import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createContext, type CommandContext } from '../../electron/cli/context.ts'
import { spend, type SpendOptions } from '../../electron/cli/consent.ts'
import { normaliseBrief } from '../../electron/studio/drama/read-brief.ts'
import { dollars } from '../../electron/studio/money/amount.ts'
import { createRehearsalProvider } from '../../electron/studio/providers/rehearsal/index.ts'
import { createSession, type BuildResult, type Session } from '../../electron/studio/session.ts'
import { createProject } from '../../electron/studio/store/project.ts'
import type { Studio } from '../../electron/studio/studio.ts'
import { startFakeProvider, type FakeProvider } from './server.ts'
import { userThings } from './user-things.fixture.ts'

const signal = new AbortController().signal
const rehearsal = createRehearsalProvider()
let dir: string
let server: FakeProvider
let session: Session

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-consent-'))
  server = await startFakeProvider()
  const brief = { premise: 'A baker finds her dead sister on the tram', episodes: 1, episodeSeconds: 30 }
  session = createSession(createProject(join(dir, 'p'), normaliseBrief(brief)), {
    rehearsal: () => rehearsal,
  })
})
afterAll(async () => {
  session.close()
  await Promise.all([server.close(), rehearsal.close()])
  rmSync(dir, { recursive: true, force: true })
})

/** A build by a person who answers like this (null: nobody is there), and what they were told. */
async function build(answers: readonly boolean[] | null, options: SpendOptions = {}) {
  const told: string[] = []
  let asked = 0
  const ask = answers === null ? null : () => Promise.resolve(answers[asked++] ?? false)
  const nobody = {} as Studio // no command is run here
  const ctx: CommandContext = { ...createContext(nobody, true, signal, userThings(dir)), ask }
  const out = { ...ctx.out, say: (line: string) => void told.push(line) }
  const ceilings: (bigint | null)[] = []
  const before = server.bills.total()
  const result = await spend({ ...ctx, out }, session, options, { only: 'voice' }, (budgetPicoUsd) => {
    ceilings.push(budgetPicoUsd)
    return session.build({ signal, only: 'voice', budgetPicoUsd })
  }).catch((error: unknown) => error as Error & { code?: string })
  return { result, told: told.join('\n'), asked, ceilings, spent: server.bills.total() - before }
}

it('is never asked for what is free (bug: a question before every rehearsal)', async () => {
  const { result, asked, told } = await build([])
  expect(result).toMatchObject({ failed: [], atLimit: false })
  expect([asked, told]).toEqual([0, ''])
})

it('sends nothing before somebody agreed to the price (bug: started first, refused then)', async () => {
  session.route(server.providersFile())
  const seen = server.seen
  expect(await build(null)).toMatchObject({ result: { code: 'NO_BUDGET' }, ceilings: [] })
  const no = await build([false])
  expect(no).toMatchObject({ result: { code: 'CANCELLED' }, asked: 1, ceilings: [] })
  expect(no.told).toMatch(/bible +1 +fake\/fake-draft +at most \$0\.0\d+/)
  expect(server.seen).toBe(seen)
})

it('asks again for what comes later, and spends no more than was agreed to', async () => {
  const { result, asked, ceilings, told, spent } = await build([true, true, true, true])
  expect(result).toMatchObject({ failed: [], atLimit: false, spentPicoUsd: spent })
  expect(asked).toBe(ceilings.length)
  const agreed = ceilings.reduce<bigint>((sum, ceiling) => sum + (ceiling ?? 0n), 0n)
  expect(told).toContain(`at most ${dollars(ceilings[0] ?? 0n)}`)
  expect(spent > 0n && spent <= agreed).toBe(true)
  expect((result as BuildResult).ran.length).toBeGreaterThan(10)
})
