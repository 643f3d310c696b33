import { describe, expect, it } from 'vitest'
import { GENRES } from '../../../../../shared/drama/vocabulary.ts'
import { bibleSchema } from '../../../../../shared/drama/story.ts'
import { normaliseBrief } from '../../../drama/read-brief.ts'
import { writeBible } from './index.ts'
import { clausesOf, titleCards } from './plan/premise-words.ts'
import { storyOf } from './story.ts'

type Given = Parameters<typeof normaliseBrief>[0]
const roles = (given: Given): Record<string, string> =>
  Object.fromEntries(
    storyOf(normaliseBrief(given))
      .roles.filter((role) => role.named)
      .map((role) => [role.role, role.label]),
  )

describe('casting what a premise names', () => {
  it('whoever did harm is no friend, whatever their trade', () => {
    const cast = roles({ premise: '被慈善会长害过的渔夫女儿改名归来', genre: 'revenge' })
    expect(Object.entries(cast).find(([, label]) => label.includes('会长'))?.[0]).toMatch(
      /target1|villain|rival/,
    )
  })

  it('two descriptions of one person are one role', () => {
    const cast = roles({ premise: '被看不起的上门女婿其实是退隐的战神', genre: 'hidden' })
    expect(Object.keys(cast)).toEqual(['hero'])
    expect(roles({ premise: 'A janitor is secretly a legendary surgeon', genre: 'hidden' })).toEqual({
      hero: 'janitor',
    })
  })

  it('a woman who keeps the tea shop is the hero, though the word is “boss”', () => {
    const story = storyOf(normaliseBrief({ premise: '女茶馆老板和冷酷总裁签下契约婚姻', genre: 'ceo' }))
    expect(story.roles.find((one) => one.role === 'hero')).toMatchObject({ label: '女茶馆老板', gender: 'f' })
    expect(story.home).toMatchObject({ name: '茶馆', place: 'tea_shop' })
  })

  it('what she wants is what the season fights over', () => {
    const story = storyOf(
      normaliseBrief({ premise: "She must find her grandmother's will before them", genre: 'rebirth' }),
    )
    expect(story.prize.name).toBe('will')
    expect(story.giver).toBe('grandmother')
  })
})

describe.each(['zh', 'en'] as const)('the bible in %s', (language) => {
  it.each(GENRES)('of %s: one voice and one name each, facts in every form', (genre) => {
    const premise = language === 'zh' ? '她回到小城，找一封信。' : 'She comes back to town for a letter.'
    const bible = bibleSchema.parse(
      writeBible({ brief: normaliseBrief({ premise, genre, language }) }, { seed: 3, take: 1 }),
    )
    const names = bible.cast.map((one) => one.name)
    expect(new Set(names).size).toBe(names.length)
    const voices = bible.cast.map((one) => `${one.voice.id}/${one.voice.pitch}/${one.voice.speed}`)
    expect(new Set(voices).size).toBe(voices.length)
    for (const one of bible.cast) {
      expect(one.voice.id.startsWith(`${language}-${one.age < 13 ? 'c' : one.gender}`)).toBe(true)
      expect(one.intro).not.toMatch(/[{}]|undefined|,,|，，/)
    }
    expect(bible.facts.length).toBeGreaterThan(5)
    for (const fact of bible.facts)
      for (const form of [fact.clause, fact.topic, fact.deed, fact.question])
        expect(form, fact.id).toMatch(/^[^{}]+$/)
    expect(bible.title).not.toMatch(/[{}]/)
  })
})

describe('a premise for the whole season', () => {
  it('is shown on cards that fit two rows, with its own stops; what the hero means to do is said', () => {
    expect(titleCards(clausesOf('被赶出家门的孤女重生,她决定找到遗嘱。', 'zh'), 'zh')).toEqual([
      { text: '被赶出家门的孤女重生', wish: false },
      { text: '她决定找到遗嘱', wish: true },
    ])
    expect(
      titleCards(clausesOf('He hired me to play his dead fiancée. Then she walked in.', 'en'), 'en'),
    ).toEqual([{ text: 'He hired me to play his dead fiancée. Then she walked in', wish: false }])
  })

  it('whoever tells it is none of those it names, and the dead leave things behind', () => {
    expect(roles({ premise: 'He hired me to play his dead fiancée.', genre: 'ceo' })).not.toHaveProperty(
      'hero',
    )
    const palace = storyOf(
      normaliseBrief({ premise: '她替死去的双胞胎姐姐入宫，皇帝认出了她。', genre: 'palace' }),
    )
    expect(palace.giver).toBe('双胞胎姐姐')
    expect(
      roles({ premise: 'A woman returns to the gala of the man who sank her boat', genre: 'revenge' }),
    ).toHaveProperty('target1')
  })

  it('a thing no list knows is still what everybody wants', () => {
    const story = storyOf(normaliseBrief({ premise: '为了那本蓝账，记者回到灯塔。', genre: 'mystery' }))
    expect(story.prize).toMatchObject({ name: '蓝账', measure: '本' })
  })
})
