import { expect, it } from 'vitest'
import type { Patch } from '../../../../shared/drama/novel.ts'
import { settleReading } from '../../drama/novel/known.ts'
import type { TextRequest } from '../provider.ts'
import { readingPrompt } from './reading.ts'

const chunk = {
  chapter: 2,
  title: 'Chapter 2',
  fromLine: 40,
  toLine: 43,
  text: 'Chapter 2\nNora crossed the street.\nIvy gave Nora a receipt.\n"Who is in it?"\n',
}
const known = {
  people: [{ name: 'Nora Pell', aliases: ['Nora'], gender: 'f' as const, mentions: 9 }],
  threads: [],
}
const request: TextRequest = {
  role: 'draft',
  step: 'reading',
  language: 'en',
  seed: 1,
  take: 1,
  input: { chunk, known, before: { summary: '', closing: [] }, language: 'en' },
  context: {},
}
const person = (name: string, aliases: string[]) => ({ name, aliases, gender: null, about: '', look: '' })
const event = (quote: string) => ({
  text: 'Ivy helps Nora.',
  who: ['Ivy', 'Nora'],
  place: '',
  weight: 4,
  quote,
})
const read = (events: readonly ReturnType<typeof event>[]): Patch =>
  readingPrompt.assemble(
    {
      people: [person('Nora Pell', ['Nora']), person('Ivy', []), person('Gregor', ['the count'])],
      relations: [],
      places: [{ name: 'the street' }, { name: 'Castle Dun' }],
      items: [],
      threads: [{ text: 'Who is in it?', act: 'open' }],
      events,
      summary: 'Nora has a receipt.',
    },
    request,
  ) as Patch // what this module assembles

it('keeps only what the piece holds, and finds its lines itself (bug: people and quotes a model made up)', () => {
  const patch = read([event('Ivy gave Nora a receipt.'), event('Ivy stabbed the count.')])
  expect(patch.people.map((one) => [one.name, one.mentions])).toEqual([
    ['Nora Pell', 2],
    ['Ivy', 1],
  ])
  expect(patch.places.map((one) => one.name)).toEqual(['the street'])
  expect(patch.events.map((one) => one.ref)).toEqual([{ chapter: 2, fromLine: 42, toLine: 42 }])
  expect(patch.closing).toEqual(['Ivy gave Nora a receipt.', '"Who is in it?"'])
})

it('asks once more when no quote is in the piece (bug: an empty reading that was paid for)', () => {
  expect(() => read([event('Ivy stabbed the count.')])).toThrow(/word for word/)
})

it('knows afterwards who was known before, by all their names, and what is still open', () => {
  const { known: after } = settleReading(read([event('Ivy gave Nora a receipt.')]), chunk, known)
  expect(after.people).toEqual([
    { name: 'Nora Pell', aliases: ['Nora'], gender: 'f', mentions: 11 },
    { name: 'Ivy', aliases: [], gender: null, mentions: 1 },
  ])
  expect(after.threads).toEqual(['Who is in it?'])
  const closing: Patch = { ...read([event('Ivy gave Nora a receipt.')]), threads: [] }
  const closed = settleReading(
    {
      ...closing,
      threads: [{ text: 'Who is in it?', act: 'close', ref: { chapter: 2, fromLine: 40, toLine: 40 } }],
    },
    chunk,
    after,
  )
  expect(closed.known.threads).toEqual([])
})
