import { Worker } from 'node:worker_threads'
import type { Page } from '@playwright/test'
import { measurement, millis, type Measurement } from '../../electron/studio/bench/measure.ts'
import { ask } from '../window/ask.ts'

const CALLS = 500
const WARM_UP = 50
const ECHO =
  'require("node:worker_threads").parentPort.on("message", (value) => parentPort.postMessage(value))'

/** Round trips of a value to a thread that sends it back. */
async function echoMillis(value: unknown): Promise<number[]> {
  const worker = new Worker(`const { parentPort } = require('node:worker_threads');${ECHO}`, { eval: true })
  const taken: number[] = []
  for (let i = 0; i < CALLS + WARM_UP; i++)
    taken.push(
      await millis(
        () =>
          new Promise((resolve) => {
            worker.once('message', resolve)
            worker.postMessage(value)
          }),
      ),
    )
  await worker.terminate()
  return taken.slice(WARM_UP)
}

/** A request of the page and its answer, against an echo between two threads. */
export async function benchIpc(page: Page): Promise<Measurement[]> {
  const answer = await ask(page, 'settings.get', {})
  const taken = await page.evaluate(
    async ([calls, warmUp]) => {
      const all: number[] = []
      for (let i = 0; i < calls + warmUp; i++) {
        const from = performance.now()
        await window.studio.request({ id: `ipc-${i}`, route: 'settings.get', input: {} })
        all.push(performance.now() - from)
      }
      return all.slice(warmUp)
    },
    [CALLS, WARM_UP] as const,
  )
  const against = { name: 'the same value to a worker thread and back', values: await echoMillis(answer) }
  return [
    measurement('window: a request and its answer, median', 'ms', taken, against),
    measurement('window: a request and its answer, p99', 'ms', taken, against, 0.99),
  ]
}
