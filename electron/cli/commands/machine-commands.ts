import type { Command } from 'commander'
import { resolve } from 'node:path'
import { BENCH_NAMES } from '../../studio/bench/names.ts'
import { examineFolder, examineMachine, examineProject, type Diagnosis } from '../../studio/doctor.ts'
import { StudioError } from '../../studio/errors.ts'
import { restoreBackup } from '../../studio/store/backups.ts'
import { withSession, type CommandContext } from '../context.ts'
import type { Action } from '../index.ts'

interface DoctorOptions {
  restore?: string
  sweep?: boolean
}

/** Named files of one diagnosis on a terminal; `--json` has them all. */
const MAX_NAMED = 20

/** What cannot even be opened is a diagnosis too. */
async function diagnoseOpen(ctx: CommandContext, dir: string, sweep: boolean): Promise<Diagnosis[]> {
  try {
    return await withSession(ctx, dir, sweep ? 'write' : 'read', (session) => examineProject(session, sweep))
  } catch (error) {
    if (sweep || !(error instanceof StudioError)) throw error
    return [{ what: 'project', ok: false, found: error.message, advice: error.hint }]
  }
}

async function diagnose(ctx: CommandContext, dir: string, sweep: boolean): Promise<Diagnosis[]> {
  const folder = examineFolder(dir)
  if (folder.some((one) => one.what === 'database' && !one.ok)) return folder
  return [...folder, ...(await diagnoseOpen(ctx, dir, sweep))]
}

function diagnosisLines(one: Diagnosis): string[] {
  const files = one.files ?? []
  return [
    `${one.ok ? 'ok   ' : 'WRONG'} ${one.what.padEnd(13)} ${one.found}`,
    ...(one.advice === '' ? [] : [`      ${one.advice}`]),
    ...files.slice(0, MAX_NAMED).map((file) => `      ${file.path}  ${file.products.join(' ')}`),
    ...(files.length > MAX_NAMED
      ? [`      and ${files.length - MAX_NAMED} more (--json names them all)`]
      : []),
  ]
}

async function doctor(ctx: CommandContext, dir: string | undefined, options: DoctorOptions): Promise<number> {
  if (dir === undefined && (options.restore !== undefined || options.sweep === true))
    throw new StudioError('BAD_ARGUMENT', 'Which project? Name its folder.', 'cliffhanger doctor DIR')
  const path = dir === undefined ? null : resolve(dir)
  const restored =
    path === null || options.restore === undefined ? null : restoreBackup(path, options.restore)
  const found = path === null ? await examineMachine() : await diagnose(ctx, path, options.sweep === true)
  ctx.out.result({ found, ...restored }, () => [
    ...(restored === null
      ? []
      : [`${restored.restored} is restored. What was there is kept as ${restored.kept ?? 'nothing'}.`]),
    ...found.flatMap(diagnosisLines),
  ])
  return found.some((one) => !one.ok) && dir !== undefined ? 1 : 0
}

async function bench(ctx: CommandContext, name: string | undefined): Promise<void> {
  if (name !== undefined && !(BENCH_NAMES as readonly string[]).includes(name))
    throw new StudioError(
      'BAD_ARGUMENT',
      `There is no benchmark "${name}".`,
      `Benchmarks: ${BENCH_NAMES.join(', ')}.`,
    )
  // Loaded when it is asked for: it brings the painter with it.
  const { runBench } = await import('../../studio/bench/index.ts')
  const value = await runBench(ctx.studio, name, { signal: ctx.signal, say: ctx.out.say })
  ctx.out.result(value, () => (Array.isArray(value) ? value : [value]).map((row) => JSON.stringify(row)))
}

export function addMachineCommands(program: Command, act: Action): void {
  program
    .command('doctor')
    .description('look at this machine, or at a project; writes nothing unless asked to')
    .argument('[dir]')
    .option('--restore <backup>', 'put a backup in the place of project.db; what is there is kept')
    .option('--sweep', 'let go of takes and files nobody needs, not even an undo')
    .option('--json', 'one JSON object on stdout')
    .action((dir: string | undefined, options: DoctorOptions) => act((ctx) => doctor(ctx, dir, options)))
  program
    .command('bench')
    .description('measure speed, as ratios to a comparator of the same run')
    .argument('[name]', BENCH_NAMES.join(', '))
    .option('--json', 'one JSON value on stdout')
    .action((name: string | undefined) => act((ctx) => bench(ctx, name)))
}
