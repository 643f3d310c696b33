/** A task of a graph of tasks that are bought from limited providers. */
export interface BoundTask {
  /** Id of its provider; null for what is made here in no time. */
  readonly provider: string | null
  /** How long its request took, in ms: failed ones before it included. */
  readonly latencyMs: number
  /** How many requests it took, failed ones included; left out: one. */
  readonly requests?: number
  /** How long the last of them took, in ms; left out: as long as all. */
  readonly lastMs?: number
  /** Indices of the tasks it waits for, all smaller than its own. */
  readonly after: readonly number[]
}

/** What a provider allows. */
export interface BoundLimits {
  /** Requests that may start in a window. */
  readonly requests: number
  readonly windowMs: number
  readonly concurrent: number
}

interface Placed extends BoundTask {
  /** Longest way to it, and from its end to the end of all, in ms. */
  readonly head: number
  readonly tail: number
}

function placed(tasks: readonly BoundTask[]): Placed[] {
  const head = tasks.map(() => 0)
  const tail = tasks.map(() => 0)
  tasks.forEach(({ after }, i) => {
    head[i] = Math.max(0, ...after.map((j) => (head[j] ?? 0) + (tasks[j]?.latencyMs ?? 0)))
  })
  for (let i = tasks.length - 1; i >= 0; i--)
    for (const j of tasks[i]?.after ?? [])
      tail[j] = Math.max(tail[j] ?? 0, (tail[i] ?? 0) + (tasks[i]?.latencyMs ?? 0))
  return tasks.map((task, i) => ({ ...task, head: head[i] ?? 0, tail: tail[i] ?? 0 }))
}

/** Sum of the smallest of some durations, in ms. */
const smallest = (sorted: readonly number[], count: number): number =>
  sorted.slice(0, Math.max(0, count)).reduce((sum, ms) => sum + ms, 0)

/**
 * The bound of one provider: what cannot begin before some moment still has to go through its limits after it. The
 * requests of the last window start late and need places on top: the shortest of them at least.
 */
function boundOf(own: readonly Placed[], { requests, windowMs, concurrent }: BoundLimits): number {
  let sum = 0
  let sent = 0
  let leastRest = Infinity
  let leastTail = Infinity
  let bound = 0
  const late = own.toSorted((a, b) => b.head - a.head)
  const lasts = own.map(({ lastMs, latencyMs }) => lastMs ?? latencyMs).toSorted((a, b) => a - b)
  late.forEach(({ head, tail, latencyMs, requests: tries = 1, lastMs = latencyMs }, i) => {
    sum += latencyMs
    sent += tries
    leastRest = Math.min(leastRest, lastMs + tail)
    leastTail = Math.min(leastTail, tail)
    const windows = Math.floor(Math.max(0, sent - 1) / requests)
    // Of the last window's requests, all that failed may have taken no time.
    const left = smallest(lasts, i + 1 - windows * requests)
    const rest = Math.max(leastRest, left / concurrent + leastTail)
    bound = Math.max(bound, head + windows * windowMs + rest, head + sum / concurrent + leastTail)
  })
  return bound
}

/**
 * The least time in which such a graph can be made by anybody, in ms, from the latencies that were really drawn: the
 * longest way through it, and for every provider and every moment what its window and its places let through of all that
 * cannot begin before that moment.
 */
export function lowerBound(
  tasks: readonly BoundTask[],
  limits: Readonly<Record<string, BoundLimits>>,
): number {
  const all = placed(tasks)
  const longest = Math.max(0, ...all.map(({ head, latencyMs, tail }) => head + latencyMs + tail))
  const bounds = Object.entries(limits).map(([provider, own]) =>
    boundOf(
      all.filter((task) => task.provider === provider),
      own,
    ),
  )
  return Math.max(longest, ...bounds)
}
