import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Evaluator } from '../build/evaluate.ts'
import { runBuild } from '../build/run.ts'
import type { Job, Made } from '../build/step.ts'
import { Ledger, Purse } from '../money/ledger.ts'
import type { Till } from '../providers/order.ts'
import { Gate } from '../providers/limits.ts'
import { guardedMs } from '../providers/sliding-log.ts'
import { ROUTED_LIMITS } from '../pools.ts'
import { createProject } from '../store/project.ts'
import {
  boundLimits,
  buyOne,
  openGates,
  openShops,
  stepsOf,
  tasksOf,
  type ProviderId,
  type Shops,
} from './bought-season.ts'
import { benchBudget } from './budget-bench.ts'
import { BENCH_BRIEF } from './graph-bench.ts'
import { lowerBound } from './lower-bound.ts'
import type { BenchContext, Measurement } from './measure.ts'
import { buyWithQueues } from './queue-season.ts'
import { rawCommits } from './raw-commits.ts'
import { FAULTS, FINE, JITTER, WINDOW_SECONDS, type Weather } from './shop.ts'
import { skippingWaits } from './skip-waits.ts'

const RUNS = 3
const WINDOW_MS = WINDOW_SECONDS * 1000
/** By so much the studio takes a window to be longer than the provider says. */
const GUARD_MS = guardedMs(WINDOW_MS) - WINDOW_MS

const rounded = (value: number): number => Number(value.toPrecision(4))

const row = (
  name: string,
  unit: string,
  values: readonly number[],
  more: Partial<Measurement> = {},
): Measurement => {
  const sorted = values.toSorted((a, b) => a - b)
  return {
    name,
    unit,
    value: rounded(sorted[sorted.length >> 1] ?? 0),
    runs: values.length,
    min: rounded(sorted[0] ?? 0),
    max: rounded(sorted.at(-1) ?? 0),
    ...more,
  }
}

