import type { Command } from 'commander'
import { resolve } from 'node:path'
import { planSeason } from '../../studio/build/plan.ts'
import { TEXT_ENCODINGS } from '../../studio/drama/decode-text.ts'
import { StudioError } from '../../studio/errors.ts'
import { resolvePolicy } from '../../studio/money/policies.ts'
import { quotePlan } from '../../studio/money/quote.ts'
import { STEP_IDS } from '../../../shared/drama/vocabulary.ts'
import { BUDGET_OPTION, withSession, YES_OPTION, type CommandContext } from '../context.ts'
import type { SpendOptions } from '../consent.ts'
import type { Action } from '../index.ts'
import { buildSummary, summaryLines } from '../summary.ts'
import { forecastJson, forecastLines } from './money-commands.ts'
import { produce, type ProduceOptions } from './produce.ts'
import {
  providersFileOf,
  RECORD_OPTION,
  REPLAY_OPTION,
  requireDone,
  routeBy,
  runAndTell,
  tapeBy,
  tellTerms,
  type TapeOptions,
} from './running.ts'
import { counted, money } from '../words.ts'

interface BuildCommandOptions extends SpendOptions, TapeOptions {
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
    tapeBy(session, options)
    await routeBy(ctx, session, providersFile)
    tellTerms(ctx, session)
    const result = await runAndTell(ctx, session, options, options.only)
    requireDone(ctx, dir, result)
    const summary = buildSummary(session, result, [])
    ctx.out.result(summary, () => summaryLines(session, summary))
  })
}

function plan(ctx: CommandContext, dir: string, options: { providers?: string }): Promise<void> {
  const file = providersFileOf(options)
  return withSession(ctx, resolve(dir), 'read', async (own) => {
    const session = file === null ? own : own.supposing(await resolvePolicy(own, file, ctx.hasKey))
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
    const forecast = forecastJson(session)
    const value = { steps, open, total, forecast }
    ctx.out.result(value, () =>
      steps.length === 0
        ? ['Nothing to do: everything is current.']
        : [
            ...steps.map((row) => `${row.certain ? ' ' : '?'} ${row.product.padEnd(30)} ${row.reason}`),
            ...open.map((one) => `  ${one.step}: may become other or more products with ${one.because}`),
            `${counted(steps.length, 'product')}${open.length === 0 ? '' : ' known now'}, ${money(total)} at most`,
            ...forecastLines(forecast),
          ],
    )
  })
}

export function addBuildCommands(program: Command, act: Action): void {
  program
    .command('produce')
    .description('make a season from a brief: build it, then export it')
    .argument('<brief>', '.json, or .txt with one premise or one per episode; or a folder of them')
    .requiredOption(
      '--project <dir>',
      'project folder: made when empty, resumed when not; of a folder of briefs, one in it for each',
    )
    .option('--out <dir>', 'folder for exports (default: export/ in the project)')
    .option('--episodes <n>', '1-120')
    .option('--language <zh|en>', 'default: from the text')
    .option('--genre <id>', 'default: from the text')
    .option('--encoding <name>', `of the brief's file: ${TEXT_ENCODINGS.join(', ')} (default: found out)`)
    .option('--seed <n>', 'another season from the same brief')
    .option('--providers <file>', 'who makes what')
    .option(...BUDGET_OPTION)
    .option(...YES_OPTION)
    .option(...RECORD_OPTION)
    .option(...REPLAY_OPTION)
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
    .option(...RECORD_OPTION)
    .option(...REPLAY_OPTION)
    .option('--json', 'one JSON object on stdout')
    .action((dir: string, options: BuildCommandOptions) => act((ctx) => build(ctx, dir, options)))
  program
    .command('plan')
    .description('what would run, why, at what price; spends and writes nothing')
    .argument('<dir>')
    .option('--providers <file>', 'as if these made it; nothing is changed')
    .option('--json', 'one JSON object on stdout')
    .action((dir: string, options: { providers?: string }) => act((ctx) => plan(ctx, dir, options)))
}
