import { parseUsd } from '../../money/amount.ts'

const PLACES = 12

/** A cost in USD as a vendor tells it, in pico-USD; null when it tells none. */
export const reportedUsd = (cost: unknown): bigint | null =>
  typeof cost === 'number' && Number.isFinite(cost) && cost >= 0 ? parseUsd(cost.toFixed(PLACES)) : null
