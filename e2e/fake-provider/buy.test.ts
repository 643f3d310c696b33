import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { StudioError } from '../../electron/studio/errors.ts'
import { BudgetGuard, readBudgets, setBudgets, standingsOf } from '../../electron/studio/money/budgets.ts'
import { Ledger, Purse } from '../../electron/studio/money/ledger.ts'
import type { Files } from '../../electron/studio/providers/bought-voice.ts'
import { createMakers, type Makers } from '../../electron/studio/providers/makers.ts'
import { RequestFailed, type Provider, type VoiceRequest } from '../../electron/studio/providers/provider.ts'
import { parseRouting } from '../../electron/studio/providers/routing.ts'
import { createHumanRepo } from '../../electron/studio/store/human-repo.ts'
import { createMediaStore } from '../../electron/studio/store/media-store.ts'
import { closeDatabase, openDatabase, type Db } from '../../electron/studio/store/open-database.ts'
import { BRIEF } from '../../electron/studio/store/store.fixture.ts'
import type { Fault, Rule } from './script.ts'
import { startFakeProvider, type FakeProvider } from './server.ts'

const DOLLAR = 1_000_000_000_000n
const signal = new AbortController().signal
/** Nothing here is rehearsed. */
const nobody = { id: 'rehearsal' } as Provider

let server: FakeProvider
let dir: string
let db: Db
let ledger: Ledger
let purse: Purse

beforeAll(async () => {
  server = await startFakeProvider()
})
afterAll(() => server.close())
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-buy-'))
  db = openDatabase(dir, 'write')
  ledger = new Ledger(db)
  purse = new Purse(5n * DOLLAR)
  server.play({})
})
afterEach(() => {
  closeDatabase(db, 'write')
  rmSync(dir, { recursive: true, force: true })
})

interface Terms {
  readonly idempotent?: boolean
  readonly idleSeconds?: number
  /** Where files go, when it is not a store like any other. */
  readonly files?: Files
}

function makers(
  { idempotent = false, idleSeconds = 30, files }: Terms = {},
  file = server.providersFile(),
): Makers {
  const routing = parseRouting(file)
  const fake = { ...routing.providers['fake'], idempotent, idleSeconds } as (typeof routing.providers)[string] // it is there
  return createMakers({
    routing: { ...routing, providers: { fake } },
    rehearsal: nobody,
    till: { ledger, purse: () => purse },
    files: files ?? createMediaStore(dir),
    keyOf: async () => undefined,
  })
}

let products = 0
const bible = (own: Makers, key = `key ${++products}`) =>
  own('draft', 'bible').text?.(
    {
      role: 'draft',
      step: 'bible',
      language: 'zh',
      seed: 7,
      take: 1,
      input: { brief: BRIEF },
      context: {},
    },
    { signal, slot: 'bible:season', idempotencyKey: key },
  )

const LINE: VoiceRequest = {
  text: 'You never opened it.',
  language: 'en',
  voice: 'en-f1',
  speed: 1,
  pitch: 0,
  emotion: 'calm',
  strength: 1,
  take: 1,
}
const voice = async (own: Makers, key = `key ${++products}`) =>
  own('voice', 'voice').voice?.(LINE, { signal, slot: 'voice:line', idempotencyKey: key })

/** What became of a request: its answer, or how it failed; and what both sides have booked for it. */
async function outcome(work: Promise<unknown> | undefined) {
  const before = { bills: server.bills.lines.length, billed: server.bills.total(), seen: server.seen }
  const result = await work?.then(
    () => 'answered',
    (error: unknown) =>
      error instanceof RequestFailed ? (error.unknown ? 'unknown' : 'failed') : `${String(error)}`,
  )
  const sum = db
    .prepare<[string], bigint>('SELECT coalesce(sum(cost_pico_usd), 0) FROM attempt WHERE state = ?')
    .pluck()
    .safeIntegers(true)
  const held = db
    .prepare<[], bigint>(
      "SELECT coalesce(sum(bound_pico_usd), 0) FROM attempt WHERE state IN ('held', 'unknown')",
    )
    .pluck()
    .safeIntegers(true)
  return {
    result,
    sent: server.seen - before.seen,
    bills: server.bills.lines.length - before.bills,
    billed: server.bills.total() - before.billed,
    booked: sum.get('settled') ?? 0n,
    reserved: held.get() ?? 0n,
  }
}

