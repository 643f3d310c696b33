import type { Command } from 'commander'
import { resolve } from 'node:path'
import type { Brief } from '../../../shared/drama/brief.ts'
import type { Novel } from '../../../shared/drama/novel.ts'
import { LANGUAGES } from '../../../shared/drama/vocabulary.ts'
import { briefOfNovel } from '../../studio/drama/novel/brief-of-novel.ts'
import { importReport, type ImportReport } from '../../studio/drama/novel/import-report.ts'
import { StudioError } from '../../studio/errors.ts'
import { counted } from '../words.ts'
import { readNovel } from '../../studio/formats/novel/read-novel.ts'
import type { SpendOptions } from '../consent.ts'
import { BUDGET_OPTION, budgetOf, YES_OPTION, type CommandContext } from '../context.ts'
import type { Action } from '../index.ts'
import { numbersOf, openFor } from './opening.ts'
import {
  providersFileOf,
  RECORD_OPTION,
  REPLAY_OPTION,
  requireDone,
  routeBy,
  runAndTell,
  tapeBy,
  type TapeOptions,
} from './running.ts'

interface ImportOptions extends SpendOptions, TapeOptions {
  project: string
  episodes?: string
  language?: string
  genre?: string
  seed?: string
  providers?: string
}

function novelFrom(file: string, { language }: ImportOptions): Novel {
  if (language === undefined) return readNovel(file)
  const known = LANGUAGES.find((one) => one === language)
  if (known === undefined)
    throw new StudioError(
      'BAD_ARGUMENT',
      `Unknown language "${language}".`,
      `Use one of: ${LANGUAGES.join(', ')}.`,
    )
  return readNovel(file, { language: known })
}

function briefFrom(novel: Novel, options: ImportOptions): Brief {
  return briefOfNovel(novel, {
    ...numbersOf(options),
    ...(options.genre === undefined ? {} : { genre: options.genre }),
  })
}

const MOST_NAMED = 12

/** A season longer than what was found in its novel says so. */
const beyondIt = (episodes: number): string[] =>
  episodes > 0
    ? [
        `  ${counted(episodes, 'episode')} more than events were found: made up from there on. Give fewer with --episodes.`,
      ]
    : []

function reportLines({ title, genre, read, unread, season }: ImportReport, dir: string): string[] {
  const named = (list: ImportReport['read']['people']): string =>
    list
      .slice(0, MOST_NAMED)
      .map((one) => `${one.name} ${one.mentions}`)
      .join('   ')
  return [
    `${title}: ${read.chapters} chapters, ${read.lines} lines read in ${read.scenes} pieces`,
    `  people  ${named(read.people)}`,
    `  places  ${named(read.places)}`,
    ...unread.map((one) => `  not read: ${one.text}, ${one.why}`),
    ...season.map(
      (one, i) => `  ${String(i + 1).padStart(3)}  ${one.premise}   (lines ${one.fromLine}-${one.toLine})`,
    ),
    ...beyondIt(read.episodes - season.length),
    `${read.episodes} episodes, ${genre}. Make them with: cliffhanger build ${dir}`,
  ]
}

/** Reads a novel into a project: what is in it, and what of it is played in which episode. */
async function importNovel(ctx: CommandContext, file: string, options: ImportOptions): Promise<void> {
  budgetOf(options) // before anything is made
  const providersFile = providersFileOf(options)
  const novel = novelFrom(file, options)
  const dir = resolve(options.project)
  const session = openFor(ctx, dir, briefFrom(novel, options), novel)
  try {
    tapeBy(session, options)
    await routeBy(ctx, session, providersFile)
    requireDone(ctx, dir, await runAndTell(ctx, session, options, 'adaptation'))
    const report = importReport(session)
    if (report === null) throw new Error('what was read is not there') // it has just been made
    ctx.out.result({ project: dir, ...report }, () => reportLines(report, dir))
  } finally {
    session.close()
  }
}

export function addImportCommand(program: Command, act: Action): void {
  program
    .command('import')
    .description('read a novel into a new project; `build` then makes the season')
    .argument('<file>', 'the novel as plain text, up to 20 MB')
    .requiredOption('--project <dir>', 'project folder: made when empty, resumed when not')
    .option('--episodes <n>', '1-120 (default: one for each chapter, 4-36)')
    .option('--language <zh|en>', 'default: from the text')
    .option('--genre <id>', 'default: from the text')
    .option('--seed <n>', 'another season from the same novel')
    .option('--providers <file>', 'who makes what; the role draft reads')
    .option(...BUDGET_OPTION)
    .option(...YES_OPTION)
    .option(...RECORD_OPTION)
    .option(...REPLAY_OPTION)
    .option('--json', 'one JSON object on stdout')
    .action((file: string, options: ImportOptions) => act((ctx) => importNovel(ctx, file, options)))
}
