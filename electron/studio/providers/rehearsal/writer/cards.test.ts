import { describe, expect, it } from 'vitest'
import { GENRES } from '../../../../../shared/drama/vocabulary.ts'
import { cardProblems } from './cards-lint.fixture.ts'
import { parseCards } from '../../../craft/cards.ts'
import { craft } from '../../../craft/craft.ts'

const CARD = `=== scene door fn=standoff type=confront A=hero B=foe
@title 门 | The Door
-- scene place=home hour=night
* {A}开门。
A/angry3: 出去。 || 走。
~B/mocking/VO: 不。
:en
* {A} opens.
A/angry3: Out. || Go.
~B/mocking/VO: No.
`

const GOOD = CARD.replace('-- scene', '@syn {A}关门。 | {A} shuts the door.\n-- scene')

describe('reading cards', () => {
  it('keeps wordings, moods, deliveries and what may be left out', () => {
    const [card] = parseCards('any', CARD)
    const part = card?.parts.get('scene')
    expect(card).toMatchObject({ id: 'any/scene/door', kind: 'scene', types: ['confront'] })
    expect(part).toMatchObject({ place: 'home', hour: 'night' })
    expect(part?.lines.zh[1]).toMatchObject({
      who: 'A',
      emotion: 'angry',
      strength: 3,
      texts: ['出去。', '走。'],
    })
    expect(part?.lines.en[2]).toMatchObject({ optional: true, delivery: 'VO', emotion: 'mocking' })
  })

  it.each([
    ['a misspelt option', CARD.replace('type=', 'typ='), /any\.txt:1: unknown option "typ=confront"/],
    [
      'a mood nobody has',
      CARD.replace('A/angry3: Out', 'A/cross: Out'),
      /any\.txt:9: unknown manner "cross"/,
    ],
    ['a line outside a part', CARD.replace('-- scene place=home hour=night\n', ''), /stands outside a part/],
    ['a language left out', CARD.slice(0, CARD.indexOf(':en')), /only one language/],
    [
      'a speaker who is silent in one language',
      CARD.replace('~B/mocking/VO: No.', 'A: No.'),
      /speakers differ/,
    ],
    ['an hour that is none', CARD.replace('hour=night', 'hour=noon'), /unknown hour/],
  ])('refuses %s and says where', (_what, text, message) => {
    expect(() => parseCards('any', text)).toThrow(message)
  })
})

describe('the cards that ship', () => {
  const cards = [...craft().cards.values()]

  it('give every genre its beats with both parts and a title', () => {
    for (const genre of GENRES) {
      const beats = cards.filter((card) => card.kind === 'beat' && card.id.startsWith(`${genre}/`))
      expect(beats.length, genre).toBeGreaterThanOrEqual(10)
      for (const beat of beats) {
        expect(beat.parts.has('turn'), beat.id).toBe(true)
        expect(beat.meta.has('title'), beat.id).toBe(true)
      }
    }
  })

  it('pay every set-up they plant', () => {
    const names = (kind: string): string[] =>
      cards
        .filter((card) => card.kind === kind)
        .map((card) => card.id.replace(`/${kind}/`, '/'))
        .toSorted()
    expect(names('plant')).toEqual(names('pay'))
  })

  it('have nothing wrong with them: every slot can be filled, every condition is known, nothing is said twice', () => {
    expect(cardProblems(cards, craft())).toEqual([])
  })

  it.each([
    ['a slot nobody fills', '* {A}开门。', '* {D}开门。', 'any-door.txt:5: nobody plays {D}'],
    ['a form there is not', '* {A} opens.', '* {A.ta} opens.', 'any-door.txt:9: unknown form {A.ta}'],
    ['a word of another kind of card', '* {A}开门。', '* {news}', 'any-door.txt:5: nobody plays {news}'],
    ['a fact nobody did', '* {A}开门。', '* {A}知道{f.they}。', 'any-door.txt:5: {f.they} without fact='],
    [
      'Chinese among English',
      'Out. || Go.',
      'Out. || 走。',
      'any-door.txt:10: not in its own language: 走。',
    ],
    ['a turn nobody asks for', 'type=confront', 'type=confrnt', 'any-door.txt:1: unknown type confrnt'],
    [
      'a scene function there is not',
      'fn=standoff',
      'fn=stand',
      'any-door.txt:1: unknown scene function stand',
    ],
    ['a place there is not', 'place=home', 'place=moon', 'any-door.txt:4: unknown place moon'],
    ['a title left out', '@title 门 | The Door\n', '', 'any-door.txt:1: no @title'],
    ['a part of another kind', '-- scene', '-- turn', 'any-door.txt:1: no part scene'],
    ['somebody nobody is', 'A=hero', 'A=heroine', 'any-door.txt:1: nobody is heroine'],
  ])('%s is told with file and row', (_what, from, to, problem) => {
    const text = GOOD.replace(from, to)
    expect(cardProblems(parseCards('any-door', GOOD), craft())).toEqual([])
    expect(cardProblems(parseCards('any-door', text), craft())).toContain(problem)
  })

  it('a line of one file that comes up in another file a season may hold beside it is told', () => {
    const long = GOOD.replace('Out. || Go.', 'Get out of my house tonight. || Go.')
    const [mine, other] = [...parseCards('any-door', long), ...parseCards('sweet', long)]
    const cards = [mine, other].flatMap((card) => card ?? [])
    expect(cardProblems(cards, craft())).toEqual([
      'sweet.txt:10: said already in any-door.txt:10: Get out of my house tonight.',
    ])
  })
})
