import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cut, Finding } from '../../../shared/drama/film.ts'
import type { SceneScript } from '../../../shared/drama/story.ts'
import { pinTake } from '../drama/edits.ts'
import { openSeason } from '../drama/season-session.fixture.ts'
import { silentVoice } from '../providers/rehearsal/voice/silent-voice.ts'
import { linesOf } from './kit.ts'

/** Second takes of a script lack a line and have one of their own; nobody speaks, which is quicker. */
const season = openSeason(
  {},
  (request, answer) => {
    if (request.step !== 'script' || request.take === 1) return answer
    const { lines } = answer as SceneScript // the rehearsal writer's
    return { lines: lines.map((line, i) => (i === 4 ? { ...line, id: 'line-new' } : line)) }
  },
  (rehearsal) => ({
    ...rehearsal,
    speaks: () => false,
    voice: (request) =>
      Promise.resolve({
        value: silentVoice(request),
        receipt: { provider: 'rehearsal', model: 'silence', costPicoUsd: 0n, warnings: [] },
      }),
  }),
)
beforeAll(async () => {
  await season.build()
})
afterAll(() => season.close())

it('a pinned timing of another text is told of, and the episode is cut (its cut used to fail)', async () => {
  const { session } = season
  const reader = () => session.evaluator().reader(new Set(), null)
  const [scene = ''] = session.evaluator().subjects('timing')
  pinTake(session, `timing:${scene}`, '1')
  await season.reroll(`script:${scene}`)
  const result = await season.build()
  expect([result.failed, result.waiting]).toEqual([[], []])
  const spoken = linesOf(session.kit, reader(), scene).filter((line) => line.kind === 'speech')
  const cut = reader().product<Cut>('cut:1')
  expect(cut.voices.map((voice) => voice.line)).toEqual(spoken.map((line) => line.id))
  const { findings } = reader().product<{ findings: Finding[] }>('review:1')
  const found = findings.find((finding) => finding.check === 'timing-behind-text')
  expect(found?.evidence).toContain(`timing:${scene} none`)
})
