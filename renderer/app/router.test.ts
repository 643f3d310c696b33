import { expect, test } from 'vitest'
import { parseHash, roomHash } from './router.ts'

test('an address keeps its parameters whatever letters are in them', () => {
  const { room, params } = parseHash(roomHash('script', { line: '第 7 句 & more?', episode: 7, scene: null }))
  expect([room, params.get('line'), params.get('episode'), params.has('scene')]).toEqual([
    'script',
    '第 7 句 & more?',
    '7',
    false,
  ])
})

test('no address is home, and one that names no room is not taken for another', () => {
  expect(parseHash('').room).toBe('home')
  expect(parseHash('#/').room).toBe('home')
  expect(parseHash('#/attic').room).toBeNull()
})
