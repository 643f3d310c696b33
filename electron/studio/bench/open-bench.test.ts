import { expect, it } from 'vitest'
import { createStudio } from '../studio.ts'
import { benchOpen } from './open-bench.ts'

it('the open benchmark has the lines it was asked for (it once stopped at half of them)', async () => {
  const studio = createStudio({
    openRenderPage: Object.assign(() => Promise.reject(new Error('nothing is painted here')), {
      version: 'none',
    }),
  })
  const ctx = { signal: new AbortController().signal, say: () => undefined }
  const [row] = await benchOpen(studio, ctx, [{ lines: 400, episodes: 2 }])
  await studio.close()
  expect(Number(/of (\d+) lines/.exec(row?.name ?? '')?.[1])).toBeGreaterThanOrEqual(400)
  expect(row?.value).toBeGreaterThan(0)
})
