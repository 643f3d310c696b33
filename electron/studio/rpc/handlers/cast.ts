import type { cast } from '../../../../shared/contract/cast.ts'
import { changeVoice } from '../../drama/edits.ts'
import { findBible, readCast } from '../../drama/read-season.ts'
import type { HandlersOf } from '../handler.ts'
import { portraitOf } from '../portrait.ts'

export const castHandlers: HandlersOf<typeof cast> = {
  'cast.list': (_input, { desk }) => {
    const session = desk.session()
    const reader = session.evaluator().reader(new Set(), null)
    const bible = findBible(session)
    const now = readCast(session)
    return {
      cast: (bible?.cast ?? []).map((member) => {
        return {
          id: member.id,
          name: member.name,
          role: member.role,
          gender: member.gender,
          age: member.age,
          intro: member.intro,
          voice: now.cast.find((one) => one.id === member.id)?.voice ?? member.voice.id,
          portrait: portraitOf(session, reader, member.looks[0]?.id),
        }
      }),
      voices: now.voices.map(({ id, label }) => ({ id, label })),
      places: (bible?.locations ?? []).map(({ id, name, interior }) => ({ id, name, interior })),
    }
  },
  'cast.setVoice': (input, { desk }) => {
    changeVoice(desk.writable(), input.member, input.voice)
    desk.events.changed('cast', 'states', 'takes', 'findings', 'history')
    return {}
  },
}
