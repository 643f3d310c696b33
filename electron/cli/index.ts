import { Command, CommanderError } from 'commander'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromiumHost } from '../studio/media/render/chromium.ts'
import { environmentKeys, openAllowedEndpoints } from '../studio/providers/allowed-endpoints.ts'
import { openVerified } from '../studio/providers/verified.ts'
import { createStudio } from '../studio/studio.ts'
import { createContext, type CommandContext } from './context.ts'
import { reportFailure } from './output.ts'
import { addBuildCommands } from './commands/build-commands.ts'
import { addEditCommands } from './commands/edit-commands.ts'
import { addReadCommands } from './commands/read-commands.ts'
import { addExportCommands } from './commands/export-commands.ts'
import { addImportCommand } from './commands/import-command.ts'
import { addMachineCommands } from './commands/machine-commands.ts'
import { addMoneyCommands } from './commands/money-commands.ts'
import { addPromptCommand } from './commands/prompt-command.ts'
import { addProviderCommands } from './commands/provider-commands.ts'
import { userFolder } from './user-folder.ts'

/** What a command does once its words are parsed: it gets a context and returns the exit code. */
export type Action = (work: (ctx: CommandContext) => Promise<number | void> | number | void) => Promise<void>

const EXIT_USAGE = 2
/** Exit code of a command ended by Ctrl-C, as shells report it. */
const EXIT_INTERRUPTED = 130

const pageDir = fileURLToPath(new URL('../../out/export', import.meta.url))

function createProgram(act: Action, json: boolean): Command {
  const program = new Command('cliffhanger')
  program
    .description(
      'AI short dramas, built like software. Everything runs on this machine with the built-in rehearsal provider.',
    )
    .exitOverride()
    .configureOutput({
      // Help is a result like any other: with --json it is one object.
      writeOut: (text) => void process.stdout.write(json ? `${JSON.stringify({ help: text })}\n` : text),
      writeErr: (text) => void process.stderr.write(text),
    })
    .showHelpAfterError('Try: cliffhanger --help')
  addBuildCommands(program, act)
  addImportCommand(program, act)
  addReadCommands(program, act)
  addEditCommands(program, act)
  addExportCommands(program, act)
  addMoneyCommands(program, act)
  addProviderCommands(program, act)
  addPromptCommand(program, act)
  addMachineCommands(program, act)
  for (const command of program.commands) command.exitOverride()
  return program
}

/** Runs one command and returns its exit code: 0 done, 1 failed, 2 bad usage or input. */
export async function main(argv: readonly string[]): Promise<number> {
  const json = optionsOf(argv).includes('--json')
  const stop = new AbortController()
  const onInterrupt = (): void => stop.abort()
  process.once('SIGINT', onInterrupt)
  process.once('SIGTERM', onInterrupt)
  let code = 0
  const act: Action = async (work) => {
    const endpoints = openAllowedEndpoints(join(userFolder(process.env), 'endpoints.json'))
    const keyOf = environmentKeys(endpoints, process.env)
    const verified = openVerified(join(userFolder(process.env), 'verified.json'))
    const studio = createStudio({
      openRenderPage: chromiumHost({ pageDir }),
      keyOf,
      worked: (owner) => verified.note(owner),
    })
    try {
      code = (await work(createContext(studio, json, stop.signal, { endpoints, keyOf, verified }))) ?? 0
    } finally {
      await studio.close()
    }
  }
  try {
    await createProgram(act, json).parseAsync([...argv], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) code = usageFailure(error, json)
    else code = reportFailure(error, json)
  } finally {
    process.removeListener('SIGINT', onInterrupt)
    process.removeListener('SIGTERM', onInterrupt)
  }
  return stop.signal.aborted && code !== 0 ? EXIT_INTERRUPTED : code
}

/** Words before `--`: what comes after is text, whatever it looks like. */
const optionsOf = (argv: readonly string[]): readonly string[] =>
  argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv

/** Text that begins with a dash is taken for an option. */
const DASH_HINT = 'Words that begin with a dash go after --, as in: cliffhanger edit DIR LINE -- "-text"'

function usageFailure(error: CommanderError, json: boolean): number {
  if (error.exitCode === 0) return 0
  const hint = error.code === 'commander.unknownOption' ? DASH_HINT : 'Try: cliffhanger --help'
  if (hint === DASH_HINT) process.stderr.write(`${hint}\n`)
  if (json)
    process.stdout.write(
      `${JSON.stringify({ error: { code: 'BAD_USAGE', message: error.message.replace(/^error: /, ''), hint } })}\n`,
    )
  return EXIT_USAGE
}
