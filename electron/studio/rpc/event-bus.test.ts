import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { StudioEvent } from '../../../shared/contract/events.ts'
import { createEventBus } from './event-bus.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

test('a change after a pause is told at once, a stream of them ten times a second (bug: every edit shows a tenth of a second late)', () => {
  const told: StudioEvent[] = []
  const bus = createEventBus()
  bus.subscribe((event) => void told.push(event))
  bus.changed('settings')
  bus.changed('text')
  vi.advanceTimersByTime(0)
  expect(told).toEqual([{ kind: 'changed', topics: ['settings', 'text'], seq: 1 }])
  for (let i = 0; i < 100; i++) {
    bus.changed('states')
    vi.advanceTimersByTime(10)
  }
  expect(told.length).toBeLessThanOrEqual(11)
  bus.changed('costs')
  vi.advanceTimersByTime(100)
  expect(told.at(-1)).toMatchObject({ topics: expect.arrayContaining(['costs']) as unknown })
  bus.close()
})
