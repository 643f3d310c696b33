import { z } from 'zod'
import { slotOf, type Job, type Made, type StepDefinition } from '../build/step.ts'
import { buy } from '../providers/buyer.ts'
import type { Till } from '../providers/order.ts'
import { Gate } from '../providers/limits.ts'
import { parseRouting } from '../providers/routing.ts'
import type { BoundLimits, BoundTask } from './lower-bound.ts'
import { Shop, WINDOW_SECONDS, type ShopTerms, type Weather } from './shop.ts'

/** A season in products, as it is bought: per episode 5 scenes, per scene 6 shots and lines. */
const EPISODES = 36
const SCENES = EPISODES * 5
const SHOTS = SCENES * 6

/** Five providers: what they allow in a minute and at once, and how long they take. */
const PROVIDERS = {
  planner: { requests: 40, concurrent: 6, leastMs: 1200, mostMs: 3600 },
  writer: { requests: 60, concurrent: 8, leastMs: 1440, mostMs: 4320 },
  painter: { requests: 260, concurrent: 16, leastMs: 960, mostMs: 2880 },
  speaker: { requests: 260, concurrent: 16, leastMs: 480, mostMs: 1440 },
  camera: { requests: 200, concurrent: 40, leastMs: 4800, mostMs: 14_400 },
} as const satisfies Record<string, ShopTerms>
export type ProviderId = keyof typeof PROVIDERS
/** Ids of the five. */
export const PROVIDER_IDS = Object.keys(PROVIDERS) as ProviderId[] // its own keys

/** The products of one step. */
export interface Kind {
  readonly step: string
  readonly count: number
  /** Who makes them; null: made here in no time. */
  readonly provider: ProviderId | null
  readonly pool: StepDefinition['pool']
  /** Of one of them: what it reads, by step and index. */
  readonly reads: (i: number) => readonly (readonly [step: string, index: number])[]
}

const spread = (step: string, from: number, count: number): [string, number][] =>
  Array.from({ length: count }, (_, k) => [step, from * count + k])

/** The steps of the season in order: each reads only what stands before it. */
export const KINDS: readonly Kind[] = [
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

export type Shops = Readonly<Record<ProviderId, Shop>>

/** The five providers, fresh. */
export const openShops = (weather: Weather, seed: number): Shops =>
  Object.fromEntries(
    PROVIDER_IDS.map((id, i) => [id, new Shop(PROVIDERS[id], weather, seed * 100 + i)]),
  ) as Record<ProviderId, Shop> // one for each id

/** The gates before them. */
export const openGates = (): Readonly<Record<ProviderId, Gate>> =>
  Object.fromEntries(
    PROVIDER_IDS.map((id) => {
      const { requests, concurrent } = PROVIDERS[id]
      return [id, new Gate({ requests, concurrent, perSeconds: WINDOW_SECONDS })]
    }),
  ) as Record<ProviderId, Gate> // one for each id

/** What is asked for, and used; a USD for a million of them. */
const MOST_CHARACTERS = 1000
const CHARACTERS = 900
const PRICE = { perMillionCharacters: '1' }
const PICO_USD_PER_CHARACTER = 1_000_000n
/** The most a request may cost, and what each does cost. */
export const BOUND_PICO_USD = PICO_USD_PER_CHARACTER * BigInt(MOST_CHARACTERS)
export const COST_PICO_USD = PICO_USD_PER_CHARACTER * BigInt(CHARACTERS)
const MODEL = parseRouting({
  providers: { bench: { type: 'openai-compatible', baseUrl: 'http://127.0.0.1:9' } },
  models: { 'bench/any': { price: PRICE } },
  roles: { voice: 'bench/any' },
}).models['bench/any']

/** Buys something of a provider as the studio buys everything: reserved, sent, settled. */
export async function buyOne(
  till: Till,
  gate: Gate,
  job: Pick<Job, 'slot' | 'idempotencyKey' | 'signal'>,
  answer: () => Promise<void>,
): Promise<Made> {
  if (MODEL === undefined) throw new Error('no such model') // it stands above
  const got = await buy(
    till,
    gate,
    {
      slot: job.slot,
      role: 'voice',
      key: job.idempotencyKey,
      requestKey: `${job.idempotencyKey}.1`,
      model: { ...MODEL, provider: 'bench', model: 'any' },
      idempotent: true,
      most: { characters: MOST_CHARACTERS },
      send: async () => {
        await answer()
        return { value: job.slot, model: 'any', usage: { characters: CHARACTERS }, reportedPicoUsd: null }
      },
      write: (value) => value,
      read: (text) => text,
    },
    job.signal,
  )
  const { model, costPicoUsd } = got
  const receipt = { provider: 'bench', model, costPicoUsd, warnings: [], booked: true }
  return { output: { made: got.value }, media: [], receipts: [receipt] }
}

/** The steps of the season, bought by `buyFor`. */
export function stepsOf(buyFor: (provider: ProviderId, job: Job) => Promise<Made>): StepDefinition[] {
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
      provider === null ? { output: { made: job.slot }, media: [], receipts: [] } : buyFor(provider, job),
  }))
}

/** The graph with the latencies that were drawn, for its least time. */
export function tasksOf(shops: Shops): BoundTask[] {
  const index = new Map<string, number>()
  return KINDS.flatMap(({ step, count, provider, reads }) =>
    Array.from({ length: count }, (_, i) => {
      const slot = slotOf(step, i)
      const after = reads(i).map(([from, j]) => index.get(slotOf(from, j)) ?? 0)
      index.set(slot, index.size)
      const served = provider === null ? undefined : shops[provider].served.get(slot)
      const { tookMs = 0, lastMs = 0, requests = 0 } = served ?? {}
      return { provider, after, latencyMs: tookMs, lastMs, requests }
    }),
  )
}

/** What the five allow, in windows that are longer by `guardMs`. */
export const boundLimits = (guardMs: number): Readonly<Record<ProviderId, BoundLimits>> =>
  Object.fromEntries(
    PROVIDER_IDS.map((id) => {
      const { requests, concurrent } = PROVIDERS[id]
      return [id, { requests, concurrent, windowMs: WINDOW_SECONDS * 1000 + guardMs }]
    }),
  ) as Record<ProviderId, BoundLimits> // one for each id
