import { describe, expect, it } from 'vitest'
import { lowerBound, type BoundTask } from './lower-bound.ts'

const task = (latencyMs: number, after: number[] = [], provider: string | null = 'one'): BoundTask => ({
  provider,
  latencyMs,
  after,
})
const wide = { requests: 1000, windowMs: 1000, concurrent: 1000 }

describe('the least time of a graph (bug: a bound that a good schedule beats, or that any schedule meets)', () => {
  it('is the longest way through it where nothing is limited', () => {
    expect(lowerBound([task(10), task(20, [0]), task(5, [0]), task(7, [1, 2])], { one: wide })).toBe(37)
  })
  it('is what the places let through', () => {
    const tasks = Array.from({ length: 6 }, () => task(10))
    expect(lowerBound(tasks, { one: { ...wide, concurrent: 2 } })).toBe(30)
  })
  it('is what the window lets start, and the last of it', () => {
    const tasks = Array.from({ length: 7 }, () => task(10))
    expect(lowerBound(tasks, { one: { ...wide, requests: 3, windowMs: 100 } })).toBe(210)
  })
  it('is what the last window lets start, and the places that needs', () => {
    const tasks = Array.from({ length: 6 }, () => task(10))
    expect(lowerBound(tasks, { one: { requests: 3, windowMs: 100, concurrent: 1 } })).toBe(130)
  })
  it('counts failed requests in windows, and takes no time for them', () => {
    const tasks = Array.from({ length: 3 }, () => ({ ...task(10), requests: 2, lastMs: 10 }))
    expect(lowerBound(tasks, { one: { ...wide, requests: 3, windowMs: 100 } })).toBe(110)
  })
  it('counts what can only begin late from then on', () => {
    const tasks = [task(50, [], 'first'), ...Array.from({ length: 4 }, () => task(10, [0]))]
    expect(lowerBound(tasks, { first: wide, one: { ...wide, concurrent: 1 } })).toBe(90)
  })
})
