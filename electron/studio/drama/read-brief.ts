import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import type { Brief } from '../../../shared/drama/brief.ts'
import { fnv1a } from '../../../shared/drama/id.ts'
import { GENRES, LANGUAGES, type GenreId, type Language } from '../../../shared/drama/vocabulary.ts'
import { canonicalJson } from '../build/digest.ts'
import { asStudioError, StudioError } from '../errors.ts'
import { inferGenre } from '../providers/rehearsal/writer/index.ts'
import { foreignLanguage, inferLanguage } from './infer-language.ts'
import { plainText } from './plain-text.ts'
import { decodeText, TEXT_ENCODINGS } from './decode-text.ts'

/** Limits of a brief (design: command line). */
const MAX_FILE_BYTES = 256 * 1024
const MAX_PREMISE_CHARACTERS = 2000
const MAX_EPISODES = 120
const DEFAULT_EPISODES = 8
const DEFAULT_SECONDS = 90

/** What the command line may override. */
export interface BriefOptions {
  readonly episodes?: number
  readonly language?: string
  readonly genre?: string
  readonly seed?: number
  /** The encoding of the file; left out: it is found out. */
  readonly encoding?: string
  /** Told in which encoding the file was read, where that is not Unicode. */
  readonly tell?: (message: string) => void
}

const bad = (message: string, hint = ''): StudioError => new StudioError('BAD_BRIEF', message, hint)

const fileSchema = z.strictObject({
  title: z.string().max(200).optional(),
  premise: z.string().optional(),
  premises: z.array(z.string()).optional(),
  genre: z.string().optional(),
  language: z.string().optional(),
  episodes: z.number().optional(),
  episodeSeconds: z.number().optional(),
  aspect: z.string().optional(),
  style: z.string().max(2000).optional(),
  seed: z.number().optional(),
})
type BriefFile = z.infer<typeof fileSchema>

function readBytes(path: string): Uint8Array {
  let size: number
  try {
    const stat = statSync(path)
    if (stat.isDirectory()) throw bad(`${path} is a folder, not a brief.`, 'Give a .txt or .json file.')
    size = stat.size
  } catch (error) {
    if (error instanceof StudioError) throw error
    throw new StudioError(
      'BAD_BRIEF',
      `There is no brief at ${path}.`,
      'Give the path of a .txt or .json file.',
      error,
    )
  }
  if (size === 0) throw bad('The brief is empty.', 'Write one premise, or one line per episode.')
  if (size > MAX_FILE_BYTES)
    throw bad(
      `The brief is ${Math.ceil(size / 1024)} KB; 256 KB is the limit.`,
      'A premise is a few sentences. Long sources are imported, not premised.',
    )
  try {
    return readFileSync(path)
  } catch (error) {
    throw asStudioError(error, path)
  }
}

function parseJson(text: string): BriefFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new StudioError(
      'BAD_BRIEF',
      `The brief is not valid JSON: ${error instanceof Error ? error.message : ''}`,
      'Check the brackets, quotes and commas.',
      error,
    )
  }
  const parsed = fileSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw bad(
    `The brief does not fit at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}`,
    'Known members: premise or premises, title, genre, language, episodes, episodeSeconds, aspect, style, seed.',
  )
}

const clean = (line: string, what: string): string => plainText(line, what, 'BAD_BRIEF')

function premisesOf(file: BriefFile): string[] {
  if (file.premise !== undefined && file.premises !== undefined)
    throw bad('Give either "premise" or "premises", not both.')
  const lines = (file.premises ?? [file.premise ?? ''])
    .map((line, i) => clean(line, `Premise ${i + 1}`))
    .filter((line) => line !== '')
  if (lines.length === 0)
    throw bad(
      'The brief has no premise.',
      'Write at least one sentence: who wants what, and what is in the way.',
    )
  for (const [i, line] of lines.entries())
    if (Array.from(line).length > MAX_PREMISE_CHARACTERS)
      throw bad(
        `Premise ${i + 1} has ${Array.from(line).length} characters; ${MAX_PREMISE_CHARACTERS} is the limit.`,
        'Shorten it, or spread it over several lines.',
      )
  if (lines.length > MAX_EPISODES)
    throw bad(`The brief has ${lines.length} lines; ${MAX_EPISODES} episodes is the limit.`)
  if (!lines.some((line) => /\p{L}/u.test(line)))
    throw bad('The brief holds no words.', 'Write at least one sentence in Chinese or English.')
  return lines
}

