/** One figure of a benchmark. A ratio compares it to something done in the same run on the same machine. */
export interface Measurement {
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly ratio?: number
  readonly comparator?: string
  readonly runs: number
  readonly min: number
  readonly max: number
}

/** What a benchmark is given. */
export interface BenchContext {
  readonly signal: AbortSignal
  say(line: string): void
}

const round = (value: number): number => Number(value.toPrecision(5))

/** The value below which a share `p` (0-1) of the sorted numbers lies. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0
}

/**
 * Median of the runs, with their range; and its ratio to the median of a comparator.
 * @param share another percentile (0-1) of both instead of the median
 */
export function measurement(
  name: string,
  unit: string,
  values: readonly number[],
  against?: { name: string; values: readonly number[] },
  share = 0.5,
): Measurement {
  const value = percentile(values, share)
  const base = {
    name,
    unit,
    value: round(value),
    runs: values.length,
    min: round(Math.min(...values)),
    max: round(Math.max(...values)),
  }
  return against === undefined
    ? base
    : { ...base, ratio: round(value / percentile(against.values, share)), comparator: against.name }
}

/** Milliseconds a piece of work takes. */
export async function millis(work: () => unknown): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}