const rule = (fault: Fault, more: Partial<Rule> = {}) => ({ rules: [{ fault, ...more }] })

describe('a request that fails for good', () => {
  it.each<Fault>([
    'unauthorized',
    'no-money',
    'forbidden',
    'model-gone',
    'rate-no-money',
    'overflow',
    'error-in-200',
    'html-in-200',
  ])('%s: asked once, paid never (bug: repeated though repeating cannot help, or booked)', async (fault) => {
    server.play(rule(fault))
    const found = await outcome(bible(makers()))
    expect(found).toMatchObject({ result: 'failed', bills: 0, booked: 0n, reserved: 0n })
    if (fault !== 'error-in-200') expect(found.sent).toBe(1)
  })

  it('refusal: paid once, never sent again unchanged', async () => {
    server.play(rule('refusal'))
    const found = await outcome(bible(makers()))
    expect(found).toMatchObject({ result: 'failed', sent: 1, bills: 1, reserved: 0n })
    expect(found.booked).toBe(found.billed)
  })
})

describe('a request of which nothing was delivered', () => {
  it.each<[Fault, Partial<Rule>]>([
    ['rate', { retryAfter: '0' }],
    ['rate-array', {}],
    ['unavailable', { retryAfter: '0' }],
  ])('%s: sent again when it may, paid once', async (fault, more) => {
    server.play(rule(fault, { times: 2, ...more }))
    const found = await outcome(bible(makers()))
    expect(found).toMatchObject({ result: 'answered', sent: 3, bills: 1, reserved: 0n })
    expect(found.booked).toBe(found.billed)
  })

  it('a server that is not there costs nothing, and the run that waits for it can be stopped', async () => {
    const gone = await startFakeProvider()
    const routing = gone.providersFile()
    await gone.close()
    const stop = new AbortController()
    const asked = { signal: stop.signal, slot: 'voice:line', idempotencyKey: 'nobody there' }
    const work = makers({}, routing)('voice', 'voice').voice?.(LINE, asked)
    setTimeout(() => stop.abort(new Error('enough')), 200)
    await expect(work).rejects.toThrow('enough')
    expect(ledger.attemptsFor('nobody there').map((one) => one.state)).toEqual(['failed'])
    expect(purse.committedPicoUsd).toBe(0n)
  })
})

/** Where nothing comes any more, the wait ends soon. */
const IDLE: Partial<Record<Fault, number>> = { silence: 0.5, 'stream-stall': 0.5 }

describe('a request nobody knows the end of', () => {
  it.each<Fault>(['reset-after', 'stream-cut', 'no-finish', 'stream-stall', 'silence', 'gateway-timeout'])(
    '%s: stays reserved in full, and is not sent again (bug: paid twice, or booked as free)',
    async (fault) => {
      server.play(rule(fault))
      const own = makers({ idleSeconds: IDLE[fault] ?? 30 })
      const found = await outcome(bible(own, `lost ${fault}`))
      expect(found).toMatchObject({ result: 'unknown', sent: 1, booked: 0n })
      expect(found.reserved).toBeGreaterThan(0n)
      server.play({})
      expect(await outcome(bible(own, `lost ${fault}`))).toMatchObject({
        result: 'unknown',
        sent: 0,
        bills: 0,
      })
    },
  )

  it.each<Fault>(['reset-after', 'stream-cut', 'silence'])(
    '%s: sent again under its key where the provider honours it, and paid once',
    async (fault) => {
      server.play({ honoursKeys: true, ...rule(fault, { times: 1 }) })
      const found = await outcome(bible(makers({ idempotent: true, idleSeconds: IDLE[fault] ?? 30 })))
      expect(found).toMatchObject({ result: 'answered', sent: 2, bills: 1, reserved: 0n })
      expect(found.booked).toBe(found.billed)
    },
  )

  it('is settled by a person, as paid or as free, and then asked anew', async () => {
    server.play(rule('reset-after', { times: 1 }))
    const own = makers()
    await outcome(bible(own, 'decided'))
    expect(ledger.decide('bible:season', true)).toBe(1)
    expect(await outcome(bible(own, 'decided'))).toMatchObject({
      result: 'answered',
      sent: 1,
      bills: 1,
      reserved: 0n,
    })
  })
})