function languageOf(asked: string | undefined, text: string): Language {
  if (asked === undefined) {
    const foreign = foreignLanguage(text)
    if (foreign === null) return inferLanguage(text)
    throw bad(
      `The brief seems to be in ${foreign}; dramas are written in Chinese or English.`,
      'Say which with `"language": "en"` or "zh" in the brief, or with --language: its words are then kept as they are.',
    )
  }
  const found = LANGUAGES.find(
    (language) => language === asked || asked.toLowerCase().startsWith(`${language}-`),
  )
  if (found === undefined) throw bad(`Unknown language "${asked}".`, `Use one of: ${LANGUAGES.join(', ')}.`)
  return found
}

function genreOf(asked: string | undefined, text: string, language: Language): GenreId {
  if (asked === undefined) return inferGenre(text, language)
  const found = GENRES.find((genre) => genre === asked)
  if (found === undefined) throw bad(`Unknown genre "${asked}".`, `Use one of: ${GENRES.join(', ')}.`)
  return found
}

function wholeNumber(value: number, name: string, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most)
    throw bad(`${name} must be a whole number from ${least} to ${most}, not ${value}.`)
  return value
}

/** The words of a brief's file. A guess is not built on: a season of other words would be made of it. */
function textOf(path: string, { encoding: asked, tell }: BriefOptions): string {
  const known = TEXT_ENCODINGS.find((one) => one === asked)
  if (asked !== undefined && known === undefined)
    throw bad(`Unknown encoding "${asked}".`, `Use one of: ${TEXT_ENCODINGS.join(', ')}.`)
  const decoded = decodeText(readBytes(path), known)
  if (decoded === null)
    throw known === undefined
      ? bad(
          'The brief is not a text file.',
          'Save it as plain text (UTF-8, UTF-16, GB18030 or Big5) or as JSON.',
        )
      : bad(`The brief is no text in ${known}.`, 'Leave --encoding out, or save the brief as UTF-8.')
  const { text, encoding, isGuess } = decoded
  if (isGuess)
    throw bad(
      `The brief may be in GB18030 or in Big5: as ${encoding} it begins "${text.trim().slice(0, 12)}".`,
      `Say which with --encoding ${encoding} (or the other one), or save it as UTF-8.`,
    )
  if (known === undefined && (encoding === 'gb18030' || encoding === 'big5'))
    tell?.(
      `${basename(path)} is read as ${encoding}. If its words look wrong, say what it is with --encoding.`,
    )
  return text
}

/**
 * Reads a brief file (`.json`, or text with one premise or one per episode on its own line) in UTF-8, UTF-16,
 * GB18030 or Big5 and fills in every default.
 * @throws StudioError BAD_BRIEF, also where its encoding cannot be told
 */
export function readBrief(path: string, options: BriefOptions = {}): Brief {
  const text = textOf(path, options)
  const isJson = path.toLowerCase().endsWith('.json')
  const file = isJson ? parseJson(text) : { premises: text.split(/\r\n|\r|\n/) }
  return normaliseBrief(file, options)
}

/**
 * Checks a brief's members and fills in the defaults.
 * @param source the novel it is made of; left out where there is none
 * @throws StudioError BAD_BRIEF
 */
export function normaliseBrief(file: BriefFile, options: BriefOptions = {}, source?: Brief['source']): Brief {
  const all = premisesOf(file)
  const asked = options.episodes ?? file.episodes
  const episodes = wholeNumber(
    asked ?? (all.length === 1 ? DEFAULT_EPISODES : all.length),
    'episodes',
    1,
    MAX_EPISODES,
  )
  const premises = all.length === 1 ? all : all.slice(0, episodes)
  const title = clean(file.title ?? '', 'The title')
  const text = [title, ...premises].join('\n')
  const language = languageOf(options.language ?? file.language, text)
  if (file.aspect !== undefined && file.aspect !== '9:16')
    throw bad(`Aspect "${file.aspect}" is not supported.`, 'Leave it out, or use "9:16".')
  const brief = {
    title: title === '' ? null : title,
    premises,
    genre: genreOf(options.genre ?? file.genre, text, language),
    language,
    episodes,
    episodeSeconds: wholeNumber(file.episodeSeconds ?? DEFAULT_SECONDS, 'episodeSeconds', 20, 600),
    aspect: '9:16' as const,
    style: clean(file.style ?? '', 'The style'),
    ...(source === undefined ? {} : { source }),
  }
  const seed = options.seed ?? file.seed
  return {
    ...brief,
    seed: seed === undefined ? fnv1a(canonicalJson(brief)) : wholeNumber(seed, 'seed', 0, 0xffffffff),
  }
}
