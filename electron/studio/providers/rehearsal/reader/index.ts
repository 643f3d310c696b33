import type { Patch, ReadingInput } from '../../../../../shared/drama/novel.ts'
import { eventsIn } from './events.ts'
import { peopleIn } from './people.ts'
import { itemsIn, placesIn } from './places.ts'
import { saidIn, sentencesIn, refOf } from './sentences.ts'

/**
 * Reads a piece of a novel without a language model: who is in it by their names, where by words for places, and what
 * happens by the sentences somebody does something in. It reads what is written, not what is meant.
 */

const QUESTION = {
  zh: /(?:谁|为什么|到底|究竟|什么人|怎么死|哪里)/u,
  en: /\b(?:who|why|what happened|whose|where is)\b/iu,
}
const MOST_QUESTIONS = 3
const CLOSING_LINES = 2

/** What a piece adds to what is known, as a model would say it. */
export function readPiece(input: ReadingInput): Patch {
  const { chunk, known, language } = input
  const sentences = sentencesIn(chunk)
  const people = peopleIn(chunk, sentences, known.people, language)
  const events = eventsIn(chunk, sentences, people, language)
  const asked = sentences.flatMap((sentence) =>
    [...saidIn(sentence.text), sentence.told]
      .filter((text) => /[?？]$/u.test(text) && text.length < 80 && QUESTION[language].test(text))
      .map((text) => ({ text, act: 'open' as const, ref: refOf(chunk, sentence) })),
  )
  return {
    people,
    relations: [],
    places: placesIn(chunk, sentences, language),
    items: itemsIn(chunk, sentences, language),
    threads: asked.slice(-MOST_QUESTIONS),
    events,
    summary: events.at(-1)?.text ?? '',
    closing: sentences.slice(-CLOSING_LINES).map((one) => one.text),
  }
}
