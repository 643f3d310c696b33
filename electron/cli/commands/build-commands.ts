import type { Command } from 'commander'
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Brief } from '../../../shared/drama/brief.ts'
import { planSeason } from '../../studio/build/plan.ts'
import type { RunEvent, RunResult } from '../../studio/build/run.ts'
import { asStudioError, StudioError } from '../../studio/errors.ts'
import { readBrief } from '../../studio/drama/read-brief.ts'
import { exportFiles, type ExportedFile } from '../../studio/export/export-season.ts'
import { findChromium } from '../../studio/media/render/find-chromium.ts'
import { quotePlan } from '../../studio/money/quote.ts'
import { endOf } from '../../studio/providers/catalogue.ts'
import { readProvidersFile } from '../../studio/providers/routing.ts'
import type { Session } from '../../studio/session.ts'
import { makeFolder } from '../../studio/store/make-folder.ts'
import { STEP_IDS } from '../../../shared/drama/vocabulary.ts'
import {
  BUDGET_OPTION,
  budgetOf,
  episodeSet,
  wholeNumber,
  withSession,
  YES_OPTION,
  type CommandContext,
} from '../context.ts'
import { spend, type SpendOptions } from '../consent.ts'
import type { Action } from '../index.ts'
import { buildSummary, summaryLines } from '../summary.ts'

interface ProduceOptions extends SpendOptions {
  project: string
  out?: string
  episodes?: string
  language?: string
  genre?: string
  seed?: string
  providers?: string
  render: string
}

function briefOf(path: string, options: ProduceOptions): Brief {
  return readBrief(path, {
    ...(options.episodes === undefined
      ? {}
      : { episodes: wholeNumber(options.episodes, '--episodes', 1, 120) }),
    ...(options.seed === undefined ? {} : { seed: wholeNumber(options.seed, '--seed', 0, 0xffffffff) }),
    ...(options.language === undefined ? {} : { language: options.language }),
    ...(options.genre === undefined ? {} : { genre: options.genre }),
  })
}

