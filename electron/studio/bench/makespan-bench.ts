import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { rng } from '../../../shared/picture/palette.ts'
import { Evaluator } from '../build/evaluate.ts'
import { runBuild } from '../build/run.ts'
import { slotOf, type Job, type Made, type StepDefinition } from '../build/step.ts'
import { Ledger, Purse } from '../money/ledger.ts'
import { buy, type Till } from '../providers/buyer.ts'
import { ProviderFailure } from '../providers/failure.ts'
import { Gate } from '../providers/limits.ts'
import { parseRouting } from '../providers/routing.ts'
import { ROUTED_LIMITS } from '../pools.ts'
import { createProject } from '../store/project.ts'
import { BENCH_BRIEF } from './graph-bench.ts'
import { lowerBound, type BoundTask } from './lower-bound.ts'
import type { BenchContext, Measurement } from './measure.ts'

/** A season in products, as it is bought: per episode 5 scenes, per scene 6 shots and lines. */
const EPISODES = 36
const SCENES = EPISODES * 5
const SHOTS = SCENES * 6

/** Five providers with their limits and latencies, a minute made into five seconds. */
const WINDOW_SECONDS = 5
const PROVIDERS = {
  planner: { requests: 40, concurrent: 6, least: 100, most: 300 },
  writer: { requests: 60, concurrent: 8, least: 120, most: 360 },
  painter: { requests: 260, concurrent: 16, least: 80, most: 240 },
  speaker: { requests: 260, concurrent: 16, least: 40, most: 120 },
  camera: { requests: 200, concurrent: 40, least: 400, most: 1200 },
} as const
type ProviderId = keyof typeof PROVIDERS

interface Kind {
  readonly step: string
  readonly count: number
  readonly provider: ProviderId | null
  readonly pool: StepDefinition['pool']
  /** Of one of them: what it reads, by step and index. */
  readonly reads: (i: number) => readonly (readonly [step: string, index: number])[]
}

const spread = (step: string, from: number, count: number): [string, number][] =>
  Array.from({ length: count }, (_, k) => [step, from * count + k])

const KINDS: readonly Kind[] = [
  { step: 'bible', count: 1, provider: 'planner', pool: 'text', reads: () => [] },
  { step: 'arc', count: 1, provider: 'planner', pool: 'text', reads: () => [['bible', 0]] },
  { step: 'outline', count: EPISODES, provider: 'planner', pool: 'text', reads: () => [['arc', 0]] },
  {
    step: 'script',
    count: SCENES,
    provider: 'writer',
    pool: 'text',
    reads: (i) => [['outline', Math.floor(i / 5)]],
  },
  {
    step: 'frame',
    count: SHOTS,
    provider: 'painter',
    pool: 'image',
    reads: (i) => [['script', Math.floor(i / 6)]],
  },
  {
    step: 'voice',
    count: SHOTS,
    provider: 'speaker',
    pool: 'voice',
    reads: (i) => [['script', Math.floor(i / 6)]],
  },
  { step: 'clip', count: SHOTS, provider: 'camera', pool: 'video', reads: (i) => [['frame', i]] },
  {
    step: 'cut',
    count: EPISODES,
    provider: null,
    pool: 'local',
    reads: (i) => [...spread('clip', i, 30), ...spread('voice', i, 30)],
  },
]

/** A provider that answers after a while, and refuses what its window does not let through. */
class Shop {
  refused = 0
  readonly latencies = new Map<string, number>()
  private readonly starts: number[] = []
  private readonly random = rng(7)
  private readonly terms: (typeof PROVIDERS)[ProviderId]
  readonly gate: Gate

  constructor(id: ProviderId) {
    this.terms = PROVIDERS[id]
    const { requests, concurrent } = this.terms
    this.gate = new Gate({ requests, concurrent, perSeconds: WINDOW_SECONDS })
  }

  async answer(slot: string): Promise<void> {
    const now = performance.now()
    while ((this.starts[0] ?? now) <= now - WINDOW_SECONDS * 1000) this.starts.shift()
    if (this.starts.length >= this.terms.requests) {
      this.refused++
      throw new ProviderFailure('rate', 'too many', { status: 429 })
    }
    this.starts.push(now)
    const { least, most } = this.terms
    const latency = least + this.random() * (most - least)
    await sleep(latency)
    this.latencies.set(slot, performance.now() - now)
  }
}

const RAW_RUNS = 3000

const PRICE = { perMillionCharacters: '1' }
const MODEL = parseRouting({
  providers: { bench: { type: 'openai-compatible', baseUrl: 'http://127.0.0.1:9' } },
  models: { 'bench/any': { price: PRICE } },
  roles: { voice: 'bench/any' },
}).models['bench/any']

async function bought(till: Till, shop: Shop, job: Job): Promise<Made> {
  if (MODEL === undefined) throw new Error('no such model') // it stands above
  const got = await buy(
    till,
    shop.gate,
    {
      slot: job.slot,
      role: 'voice',
      key: job.idempotencyKey,
      requestKey: `${job.idempotencyKey}.1`,
      model: { ...MODEL, provider: 'bench', model: 'any' },
      idempotent: true,
      most: { characters: 1000 },
      send: async () => {
        await shop.answer(job.slot)
        return { value: job.slot, model: 'any', usage: { characters: 900 }, reportedPicoUsd: null }
      },
      write: (value) => value,
      read: (text) => text,
    },
    job.signal,
  )
  const receipt = {
    provider: 'bench',
    model: got.model,
    costPicoUsd: got.costPicoUsd,
    warnings: [],
    booked: true,
  }
  return { output: { made: got.value }, media: [], receipts: [receipt] }
}

