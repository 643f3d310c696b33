import { describe, expect, it, vi } from 'vitest'
import { Gate } from './limits.ts'

const signal = new AbortController().signal

/** A request an earlier run has sent. */
const sent = (at: number, tokens = 0, model = 'm') => ({ at, tokens, model })

/** Starts as many as may start within a moment. */
async function startable(gate: Gate, most: number, demand = { model: 'm', tokens: 0 }): Promise<number> {
  let started = 0
  const stop = new AbortController()
  const all = Array.from({ length: most }, () =>
    gate.enter(stop.signal, demand).then(
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
      await startable(
        new Gate({ requests: 3, perSeconds: 60, concurrent: 9 }, [sent(now - 5), sent(now - 4)]),
        10,
      ),
    ).toBe(1)
  })

  it('lets nobody through while the provider wants to be left alone, then one to see, then as many as before', async () => {
    const gate = new Gate({ requests: 99, perSeconds: 60, concurrent: 4 })
    const entered = await gate.enter(signal)
    gate.leave(entered, { failure: 'rate', retryAfterMs: 50 })
    expect(await startable(gate, 5)).toBe(0)
    const again = await gate.enter(signal)
    expect(await startable(gate, 5)).toBe(0)
    gate.leave(again, null)
    expect(await startable(gate, 5)).toBe(4)
  })

  it('goes on beside what is on its way after a pause (bug: one 429 empties forty places for as long as a clip takes)', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    const gate = new Gate({ requests: 99, perSeconds: 60, concurrent: 8 })
    for (let i = 0; i < 4; i++) await gate.enter(signal)
    gate.leave(await gate.enter(signal), { failure: 'rate', retryAfterMs: 1000 })
    vi.advanceTimersByTime(1000)
    await gate.enter(signal)
    expect(await startable(gate, 9)).toBe(0)
    vi.advanceTimersByTime(1000)
    expect(await startable(gate, 9)).toBe(3)
    vi.useRealTimers()
  })

  it('lets fewer side by side when refused again (bug: who lets five in is asked for forty at once, time after time)', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    const gate = new Gate({ requests: 99, perSeconds: 60, concurrent: 8 })
    for (let pauses = 0; pauses < 2; pauses++) {
      gate.leave(await gate.enter(signal), { failure: 'rate', retryAfterMs: 1000 })
      vi.advanceTimersByTime(1000)
    }
    gate.leave(await gate.enter(signal), null)
    expect(await startable(gate, 9)).toBe(5)
    vi.useRealTimers()
  })

  it('one that fails among others stops nobody, two in a row do (bug: every fiftieth 503 stops a provider)', async () => {
    const gate = new Gate({ requests: 99, perSeconds: 60, concurrent: 8 })
    const failed = { failure: 'overload', retryAfterMs: null } as const
    gate.leave(await gate.enter(signal), failed)
    gate.leave(await gate.enter(signal), null)
    gate.leave(await gate.enter(signal), failed)
    gate.leave(await gate.enter(signal), failed)
    expect(await startable(gate, 9)).toBe(0)
  })

  it('waits with one that fails again, whatever goes well beside it (bug: six sendings in a moment, and given up)', async () => {
    const gate = new Gate({ requests: 99, perSeconds: 60, concurrent: 8 })
    gate.leave(await gate.enter(signal), { failure: 'overload', retryAfterMs: null })
    gate.leave(await gate.enter(signal), null)
    gate.leave(await gate.enter(signal), { failure: 'overload', retryAfterMs: null, isAgain: true })
    expect(await startable(gate, 9)).toBe(0)
  })

  it('holds to its window and its pauses when the clock is set back (bug: open for one more, or shut for an hour)', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const gate = new Gate({ requests: 1, perSeconds: 60, concurrent: 9 })
    gate.leave(await gate.enter(signal), null)
    vi.setSystemTime(Date.now() - 5)
    expect(await startable(gate, 2)).toBe(0)
    const paused = new Gate({ requests: 99, perSeconds: 60, concurrent: 9 })
    paused.leave(await paused.enter(signal), { failure: 'rate', retryAfterMs: 5000 })
    vi.setSystemTime(Date.now() - 3_600_000)
    expect(await startable(paused, 2)).toBe(0)
    vi.setSystemTime(Date.now() + 601_000)
    expect(await startable(paused, 1)).toBe(1)
    vi.useRealTimers()
  })

  it('counts a request from when it leaves, and not at all when it does not (bug: a slow disk, or a budget that is used up, fills the window)', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const gate = new Gate({ requests: 2, perSeconds: 60, concurrent: 9 })
    gate.turnsBack(await gate.enter(signal))
    const slow = await gate.enter(signal)
    gate.leave(await gate.enter(signal), null)
    vi.setSystemTime(Date.now() + 30_000)
    gate.leaves(slow)
    vi.setSystemTime(Date.now() + 31_000)
    expect(await startable(gate, 9)).toBe(1)
    vi.useRealTimers()
  })

  it('waits ten minutes at most for one that wants to be left alone for a day (bug: the wait begins anew again and again)', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const gate = new Gate({ requests: 99, perSeconds: 60, concurrent: 4 })
    const entered = await gate.enter(signal)
    gate.leave(entered, { failure: 'rate', retryAfterMs: 86_400_000 })
    expect(await startable(gate, 1)).toBe(0)
    vi.setSystemTime(Date.now() + 601_000)
    expect(await startable(gate, 1)).toBe(1)
    vi.useRealTimers()
  })

  it('is not shut for good by a clock that was set back', async () => {
    expect(
      await startable(
        new Gate({ requests: 1, perSeconds: 60, concurrent: 1 }, [sent(Date.now() + 3_600_000)]),
        2,
      ),
    ).toBe(1)
  })

  describe('counts tokens', () => {
    const limits = { requests: 99, tokens: 1000, perSeconds: 60, concurrent: 9 }

    it('of a window, those of an earlier run among them (bug: refused for tokens while requests are left)', async () => {
      expect(await startable(new Gate(limits), 9, { model: 'm', tokens: 300 })).toBe(3)
      const later = new Gate(limits, [sent(Date.now() - 9, 500)])
      expect(await startable(later, 9, { model: 'm', tokens: 300 })).toBe(1)
    })

    it('as used once that is told (bug: paced by what answers could be at most)', async () => {
      const gate = new Gate(limits)
      const entered = await gate.enter(signal, { model: 'm', tokens: 900 })
      expect(await startable(gate, 2, { model: 'm', tokens: 900 })).toBe(0)
      entered.started.tokens = 50
      gate.leave(entered, null)
      expect(await startable(gate, 2, { model: 'm', tokens: 900 })).toBe(1)
    })

    it('and lets through alone what is larger than all of a window (bug: it waits for ever)', async () => {
      expect(await startable(new Gate(limits), 2, { model: 'm', tokens: 5000 })).toBe(1)
    })

    it('without letting small ones pass a large one that waits (bug: it never finds room)', async () => {
      const gate = new Gate(limits, [sent(Date.now(), 600)])
      const stop = new AbortController()
      const large = gate.enter(stop.signal, { model: 'm', tokens: 800 }).catch(() => 'stopped')
      expect(await startable(gate, 3, { model: 'm', tokens: 10 })).toBe(0)
      stop.abort(new Error('enough'))
      expect(await large).toBe('stopped')
    })
  })

  it('holds a model to its own limits, and nobody else for it (bug: one model stops all of its provider)', async () => {
    const all = { requests: 99, perSeconds: 60, concurrent: 9 }
    const gate = new Gate(all, [], {
      slow: { requests: 2, perSeconds: 60 },
      narrow: { perSeconds: 1, concurrent: 1 },
    })
    const stop = new AbortController()
    const waiting = Array.from({ length: 5 }, () =>
      gate.enter(stop.signal, { model: 'slow', tokens: 0 }).then(
        () => 'started',
        () => 'stopped',
      ),
    )
    expect(await startable(gate, 3, { model: 'narrow', tokens: 0 })).toBe(1)
    expect(await startable(gate, 4, { model: 'other', tokens: 0 })).toBe(4)
    stop.abort(new Error('enough'))
    expect((await Promise.all(waiting)).filter((one) => one === 'started')).toHaveLength(2)
  })
})
