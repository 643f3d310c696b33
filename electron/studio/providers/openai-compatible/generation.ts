import { ProviderFailure } from '../failure.ts'
import { askJson, countOf, objectOf } from '../json-request.ts'
import type { Endpoint } from '../vendor.ts'
import { reportedUsd } from './reported.ts'

/**
 * What a request cost whose answer was lost on its way: `GET /generation?id=` of OpenRouter (openrouter.ai/docs, usage
 * accounting), where the id stands in every piece of the answer. Asking is free; the answer itself is not to be had.
 * @returns pico-USD
 * @throws ProviderFailure `ambiguous` for all that keeps the bill out of reach
 */
export async function askGeneration(endpoint: Endpoint, id: string): Promise<bigint> {
  let cost: bigint | null
  try {
    const told = await askJson(endpoint, { path: `/generation?id=${encodeURIComponent(id)}` })
    cost = reportedUsd(countOf(objectOf(told['data'])['total_cost']))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new ProviderFailure('ambiguous', why, { cause: error })
  }
  if (cost === null)
    throw new ProviderFailure('ambiguous', `${endpoint.id} does not say what the request cost.`)
  return cost
}
