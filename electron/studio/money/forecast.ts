import type { Forecast as ShownForecast } from '../../../shared/contract/money.ts'
import type { StepId } from '../../../shared/drama/vocabulary.ts'
import { standingOf, type Standing } from '../build/states.ts'
import type { StepDefinition } from '../build/step.ts'
import { REHEARSAL } from '../providers/routing.ts'
import type { Session } from '../session.ts'
import { usd } from './amount.ts'
import { measuredBy, spreadOf, type Measured, type Spread } from './measured.ts'
import { seasonQuote } from './quote.ts'

/** What finishing one step is expected to cost, in pico-USD. */
export interface StepForecast {
  readonly step: StepId
  /** `<provider>/<model>` it is asked of. */
  readonly model: string
  /** Products that are planned, and those expected to follow from what is still to be written. */
  readonly planned: number
  readonly toFollow: number
  /** Bought products the expectation rests on; 0: on the price's upper bound alone. */
  readonly measured: number
  /** What half, and nine in ten, of such seasons cost at most. */
  readonly p50PicoUsd: bigint
  readonly p90PicoUsd: bigint
  /** The most it costs, as far as nobody asks for more takes than until now. */
  readonly mostPicoUsd: bigint
}

/** What finishing a season is expected to cost. */
export interface Forecast {
  readonly steps: readonly StepForecast[]
  readonly p50PicoUsd: bigint
  readonly p90PicoUsd: bigint
  /** The most it costs: an upper bound once all products are known, an estimate before. Never under the others. */
  readonly mostPicoUsd: bigint
  /** Products that are not known yet and counted by the shape of the season. */
  readonly estimated: number
  /** Products without a known price: they are counted as nothing. */
  readonly unpriced: number
}

/** Standard deviations between the middle and nine in ten of a normal distribution. */
const Z90 = 1.2816
/** Products below which a step's own measurements are not relied on. */
const FEWEST = 3

/**
 * Products of an episode of 90 s where nothing of the season is written yet: means over seasons of the rehearsal.
 * Portraits are of the season.
 */
const TYPICAL: Readonly<Partial<Record<StepId, number>>> = {
  script: 1.3,
  polish: 1.3,
  revise: 1.3,
  shots: 1.3,
  plate: 1,
  frame: 14,
  clip: 14,
  voice: 12,
}
const TYPICAL_SECONDS = 90
const TYPICAL_PORTRAITS = 4

/** Products of a step that are not known yet, going by the episodes that have some, else by typical ones. */
export function toFollow(session: Session, standing: Standing, step: StepId): number {
  if (!standing.open.some((one) => one.step === step)) return 0
  const { episodes, episodeSeconds } = session.project.brief
  const known = standing.states.filter((one) => one.step === step)
  if (step === 'portrait') return known.length === 0 ? TYPICAL_PORTRAITS : 0
  const written = new Set(known.flatMap(({ episode }) => (episode === null ? [] : [episode])))
  const each =
    written.size > 0 ? known.length / written.size : ((TYPICAL[step] ?? 0) * episodeSeconds) / TYPICAL_SECONDS
  return Math.max(0, Math.round(each * (episodes - written.size)))
}

interface Expectation {
  readonly mean: number
  readonly variance: number
  /** What is not known by measuring: it adds up instead of evening out. */
  readonly slack: number
  /** It never comes above this. */
  readonly most: number
  readonly measured: number
}

/**
 * Products going by what such products have cost and how often they were made again; one alone never comes above its
 * own bound.
 */
function fromMeasured(bounds: readonly number[], own: Measured, spread: Spread): Expectation {
  const again = Math.max(0, own.takesEach - 1)
  const once = bounds.reduce((sum, bound) => sum + Math.min(bound, spread.mean), 0)
  const most = bounds.reduce((sum, bound) => sum + bound, 0)
  const requests = bounds.length * (1 + again)
  const each = spread.deviation ** 2
  return {
    mean: once * (1 + again),
    // Of the products, of how many are made again, and of the mean itself, which was measured on a few.
    variance:
      requests * each + bounds.length * again * spread.mean ** 2 + (requests ** 2 * each) / spread.count,
    slack: 0,
    // Beyond it come only takes that people ask for.
    most: most + again * (most + Z90 * Math.sqrt(bounds.length) * spread.mean),
    measured: spread.count,
  }
}

