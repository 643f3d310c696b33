import { expect, it } from 'vitest'
import { normaliseBrief } from '../../../../drama/read-brief.ts'
import { writeBible } from '../index.ts'

const castOf = (brief: Parameters<typeof normaliseBrief>[0]): Record<string, string> =>
  Object.fromEntries(
    writeBible({ brief: normaliseBrief(brief) }, { seed: 1, take: 1 }).cast.map((member) => [
      member.role,
      member.name,
    ]),
  )

it('people the premise names keep their names, and nobody is cast twice', () => {
  const ceo = castOf({
    premises: ['外卖员许小鱼把化验单送错了总裁办公室', '总裁顾砚川送许小鱼回家', '未婚妻沈曼回国,顾砚川摊牌'],
    genre: 'ceo',
  })
  expect(ceo).toMatchObject({ hero: '许小鱼', love: '顾砚川', rival: '沈曼' })
  expect(new Set(Object.values(ceo)).size).toBe(Object.values(ceo).length)
})

it('a name behind a trade is a name, whatever word comes next', () => {
  expect(
    castOf({ premise: '绣娘沈青禾替姐姐入宫，锦衣卫指挥使陆沉舟盯上了她。', genre: 'palace' }),
  ).toMatchObject({ hero: '沈青禾' })
  expect(
    Object.values(castOf({ premise: '绣娘沈青禾替姐姐入宫，锦衣卫指挥使陆沉舟盯上了她。', genre: 'palace' })),
  ).toContain('陆沉舟')
  expect(castOf({ premise: '外科医生陆远重生回到手术前夜，决定救下病人。', genre: 'rebirth' })).toMatchObject(
    { hero: '陆远' },
  )
  expect(castOf({ premise: '战神叶辰归来，却成了苏家的上门女婿。', genre: 'hidden' })).toMatchObject({
    hero: '叶辰',
  })
})

it('a trade in front of a name is no part of it', () => {
  const mystery = castOf({
    premises: ['Coroner Iris Maddox finds a coat', 'Sheriff Dale Pruitt asks Iris to close the case'],
    genre: 'mystery',
  })
  expect(Object.values(mystery)).toEqual(expect.arrayContaining(['Iris Maddox', 'Dale Pruitt']))
  expect(mystery['hero']).toBe('Iris Maddox')
})
