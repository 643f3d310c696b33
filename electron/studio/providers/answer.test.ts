import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { jsonOf, parseAnswer } from './answer.ts'
import { mostTokens } from './tokens.ts'

describe('answers of language models', () => {
  it('are found in thoughts, fences and words around them (bug: a good answer thrown away and paid twice)', () => {
    for (const text of [
      '{"a":1}',
      '```json\n{"a":1}\n```',
      '<think>maybe {"a":2}?</think>\n{"a":1}',
      'Here it is: {"a":1} Enjoy!',
      '{"a":1,}',
    ])
      expect(jsonOf(text), text).toEqual({ a: 1 })
  })

  it('tell the model what does not fit', () => {
    const schema = z.object({ lines: z.array(z.object({ text: z.string() })) })
    expect(() => parseAnswer('{"lines":[{"text":3}]}', schema)).toThrow(/lines\.0\.text/)
    expect(() => parseAnswer('I cannot do that.', schema)).toThrow(/no JSON/)
  })

  it('are bounded from above (bug: a Chinese request held at a quarter of its tokens)', () => {
    // 0.924 tokens a character with o200k, 1.312 with cl100k, over Chinese drama scripts.
    expect(mostTokens('你'.repeat(1000))).toBeGreaterThan(1312)
    expect(mostTokens('word '.repeat(1000))).toBeGreaterThan(1000)
  })
})
