import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { planOf } from '../../electron/studio/build/plan.ts'
import { normaliseBrief } from '../../electron/studio/drama/read-brief.ts'
import { editLine, undoChange } from '../../electron/studio/drama/edits.ts'
import { parseUsd } from '../../electron/studio/money/amount.ts'
import { acceptanceOf } from '../../electron/studio/money/acceptance.ts'
import { setBudgets } from '../../electron/studio/money/budgets.ts'
import { forecastSeason } from '../../electron/studio/money/forecast.ts'
import { plannedCost } from '../../electron/studio/money/quote.ts'
import { quoteSpending } from '../../electron/studio/money/spend-quote.ts'
import { createRehearsalProvider } from '../../electron/studio/providers/rehearsal/index.ts'
import { seasonFindings } from '../../electron/studio/quality/season-findings.ts'
import { createSession, type Session } from '../../electron/studio/session.ts'
import { createProject } from '../../electron/studio/store/project.ts'
import type { Bible, SceneScript } from '../../shared/drama/story.ts'
import { startFakeProvider, type FakeProvider } from './server.ts'

const signal = new AbortController().signal
const rehearsal = createRehearsalProvider()
let dir: string
let server: FakeProvider
let session: Session

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-routed-'))
  server = await startFakeProvider()
  const brief = { premise: '林晚收到一封寄给亡姐的信', episodes: 1, episodeSeconds: 30, seed: 5 }
  session = createSession(createProject(join(dir, 'p'), normaliseBrief(brief)), {
    rehearsal: () => rehearsal,
  })
})
afterAll(async () => {
  session.close()
  await Promise.all([server.close(), rehearsal.close()])
  rmSync(dir, { recursive: true, force: true })
})

it('a rehearsed season is bought piece by piece: planned with prices, and nothing is bought above them', async () => {
  await session.build({ signal, only: 'revise' })
  expect(plannedCost(session).amount).toBe('0.000000')
  session.route(server.providersFile())
  const bible = planOf(session.evaluator()).find((row) => row.slot === 'bible:season')
  expect(bible?.reason).toMatch(/rehearsal/)
  const most = parseUsd(plannedCost(session).amount) ?? 0n
  expect(most).toBeGreaterThan(0n)
  const done = await session.build({ signal, only: 'revise', budgetPicoUsd: most })
  expect(done.failed).toEqual([])
  expect(done.spentPicoUsd).toBe(server.bills.total())
  expect(done.spentPicoUsd <= most).toBe(true)
  expect(session.evaluator().evaluate('bible:season').shown?.grade).toBe('final')
  expect(await session.build({ signal, only: 'revise' })).toMatchObject({ calls: 0, billable: 0 })
})

it('a budget that is used up stops what costs, names what is left, and a larger one goes on from there', async () => {
  const [line = ''] = session.evaluator().subjects('voice')
  const held = await session.build({ signal, only: 'voice', budgetPicoUsd: 1n })
  expect(held.billable).toBe(0)
  expect(held.failed.map((one) => one.slot)).toContain(`voice:${line}`)
  expect(session.evaluator().evaluate(`voice:${line}`).state).toBe('blocked')
  const done = await session.build({ signal, only: 'voice', budgetPicoUsd: 10n ** 12n })
  expect(done.failed).toEqual([])
  expect(session.evaluator().evaluate(`voice:${line}`)).toMatchObject({ state: 'current', standIn: false })
})

it('a forecast goes by what was used and made again, never above the plan alone; another route changes nothing', async () => {
  const [line = ''] = session.evaluator().subjects('voice')
  editLine(session, line, '她没有拆开那封信，因为信封上写着明天的日期。')
  const voiceOf = (of: Session) => forecastSeason(of).steps.find((one) => one.step === 'voice')
  const mostOf = (of: Session): bigint =>
    quoteSpending(of, {}).rows.find((row) => row.step === 'voice')?.mostPicoUsd ?? 0n
  expect(forecastSeason(session)).toEqual(forecastSeason(session))
  const [before, most] = [voiceOf(session), mostOf(session)]
  expect(before).toMatchObject({ planned: 1, toFollow: 0 })
  const [p50, p90] = [before?.p50PicoUsd ?? 0n, before?.p90PicoUsd ?? 0n]
  expect(p50 > 0n && p90 >= p50 && p90 <= most).toBe(true)
  const dear = server.providersFile() as { models: Record<string, { price: Record<string, string> }> } // written there
  const price = dear.models['fake/fake-voice']?.price
  if (price !== undefined) price['perMillionCharacters'] = '150'
  const supposed = session.supposing(dear)
  expect(mostOf(supposed)).toBe(most * 10n)
  expect((voiceOf(supposed)?.p50PicoUsd ?? 0n) > p50).toBe(true)
  await expect(supposed.build({ signal, budgetPicoUsd: 1n })).rejects.toMatchObject({ code: 'READ_ONLY' })
  expect(mostOf(session)).toBe(most)
  undoChange(session)
  session.changed()
})

