import type { Command } from 'commander'
import { resolve } from 'node:path'
import { dollars, usdIfKnown } from '../../studio/money/amount.ts'
import { promptOf } from '../../studio/prompt-of.ts'
import { withSession, type CommandContext } from '../context.ts'
import type { Action } from '../index.ts'

function prompt(ctx: CommandContext, dir: string, product: string): Promise<void> {
  return withSession(ctx, resolve(dir), 'read', async (session) => {
    const { mostPicoUsd, ...told } = await promptOf(session, product)
    const cost = mostPicoUsd === null ? 'no known price' : `at most ${dollars(mostPicoUsd)}`
    ctx.out.result({ ...told, most: usdIfKnown(mostPicoUsd) }, () => [
      `${product}, asked of ${told.model ?? 'nobody: it is rehearsed'}; about ${told.likelyTokens} tokens, an answer of at most ${told.mostOutputTokens}; ${cost}`,
      '',
      '--- system',
      told.system,
      '',
      '--- user',
      told.user,
    ])
  })
}

/** Adds `prompt`. */
export function addPromptCommand(program: Command, act: Action): void {
  program
    .command('prompt')
    .description('what a model would be told for a text product, as it would be sent now; nobody is asked')
    .argument('<dir>')
    .argument('<product>', 'such as script:scene-…')
    .option('--json', 'one JSON object on stdout, with the schema of the answer')
    .action((dir: string, product: string) => act((ctx) => prompt(ctx, dir, product)))
}
