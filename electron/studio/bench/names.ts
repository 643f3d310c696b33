/** Benchmarks by name, in the order they run. */
export const BENCH_NAMES = ['graph', 'open', 'frames', 'season', 'export'] as const
