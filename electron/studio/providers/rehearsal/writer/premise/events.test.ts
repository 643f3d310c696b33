import { expect, it } from 'vitest'
import type { Language } from '../../../../../../shared/drama/vocabulary.ts'
import { normaliseBrief } from '../../../../drama/read-brief.ts'
import { writeSeason } from '../season-sample.fixture.ts'
import { eventsOfReading } from './events.ts'
import { readPremise } from './read.ts'

const told = (premise: string, language: Language): string[] =>
  eventsOfReading(readPremise(premise, language)).map(
    ({ type, self, other }) => `${type} ${self?.text ?? '-'} / ${other?.text ?? '-'}`,
  )

it.each([
  ['zh', '他被女友背叛，又被继母赶出家门。', ['betrayal - / 女友', 'cast_out - / 继母']],
  ['zh', '乡村医生林夏一觉醒来穿越到大唐', ['timeslip 医生林夏 / -']],
  ['zh', '三兄妹为了拆迁款吵翻了年夜饭', ['deed 三兄妹 / -']],
  ['zh', '她失踪十年的母亲回来了', ['deed_come - / 母亲']],
  ['zh', '前女友苏曼挽着新男友高磊笑话他', ['deed_harm 前女友苏曼 / 男友高磊']],
  ['zh', '警察顾长风说，钥匙开的是三号仓库', ['says - / 警察顾长风']],
  ['en', 'A violinist is framed for theft', ['framed violinist / -']],
  ['en', "A lighthouse keeper's daughter returns to Gull Point", ["return lighthouse keeper's daughter / -"]],
  ['en', "Ruth's brother Micah is arrested", ["deed_trouble Ruth's brother Micah / -"]],
  ['en', 'Ruth learns that her mother died here', ['learn Ruth / mother']],
  ['en', 'Climactic confrontation at annual family gathering', []],
  ['en', 'Her best friend betrays the chef', ['betrayal chef / best friend']],
] as const)('%s “%s” tells who suffers it and who does it', (language, premise, events) => {
  expect(told(premise, language)).toEqual(events)
})

/** Cards that play something, by episode. */
function played(premise: string, episodes: number): string[][] {
  const season = writeSeason(normaliseBrief({ premise, episodes }))
  return season.arc.episodes.map((episode) => [
    ...new Set(
      episode.scenes.flatMap((scene) =>
        scene.beats.flatMap(({ card }) =>
          card === undefined ? [] : [`${card.id.split('/').at(-1)} ${card.part}`],
        ),
      ),
    ),
  ])
}

it("a season's one premise happens on stage, its question is half answered in the middle and answered at the end", () => {
  const episodes = played('外卖员陈默其实是集团董事长失散多年的儿子，他被女友背叛，又被继母赶出家门。', 8)
  expect(episodes[0]).toEqual(expect.arrayContaining(['identity_shown scene', 'betrayed scene']))
  expect(episodes[1]).toContain('cast_out scene')
  expect(episodes[4]).toContain('identity_shown half')
  expect(episodes[7]).toContain('identity_shown answer')
})

it('names keep to what they are: a surname of every day, a waking that is no name, a shore that is nobody', () => {
  const cast = (premise: string): string[] =>
    writeSeason(normaliseBrief({ premise, episodes: 1 })).bible.cast.map((member) => member.name)
  expect(cast('外卖员陈默其实是首富的儿子。')).toContain('陈默')
  expect(cast('乡村医生林夏一觉醒来穿越到大唐。')).toContain('林夏')
  expect(cast('The keeper returns to Gull Point and finds a map.')).not.toContain('Gull Point')
})

it('what a premise says is seen on stage, and the next episode opens on what came of it', () => {
  const premises = [
    '快递员周野把股权书送到荣盛大厦，前台嫌他脏',
    '前女友苏曼挽着新男友高磊在电梯口笑话他',
    '管家老秦跪在他门口，叫他一声少爷',
    '高磊带人砸了周野的面馆',
  ]
  const { arc, episodes, bible } = writeSeason(normaliseBrief({ premises, genre: 'hidden' }))
  expect(bible.cast.map((member) => member.name)).toEqual(
    expect.arrayContaining(['周野', '苏曼', '高磊', '老秦']),
  )
  expect(bible.cast.map((member) => member.name)).not.toContain('苏曼挽')
  const seen = episodes.map(({ lines }) =>
    lines.filter((one) => one.kind === 'action').map((one) => one.text),
  )
  expect(seen[1]).toContain('前女友苏曼挽着新男友高磊在电梯口笑话周野。')
  expect(seen[3]).toContain('高磊带人砸了周野的面馆。')
  const ends = (at: number): string[] =>
    arc.episodes[at]?.scenes
      .flatMap(({ beats }) => beats.flatMap(({ card }) => card ?? []))
      .map(({ id, part }) => `${id} ${part}`) ?? []
  for (const at of [0, 1, 2])
    expect(ends(at + 1)[0]).toBe(
      ends(at)
        .at(-1)
        ?.replace(/ scene$/, ' after'),
    )
})

it('a name given in full is known by its first word, whoever bears a trade, a rank or a relation', () => {
  const premises = [
    'Night cleaner Ruth Okafor finds a ring in the shredder',
    'It belongs to Adrian Vance, the youngest CEO in Chicago, who tells her to name her price',
    "Ruth's brother Micah is arrested at Vance Tower",
    'Adrian asks Ruth to the gala as his fiancée',
  ]
  const { cast } = writeSeason(normaliseBrief({ premises, genre: 'ceo', episodes: 4 })).bible
  const labels = Object.fromEntries(cast.map((one) => [one.name, one.intro.split('. ')[0]]))
  expect(labels).toMatchObject({
    'Ruth Okafor': 'Ruth Okafor, night cleaner',
    'Adrian Vance': 'Adrian Vance, youngest CEO',
    Micah: "Micah, Ruth's brother",
  })
  expect(cast.find((one) => one.role === 'hero')?.name).toBe('Ruth Okafor')
  expect(cast.some((one) => /, fiancée\./.test(one.intro))).toBe(false)
})
