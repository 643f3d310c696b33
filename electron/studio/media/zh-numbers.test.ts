import { expect, test } from 'vitest'
import { readCardinal, readFigures } from './zh-numbers.ts'

test('amounts are read with 零, 十 and 万 where Mandarin puts them', () => {
  const readings: Record<string, string> = {
    '0': '零',
    '10': '十',
    '15': '十五',
    '20': '二十',
    '105': '一百零五',
    '110': '一百一十',
    '1000': '一千',
    '1005': '一千零五',
    '1050': '一千零五十',
    '2026': '两千零二十六',
    '10000': '一万',
    '100000': '十万',
    '10010': '一万零一十',
    '1250000': '一百二十五万',
    '20000000': '两千万',
    '100000001': '一亿零一',
  }
  for (const [figure, spoken] of Object.entries(readings)) expect(readCardinal(figure), figure).toBe(spoken)
})

test('codes are read digit by digit, not as billions', () => {
  expect(readCardinal('13800138000')).toBe('一三八零零一三八零零零')
  expect(readCardinal('007')).toBe('零零七')
})

test('years, clocks, shares, ranges and counted pairs are read as such', () => {
  const spoken = (text: string): string[] => readFigures(text).map((reading) => reading.spoken)
  expect(spoken('2026年11月2日')).toEqual(['二零二六', '十一', '二'])
  expect(spoken('3:15到6:00，2:05')).toEqual(['三点十五分', '六点', '两点零五分'])
  expect(spoken('涨了12.5%')).toEqual(['百分之十二点五'])
  expect(spoken('20-30人')).toEqual(['二十到三十'])
  expect(spoken('2个小时，第2次，2号，12个')).toEqual(['两', '二', '二', '十二'])
})
