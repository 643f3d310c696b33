import { describe, expect, it } from 'vitest'
import { thingOf } from './focus.ts'
import { inferGenre, readPremise } from './read.ts'
import { mentionsOf, wordsOf, type Mention } from './reading.ts'

const kindsOf = (premise: string, language: 'zh' | 'en'): Record<string, Mention['kind']> =>
  Object.fromEntries(mentionsOf(readPremise(premise, language)).map((one) => [one.text, one.kind]))

describe('Chinese premises', () => {
  it('knows people with what describes them, places, things and turns', () => {
    expect(kindsOf('女茶馆老板为了守住外婆留下的遗嘱，和冷酷总裁签下契约婚姻', 'zh')).toMatchObject({
      女茶馆老板: 'person',
      茶馆: 'place',
      外婆: 'person',
      遗嘱: 'object',
      冷酷总裁: 'person',
    })
  })

  it('says whose somebody is, and hears a short word only where it is one', () => {
    expect(kindsOf('会长的儿子发现信号是假的', 'zh')).toMatchObject({ 会长的儿子: 'person', 信号: 'unknown' })
    expect(kindsOf('她等那封信', 'zh')).toMatchObject({ 信: 'object' })
  })

  it('keeps words nobody knows', () => {
    expect(wordsOf(mentionsOf(readPremise('渔夫把蓝账藏进了鲸骨屋', 'zh')))).toContain('蓝账')
    expect(wordsOf(mentionsOf(readPremise('她在找“七号抽屉”', 'zh')))).toContain('七号抽屉')
  })
})

describe('English premises', () => {
  it('parts a noun from the verb behind it', () => {
    const kinds = kindsOf('The mayor lies about the drowned ferry; the wedding cake falls off', 'en')
    expect(kinds).toMatchObject({ mayor: 'person', 'wedding cake': 'object' })
    expect(kinds['lies']).not.toBe('object')
    expect(kindsOf('Family secrets surface', 'en')).toHaveProperty(['family secrets'])
  })

  it('takes a heading apart: number, people with their traits, the place and whose it is', () => {
    const kinds = kindsOf("1. Ambitious lawyer meets mysterious billionaire at grandmother's tea shop", 'en')
    expect(kinds).toMatchObject({
      'ambitious lawyer': 'person',
      'mysterious billionaire': 'person',
      grandmother: 'person',
      "grandmother's tea shop": 'place',
    })
    expect(Object.keys(kinds)).not.toContain('1')
  })

  it('knows a name inside a sentence', () => {
    const names = mentionsOf(readPremise('A doctor finds Elias Reed alive', 'en')).map((one) => one.name)
    expect(names).toContain('Elias Reed')
  })
})

it.each([
  ['太医在冷宫墙下埋了一只铜匣', 'zh', '那只铜匣'],
  ['慈善晚宴上一封匿名信被当众念出', 'zh', '那封匿名信'],
  ['门口站着一个陌生男人', 'zh', undefined],
  ['A keeper finds a blue ledger in the lighthouse', 'en', 'the blue ledger'],
] as const)('the thing of “%s”', (premise, language, spoken) => {
  const [clause] = readPremise(premise, language).clauses
  expect(clause === undefined ? null : thingOf(clause, language)?.spoken).toBe(spoken)
})

it.each([
  ['重生回到十八岁，她要先找到遗嘱', 'zh', 'rebirth'],
  ['女官顶着亡姐的名字入宫，查到了太后头上', 'zh', 'palace'],
  ['上门女婿其实是退隐的战神', 'zh', 'hidden'],
  ['博物馆讲解员穿越成了王府丫鬟', 'zh', 'timeslip'],
  ['A reporter comes home to find a murder in a locked room', 'en', 'mystery'],
  ['She marries the billionaire CEO under contract', 'en', 'ceo'],
  ['An intern at a start-up survives the layoffs', 'en', 'workplace'],
] as const)('“%s” reads like its genre', (text, language, genre) => {
  expect(inferGenre(text, language)).toBe(genre)
})
