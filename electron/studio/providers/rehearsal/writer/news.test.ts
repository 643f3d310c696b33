import { describe, expect, it } from 'vitest'
import { normaliseBrief } from '../../../drama/read-brief.ts'
import { readPremise } from './premise/read.ts'
import { mentionsOf, wordsOf } from './premise/reading.ts'
import { writeSeason } from './season-sample.fixture.ts'

type Scene = ReturnType<typeof writeSeason>['arc']['episodes'][number]['scenes'][number]

/** What is done in a premise may be played instead of said; who, where and what are seen or named. */
const NOUNS = new Set(['person', 'place', 'object'])

/** Premises full of words no list knows. */
const LISTS = [
  [
    'mystery',
    'en',
    [
      'A keeper finds a blue ledger in the lighthouse',
      'The mayor lies about the drowned ferry',
      'Her brother returns with a scar and a map',
      'The ferry captain confesses in the chapel',
    ],
  ],
  [
    'hidden',
    'en',
    [
      'A janitor at the hospital is secretly a legendary surgeon',
      'The director humiliates him at the donor banquet',
      'The dean kneels and begs for the antidote',
    ],
  ],
  ['palace', 'zh', ['绣娘顶替亡姐入宫', '太医在冷宫墙下埋了一只铜匣', '她当殿揭穿国师的假丹药']],
  [
    'family',
    'zh',
    ['大姐接到医院电话，连夜坐火车回老家', '三兄妹为了拆迁款吵翻了年夜饭', '全家在祠堂里读完了那封信'],
  ],
  ['workplace', 'zh', ['实习生发现报表里少了一分钱', '主管让她删掉那封邮件', '保洁阿姨捡到一个U盘']],
] as const

describe.each(LISTS)('%s in %s', (genre, language, premises) => {
  const season = writeSeason(normaliseBrief({ premises: [...premises], genre, language }))
  const scenesOf = (i: number): Scene[] => season.arc.episodes[i]?.scenes ?? []
  /** What is said and shown, where it plays, and who is in it. */
  const textOf = (i: number): string =>
    [
      ...(season.episodes[i]?.lines.map((line) => line.text) ?? []),
      ...scenesOf(i).map((scene) => scene.locationName),
      ...season.bible.cast
        .filter((member) => scenesOf(i).some((scene) => scene.cast.includes(member.id)))
        .map((member) => member.intro),
    ]
      .join('\n')
      .toLowerCase()

  it.each(premises.map((premise, i) => [premise, i] as const))(
    '“%s” is in its episode: its people, places and things',
    (premise, i) => {
      const named = mentionsOf(readPremise(premise, language)).filter(({ kind }) => NOUNS.has(kind))
      for (const word of wordsOf(named)) expect(textOf(i), word).toContain(word.toLowerCase())
    },
  )

  it('is told by somebody it is not about', () => {
    expect(season.findings.filter((one) => one.check !== 'scene-too-long')).toEqual([])
  })
})

it('two premises that are nearly the same are both told', () => {
  const premises = ['渔夫捞上来一双红鞋', '第二天，渔夫捞上来一双红鞋', '一年后，渔夫捞上来一双红鞋']
  const season = writeSeason(normaliseBrief({ premises, genre: 'mystery' }))
  premises.forEach((premise, i) =>
    expect(season.episodes[i]?.lines.map((line) => line.text).join('')).toContain(premise),
  )
})
