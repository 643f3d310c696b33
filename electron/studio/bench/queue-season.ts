import type PQueue from 'p-queue'
import { slotOf } from '../build/step.ts'
import { KINDS, PROVIDER_IDS, type ProviderId, type Shops } from './bought-season.ts'
import { WINDOW_SECONDS } from './shop.ts'

/** The pauses p-retry makes unless it is told otherwise: a second, doubled each time, ten times. */
const FIRST_PAUSE_MS = 1000
const MOST_RETRIES = 10

async function withRetries(answer: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++)
    try {
      return await answer()
    } catch (error) {
      if (tries >= MOST_RETRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** tries))
    }
}

/**
 * The season as one would buy it with p-queue: a queue for each provider with its limits (a sliding window), each request
 * with retries, each product when what it reads is there. Nothing is written down.
 * @returns how long it took, in ms; null where p-queue is not installed
 */
export async function buyWithQueues(shops: Shops): Promise<number | null> {
  const found = await import('p-queue').catch(() => null)
  if (found === null) return null
  const queues = Object.fromEntries(
    PROVIDER_IDS.map((id) => {
      const { requests, concurrent } = shops[id].terms
      const interval = WINDOW_SECONDS * 1000
      return [
        id,
        new found.default({ concurrency: concurrent, intervalCap: requests, interval, strict: true }),
      ]
    }),
  ) as Record<ProviderId, PQueue> // one for each id
  const from = performance.now()
  const made = new Map<string, Promise<void>>()
  for (const { step, count, provider, reads } of KINDS)
    for (let i = 0; i < count; i++) {
      const slot = slotOf(step, i)
      const before = Promise.all(reads(i).flatMap(([other, j]) => made.get(slotOf(other, j)) ?? []))
      const make = async (): Promise<void> => {
        await before
        if (provider !== null)
          await queues[provider].add(() => withRetries(() => shops[provider].answer(slot)))
      }
      made.set(slot, make())
    }
  await Promise.all(made.values())
  return performance.now() - from
}
