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

/** What a line ends with where a sentence, a heading or what is said ends; a line that was only broken off ends otherwise. */
const ENDED = /[。！？…!?.：:；;”」』’"）)》*—-]\s*$/u

/** Paragraphs of a piece without its heading: lines broken off at a width, as old text files have them, are put together. */
function paragraphsOf(chunk: NovelChunk): { text: string; at: number }[] {
  const paragraphs: { text: string; at: number }[] = []
  let before = ''
  linesOf(chunk.text).forEach(({ text }, at) => {
    const line = chunk.title.endsWith(text) ? '' : text
    const last = paragraphs.at(-1)
    if (line !== '' && before !== '' && last !== undefined && !ENDED.test(before))
      last.text += (/\p{Script=Han}|[，、]/u.test(before.at(-1) ?? '') ? '' : ' ') + line
    else if (line !== '') paragraphs.push({ text: line, at })
    before = line
  })
  return paragraphs
}

/** The sentences of a piece without its heading. */
export function sentencesIn(chunk: NovelChunk): Sentence[] {
  return paragraphsOf(chunk).flatMap(({ text, at }) =>
    sentencesOf(text)
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one) => ({ text: one, told: toldOf(one), line: chunk.fromLine + at, paragraph: at })),
  )
}

/** Where a sentence stands. */
export const refOf = (chunk: NovelChunk, sentence: Pick<Sentence, 'line'> | undefined): SourceRef => {
  const line = sentence?.line ?? chunk.fromLine
  return { chapter: chunk.chapter, fromLine: line, toLine: line }
}
