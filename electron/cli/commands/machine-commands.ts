import type { Command } from 'commander'
import { resolve } from 'node:path'
import { BENCH_NAMES } from '../../studio/bench/names.ts'
import { examineFolder, examineMachine, examineProject, type Diagnosis } from '../../studio/doctor.ts'
import { StudioError } from '../../studio/errors.ts'
import { isProject } from '../../studio/store/project.ts'
import { withSession, type CommandContext } from '../context.ts'
import type { Action } from '../index.ts'

async function diagnose(ctx: CommandContext, dir: string | undefined): Promise<Diagnosis[]> {
  if (dir === undefined) return examineMachine()
  const path = resolve(dir)
  const folder = examineFolder(path)
  if (!isProject(path) || folder.some((one) => one.what === 'database' && !one.ok)) return folder
  return [...folder, ...(await withSession(ctx, path, 'write', examineProject))]
}

async function doctor(ctx: CommandContext, dir: string | undefined): Promise<number> {
  const found = await diagnose(ctx, dir)
  ctx.out.result({ found }, () =>
    found.map(
      (one) =>
        `${one.ok ? 'ok   ' : 'WRONG'} ${one.what.padEnd(13)} ${one.found}${one.advice === '' ? '' : `\n      ${one.advice}`}`,
    ),
  )
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
    .description('look at this machine, or at a project')
    .argument('[dir]')
    .option('--json', 'one JSON object on stdout')
    .action((dir: string | undefined) => act((ctx) => doctor(ctx, dir)))
  program
    .command('bench')
    .description('measure speed, as ratios to a comparator of the same run')
    .argument('[name]', BENCH_NAMES.join(', '))
    .option('--json', 'one JSON value on stdout')
    .action((name: string | undefined) => act((ctx) => bench(ctx, name)))
}
