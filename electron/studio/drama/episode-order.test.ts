import { describe, expect, it } from 'vitest'
import { episodeNamed, episodeOrder, idsAfterMove } from './episode-order.ts'

describe('the order of episodes', () => {
  it('is the planned one until somebody moves an episode, and again when it is moved back', () => {
    const order = episodeOrder(3, [])
    expect(order.ids).toEqual([1, 2, 3])
    const moved = idsAfterMove(order, 3, null)
    expect(moved).toEqual([3, 1, 2])
    expect(idsAfterMove(episodeOrder(3, moved ?? []), 3, 2)).toBeNull()
  })

  it('maps ids to numbers and back (bug: a moved episode found by its old number)', () => {
    const order = episodeOrder(4, [3, 1, 4, 2])
    for (const id of order.ids) expect(order.idAt(order.numberOf(id))).toBe(id)
    expect([order.numberOf(3), order.idAt(3)]).toEqual([1, 4])
  })

  it('plays what a longer season has got since last, and leaves out what a shorter one lost', () => {
    expect(episodeOrder(5, [3, 1, 2]).ids).toEqual([3, 1, 2, 4, 5])
    expect(episodeOrder(2, [3, 2, 1]).ids).toEqual([2, 1])
  })

  it('knows a name of an episode from anything else', () => {
    expect(['episode-12', 'episode-0', 'episode-1x', 'scene-1'].map(episodeNamed)).toEqual([
      12,
      null,
      null,
      null,
    ])
  })
})
