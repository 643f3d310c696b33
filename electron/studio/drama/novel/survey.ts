import { setImmediate } from 'node:timers/promises'
import type { NovelSurvey } from '../../../../shared/contract/novel.ts'
import type { Novel, Reading } from '../../../../shared/drama/novel.ts'
import { readPiece } from '../../providers/rehearsal/reader/index.ts'
import { briefOfNovel } from './brief-of-novel.ts'
import { NOTHING_KNOWN, settleReading } from './known.ts'
import { mergeReadings } from './merge.ts'

/** Pieces of a long novel that are looked at: people are waiting. */
const LOOKED_AT = 24
const MOST_NAMED = 24

/** What is found in a novel by the built-in reader, before anything is made of it. */
export async function surveyOf(novel: Novel, path: string): Promise<NovelSurvey> {
  const { name, title, language, encoding, lines, sections, chunks } = novel
  const readings: Reading[] = []
  for (const chunk of chunks.slice(0, LOOKED_AT)) {
    const known = readings.at(-1)?.known ?? NOTHING_KNOWN
    const patch = readPiece({ chunk, known, language, before: { summary: '', closing: [] } })
    readings.push(settleReading(patch, chunk, known))
    await setImmediate() // other requests go on meanwhile
  }
  const { people, places } = mergeReadings(readings)
  const { episodes, genre } = briefOfNovel(novel)
  const named = (list: readonly { readonly name: string; readonly mentions: number }[]) =>
    list.slice(0, MOST_NAMED).map((one) => ({ name: one.name, mentions: one.mentions }))
  return {
    path,
    name,
    title,
    language,
    genre,
    encoding,
    lines,
    characters: sections.reduce((sum, one) => sum + (one.kind === 'chapter' ? one.characters : 0), 0),
    sections: sections.map(({ kind, title: heading, fromLine, toLine }) => ({
      kind,
      title: heading,
      fromLine,
      toLine,
    })),
    pieces: chunks.length,
    looked: readings.length,
    people: named(people.filter((one) => one.mentions > 1)),
    places: named(places),
    episodes,
  }
}
