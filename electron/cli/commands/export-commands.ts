import type { Command } from 'commander'
import { resolve } from 'node:path'
import { EXPORT_FORMATS, exportFiles, type ExportFormat } from '../../studio/export/export-season.ts'
import { lossSentence } from '../../studio/export/loss.ts'
import { StudioError } from '../../studio/errors.ts'
import { episodeSet, withSession, type CommandContext } from '../context.ts'
import type { Action } from '../index.ts'

interface ExportOptions {
  format: string
  out: string
  episodes: string
}

function formatOf(id: string): ExportFormat {
  const found = EXPORT_FORMATS.find((format) => format === id)
  if (found === undefined)
    throw new StudioError(
      'BAD_ARGUMENT',
      `There is no export format "${id}" in this version.`,
      `Formats: ${EXPORT_FORMATS.join(', ')}.`,
    )
  return found
}

function exportSeason(ctx: CommandContext, dir: string, options: ExportOptions): Promise<number> {
  const format = formatOf(options.format)
  return withSession(ctx, resolve(dir), 'read', async (session) => {
    const episodes = episodeSet(options.episodes, '--episodes', session.project.brief.episodes)
    const { leftOut, ...exported } = await exportFiles(session, ctx.studio, {
      format,
      out: resolve(options.out),
      episodes,
      signal: ctx.signal,
      onProgress: ctx.progress.onExport,
    })
    ctx.progress.end()
    const value = { ...exported, lost: exported.lost.map(lossSentence) }
    for (const loss of value.lost) ctx.out.say(`lost: ${loss}`)
    const error =
      leftOut.length === 0
        ? null
        : {
            code: 'BUILD_FIRST',
            message: `Left out: episode ${leftOut.join(', ')}. Its words and times are not of one piece.`,
            hint: `Run \`cliffhanger build ${dir}\` first.`,
          }
    ctx.out.result(error === null ? value : { ...value, error }, () => value.files.map((file) => file.path))
    if (error === null) return 0
    ctx.out.say(`error: ${error.message}\n       ${error.hint}`)
    return 1
  })
}

export function addExportCommands(program: Command, act: Action): void {
  program
    .command('export')
    .description('write files other programs read')
    .argument('<dir>')
    .requiredOption('--format <id>', EXPORT_FORMATS.join(', '))
    .requiredOption('--out <path>', 'a folder, or a file name that ends in the extension of the format')
    .option('--episodes <which>', 'all or 1,2-3', 'all')
    .option('--json', 'one JSON object on stdout')
    .action((dir: string, options: ExportOptions) => act((ctx) => exportSeason(ctx, dir, options)))
}
