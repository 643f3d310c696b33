import { afterAll, expect, it } from 'vitest'
import type { VoiceTake } from '../../../shared/drama/film.ts'
import { editLine, pinTake } from '../drama/edits.ts'
import { openSeason, type SeasonSession } from '../drama/season-session.fixture.ts'
import type { Provider } from '../providers/provider.ts'
import { silentVoice } from '../providers/rehearsal/voice/silent-voice.ts'

/** The rehearsal provider on a machine where the voice engine is installed later. */
let installed = false
const withoutEngine = (rehearsal: Provider): Provider => ({
  ...rehearsal,
  speaks: () => installed,
  async voice(request, ctx) {
    if (installed && rehearsal.voice !== undefined) return rehearsal.voice(request, ctx)
    const receipt = { provider: 'rehearsal', model: 'silence', costPicoUsd: 0n, warnings: [] }
    return { value: silentVoice(request), receipt }
  },
})
const late = openSeason({ episodeSeconds: 40 }, undefined, withoutEngine)
const always = openSeason({ episodeSeconds: 40 })
afterAll(() => Promise.all([late.close(), always.close()]))

const evaluate = ({ session }: SeasonSession, id: string) => session.evaluator().evaluate(`voice:${id}`)
const voiceOf = ({ session }: SeasonSession, id: string) =>
  session.evaluator().reader(new Set(), null).product<VoiceTake>(`voice:${id}`)

it('silence is made again once a voice engine is installed, and is then what it always would have been', async () => {
  await late.build('revise')
  const [breath = '', pinned = '', ...rest] = late.session.evaluator().subjects('voice')
  editLine(late.session, breath, '……')
  expect((await late.build('voice')).failed).toEqual([])
  pinTake(late.session, `voice:${pinned}`, '1')
  expect(rest.length).toBeGreaterThan(1)
  expect(evaluate(late, rest[0] ?? '').state).toBe('current')
  installed = true
  late.restart()
  expect(rest.map((id) => evaluate(late, id).state)).toEqual(rest.map(() => 'stale'))
  expect(evaluate(late, rest[0] ?? '').reason).toBe('a voice engine is installed now')
  expect([evaluate(late, breath).state, evaluate(late, pinned).state]).toEqual(['current', 'current'])

  const { ran, failed } = await late.build('voice')
  expect([ran.toSorted(), failed]).toEqual([rest.map((id) => `voice:${id}`).toSorted(), []])
  await always.build('revise')
  await always.build('voice')
  expect(rest.map((id) => voiceOf(late, id))).toEqual(rest.map((id) => voiceOf(always, id)))
  expect((await late.build('voice')).ran).toEqual([])
})
