import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import type { Brief } from '../../../shared/drama/brief.ts'
import { readBrief } from '../../studio/drama/read-brief.ts'
import { asStudioError, StudioError } from '../../studio/errors.ts'
import { exportFiles, type ExportedFile } from '../../studio/export/export-season.ts'
import { findChromium } from '../../studio/media/render/find-chromium.ts'
import { usd } from '../../studio/money/amount.ts'
import type { BuildResult, Session } from '../../studio/session.ts'
import { makeFolder } from '../../studio/store/make-folder.ts'
import { isProject } from '../../studio/store/project.ts'
import type { SpendOptions } from '../consent.ts'
import { budgetOf, episodeSet, type CommandContext } from '../context.ts'
import { buildSummary, summaryLines, type BuildSummary } from '../summary.ts'
import { numbersOf, openFor } from './opening.ts'
import {
  providersFileOf,
  requireDone,
  routeBy,
  runAndTell,
  tapeBy,
  tellTerms,
  type TapeOptions,
} from './running.ts'
import { counted, money } from '../words.ts'

/** What `produce` is told. */
export interface ProduceOptions extends SpendOptions, TapeOptions {
  project: string
  out?: string
  episodes?: string
  language?: string
  genre?: string
  encoding?: string
  seed?: string
  providers?: string
  render: string
}

function briefOf(ctx: CommandContext, path: string, options: ProduceOptions): Brief {
  return readBrief(path, {
    tell: ctx.out.say,
    ...numbersOf(options),
    ...(options.language === undefined ? {} : { language: options.language }),
    ...(options.genre === undefined ? {} : { genre: options.genre }),
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
  })
}

/** The output folder has to be there and writable before hours of work, not after. */
function prepareOut(dir: string): void {
  try {
    makeFolder(dir)
    readdirSync(dir)
  } catch (error) {
    throw asStudioError(error, dir)
  }
}

/** What `produce` writes: subtitles, screenplays and the season as data, and the films that were asked for. */
async function exportAll(
  ctx: CommandContext,
  session: Session,
  out: string,
  render: ReadonlySet<number>,
): Promise<ExportedFile[]> {
  const files: ExportedFile[] = []
  for (const format of ['srt', 'fountain', 'season', 'mp4'] as const) {
    const exported = await exportFiles(session, ctx.studio, {
      format,
      out,
      episodes: format === 'mp4' ? render : null,
      signal: ctx.signal,
      onProgress: ctx.progress.onExport,
    })
    files.push(...exported.files)
  }
  ctx.progress.end()
  return files
}

/** A drama to be produced, with everything that can be wrong looked at before anything is made. */
interface Order {
  readonly brief: Brief
  readonly dir: string
  readonly out: string
  readonly render: ReadonlySet<number>
  readonly providersFile: unknown
}

function orderOf(
  ctx: CommandContext,
  briefPath: string,
  dir: string,
  out: string,
  options: ProduceOptions,
): Order {
  const brief = briefOf(ctx, briefPath, options)
  const render = episodeSet(options.render, '--render', brief.episodes)
  if (render.size > 0) findChromium(process.env) // it is needed last, and has to be missed first
  return { brief, dir, out, render, providersFile: providersFileOf(options) }
}

/** Builds a drama and exports it once it is whole. */
async function produceOne<T>(
  ctx: CommandContext,
  { brief, dir, out, render, providersFile }: Order,
  options: SpendOptions & TapeOptions,
  tell: (session: Session, result: BuildResult, files: readonly ExportedFile[]) => T,
  ran: (result: BuildResult) => void = () => undefined,
): Promise<T> {
  const session = openFor(ctx, dir, brief)
  try {
    prepareOut(out)
    tapeBy(session, options)
    await routeBy(ctx, session, providersFile)
    tellTerms(ctx, session)
    const result = await runAndTell(ctx, session, options)
    ran(result)
    requireDone(ctx, dir, result)
    return tell(session, result, await exportAll(ctx, session, out, render))
  } finally {
    session.close()
  }
}

/**
 * Makes a season from a brief; or, from a folder of briefs, one after the other under one budget.
 * @returns exit code
 */
