import { describe, expect, it, vi } from 'vitest'
import { Gate } from './limits.ts'

const signal = new AbortController().signal

/** Starts as many as may start within a moment. */
async function startable(gate: Gate, most: number): Promise<number> {
  let started = 0
  const stop = new AbortController()
  const all = Array.from({ length: most }, () =>
    gate.enter(stop.signal).then(
      () => started++,
      () => undefined,
    ),
  )
  await new Promise((resolve) => setImmediate(resolve))
  const now = started
  stop.abort(new Error('enough'))
  await Promise.all(all)
  return now
}

describe('the gate before a provider', () => {
  it('starts no more than its window and its places hold (bug: avoidable 429s)', async () => {
    expect(await startable(new Gate({ requests: 3, perSeconds: 60, concurrent: 9 }), 10)).toBe(3)
    expect(await startable(new Gate({ requests: 99, perSeconds: 60, concurrent: 2 }), 10)).toBe(2)
  })

  it('remembers what an earlier run started (bug: a restart bursts over the limit)', async () => {
    const now = Date.now()
    expect(
      await startable(new Gate({ requests: 3, perSeconds: 60, concurrent: 9 }, [now - 5, now - 4]), 10),
    ).toBe(1)
  })

  it('lets nobody through while the provider wants to be left alone, then one, then more', async () => {
    const gate = new Gate({ requests: 99, perSeconds: 60, concurrent: 4 })
    await gate.enter(signal)
    gate.leave({ failure: 'rate', retryAfterMs: 50 })
    expect(await startable(gate, 5)).toBe(0)
    await gate.enter(signal)
    expect(await startable(gate, 5)).toBe(0)
    gate.leave(null)
    expect(await startable(gate, 5)).toBe(2)
  })

  it('waits ten minutes at most for one that wants to be left alone for a day (bug: the wait begins anew again and again)', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const gate = new Gate({ requests: 99, perSeconds: 60, concurrent: 4 })
    await gate.enter(signal)
    gate.leave({ failure: 'rate', retryAfterMs: 86_400_000 })
    expect(await startable(gate, 1)).toBe(0)
    vi.setSystemTime(Date.now() + 601_000)
    expect(await startable(gate, 1)).toBe(1)
    vi.useRealTimers()
  })

  it('is not shut for good by a clock that was set back', async () => {
    expect(
      await startable(new Gate({ requests: 1, perSeconds: 60, concurrent: 1 }, [Date.now() + 3_600_000]), 2),
    ).toBe(1)
  })
})
