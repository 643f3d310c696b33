import { describe, expect, it } from 'vitest'
import { codeOf } from '../store/store.fixture.ts'
import { parseRouting } from './routing.ts'

const provider = { type: 'openai-compatible', baseUrl: 'https://api.example.com/v1', keyFrom: 'EXAMPLE_KEY' }
const price = { inputPerMillionTokens: '1', outputPerMillionTokens: '2' }
const file = { providers: { ex: provider }, models: { 'ex/a': { price } }, roles: { draft: 'ex/a' } }

describe('a providers file', () => {
  it('routes roles to models, and leaves the others to the rehearsal', () => {
    expect(parseRouting(file).roles).toEqual({ draft: 'ex/a' })
    expect(parseRouting({}).roles).toEqual({})
  })

  it.each([
    ['a provider it does not describe', { ...file, roles: { draft: 'other/a' } }],
    ['a model without a price', { ...file, models: {} }],
    ['a price that lacks a unit of the role', { ...file, roles: { voice: 'ex/a' } }],
    ['a role nobody can be given yet', { ...file, roles: { video: 'ex/a' } }],
    ['a key written into it', { ...file, providers: { ex: { ...provider, key: 'sk-123' } } }],
    [
      'an address that is no web address',
      { ...file, providers: { ex: { ...provider, baseUrl: 'file:///etc' } } },
    ],
    ['no object', 'rehearsal'],
  ])('is refused for %s (bug: found out after hours, or guessed)', (_why, given) => {
    expect(codeOf(() => parseRouting(given))).toBe('BAD_ARGUMENT')
  })
})
