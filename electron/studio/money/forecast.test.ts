import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { normaliseBrief } from '../drama/read-brief.ts'
import { createRehearsalProvider } from '../providers/rehearsal/index.ts'
import { createSession, type Session } from '../session.ts'
import { createProject } from '../store/project.ts'
import { parseUsd } from './amount.ts'
import { forecastSeason } from './forecast.ts'
import { plannedCost } from './quote.ts'

const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-forecast-'))
const rehearsal = createRehearsalProvider()
let session: Session

beforeAll(() => {
  const brief = { premise: '林晚收到一封寄给亡姐的信', episodes: 3, episodeSeconds: 60, seed: 5 }
  session = createSession(createProject(join(dir, 'p'), normaliseBrief(brief)), {
    rehearsal: () => rehearsal,
  })
  session.route({
    providers: { here: { type: 'openai-compatible', baseUrl: 'http://127.0.0.1:9/v1' } },
    models: { 'here/paints': { price: { in: { currency: 'USD' }, perImage: '0.003' } } },
    roles: { image: 'here/paints' },
  })
})
afterAll(async () => {
  session.close()
  await rehearsal.close()
  rmSync(dir, { recursive: true, force: true })
})

it('before a word is written no bound lies under what is expected (bug: "at most" was a tenth of the P50)', () => {
  const { p50PicoUsd, p90PicoUsd, mostPicoUsd, estimated, steps } = forecastSeason(session)
  const amounts = [{ p50PicoUsd, p90PicoUsd, mostPicoUsd }, ...steps]
  for (const one of amounts)
    expect(one.mostPicoUsd >= one.p90PicoUsd && one.p90PicoUsd >= one.p50PicoUsd).toBe(true)
  expect(parseUsd(plannedCost(session).amount)).toBe(0n)
  // Three minutes of about nine shots each, their places and people.
  expect(estimated).toBeGreaterThan(20)
  expect(mostPicoUsd).toBe(BigInt(estimated) * 3_000_000_000n)
})

it('once all of it is planned nothing is an estimate, and the bound is that of the plan', async () => {
  await session.build({ signal: new AbortController().signal, only: 'shots' })
  const { mostPicoUsd, estimated } = forecastSeason(session)
  expect(estimated).toBe(0)
  expect(mostPicoUsd).toBe(parseUsd(plannedCost(session).amount))
})
