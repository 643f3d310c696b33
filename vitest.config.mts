import { defineConfig } from 'vitest/config'

const exclude = ['node_modules/**', 'out/**', 'demo/**', '**/*.long.test.ts']
const limits = { testTimeout: 300_000, hookTimeout: 300_000 }

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { test: { name: 'studio', include: ['**/*.test.ts'], exclude, ...limits } },
      {
        // Components of the window, as a person meets them.
        test: {
          name: 'window',
          include: ['renderer/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['renderer/test-setup.ts'],
          exclude,
          ...limits,
        },
      },
    ],
  },
})