it('a budget of an episode holds for what is written while it is built, can be undone, and is told of', async () => {
  const [line = ''] = session.evaluator().subjects('voice')
  const human = session.project.human
  const spent = session.ledger.bySlot().reduce((sum, one) => sum + one.settled, 0n)
  const other = session.ledger
    .bySlot()
    .filter((one) => session.evaluator().evaluate(one.slot).step.episode === undefined)
  const ofSeason = other.reduce((sum, one) => sum + one.settled, 0n)
  setBudgets(human, [{ scope: { kind: 'episode', id: 1 }, stopPicoUsd: spent - ofSeason }])
  session.changed()
  expect(session.budgets()).toMatchObject([{ settled: spent - ofSeason, state: 'full' }])
  expect(seasonFindings(session).map((one) => one.check)).toContain('budget-near')
  const refused = await session.reroll(`voice:${line}`, signal, 10n ** 12n)
  expect(refused.failed[0]?.error).toMatch(/budget of episode 1/)
  undoChange(session)
  expect(session.budgets()).toEqual([])
  expect((await session.reroll(`voice:${line}`, signal, 10n ** 12n)).take).not.toBeNull()
})

it('an answer that was lost is unknown to the season until somebody settles it', async () => {
  const [line = ''] = session.evaluator().subjects('voice')
  const file = server.providersFile() as { providers: { fake: { idempotent: boolean } } } // written above
  file.providers.fake.idempotent = false
  session.route(file)
  server.play({ rules: [{ fault: 'reset-after', model: 'fake-voice', times: 1 }] })
  const lost = await session.reroll(`voice:${line}`, signal, 10n ** 12n)
  expect(lost.failed).toHaveLength(1)
  expect(session.ledger.lost()).toHaveLength(1)
  expect(session.settle(`voice:${line}`, true)).toBe(1)
  expect(session.ledger.lost()).toEqual([])
  const again = await session.reroll(`voice:${line}`, signal, 10n ** 12n)
  expect(again.take).not.toBeNull()
})

it('a model reads the episode: what it quotes is a finding that stands, what nobody says is dropped, and the same words are read once', async () => {
  const file = server.providersFile() as { roles: Record<string, string> } // written above
  session.route({ ...file, roles: { review: file.roles['review'] } })
  server.play({})
  const read = async () => {
    const before = server.seen
    const done = await session.build({ signal, only: 'review', budgetPicoUsd: 10n ** 12n })
    expect(done.failed).toEqual([])
    return server.seen - before
  }
  expect(await read()).toBe(1)
  const found = seasonFindings(session).filter((one) => one.check === 'scenes-disagree')
  expect(found).toHaveLength(1)
  const lines = session
    .evaluator()
    .reader(new Set(), null)
    .product<SceneScript>(`revise:${found[0]?.scene}`).lines
  const text = lines.find((line) => line.id === found[0]?.line)?.text ?? 'no such line'
  expect(found[0]?.evidence).toContain(text.slice(0, 10))
  // Other voices change the times of the episode and none of its words.
  const { cast } = session.evaluator().reader(new Set(), null).product<Bible>('bible:season')
  const change = ({ id }: { id: string }) => ({ kind: 'cast-voice', subject: id, after: 'zh-m4' }) as const
  session.project.human.change('voices', cast.map(change))
  session.changed()
  const takes = () => session.evaluator().takesOf('review:1').length
  const before = takes()
  expect(await read()).toBe(0)
  expect(takes()).toBeGreaterThan(before)
  expect(seasonFindings(session).filter((one) => one.check === 'scenes-disagree')).toEqual(found)
  const spoken = acceptanceOf(session.project.db).find((one) => one.step === 'review')
  expect(spoken).toEqual({ step: 'review', model: 'fake/fake-review', asked: 1, first: 1, revised: 0 })
})
