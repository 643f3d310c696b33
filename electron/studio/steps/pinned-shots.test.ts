import { afterAll, expect, it } from 'vitest'
import type { SceneTiming } from '../../../shared/drama/film.ts'
import type { SceneScript } from '../../../shared/drama/story.ts'
import { pinTake } from '../drama/edits.ts'
import { openSeason } from '../drama/season-session.fixture.ts'
import { fittedShots, linesOf } from './kit.ts'

/** The second take of a script lacks a line and has one of its own. */
const season = openSeason({}, (request, answer) => {
  if (request.step !== 'script' || request.take === 1) return answer
  const { lines } = answer as SceneScript // the rehearsal writer's
  return { lines: lines.map((line, i) => (i === 4 ? { ...line, id: 'line-new' } : line)) }
})
afterAll(() => season.close())

it('an episode with pinned shots can be cut after its text was written anew (timing used to fail)', async () => {
  const { session } = season
  const reader = () => session.evaluator().reader(new Set(), null)
  await season.build('timing')
  const [scene = ''] = session.evaluator().subjects('shots')
  pinTake(session, `shots:${scene}`, '1')
  await season.reroll(`script:${scene}`)
  const result = await season.build('timing')
  expect([result.failed, result.waiting]).toEqual([[], []])
  const lines = linesOf(session.kit, reader(), scene).map((line) => line.id)
  const { uncovered, vanished } = fittedShots(session.kit, reader(), scene)
  expect([uncovered, vanished.length]).toEqual([['line-new'], 1])
  const timing = reader().product<SceneTiming>(`timing:${scene}`)
  expect(timing.lines.map((line) => line.line)).toEqual(lines)
})