describe('an answer that is no answer', () => {
  it.each<Fault>(['blank', 'truncated-json', 'length'])(
    '%s: paid, asked once more with what was wrong, and the second one taken',
    async (fault) => {
      server.play(rule(fault, { times: 1 }))
      const found = await outcome(bible(makers()))
      expect(found.result === 'answered' ? found.bills : found).toBe(
        fault === 'truncated-json' ? found.bills : 2,
      )
      expect(found.booked).toBe(found.billed)
    },
  )

  it('twice in a row: the product fails, both are paid, and a later build asks anew', async () => {
    server.play(rule('blank', { times: 2 }))
    const own = makers()
    expect(await outcome(bible(own, 'blank twice'))).toMatchObject({ result: 'failed', bills: 2 })
    expect(await outcome(bible(own, 'blank twice'))).toMatchObject({ result: 'answered', bills: 1 })
  })

  it.each<Fault>(['fenced', 'reasoning', 'in-one-piece', 'other-model'])(
    '%s: understood as it is',
    async (fault) => {
      server.play(rule(fault))
      const found = await outcome(bible(makers()))
      expect(found).toMatchObject({ result: 'answered', bills: 1 })
      expect(found.booked).toBe(found.billed)
    },
  )

  it('without usage: booked as much as was reserved (bug: booked as free)', async () => {
    server.play(rule('no-usage'))
    const found = await outcome(bible(makers()))
    expect(found.result).toBe('answered')
    expect(found.booked).toBeGreaterThanOrEqual(found.billed)
  })

  it('a voice file cut short is paid for and not taken', async () => {
    server.play(rule('stream-cut'))
    const found = await outcome(voice(makers()))
    expect(found).toMatchObject({ result: 'failed', bills: 1 })
    expect(found.booked).toBe(found.billed)
  })
})

describe('what was paid for', () => {
  it('and could not be kept for want of disk stays reserved, and is not taken for a lost connection', async () => {
    const full = (): never => {
      throw new StudioError('DISK_FULL', 'The disk is full')
    }
    const own = makers({ files: { put: full, get: full } })
    await expect(voice(own, 'no room')).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(ledger.attemptsFor('no room').map((one) => one.state)).toEqual(['held'])
    expect(purse.committedPicoUsd).toBeGreaterThan(0n)
    const { sent } = await outcome(voice(own, 'no room'))
    expect(sent).toBe(0)
    expect(ledger.lost()).toHaveLength(1)
  })

  it('is not asked for again when the studio ended before its take was recorded', async () => {
    const own = makers()
    const first = await bible(own, 'kept')
    const spoken = await voice(own, 'kept line')
    const again = new Ledger(db)
    ledger = again
    const later = makers()
    const seen = server.seen
    expect((await bible(later, 'kept'))?.value).toEqual(first?.value)
    expect((await voice(later, 'kept line'))?.value).toEqual(spoken?.value)
    expect(server.seen).toBe(seen)
  })
})

