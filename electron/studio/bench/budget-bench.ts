import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ledger, Purse } from '../money/ledger.ts'
import type { Till } from '../providers/order.ts'
import { Gate } from '../providers/limits.ts'
import { createProject } from '../store/project.ts'
import { BOUND_PICO_USD, buyOne, COST_PICO_USD } from './bought-season.ts'
import { BENCH_BRIEF } from './graph-bench.ts'
import type { BenchContext, Measurement } from './measure.ts'

const CALLS = 1000
/** So much is there as a third of the calls need. */
const BUDGET_PICO_USD = (BOUND_PICO_USD * BigInt(CALLS)) / 3n

const answered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** What is spent where each call looks whether there is money, is made, and is added up then. */
async function checkThenAdd(): Promise<bigint> {
  let spent = 0n
  await Promise.all(
    Array.from({ length: CALLS }, async () => {
      if (spent + COST_PICO_USD > BUDGET_PICO_USD) return
      await answered()
      spent += COST_PICO_USD
    }),
  )
  return spent
}

async function reserved(signal: AbortSignal): Promise<bigint> {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-bench-'))
  const project = createProject(dir, BENCH_BRIEF)
  const purse = new Purse(BUDGET_PICO_USD)
  const till: Till = { ledger: new Ledger(project.db), purse: () => purse }
  const gate = new Gate({ requests: 1e9, perSeconds: 1, concurrent: CALLS })
  try {
    const job = (i: number) => ({ slot: `voice:${i}`, idempotencyKey: `key ${i}`, signal })
    await Promise.allSettled(Array.from({ length: CALLS }, (_, i) => buyOne(till, gate, job(i), answered)))
    return purse.spentPicoUsd
  } finally {
    project.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** What a thousand calls at once spend above a budget that holds a third of them. */
export async function benchBudget(ctx: BenchContext): Promise<Measurement[]> {
  const over = (spent: bigint): number =>
    Number((100n * (spent > BUDGET_PICO_USD ? spent - BUDGET_PICO_USD : 0n)) / BUDGET_PICO_USD)
  const figure = (name: string, value: number): Measurement => ({
    name,
    unit: '%',
    value,
    runs: 1,
    min: value,
    max: value,
  })
  return [
    figure('1,000 calls at once: spent above the budget', over(await reserved(ctx.signal))),
    figure('1,000 calls at once: the same, looked up and then added', over(await checkThenAdd())),
  ]
}
