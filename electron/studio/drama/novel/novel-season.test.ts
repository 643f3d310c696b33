import { expect, it } from 'vitest'
import type { ReadEvent, ReadPerson, Reading } from '../../../../shared/drama/novel.ts'
import { mergeReadings } from './merge.ts'
import { shareOut } from './share-out.ts'

const ref = (line: number, chapter = 1) => ({ chapter, fromLine: line, toLine: line })

const event = (line: number, chapter: number, weight: number): ReadEvent => ({
  text: `event ${line}`,
  who: ['Nora'],
  place: '',
  weight,
  quote: 'x',
  ref: ref(line, chapter),
})

/** Events of chapters, with weights that look random and are the same every time. */
function events(chapters: number, each: number): ReadEvent[] {
  let x = 7
  return Array.from({ length: chapters * each }, (_one, i) => {
    x = (x * 1103515245 + 12345) % 2147483648
    return event(i + 1, Math.floor(i / each) + 1, 1 + (x % 5))
  })
}

it('puts every event in one episode, in order, and leaves no episode empty', () => {
  for (const [chapters, each, episodes] of [
    [6, 4, 6],
    [3, 9, 8],
    [40, 5, 12],
    [1, 5, 9],
    [300, 6, 36],
  ] as const) {
    const all = events(chapters, each)
    const shared = shareOut(all, episodes)
    expect(shared.flat()).toEqual(all)
    expect(shared.length).toBe(Math.min(episodes, all.length))
    expect(shared.every((one) => one.length > 0)).toBe(true)
  }
})

it('ends episodes where chapters end when the weights allow it (bug: a chapter torn in two for nothing)', () => {
  const even = Array.from({ length: 24 }, (_one, i) => event(i + 1, Math.floor(i / 4) + 1, 3))
  expect(shareOut(even, 6).map((one) => one.at(-1)?.ref.chapter)).toEqual([1, 2, 3, 4, 5, 6])
  expect(shareOut(even, 3).map((one) => one.length)).toEqual([8, 8, 8])
})

const person = (name: string, aliases: string[], line: number, about = ''): ReadPerson => ({
  name,
  aliases,
  gender: null,
  about,
  look: '',
  mentions: 2,
  spoken: 0,
  ref: ref(line),
})

const reading = (people: ReadPerson[], who: string[]): Reading => ({
  people,
  relations: [],
  places: [{ name: 'pier', mentions: 1, ref: ref(1) }],
  items: [],
  threads: [],
  events: [{ ...event(1, 1, 3), who }],
  summary: '',
  closing: [],
  known: { people: [], threads: [] },
})

it('joins what pieces say of one person: the first name stays, later words fill what is empty, counts add up', () => {
  const {
    people,
    places,
    events: all,
  } = mergeReadings([
    reading([person('Nora Pell', ['Nora'], 3)], ['Nora']),
    reading([person('Nora', ['Mrs. Pell'], 40, 'the widow')], ['Mrs. Pell', 'Nora']),
    reading([person('Nora Pell', ['Mrs. Pell'], 90, 'a thief')], ['Nora Pell']),
  ])
  expect(people).toEqual([
    { ...person('Nora Pell', ['Nora', 'Mrs. Pell'], 3, 'the widow'), mentions: 6, spoken: 0 },
  ])
  expect(places).toEqual([{ name: 'pier', mentions: 3, ref: ref(1) }])
  expect(all.map((one) => one.who)).toEqual([['Nora Pell'], ['Nora Pell'], ['Nora Pell']])
})
