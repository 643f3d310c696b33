import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import type { Novel } from '../../../../shared/drama/novel.ts'
import type { Language } from '../../../../shared/drama/vocabulary.ts'
import { decodeText } from '../../drama/decode-text.ts'
import { foreignLanguage, inferLanguage } from '../../drama/infer-language.ts'
import { asStudioError, StudioError } from '../../errors.ts'
import { chunksOf } from './chunks.ts'
import { linesOf, sectionsOf, type SectionText } from './sections.ts'

/** Longest novel that is read: about ten million Chinese characters. */
export const MAX_NOVEL_BYTES = 20 * 1024 * 1024
/** Fewer letters than this are a premise, not a novel. */
const LEAST_LETTERS = 400
/** Part of a text its language is told by, in characters. */
const SAMPLE = 40_000

const MEGABYTE = 1024 * 1024

const bad = (message: string, hint: string): StudioError => new StudioError('BAD_SOURCE', message, hint)

function refuseTooLong(name: string, size: number): void {
  if (size <= MAX_NOVEL_BYTES) return
  const megabytes = Math.ceil(size / MEGABYTE)
  throw bad(`${name} is ${megabytes} MB; 20 MB is the limit.`, 'Give one volume of it at a time.').about({
    kind: 'novelTooLong',
    values: { name, megabytes },
  })
}

const empty = (name: string): StudioError =>
  bad(`${name} is empty.`, 'Give a text file with the whole novel.').about({
    kind: 'novelEmpty',
    values: { name },
  })

/** The title a novel gives itself: in 《》 or as the first short line before its first chapter. */
function titleOf(sections: readonly SectionText[]): string {
  const front = sections.find((one) => one.kind === 'front')
  if (front === undefined) return ''
  const named = /《([^》\n]{1,40})》/u.exec(front.text)?.[1]
  if (named !== undefined) return named
  const first = linesOf(front.text).find((line) => line.text !== '')?.text ?? ''
  return first.length <= 60 && !/[。！？!?.，,]$/u.test(first)
    ? first.replace(/^(?:书名|title)[：:]\s*/iu, '')
    : ''
}

function languageOf(text: string, asked: Language | undefined): Language {
  if (asked !== undefined) return asked
  const sample = text.slice(0, SAMPLE)
  const foreign = foreignLanguage(sample)
  if (foreign === null) return inferLanguage(sample)
  throw bad(
    `The novel seems to be in ${foreign}; novels are read in Chinese or English.`,
    'Say which with --language zh or en: its words are then kept as they are.',
  ).about({ kind: 'novelForeign', values: {} })
}

/** What a person says of a novel. */
export interface NovelOptions {
  readonly language?: Language
}

/**
 * Reads a novel out of the bytes of a text file in UTF-8, UTF-16 or GB18030: its language, its chapters, and the pieces
 * it is read in.
 * @param name name of the file, for messages and for the title
 * @throws StudioError BAD_SOURCE when it is empty, too long, no text, too short or in a language nobody reads here
 */
export function novelOf(bytes: Uint8Array, name: string, options: NovelOptions = {}): Novel {
  refuseTooLong(name, bytes.length)
  const decoded = decodeText(bytes)
  if (decoded === null)
    throw bad(
      `${name} is not a text file.`,
      'Save the novel as plain text (UTF-8, UTF-16 or GB18030).',
    ).about({
      kind: 'notText',
      values: { name },
    })
  const { text, encoding } = decoded
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) throw empty(name)
  if (letters < LEAST_LETTERS)
    throw bad(
      `${name} has ${letters} letters: that is a premise, not a novel.`,
      'Make a drama of a premise with `cliffhanger produce`, or write it into the box on the home screen.',
    ).about({ kind: 'novelTooShort', values: { name, count: letters } })
  const lines = linesOf(text)
  const sections = sectionsOf(lines)
  const chapters = sections.filter((one) => one.kind === 'chapter' && one.text.trim() !== '')
  const chunks = chapters
    .flatMap((section, i) => chunksOf(section, i + 1))
    .filter((one) => one.text.trim() !== '')
  return {
    name,
    title: titleOf(sections) || basename(name, extname(name)),
    language: languageOf(text, options.language),
    encoding,
    sha256: createHash('sha256').update(text).digest('hex'),
    lines: lines.length,
    sections: sections.map(({ text: own, ...rest }) => ({ ...rest, characters: own.length })),
    chunks,
  }
}

/** Reads a novel from a file. @throws StudioError BAD_SOURCE */
export function readNovel(path: string, options: NovelOptions = {}): Novel {
  const name = basename(path)
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) throw bad(`There is no file at ${path}.`, 'Give the path of a text file.')
  if (stat.isDirectory()) throw bad(`${path} is a folder.`, 'Give one text file with the whole novel.')
  if (stat.size === 0) throw empty(name)
  refuseTooLong(name, stat.size)
  try {
    return novelOf(readFileSync(path), name, options)
  } catch (error) {
    throw asStudioError(error, path)
  }
}