function stepsOf(till: Till, shops: Readonly<Record<ProviderId, Shop>>): StepDefinition[] {
  return KINDS.map(({ step, count, provider, pool, reads }) => ({
    id: step,
    version: 1,
    role: provider === null ? null : ('voice' as const),
    pool,
    schema: z.strictObject({ made: z.string() }),
    subjects: () => Array.from({ length: count }, (_, i) => String(i)),
    inputs: (subject, reader) => ({
      from: reads(Number(subject)).map(([from, i]) => reader.digest(slotOf(from, i))),
      own: subject,
    }),
    run: async (job) =>
      provider === null
        ? { output: { made: job.slot }, media: [], receipts: [] }
        : bought(till, shops[provider], job),
  }))
}

/** The graph with the latencies that were drawn, for its least time. */
function tasksOf(shops: Readonly<Record<ProviderId, Shop>>): BoundTask[] {
  const index = new Map<string, number>()
  return KINDS.flatMap(({ step, count, provider, reads }) =>
    Array.from({ length: count }, (_, i) => {
      const slot = slotOf(step, i)
      const after = reads(i).map(([from, j]) => index.get(slotOf(from, j)) ?? 0)
      index.set(slot, index.size)
      return {
        provider,
        latencyMs: provider === null ? 0 : (shops[provider].latencies.get(slot) ?? 0),
        after,
      }
    }),
  )
}

/** CPU in ms of the least that can be done for a request: one commit before it leaves and one after. */
function rawCommits(dir: string): number {
  const db = new Database(join(dir, 'raw.db'))
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.exec('CREATE TABLE attempt (id INTEGER PRIMARY KEY, slot TEXT, state TEXT, answer TEXT) STRICT')
    const hold = db.prepare("INSERT INTO attempt (id, slot, state) VALUES (?, ?, 'held')")
    const settle = db.prepare("UPDATE attempt SET state = 'settled', answer = ? WHERE id = ?")
    const from = process.cpuUsage()
    for (let i = 0; i < RAW_RUNS; i++) {
      hold.run(i, `voice:${i}`)
      settle.run('made', i)
    }
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1000 / RAW_RUNS
  } finally {
    db.close()
  }
}

const row = (name: string, unit: string, value: number, more: Partial<Measurement> = {}): Measurement => ({
  name,
  unit,
  value: Number(value.toPrecision(4)),
  runs: 1,
  min: Number(value.toPrecision(4)),
  max: Number(value.toPrecision(4)),
  ...more,
})

/**
 * A season of 3,494 products bought from five limited providers: how long it takes against the least time anybody could,
 * how many requests were refused for coming too soon, what the studio itself works for each, and how long one request
 * after another would take.
 */
export async function benchMakespan(ctx: BenchContext): Promise<Measurement[]> {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-bench-'))
  const project = createProject(dir, BENCH_BRIEF)
  const ledger = new Ledger(project.db)
  const purse = new Purse(10n ** 18n)
  const till: Till = { ledger, purse: () => purse }
  const shops = Object.fromEntries(
    Object.keys(PROVIDERS).map((id) => [id, new Shop(id as ProviderId)]), // its own keys
  ) as Record<ProviderId, Shop>
  try {
    ctx.say('buying a season of 3,494 products from five limited providers …')
    const evaluator = new Evaluator(stepsOf(till, shops), project.build, () => ({
      grade: 'final',
      provider: 'bench',
    }))
    const cpu = process.cpuUsage()
    const from = performance.now()
    const result = await runBuild(evaluator, project.build, { limits: ROUTED_LIMITS, signal: ctx.signal })
    const tookMs = performance.now() - from
    const used = process.cpuUsage(cpu)
    const workMs = (used.user + used.system) / 1000 / result.ran.length
    const rawMs = rawCommits(dir)
    const tasks = tasksOf(shops)
    const limits = Object.fromEntries(
      Object.entries(PROVIDERS).map(([id, { requests, concurrent }]) => [
        id,
        { requests, concurrent, windowMs: WINDOW_SECONDS * 1000 },
      ]),
    )
    const boundMs = lowerBound(tasks, limits)
    const alone = tasks.reduce((sum, { latencyMs }) => sum + latencyMs, 0)
    const refused = Object.values(shops).reduce((sum, shop) => sum + shop.refused, 0)
    return [
      row('products made', '', result.ran.length),
      row('time of the season', 's', tookMs / 1000, {
        ratio: tookMs / boundMs,
        comparator: 'the least time',
      }),
      row('one request after another', 's', alone / 1000, { ratio: alone / tookMs, comparator: 'this' }),
      row('refused for coming too soon', '', refused),
      row('work of the studio for each', 'ms CPU', workMs, {
        ratio: workMs / rawMs,
        comparator: 'two commits and nothing else',
      }),
    ]
  } finally {
    project.close()
    rmSync(dir, { recursive: true, force: true })
  }
}
