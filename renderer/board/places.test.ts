import { expect, test } from 'vitest'
import { followedAt, numberAtDrop } from './places.ts'

const ids = ['a', 'b', 'c', 'd']

/** What the studio does with a move. */
function moved(from: number, to: number): string {
  const id = ids[from - 1] ?? ''
  const after = followedAt(ids, from, to)
  const rest = ids.filter((one) => one !== id)
  return rest.toSpliced(after === null ? 0 : rest.indexOf(after) + 1, 0, id).join('')
}

test('an episode gets the number it is moved to, from either side (bug: one place too far to the right)', () => {
  expect([moved(1, 3), moved(4, 2), moved(2, 1), moved(1, 4)]).toEqual(['bcad', 'adbc', 'bacd', 'bcda'])
})

test('a drop counts from where the card is let go (bug: dropped beside itself it would move)', () => {
  expect([numberAtDrop(1, 3, 'before'), numberAtDrop(1, 3, 'after')]).toEqual([2, 3])
  expect([numberAtDrop(4, 2, 'before'), numberAtDrop(4, 2, 'after')]).toEqual([2, 3])
  expect([numberAtDrop(2, 3, 'before'), numberAtDrop(2, 1, 'after')]).toEqual([2, 2])
})
