import { defineConfig } from 'vitest/config'

/** Loops too long for every commit: kill loops over a whole season. */
export default defineConfig({
  test: {
    include: ['**/*.long.test.ts'],
    exclude: ['node_modules/**', 'out/**', 'demo/**'],
    testTimeout: 10_800_000,
    hookTimeout: 600_000,
    pool: 'forks',
    maxWorkers: 1,
  },
})