/** Lends an empty project to build in. */
async function inProject<T>(
  work: (
    run: (buyFor: (till: Till, provider: ProviderId, job: Job) => Promise<Made>) => Promise<number>,
  ) => Promise<T>,
  ctx: BenchContext,
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-bench-'))
  const project = createProject(dir, BENCH_BRIEF)
  const purse = new Purse(10n ** 18n)
  const till: Till = { ledger: new Ledger(project.db), purse: () => purse }
  try {
    return await work(async (buyFor) => {
      const steps = stepsOf((provider, job) => buyFor(till, provider, job))
      const evaluator = new Evaluator(steps, project.build, () => ({ grade: 'final', provider: 'bench' }))
      const { ran, failed } = await runBuild(evaluator, project.build, {
        limits: ROUTED_LIMITS,
        signal: ctx.signal,
      })
      const first = failed[0]
      if (first !== undefined) throw new Error(`${first.slot}: ${first.error}`)
      return ran.length
    })
  } finally {
    project.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** A season that was bought: how long it took, in ms, and its providers. */
interface Season {
  readonly tookMs: number
  readonly shops: Shops
}

const sumOf = (shops: Shops, of: (shop: Shops[ProviderId]) => number): number =>
  Object.values(shops).reduce((sum, shop) => sum + of(shop), 0)

async function buySeason(ctx: BenchContext, weather: Weather, seed: number): Promise<Season> {
  const shops = openShops(weather, seed)
  return inProject(
    (run) =>
      skippingWaits(async () => {
        const gates = openGates()
        const from = performance.now()
        await run((till, provider, job) =>
          buyOne(till, gates[provider], job, () => shops[provider].answer(job.slot)),
        )
        return { tookMs: performance.now() - from, shops }
      }),
    ctx,
  )
}

const boundOf = (shops: Shops, guardMs = 0): number => lowerBound(tasksOf(shops), boundLimits(guardMs))

/** The same season, bought by the studio and with queues. */
interface Pair {
  readonly weather: Weather
  readonly own: readonly Season[]
  /** None where p-queue is not installed. */
  readonly queued: readonly Season[]
}

async function buyBoth(ctx: BenchContext, weather: Weather, seeds: number): Promise<Pair> {
  const own: Season[] = []
  const queued: Season[] = []
  for (let seed = 1; seed <= seeds; seed++) {
    own.push(await buySeason(ctx, weather, seed))
    const shops = openShops(weather, seed)
    const tookMs = await skippingWaits(() => buyWithQueues(shops))
    if (tookMs !== null) queued.push({ tookMs, shops })
  }
  return { weather, own, queued }
}

const middle = (values: readonly number[]): number =>
  rounded(values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0)

/** How long seasons took, as a ratio to the least time; the median of the ratios. */
const timeRow = (name: string, seasons: readonly Season[]): Measurement =>
  row(
    name,
    's',
    seasons.map(({ tookMs }) => tookMs / 1000),
    {
      ratio: middle(seasons.map(({ tookMs, shops }) => tookMs / boundOf(shops))),
      comparator: 'the least time anybody could need',
    },
  )

const requestsOf = (shops: Shops): number =>
  sumOf(
    shops,
    (shop) => shop.refused + [...shop.served.values()].reduce((sum, { requests }) => sum + requests, 0),
  )
const productsOf = (shops: Shops): number => sumOf(shops, (shop) => shop.served.size)

/** Requests beyond one for each product, for each that failed by chance. */
const extraOf = ({ shops }: Season): number =>
  (requestsOf(shops) - productsOf(shops)) / sumOf(shops, (shop) => shop.faults)

function rowsOf(name: string, { weather, own, queued }: Pair): Measurement[] {
  const by = (who: string, seasons: readonly Season[]): Measurement[] =>
    seasons.length === 0
      ? []
      : [
          timeRow(`${name}: time of the season${who}`, seasons),
          row(
            `${name}: refused for coming too soon${who}`,
            '',
            seasons.map(({ shops }) => sumOf(shops, (shop) => shop.refused)),
          ),
          ...(weather === FAULTS
            ? [row(`${name}: extra requests for each fault${who}`, '', seasons.map(extraOf))]
            : []),
        ]
  return [...by('', own), ...by(', with p-queue and retries', queued)]
}

/** What of the time is the guard's, and how long one request after another would take: reckoned, not waited for. */
function reckonedRows({ own }: Pair): Measurement[] {
  const alone = own.map(({ shops }) => tasksOf(shops).reduce((sum, { latencyMs }) => sum + latencyMs, 0))
  const faster = own.map(({ tookMs }, i) => (alone[i] ?? 0) / tookMs)
  const guarded = own.map(({ shops }) => boundOf(shops, GUARD_MS) / boundOf(shops))
  return [
    row('fine: what the guard of the windows adds to the least time', '', guarded),
    row(
      'fine: one request after another (reckoned)',
      's',
      alone.map((ms) => ms / 1000),
      {
        ratio: middle(faster),
        comparator: 'the season',
      },
    ),
  ]
}

/** So many requests are on their way while it is measured what the studio works. */
const IN_FLIGHT = 20

/** CPU in ms for each product of a season whose providers answer at once. */
async function workEach(ctx: BenchContext): Promise<number> {
  return inProject(async (run) => {
    const gate = new Gate({ requests: 1e9, perSeconds: 1, concurrent: IN_FLIGHT })
    const from = process.cpuUsage()
    const made = await run((till, _provider, job) =>
      buyOne(till, gate, job, () => new Promise((resolve) => setImmediate(resolve))),
    )
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1000 / made
  }, ctx)
}

/**
 * A season of 3,494 products bought from five providers that allow so much a minute: how long it takes against the least
 * time anybody could need, how many requests are refused for coming too soon, what faults cost, and what the studio works
 * for each; p-queue beside it. Waiting is skipped, work is not (`skip-waits.ts`).
 */
export async function benchMakespan(ctx: BenchContext): Promise<Measurement[]> {
  ctx.say('buying seasons of 3,494 products from five providers with limits …')
  const fine = await buyBoth(ctx, FINE, 1)
  const jitter = await buyBoth(ctx, JITTER, 1)
  const faults = await buyBoth(ctx, FAULTS, RUNS)
  ctx.say('buying as fast as the machine can …')
  const work: number[] = []
  const raw: number[] = []
  for (let i = 0; i < RUNS; i++) {
    raw.push(rawCommits())
    work.push(await workEach(ctx))
  }
  return [
    ...rowsOf('fine', fine),
    ...reckonedRows(fine),
    ...rowsOf('jitter', jitter),
    ...rowsOf('faults', faults),
    row('work of the studio for each product', 'ms CPU', work, {
      ratio: rounded(middle(work) / middle(raw)),
      comparator: 'two commits and nothing else',
    }),
    ...(await benchBudget(ctx)),
  ]
}
