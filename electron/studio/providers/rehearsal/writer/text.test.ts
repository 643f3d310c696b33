import { describe, expect, it } from 'vitest'
import { dice } from './dice.ts'
import { courtly } from './court.ts'
import { personOf } from './people.ts'
import { fitPronouns, turnPronouns } from './pronouns.ts'
import { similarity, spokenBefore, SpokenLines, tidy } from './text.ts'

describe('mending the joins of slots', () => {
  it.each([
    ['en', 'a honest owner and an will', 'An honest owner and a will'],
    ['en', 'she took the the key..', 'She took the key.'],
    ['en', 'wait ,  please!. now', 'Wait, please! Now'],
    ['en', "I... don't know", "I... don't know"],
    ['en', 'an university, a hour', 'A university, an hour'],
    ['zh', '他来了，。 真的。？', '他来了。真的？'],
    ['zh', '等等...我', '等等……我'],
  ] as const)('%s: %s', (language, raw, mended) => {
    expect(tidy(raw, language)).toBe(mended)
  })
})

describe('lines already spoken', () => {
  it('hears the same line through other punctuation, and a near one', () => {
    const lines = new SpokenLines()
    lines.add('You never gave the key back to her.')
    expect(lines.has('you never gave the KEY back to her!')).toBe(true)
    expect(lines.has('You never gave the key back to him.')).toBe(true)
    expect(lines.has('The lamp was on all night.')).toBe(false)
    expect(similarity('钥匙在你那儿', '钥匙在你那儿吗')).toBeGreaterThan(0.55)
  })

  it('takes an index up again only for a list that begins alike', () => {
    expect(spokenBefore(['one line of text', 'two lines of text here']).said('Two lines of text here')).toBe(
      true,
    )
    expect(spokenBefore(['one line of text', 'another line entirely']).said('two lines of text here')).toBe(
      false,
    )
    expect(spokenBefore([]).said('one line of text')).toBe(false)
  })

  it('reads what came before without adding to it', () => {
    const before = new SpokenLines()
    new SpokenLines(before).add('a line of this scene alone')
    expect(before.said('a line of this scene alone')).toBe(false)
  })
})

describe('pronouns for a cast of the other gender', () => {
  it('turns “her” by what it stands before, and leaves slots alone', () => {
    expect(turnPronouns('He gave her his coat. {hero.his} hands.', 'en')).toBe(
      'She gave him her coat. {hero.his} hands.',
    )
    expect(turnPronouns('她问他们，他没答。', 'zh')).toBe('他问他们，她没答。')
  })

  it('prefers a wording without any', () => {
    expect(fitPronouns(['She left.', 'Gone.'], true, 'en')[0]).toBe('Gone.')
    expect(fitPronouns(['She left.', 'Gone.'], false, 'en')[0]).toBe('She left.')
  })
})

it('an emperor says 朕 and is not called 你, whoever the scene was written for', () => {
  const card = { gender: 'm', age: 28, register: 'cold_exec', role: 'love' } as const
  const emperor = personOf({ ...card, id: 'a', name: '方德全', intro: '方德全，年轻皇帝。' }, 'zh')
  const maid = personOf({ ...card, id: 'b', name: '范昭华', intro: '范昭华，绣娘。' }, 'zh')
  expect(courtly('我等你。我们走。', emperor, maid)).toBe('朕等你。我们走。')
  expect(courtly('你先走，我随后。', maid, emperor)).toBe('陛下先走，我随后。')
})

it('dice of one path fall the same, of another differently, and within bounds', () => {
  const roll = (path: string): number[] => {
    const d = dice(1, path)
    return Array.from({ length: 40 }, () => d.int(6))
  }
  expect(roll('a')).toEqual(roll('a'))
  expect(roll('a')).not.toEqual(roll('b'))
  expect(new Set(roll('a'))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
})
