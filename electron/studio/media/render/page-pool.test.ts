import { expect, test } from 'vitest'
import { poolPages } from './page-pool.ts'
import type { OpenRenderPage, RenderPage } from './render-page.ts'

const io = {
  pull: async (): Promise<Uint8Array> => new Uint8Array(),
  push: async (): Promise<void> => {},
  progress: (): void => {},
}
const { signal } = new AbortController()

/** Opens pages that run what they are given, and counts what is opened and closed. */
function counting(): { readonly open: OpenRenderPage; readonly count: { opened: number; closed: number } } {
  const count = { opened: 0, closed: 0 }
  const open = async (): Promise<RenderPage> => {
    count.opened += 1
    return {
      run: async (task) => {
        if (task === 'fail') throw new Error('the page failed')
        return task
      },
      close: async () => {
        count.closed += 1
      },
    }
  }
  return { open: Object.assign(open, { version: 'v1' }), count }
}

// Catches a browser started per episode, and two borrowers of one page.
test('a page given back is handed out again, never to two at once', async () => {
  const { open, count } = counting()
  const pool = poolPages(open)
  expect(pool.open.version).toBe('v1')
  const [first, second] = [await pool.open(), await pool.open()]
  expect(count.opened).toBe(2)
  await first.close()
  await first.close()
  const third = await pool.open()
  await pool.open()
  expect(count.opened).toBe(3)
  expect(await third.run('task', io, signal)).toBe('task')
  await second.close()
  await third.close()
  expect(count.closed).toBe(0)
  await pool.close()
  expect(count.closed).toBe(2)
})

// Catches a broken page being used again, and pages that stay open after the pool was closed.
test('a page that failed is ended, and so is one given back too late', async () => {
  const { open, count } = counting()
  const pool = poolPages(open)
  const [broken, late] = [await pool.open(), await pool.open()]
  await expect(broken.run('fail', io, signal)).rejects.toThrow('the page failed')
  await broken.close()
  expect(count.closed).toBe(1)
  await pool.close()
  await late.close()
  expect(count.closed).toBe(2)
})
