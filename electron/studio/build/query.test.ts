import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planOf } from './plan.ts'
import { Shop } from './shop.fixture.ts'
import { standingOf } from './states.ts'

let shop: Shop
beforeEach(() => {
  shop = new Shop()
})
afterEach(() => shop.close())

describe('a query', () => {
  it('is found anew when what it read has changed, and only then (bug: checks of a season run for every voice)', async () => {
    await shop.build()
    const evaluator = shop.evaluator()
    let found = 0
    const words = () =>
      evaluator.query('words', (reader) => {
        found++
        return reader.peek<{ text: string }>('text:a')?.text
      })
    const before = words()
    evaluator.add({ ...shop.shown('picture:a'), id: 'another', takeNo: 2 })
    expect([words(), found]).toEqual([before, 1])
    const take = { ...shop.shown('text:a'), id: 'newer', takeNo: 2, outputDigest: 'fresh' }
    evaluator.add(take, { text: 'other words' })
    evaluator.choose(take)
    expect([words(), found]).toEqual(['other words', 2])
  })
})

describe('how a season stands', () => {
  it('is looked at once until something changes (bug: every read of the window goes through the whole season)', async () => {
    await shop.build()
    const evaluator = shop.evaluator()
    const first = standingOf(evaluator)
    expect(standingOf(evaluator)).toBe(first)
    evaluator.failed({ slot: 'picture:a', key: 'x', error: 'no ink', unknown: false, refused: false })
    expect(standingOf(evaluator)).not.toBe(first)
  })

  it('plans what the planner plans (bug: two plans that do not agree)', async () => {
    await shop.build({ only: 'text' })
    const evaluator = shop.evaluator()
    expect(
      standingOf(evaluator).planned.map(({ slot, certain, reason }) => ({ slot, certain, reason })),
    ).toEqual(planOf(evaluator).map(({ slot, certain, reason }) => ({ slot, certain, reason })))
  })
})

describe('a run', () => {
  it('counts what it may still make (bug: progress of a long build is counted by planning the season again)', async () => {
    shop.onRun = () => new Promise((resolve) => setImmediate(resolve))
    const counts: Record<string, number>[] = []
    const last = { left: new Map<string, number>() as ReadonlyMap<string, number> }
    await shop.build({
      onEvent: (event, left) => {
        last.left = left
        if (event.kind === 'started') counts.push(Object.fromEntries(left))
      },
    })
    expect(counts.at(0)).toEqual({ list: 1, sum: 1 })
    // What a list brings forth is counted as soon as the list is there.
    expect(counts.find((one) => one['text'] === 1)).toMatchObject({ list: 0, sum: 1 })
    expect(counts).toContainEqual({ list: 0, text: 0, picture: shop.scenes.size, sum: 1 })
    expect([...last.left.values()].every((left) => left === 0)).toBe(true)
  })
})
