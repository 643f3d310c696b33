import { describe, expect, test } from 'vitest'
import { formatBytes } from './bytes.ts'
import { formatAmount } from '../../shared/amount-text.ts'
import { shareOf } from './money.ts'
import { clock, timecode } from './time-text.ts'

describe('amounts', () => {
  test.each([
    ['0', '$0.00'],
    ['18.42', '$18.42'],
    ['0.002', '$0.002'],
    ['0.000400000000', '$0.0004'],
    ['0.18', '$0.18'],
    ['1234567.5', '$1,234,567.50'],
    ['-0.21', '−$0.21'],
    ['007.1', '$7.10'],
  ])('%s is shown as %s', (amount, shown) => {
    expect(formatAmount(amount)).toBe(shown)
  })

  test('a price is never shown lower than it is: what is cut off rounds up', () => {
    expect(formatAmount('0.001234')).toBe('$0.0013')
    expect(formatAmount('9.999000000001')).toBe('$10.00')
    expect(formatAmount('0.0999')).toBe('$0.10')
  })

  test('an exact amount keeps every digit that a float would lose', () => {
    expect(formatAmount('900719925474099.123456789012', true)).toBe('$900,719,925,474,099.123456789012')
  })

  test('what is no amount is not dressed up as one', () => {
    expect(() => formatAmount('about 3')).toThrow('not an amount')
  })

  test('a bar without a limit is empty, not broken', () => {
    expect(shareOf('3', '0')).toBe(0)
    expect(shareOf('50', '40')).toBe(1)
  })
})

describe('times', () => {
  test('frames are counted at the rate of the drama, 23.976 as 24', () => {
    expect(timecode(7 * 24 + 13, { num: 24, den: 1 })).toBe('00:07:13')
    expect(timecode(7 * 24 + 13, { num: 24_000, den: 1001 })).toBe('00:07:13')
    expect(timecode(30 * 3661 + 29, { num: 30, den: 1 })).toBe('01:01:01:29')
  })

  test('a length near a full minute does not read 1:60', () => {
    expect(clock(119.7)).toBe('2:00')
    expect(clock(84)).toBe('1:24')
    expect(clock(3725)).toBe('1:02:05')
  })
})

test('sizes are told in the unit in which one thinks of them', () => {
  expect([0, 512, 21_400_000, 1_920_000_000].map(formatBytes)).toEqual(['0 B', '512 B', '21 MB', '1.9 GB'])
})