/** Opens the project of a brief: a new one, or the one that is there if it is of the same brief. */
function openFor(ctx: CommandContext, dir: string, brief: Brief): Session {
  const session = ctx.studio.create(dir, brief)
  if (JSON.stringify(session.project.brief) === JSON.stringify(brief)) return session
  session.close()
  throw new StudioError(
    'BAD_ARGUMENT',
    `The folder ${dir} holds another drama.`,
    'Give an empty folder, or the brief and options the project was made with.',
  )
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

async function runAndTell(
  ctx: CommandContext,
  session: Session,
  options: SpendOptions,
  only?: string,
): Promise<RunResult> {
  const what = only === undefined ? {} : { only }
  return spend(ctx, session, options, what, async (budgetPicoUsd) => {
    const onEvent = (event: RunEvent): void => ctx.progress.onBuild(event)
    const result = await session.build({ signal: ctx.signal, budgetPicoUsd, onEvent, ...what })
    ctx.progress.end()
    return result
  })
}

const MAX_FAILURES_TOLD = 10

/** Says what was not made. @throws StudioError CANCELLED, BUILD_FAILED unless everything asked for is done */
function requireDone(ctx: CommandContext, dir: string, result: RunResult): void {
  const goOn = `Run \`cliffhanger build ${dir}\` to go on.`
  if (result.cancelled)
    throw new StudioError(
      'CANCELLED',
      `Cancelled. The ${result.ran.length} products finished by this command are kept.`,
      goOn,
    )
  const { failed, waiting } = result
  if (failed.length === 0 && waiting.length === 0) return
  for (const { slot, error } of failed.slice(0, MAX_FAILURES_TOLD)) ctx.out.say(`failed ${slot}: ${error}`)
  const first = failed[0]
  const why = first === undefined ? '' : ` ${first.slot}: ${first.error}`
  throw new StudioError(
    'BUILD_FAILED',
    `${failed.length} products failed and ${waiting.length} wait for them.${why}`,
    `What was finished is kept. ${goOn}`,
  )
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

/** Models that end within so many days are told. */
const SOON_DAYS = 60

/** Says which routed models will soon answer no more. */
function tellEnds(ctx: CommandContext, session: Session): void {
  for (const id of new Set(Object.values(session.routing.roles))) {
    const end = endOf(id, Date.now())
    if (end !== null && end.days <= SOON_DAYS)
      ctx.out.say(
        `${id} ends in ${end.days} days${end.successor === null ? '' : `; ${end.successor} takes its place`}`,
      )
  }
}

/** Gives roles to others as a providers file says, and lets their keys go there: a person named it. */
function routeBy(ctx: CommandContext, session: Session, providersFile: unknown): void {
  if (providersFile === null) return
  session.route(providersFile)
  ctx.endpoints.allow(session.routing)
}

/** What the option holds, checked before anything is made; null when it was not given. */
const providersFileOf = ({ providers }: { providers?: string }): unknown =>
  providers === undefined ? null : readProvidersFile(providers)

async function produce(ctx: CommandContext, briefPath: string, options: ProduceOptions): Promise<void> {
  budgetOf(options) // before anything is made
  const providersFile = providersFileOf(options)
  const brief = briefOf(briefPath, options)
  const render = episodeSet(options.render, '--render', brief.episodes)
  if (render.size > 0) findChromium(process.env) // it is needed last, and has to be missed first
  const dir = resolve(options.project)
  const out = resolve(options.out ?? dir, options.out === undefined ? 'export' : '')
  const session = openFor(ctx, dir, brief)
  try {
    prepareOut(out)
    routeBy(ctx, session, providersFile)
    tellEnds(ctx, session)
    const result = await runAndTell(ctx, session, options)
    requireDone(ctx, dir, result)
    const files = await exportAll(ctx, session, out, render)
    const summary = buildSummary(session, result, files)
    ctx.out.result(summary, () => summaryLines(session, summary))
  } finally {
    session.close()
  }
}

interface BuildCommandOptions extends SpendOptions {
  only?: string
  providers?: string
}

async function build(ctx: CommandContext, dir: string, options: BuildCommandOptions): Promise<void> {
  const providersFile = providersFileOf(options)
  if (options.only !== undefined && !(STEP_IDS as readonly string[]).includes(options.only))
    throw new StudioError(
      'BAD_ARGUMENT',
      `There is no step "${options.only}".`,
      `Steps: ${STEP_IDS.join(', ')}.`,
    )
  return withSession(ctx, resolve(dir), 'write', async (session) => {
    routeBy(ctx, session, providersFile)
    const result = await runAndTell(ctx, session, options, options.only)
    requireDone(ctx, dir, result)
    const summary = buildSummary(session, result, [])
    ctx.out.result(summary, () => summaryLines(session, summary))
  })
}

function plan(ctx: CommandContext, dir: string): Promise<void> {
  return withSession(ctx, resolve(dir), 'read', (session) => {
    const { rows, open } = planSeason(session.evaluator())
    const { prices, total } = quotePlan(session, rows)
    const steps = rows.map((row, i) => ({
      step: row.step,
      product: row.slot,
      ...(row.episode === null ? {} : { episode: row.episode }),
      reason: row.reason,
      certain: row.certain,
      price: prices[i] ?? null,
    }))
    // `open` names steps whose list of products may change: with any of them the rows are no upper bound.
    const value = { steps, open, total }
    ctx.out.result(value, () =>
      steps.length === 0
        ? ['Nothing to do: everything is current.']
        : [
            ...steps.map((row) => `${row.certain ? ' ' : '?'} ${row.product.padEnd(30)} ${row.reason}`),
            ...open.map((one) => `  ${one.step}: may become other or more products with ${one.because}`),
            `${steps.length} products${open.length === 0 ? '' : ' known now'}, ${total.amount} USD at most`,
          ],
    )
  })
}

export function addBuildCommands(program: Command, act: Action): void {
  program
    .command('produce')
    .description('make a season from a brief: build it, then export it')
    .argument('<brief>', '.json, or .txt with one premise or one per episode')
    .requiredOption('--project <dir>', 'project folder: made when empty, resumed when not')
    .option('--out <dir>', 'folder for exports (default: export/ in the project)')
    .option('--episodes <n>', '1-120')
    .option('--language <zh|en>', 'default: from the text')
    .option('--genre <id>', 'default: from the text')
    .option('--seed <n>', 'another season from the same brief')
    .option('--providers <file>', 'who makes what')
    .option(...BUDGET_OPTION)
    .option(...YES_OPTION)
    .option('--render <which>', 'episodes to render: all, none or 1,2-3', 'all')
    .option('--json', 'one JSON object on stdout')
    .action((brief: string, options: ProduceOptions) => act((ctx) => produce(ctx, brief, options)))
  program
    .command('build')
    .description('make what is missing or stale')
    .argument('<dir>')
    .option(...BUDGET_OPTION)
    .option(...YES_OPTION)
    .option('--only <step>', 'only products of one step, and what they need first')
    .option('--providers <file>', 'who makes what from now on')
    .option('--json', 'one JSON object on stdout')
    .action((dir: string, options: BuildCommandOptions) => act((ctx) => build(ctx, dir, options)))
  program
    .command('plan')
    .description('what would run, why, at what price; spends and writes nothing')
    .argument('<dir>')
    .option('--json', 'one JSON object on stdout')
    .action((dir: string) => act((ctx) => plan(ctx, dir)))
}
