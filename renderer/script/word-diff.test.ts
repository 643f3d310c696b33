import { describe, expect, it } from 'vitest'
import { wordDiff } from './word-diff.ts'

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'out' ? `[-${text}-]` : `[+${text}+]`))
    .join('')

describe('wordDiff', () => {
  it('tells Chinese apart by character (bug: a whole sentence struck for one word)', () => {
    expect(shown('我没有写过这封信', '我没写过这封信')).toBe('我没[-有-]写过这封信')
  })

  it('tells English apart by word (bug: letters of a word struck one by one)', () => {
    expect(shown('I never wrote this letter', 'I never sent that letter')).toBe(
      'I never [-wrote this -][+sent that +]letter',
    )
  })

  it('keeps all of both texts (bug: words lost between the parts)', () => {
    const before = '她说 ok, 走吧 three times'
    const after = '他说 OK，别走 thrice'
    const parts = wordDiff(before, after)
    const text = (leave: string) =>
      parts
        .filter((part) => part.kind !== leave)
        .map((part) => part.text)
        .join('')
    expect(text('in')).toBe(before)
    expect(text('out')).toBe(after)
  })
})
