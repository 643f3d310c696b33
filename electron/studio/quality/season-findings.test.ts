import { afterEach, expect, it } from 'vitest'
import type { Bible } from '../../../shared/drama/story.ts'
import { editLine, removeScene, undoChange } from '../drama/edits.ts'
import { openSeason, type SeasonSession } from '../drama/season-session.fixture.ts'
import { bibleOf, linesOf } from '../steps/kit.ts'
import { seasonFindings } from './season-findings.ts'

/** Season-wide checks over a real project. */
let season: SeasonSession | null = null
afterEach(async () => {
  await season?.close()
  season = null
})
const readerOf = ({ session }: SeasonSession) => session.evaluator().reader(new Set(), null)
const found = ({ session }: SeasonSession, check: string) =>
  seasonFindings(session).filter((finding) => finding.check === check)

it('a held scene whose bible was made anew plays with two casts, and that is found', async () => {
  const one = (season = openSeason({ episodes: 2 }, (request, answer) => {
    if (request.step !== 'bible' || request.take === 1) return answer
    const bible = answer as Bible // the rehearsal writer's
    return { ...bible, cast: bible.cast.map((member, i) => ({ ...member, name: `Quillon Varga${i}` })) }
  }))
  await one.build('revise')
  const [scene = ''] = one.session.evaluator().subjects('revise')
  const names = bibleOf(readerOf(one)).cast.map((member) => member.name)
  const line = linesOf(one.session.kit, readerOf(one), scene).find((text) => text.kind === 'speech')
  editLine(one.session, line?.id ?? '', `${names[0]}, you lied to me.`)
  expect(found(one, 'other-cast')).toEqual([])
  await one.reroll('bible:season')
  await one.build('revise')
  expect(found(one, 'other-cast')).toMatchObject([{ scene, severity: 'error' }])
})

it('taking out the scene that introduces somebody is found, until it is undone', async () => {
  // The last scene of an episode stays: two scenes each, so that one can go.
  const one = (season = openSeason({ episodes: 3, episodeSeconds: 90 }))
  await one.build('revise')
  const scenes = one.session.evaluator().subjects('revise')
  const removable = scenes.filter((scene) => {
    try {
      removeScene(one.session, scene)
    } catch {
      return false
    }
    const raised = found(one, 'introduction-removed').length > 0
    undoChange(one.session)
    return raised
  })
  expect(removable.length).toBeGreaterThan(0)
  expect(found(one, 'introduction-removed')).toEqual([])
})