describe('a budget', () => {
  it('of 5 dollars holds against 1,000 requests at once (bug: check, then spend)', async () => {
    const own = makers()
    purse = new Purse(4000n * 15_000_000n)
    const before = server.bills.total()
    const ends = await Promise.allSettled(Array.from({ length: 1000 }, () => voice(own)))
    const spent = server.bills.total() - before
    expect(spent).toBe(purse.spentPicoUsd)
    expect(spent <= 4000n * 15_000_000n).toBe(true)
    const bought = ends.filter((end) => end.status === 'fulfilled').length
    expect(bought).toBe(200)
    const refused = ends.find((end) => end.status === 'rejected')
    expect(refused?.reason instanceof StudioError ? refused.reason.code : refused).toBe('NO_BUDGET')
  })

  it('stored for the season, an episode or a step holds besides, at once and over restarts (bug: looked at one by one)', async () => {
    const each = 20n * 15_000_000n
    const human = createHumanRepo(db)
    setBudgets(human, [
      { scope: { kind: 'season' }, stopPicoUsd: each * 300n },
      { scope: { kind: 'step', step: 'voice' }, stopPicoUsd: each * 90n + 1n },
      { scope: { kind: 'episode', id: 1 }, stopPicoUsd: each * 120n },
    ])
    const standings = () => standingsOf(readBudgets(human), ledger.bySlot(), () => 1)
    const guard = () => new BudgetGuard({ standings, episodeIdOf: () => 1, numberOf: (id) => id })
    purse = new Purse(5n * DOLLAR, guard())
    const before = server.bills.total()
    const ends = await Promise.allSettled(Array.from({ length: 1000 }, () => voice(makers())))
    expect(server.bills.total() - before).toBe(each * 90n)
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(90)
    setBudgets(human, [{ scope: { kind: 'step', step: 'voice' }, stopPicoUsd: each * 200n }])
    ledger = new Ledger(db)
    purse = new Purse(5n * DOLLAR, guard())
    await Promise.allSettled(Array.from({ length: 100 }, () => voice(makers())))
    expect(server.bills.total() - before).toBe(each * 120n)
    expect(standings().map((one) => one.state)).toEqual(['within', 'full', 'within'])
  })

  it('counts a lost answer in full until it is settled (bug: money that may be gone is spent again)', async () => {
    const each = 20n * 15_000_000n
    const human = createHumanRepo(db)
    setBudgets(human, [{ scope: { kind: 'season' }, stopPicoUsd: each }])
    const standings = () => standingsOf(readBudgets(human), ledger.bySlot(), () => null)
    const guard = new BudgetGuard({ standings, episodeIdOf: () => null, numberOf: (id) => id })
    purse = new Purse(5n * DOLLAR, guard)
    server.play(rule('reset-after', { times: 1 }))
    expect(await outcome(voice(makers()))).toMatchObject({ result: 'unknown', sent: 1 })
    await expect(voice(makers())).rejects.toMatchObject({ code: 'NO_BUDGET' })
    expect(ledger.decide('voice:line', false)).toBe(1)
    guard.reload()
    expect(await outcome(voice(makers()))).toMatchObject({ result: 'answered', sent: 1 })
    await expect(voice(makers())).rejects.toMatchObject({ code: 'NO_BUDGET' })
  })

  it('nobody gave allows nothing to leave', async () => {
    purse = new Purse(null)
    const seen = server.seen
    await expect(voice(makers())).rejects.toMatchObject({ code: 'NO_BUDGET' })
    expect(server.seen).toBe(seen)
  })

  it('is closed by a bill above what was reserved: booked, and nothing more is spent', async () => {
    server.play(rule('overcharge', { times: 1 }))
    const own = makers()
    const found = await outcome(bible(own))
    expect(found.result).toBe('answered')
    expect(found.booked).toBe(found.billed)
    expect(ledger.overruns()).toHaveLength(1)
    await expect(voice(own)).rejects.toMatchObject({ code: 'NO_BUDGET' })
  })
})
