import type { NovelChunk, SourceRef } from '../../../../../shared/drama/novel.ts'
import { linesOf } from '../../../formats/novel/sections.ts'
import { sentencesOf } from '../../../formats/novel/sentences.ts'

/** A sentence of a piece of a novel, with where it stands. */
export interface Sentence {
  /** Without the gap around it. */
  readonly text: string
  /** What is told in it: without what is said between quotation marks. */
  readonly told: string
  /** Number of its line in the file, from 1. */
  readonly line: number
  /** Number of its paragraph in the piece, from 0. */
  readonly paragraph: number
}

const SAID = /“[^”]*”?|「[^」]*」?|『[^』]*』?|"[^"]*"?/gu

/** What of a text is told, not said. */
export const toldOf = (text: string): string => text.replace(SAID, ' ').replaceAll(/\s+/gu, ' ').trim()

/** What of a text is said, without its marks. */
export const saidIn = (text: string): string[] =>
  (text.match(SAID) ?? []).map((one) => one.replaceAll(/["“”「」『』]/gu, '').trim())

/** The sentences of a piece without its heading. */
export function sentencesIn(chunk: NovelChunk): Sentence[] {
  return linesOf(chunk.text).flatMap(({ text }, i) => {
    if (text === '' || chunk.title.endsWith(text)) return []
    return sentencesOf(text)
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one) => ({ text: one, told: toldOf(one), line: chunk.fromLine + i, paragraph: i }))
  })
}

/** Where a sentence stands. */
export const refOf = (chunk: NovelChunk, sentence: Pick<Sentence, 'line'> | undefined): SourceRef => {
  const line = sentence?.line ?? chunk.fromLine
  return { chapter: chunk.chapter, fromLine: line, toLine: line }
}
