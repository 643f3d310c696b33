import { afterAll, expect, it } from 'vitest'
import { splitSlot } from '../build/step.ts'
import { openSeason } from '../drama/season-session.fixture.ts'
import { silentVoice } from '../providers/rehearsal/voice/silent-voice.ts'

/** Nobody speaks, which is quicker. */
const season = openSeason({ episodes: 2 }, undefined, (rehearsal) => ({
  ...rehearsal,
  speaks: () => false,
  voice: (request) =>
    Promise.resolve({
      value: silentVoice(request),
      receipt: { provider: 'rehearsal', model: 'silence', costPicoUsd: 0n, warnings: [] },
    }),
}))
afterAll(() => season.close())

it('makes one step of a fresh drama, with what it needs and nothing else (it used to end after an outline)', async () => {
  const { ran } = await season.build('voice')
  const steps = new Set(ran.map((slot) => splitSlot(slot).step))
  expect([...steps].toSorted()).toEqual(['arc', 'bible', 'outline', 'polish', 'revise', 'script', 'voice'])
  const voices = season.session.evaluator().subjects('voice')
  expect(voices.length).toBeGreaterThan(4)
  expect(ran.filter((slot) => slot.startsWith('voice:'))).toHaveLength(voices.length)
})
