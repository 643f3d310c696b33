import { describe, expect, it } from 'vitest'
import { GENRES } from '../../../../../shared/drama/vocabulary.ts'
import { slotsOf } from './bind.ts'
import { parseCards } from './cards.ts'
import { craft } from './craft.ts'

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

  it('ask only for slots somebody can fill, the same people in both languages', () => {
    const known = /^(?:f\.\w+|\w+(?:!|\.\w+)?(?:\.cap)?|[a-z]+\.the(?:\.cap)?)$/
    for (const card of cards)
      for (const part of card.parts.values())
        for (const lines of [part.lines.zh, part.lines.en])
          for (const slot of lines.flatMap((line) => line.texts).flatMap(slotsOf))
            expect(slot, `${card.id} ${part.name}`).toMatch(known)
  })

  it('say nothing twice within a file', () => {
    for (const language of ['zh', 'en'] as const) {
      const seen = new Map<string, string>()
      for (const card of cards.filter((one) => one.kind === 'beat' || one.id.startsWith('any/')))
        for (const part of card.parts.values())
          for (const line of part.lines[language].filter((one) => one.texts.length === 1)) {
            const text = line.texts[0] ?? ''
            const set = card.id.split('/')[0] ?? ''
            // Short cries may come back; the writer adds a name to the second.
            if (text.includes('{news') || text.length < (language === 'zh' ? 9 : 24)) continue
            const key = `${set}: ${text}`
            expect(seen.get(key), `${key} (${card.id})`).toBeUndefined()
            seen.set(key, card.id)
          }
    }
  })
})
