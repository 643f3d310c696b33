import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { Ledger, Purse } from '../../electron/studio/money/ledger.ts'
import type { Files } from '../../electron/studio/providers/bought-voice.ts'
import type { MakerDeps } from '../../electron/studio/providers/buying.ts'
import type { Tape } from '../../electron/studio/providers/cassette/tape.ts'
import { createMakers, type Makers } from '../../electron/studio/providers/makers.ts'
import { RequestFailed, type Provider, type VoiceRequest } from '../../electron/studio/providers/provider.ts'
import { parseRouting } from '../../electron/studio/providers/routing.ts'
import { createMediaStore } from '../../electron/studio/store/media-store.ts'
import { closeDatabase, openDatabase, type Db } from '../../electron/studio/store/open-database.ts'
import { BRIEF } from '../../electron/studio/store/store.fixture.ts'
import type { Fault, Rule } from './script.ts'
import { startFakeProvider, type FakeProvider } from './server.ts'

export const DOLLAR = 1_000_000_000_000n

/** Nothing here is rehearsed. */
const nobody = { id: 'rehearsal' } as Provider

const signal = new AbortController().signal

export const LINE: VoiceRequest = {
  text: 'You never opened it.',
  language: 'en',
  voice: 'en-f1',
  speed: 1,
  pitch: 0,
  emotion: 'calm',
  strength: 1,
  take: 1,
}

/** How the fake provider is described to the studio, beyond what its own file says. */
export interface Terms {
  readonly idempotent?: boolean
  readonly idleSeconds?: number
  /** Where files go, when it is not a store like any other. */
  readonly files?: Files
  readonly tape?: Tape
  /** True where it tells what a lost answer cost. */
  readonly looksUp?: boolean
  /** Its key; left out: it wants none. */
  readonly key?: string
  readonly worked?: MakerDeps['worked']
}

/** A script of one rule. */
export const rule = (fault: Fault, more: Partial<Rule> = {}) => ({ rules: [{ fault, ...more }] })

/** Where nothing comes any more, the wait ends soon. */
export const IDLE: Partial<Record<Fault, number>> = { silence: 0.5, 'stream-stall': 0.5 }

/** A fake provider and a ledger to buy at it with; the ledger is a new one for every test. */
export class Shop {
  server!: FakeProvider // these four are there while a test runs: set by the hooks of `useShop`
  db!: Db
  ledger!: Ledger
  purse!: Purse
  dir = ''
  private products = 0

  open(): void {
    this.dir = mkdtempSync(join(tmpdir(), 'cliffhanger-buy-'))
    this.db = openDatabase(this.dir, 'write')
    this.ledger = new Ledger(this.db)
    this.purse = new Purse(5n * DOLLAR)
    this.server.play({})
  }

  close(): void {
    closeDatabase(this.db, 'write')
    rmSync(this.dir, { recursive: true, force: true })
  }

  makers(
    { idempotent = false, idleSeconds = 30, files, tape, looksUp = false, key, worked }: Terms = {},
    file?: unknown,
  ): Makers {
    const routing = parseRouting(file ?? this.server.providersFile())
    const fake = {
      ...routing.providers['fake'],
      idempotent,
      idleSeconds,
      ...(looksUp ? { lookUp: 'generation' } : {}),
      ...(key === undefined ? {} : { keyFrom: 'FAKE_KEY' }),
    } as (typeof routing.providers)[string] // it is there
    return createMakers({
      routing: { ...routing, providers: { fake } },
      rehearsal: nobody,
      till: { ledger: this.ledger, purse: () => this.purse },
      files: files ?? createMediaStore(this.dir),
      keyOf: async () => key,
      ...(tape === undefined ? {} : { tape }),
      ...(worked === undefined ? {} : { worked }),
    })
  }

  bible(own: Makers, key = `key ${++this.products}`) {
    return own('draft', 'bible').text?.(
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
  }

  async voice(own: Makers, key = `key ${++this.products}`, line: VoiceRequest = LINE) {
    return own('voice', 'voice').voice?.(line, { signal, slot: 'voice:line', idempotencyKey: key })
  }

  /** What became of a request: its answer, or how it failed; and what both sides have booked for it. */
  async outcome(work: Promise<unknown> | undefined) {
    const { bills } = this.server
    const before = { bills: bills.lines.length, billed: bills.total(), seen: this.server.seen }
    const result = await work?.then(
      () => 'answered',
      (error: unknown) =>
        error instanceof RequestFailed ? (error.unknown ? 'unknown' : 'failed') : `${String(error)}`,
    )
    return {
      result,
      sent: this.server.seen - before.seen,
      bills: bills.lines.length - before.bills,
      billed: bills.total() - before.billed,
      booked: this.sum("SELECT coalesce(sum(cost_pico_usd), 0) FROM attempt WHERE state = 'settled'"),
      reserved: this.sum(
        "SELECT coalesce(sum(bound_pico_usd), 0) FROM attempt WHERE state IN ('held', 'unknown')",
      ),
    }
  }

  private sum(sql: string): bigint {
    return this.db.prepare<[], bigint>(sql).pluck().safeIntegers(true).get() ?? 0n
  }
}

/** Opens a shop for the tests of a file. */
export function useShop(): Shop {
  const shop = new Shop()
  beforeAll(async () => {
    shop.server = await startFakeProvider()
  })
  afterAll(() => shop.server.close())
  beforeEach(() => shop.open())
  afterEach(() => shop.close())
  return shop
}
