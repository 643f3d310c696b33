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
  ['zh', '三兄妹为了拆迁款吵翻了年夜饭', []],
  ['en', 'A violinist is framed for theft', ['framed violinist / -']],
  ['en', "A lighthouse keeper's daughter returns to Gull Point", ["return lighthouse keeper's daughter / -"]],
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
