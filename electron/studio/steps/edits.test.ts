import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bible, SceneScript } from '../../../shared/drama/story.ts'
import { changeLook, changeMember, changeVoice, editLine, undoChange } from '../drama/edits.ts'
import { openSeason } from '../drama/season-session.fixture.ts'
import { bibleOf, linesOf } from './kit.ts'
import { castVoice } from './voices.ts'

/** What a person's change makes stale, on a season whose text and shots are there. */
const season = openSeason()
const { session } = season
const reader = () => session.evaluator().reader(new Set(), null)
const stale = (step: string) =>
  session
    .evaluator()
    .subjects(step)
    .filter((id) => session.evaluator().evaluate(`${step}:${id}`).state === 'stale')
let scene = ''
let hero: Bible['cast'][number]
let lines: SceneScript['lines'] = []

beforeAll(async () => {
  await season.build('timing')
  scene = session.evaluator().subjects('shots')[0] ?? ''
  lines = linesOf(session.kit, reader(), scene)
  const speaker = lines.find((line) => line.kind === 'speech')?.speaker
  hero = bibleOf(reader()).cast.find((member) => member.id === speaker) as typeof hero // spoken by the cast
})
afterAll(() => season.close())

describe('what a person changes', () => {
  it('words on screen make no shot stale, unless they name somebody else', () => {
    const caption = lines.find((line) => line.kind === 'caption' && line.text.includes(hero.name))
    editLine(session, caption?.id ?? '', `${caption?.text} (still)`)
    expect([stale('shots'), stale('timing')]).toEqual([[], [scene]])
    undoChange(session)
    editLine(session, caption?.id ?? '', 'The next morning')
    expect(stale('shots')).toEqual([scene])
    undoChange(session)
  })

  it('an edit takes no character that nobody sees and that does something', () => {
    const id = lines[0]?.id ?? ''
    for (const wrong of ['Go\u0000', 'Go \u001b[2J', 'Go \u202eon'])
      expect(() => editLine(session, id, wrong)).toThrow(/invisible character/)
    expect(editLine(session, id, '  Go\u200b\u00a0 on. ').text).toBe('Go on.')
    undoChange(session)
  })

  it('what is done makes the shots stale', () => {
    const action = lines.find((line) => line.kind === 'action')
    editLine(session, action?.id ?? '', 'She leaves and slams the door.')
    expect(stale('shots')).toEqual([scene])
    undoChange(session)
  })

  it("a member's own voice chosen again is no change, and takes an earlier choice back", () => {
    const before = castVoice(reader(), hero.id)
    expect(changeVoice(session, hero.id, hero.voice.id)).toBeNull()
    const other = hero.voice.id === 'en-f3' ? 'en-f1' : 'en-f3'
    expect(changeVoice(session, hero.id, other)).not.toBeNull()
    expect(castVoice(reader(), hero.id)).toEqual({ ...before, id: other })
    expect(stale('voice').length).toBeGreaterThan(0)
    changeVoice(session, hero.id, hero.voice.id)
    expect([castVoice(reader(), hero.id), stale('voice')]).toEqual([before, []])
  })

  it('a look takes only words the painter knows, and says which those are', () => {
    for (const wrong of [
      'palette=lilac',
      'hairColor=#123456',
      'outfit=spacesuit',
      'lip=red',
      'age=2',
      'beard=maybe',
    ])
      expect(() => changeLook(session, hero.id, wrong)).toThrow(
        expect.objectContaining({
          code: 'BAD_ARGUMENT',
          hint: expect.stringMatching(/^Accepted: .+\.$/) as string,
        }),
      )
    expect(() => changeLook(session, hero.id, 'shoes=red')).toThrow(/not a change of a look/)
    expect(changeLook(session, hero.id, `palette=${hero.looks[0]?.figure.palette}`)).toBeNull()
  })

  it('voice and look are one change: a bad look leaves the voice alone, and one undo takes both back', () => {
    const before = castVoice(reader(), hero.id)
    const voice = hero.voice.id === 'en-f3' ? 'en-f1' : 'en-f3'
    expect(() => changeMember(session, hero.id, { voice, look: 'palette=lilac' })).toThrow('lilac')
    expect(castVoice(reader(), hero.id)).toEqual(before)
    const palette = hero.looks[0]?.figure.palette === 'plum' ? 'camel' : 'plum'
    changeMember(session, hero.id, { voice, look: `palette=${palette},lip=#C43A40` })
    expect(session.project.human.get('cast-look', hero.looks[0]?.id ?? '')).toEqual({
      palette,
      lip: '#c43a40',
    })
    undoChange(session)
    expect(castVoice(reader(), hero.id)).toEqual(before)
    expect(session.project.human.list('cast-look')).toEqual([])
  })
})