export async function produce(
  ctx: CommandContext,
  briefPath: string,
  options: ProduceOptions,
): Promise<number> {
  budgetOf(options) // before anything is made
  if (existsSync(briefPath) && statSync(briefPath).isDirectory()) return produceAll(ctx, briefPath, options)
  const dir = resolve(options.project)
  const out = resolve(options.out ?? dir, options.out === undefined ? 'export' : '')
  await produceOne(ctx, orderOf(ctx, briefPath, dir, out, options), options, (session, result, files) => {
    const summary = buildSummary(session, result, files)
    ctx.out.result(summary, () => summaryLines(session, summary))
  })
  return 0
}

/** A drama of several, with what became of it. */
interface Produced {
  readonly brief: string
  readonly project: string
  /** What was made and spent by this command; null when it did not come to its end. */
  readonly summary: BuildSummary | null
  /** Why it did not; null when it did. */
  readonly problem: string | null
}

const BRIEF_ENDINGS: readonly string[] = ['.json', '.txt']

/** The briefs of a folder, by name. @throws StudioError BAD_BRIEF when there is none, or two would share a folder */
function ordersOf(
  ctx: CommandContext,
  folder: string,
  options: ProduceOptions,
): (Order & { readonly name: string })[] {
  const files = readdirSync(folder)
    .filter((name) => BRIEF_ENDINGS.includes(extname(name).toLowerCase()) && !name.startsWith('.'))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  if (files.length === 0)
    throw new StudioError('BAD_BRIEF', `There is no brief in ${folder}.`, 'Briefs end in .txt or .json.')
  const root = resolve(options.project)
  if (isProject(root))
    throw new StudioError(
      'BAD_ARGUMENT',
      `The folder ${root} is a drama itself.`,
      'Several dramas need a folder of their own: each gets one in it.',
    )
  const names = files.map((file) => basename(file, extname(file)))
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined)
    throw new StudioError('BAD_BRIEF', `Two briefs are called "${twice}".`, 'Give one of them another name.')
  return files.map((file, i) => {
    const name = names[i] ?? file
    const dir = join(root, name)
    const out = options.out === undefined ? join(dir, 'export') : join(resolve(options.out), name)
    return { ...orderOf(ctx, join(folder, file), dir, out, options), name: file }
  })
}

/** All that was ever spent on dramas, or may have been, in pico-USD. */
function committedOf(ctx: CommandContext, orders: readonly Order[]): bigint {
  let sum = 0n
  for (const { dir } of orders) {
    if (!isProject(dir)) continue
    const session = ctx.studio.open(dir, 'read')
    for (const one of session.ledger.bySlot()) sum += one.settled + one.held + one.unknown
    session.close()
  }
  return sum
}

/** What is left of one budget over all of them: what earlier commands spent counts. */
function shareOf(ctx: CommandContext, orders: readonly Order[], options: SpendOptions): SpendOptions {
  const budget = budgetOf(options)
  if (budget === null) return options
  const left = budget - committedOf(ctx, orders)
  return { ...options, budget: usd(left > 0n ? left : 0n).amount }
}

/** @returns exit code: 1 when not all of them are whole */
async function produceAll(ctx: CommandContext, folder: string, options: ProduceOptions): Promise<number> {
  const orders = ordersOf(ctx, folder, options)
  const done: Produced[] = []
  let usedUp = false
  for (const order of orders) {
    if (ctx.signal.aborted || usedUp) break
    ctx.out.say(`${order.name}: ${done.length + 1} of ${orders.length}`)
    const of = { brief: order.name, project: order.dir }
    try {
      const share = shareOf(ctx, orders, options)
      const summary = await produceOne(ctx, order, share, buildSummary, (result) => (usedUp = result.atLimit))
      done.push({ ...of, summary, problem: null })
    } catch (error) {
      const known = asStudioError(error, order.dir)
      if (!(known instanceof StudioError)) throw error
      done.push({ ...of, summary: null, problem: known.message })
    }
  }
  const committed = usd(committedOf(ctx, orders))
  const failed = orders.length - done.filter((one) => one.problem === null).length
  ctx.out.result({ dramas: done, committed, failed }, () => [
    ...done.map((one) =>
      one.summary === null
        ? `${one.brief}: not whole. ${one.problem}`
        : `${one.brief}: ${counted(one.summary.episodes, 'episode')}, ${money(one.summary.spent)} now   ${one.project}`,
    ),
    `${orders.length - failed} of ${orders.length} dramas, ${money(committed)} in all`,
  ])
  if (failed > 0)
    ctx.out.say(
      usedUp
        ? 'The budget is used up. The same command with a larger --budget goes on; what is there is kept.'
        : 'The same command goes on where it was.',
    )
  return failed === 0 ? 0 : 1
}