/** Of what a product may cost at most, what it costs half of the time and nine times in ten where nothing was measured. */
function guessed(bounds: readonly number[], follow: number, pool: string): Expectation {
  // Of a text half of one answer, and one answer; an unwritten line is priced at eight times the length of most.
  const [mid, high] = pool === 'text' ? [0.25, 0.5] : [1, 1]
  const [midLater, highLater] = pool === 'voice' ? [0.125, 0.25] : [mid, high]
  const known = bounds.slice(0, bounds.length - follow).reduce((sum, bound) => sum + bound, 0)
  const later = bounds.slice(bounds.length - follow).reduce((sum, bound) => sum + bound, 0)
  const mean = known * mid + later * midLater
  return {
    mean,
    variance: 0,
    slack: known * high + later * highLater - mean,
    most: known + later,
    measured: 0,
  }
}

/** @param bounds the most each product may cost: of those that are planned, then of those to follow */
function forecastStep(
  session: Session,
  step: StepDefinition,
  bounds: readonly (bigint | null)[],
  follow: number,
  own: Measured | undefined,
): { readonly row: StepForecast; readonly expected: Expectation; readonly unpriced: number } {
  const model = (step.role === null ? undefined : session.routing.roles[step.role]) ?? REHEARSAL
  const price = session.routing.models[model]?.price ?? null
  const priced = bounds.flatMap((bound) => (bound === null ? [] : [Number(bound)]))
  const spread = own === undefined || price === null ? null : spreadOf(own.usages, price)
  const expected =
    own !== undefined && spread !== null && spread.count >= FEWEST
      ? fromMeasured(priced, own, spread)
      : guessed(priced, Math.min(follow, priced.length), step.pool)
  const row = {
    step: step.id as StepId, // ids of the step table
    model,
    planned: bounds.length - follow,
    toFollow: follow,
    measured: expected.measured,
    ...amountsOf(expected),
  }
  return { row, expected, unpriced: bounds.length - priced.length }
}

/** What is expected, in whole pico-USD: never less at most than nine times in ten, nor then than half of the time. */
const amountsOf = ({ mean, slack, variance, most }: Omit<Expectation, 'measured'>) => ({
  p50PicoUsd: BigInt(Math.round(mean)),
  p90PicoUsd: BigInt(Math.round(Math.min(most, mean + slack + Z90 * Math.sqrt(variance)))),
  mostPicoUsd: BigInt(Math.round(most)),
})

/**
 * What finishing a season is expected to cost: what is planned and what will follow from it, at what products of each
 * step have used so far and at today's prices, with as many made again as people did until now. The same season and
 * ledger give the same answer. Where a step was never bought, its upper bound stands in.
 */
export function forecastSeason(session: Session): Forecast {
  const evaluator = session.evaluator()
  const bought = [...evaluator.steps.values()].filter((step) => evaluator.route(step).grade === 'final')
  if (bought.length === 0)
    return { steps: [], p50PicoUsd: 0n, p90PicoUsd: 0n, mostPicoUsd: 0n, estimated: 0, unpriced: 0 }
  const standing = standingOf(evaluator)
  const measured = measuredBy(session.project.db)
  const quote = seasonQuote(session)
  const rows = bought
    .map((step) => {
      const id = step.id as StepId // ids of the step table
      const follow = toFollow(session, standing, id)
      const planned = standing.planned.filter((one) => one.step === id).map(({ slot }) => quote(slot))
      const later = Array.from({ length: follow }, () => quote(`${id}:`)) // of any product that is not there yet
      return forecastStep(session, step, [...planned, ...later], follow, measured.get(id))
    })
    .filter(({ row }) => row.planned + row.toFollow > 0)
  const sum = (part: 'mean' | 'slack' | 'variance' | 'most'): number =>
    rows.reduce((all, { expected }) => all + expected[part], 0)
  const all = { mean: sum('mean'), slack: sum('slack'), variance: sum('variance'), most: sum('most') }
  return {
    steps: rows.map(({ row }) => row),
    ...amountsOf(all),
    estimated: rows.reduce((count, { row }) => count + row.toFollow, 0),
    unpriced: rows.reduce((count, one) => count + one.unpriced, 0),
  }
}

/** A forecast with its amounts as they leave the core. */
export function shownForecast({ steps, estimated, unpriced, ...all }: Forecast): ShownForecast {
  const shown = ({ p50PicoUsd, p90PicoUsd, mostPicoUsd }: typeof all) => ({
    p50: usd(p50PicoUsd),
    p90: usd(p90PicoUsd),
    most: usd(mostPicoUsd),
  })
  return {
    ...shown(all),
    estimated,
    unpriced,
    steps: steps.map(({ step, model, planned, toFollow: later, measured, ...amounts }) => ({
      step,
      model,
      planned,
      toFollow: later,
      measured,
      ...shown(amounts),
    })),
  }
}
