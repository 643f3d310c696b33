/** Benchmarks by name, in the order they run. */
export const BENCH_NAMES = ['graph', 'makespan', 'open', 'frames', 'season', 'export'] as const
