import { describe, expect, test } from 'vitest'
import { createTypeAhead, movedIndex } from './list-keys.ts'

describe('moving in a list', () => {
  test('the ends hold, and an empty list goes nowhere', () => {
    expect(movedIndex('ArrowDown', 9, 10, 5)).toBe(9)
    expect(movedIndex('ArrowUp', 0, 10, 5)).toBe(0)
    expect(movedIndex('PageDown', 7, 10, 5)).toBe(9)
    expect(movedIndex('ArrowDown', -1, 0, 5)).toBeNull()
    expect(movedIndex('x', 3, 10, 5)).toBeNull()
  })

  test('with nothing chosen, down begins at the top and up at the bottom', () => {
    expect(movedIndex('ArrowDown', -1, 10, 5)).toBe(0)
    expect(movedIndex('ArrowUp', -1, 10, 5)).toBe(9)
  })
})

describe('type-ahead', () => {
  const rows = ['anna', 'ben', 'bella', 'carl']
  const begins = (index: number, prefix: string) => rows[index]?.startsWith(prefix) === true

  test('letters typed in one go are one word; after a pause a new one begins', () => {
    let time = 0
    const { find } = createTypeAhead(() => time)
    expect(find('b', 0, 4, begins)).toBe(1)
    expect(find('e', 1, 4, begins)).toBe(1)
    expect(find('l', 1, 4, begins)).toBe(2)
    time = 2000
    expect(find('a', 2, 4, begins)).toBe(0)
  })

  test('the same letter again goes on to the next row that begins with it, round the end', () => {
    const { find } = createTypeAhead(() => 0)
    expect(find('b', 0, 4, begins)).toBe(1)
    expect(find('b', 1, 4, begins)).toBe(2)
    expect(find('b', 2, 4, begins)).toBe(1)
  })
})
