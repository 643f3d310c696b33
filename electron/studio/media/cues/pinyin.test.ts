import { pinyin } from 'pinyin-pro'
import { expect, test } from 'vitest'
import { hanziShapes, pinyinShapes } from './pinyin.ts'

test('every reading pinyin-pro knows of the 20,902 basic hanzi has a mouth', () => {
  const missing = new Map<string, string>()
  let readings = 0
  for (let code = 0x4e00; code <= 0x9fa5; code++) {
    const hanzi = String.fromCodePoint(code)
    for (const { pinyin: reading, initial, final } of pinyin(hanzi, { type: 'all', multiple: true })) {
      if (reading === '' || reading === hanzi) continue
      readings++
      if (pinyinShapes(initial, final) === null) missing.set(reading, `${hanzi} ${initial}+${final}`)
    }
  }
  expect(readings).toBeGreaterThan(24_000)
  expect([...missing]).toEqual([])
})

test('spellings that hide their vowel are taken apart', () => {
  const shapes = (text: string): string[] =>
    hanziShapes(text).map((shape) => [shape?.initial ?? '-', ...(shape?.final ?? [])].join(' '))
  expect(shapes('我爱你')).toEqual(['- U O', '- aa I', 'nn I'])
  expect(shapes('月圆')).toEqual(['- U E', '- U E nn'])
  expect(shapes('去学')).toEqual(['CH U', 'SS U E'])
  expect(shapes('问王')).toEqual(['- U E nn', '- U aa kk'])
  expect(shapes('有用')).toEqual(['- I O U', '- U kk'])
  expect(shapes('妈不怕')).toEqual(['PP aa', 'PP U', 'PP aa'])
})

test('a character with two readings takes the one its neighbours ask for', () => {
  expect(hanziShapes('觉得')[0]).toEqual({ initial: 'CH', final: ['U', 'E'] })
  expect(hanziShapes('睡觉')[1]).toEqual({ initial: 'CH', final: ['I', 'aa', 'O'] })
  expect(hanziShapes('银行')[1]).toEqual({ initial: 'kk', final: ['aa', 'kk'] })
  expect(hanziShapes('行走')[0]).toEqual({ initial: 'SS', final: ['I', 'kk'] })
})

test('positions hold around letters, rare hanzi and emoji', () => {
  expect(hanziShapes('A𠮷😀妈').map((shape) => shape?.initial ?? null)).toEqual([null, null, null, 'PP'])
})
