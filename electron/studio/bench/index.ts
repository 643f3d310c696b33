import type { Studio } from '../studio.ts'
import { benchExport, type ExportMeasurement } from './export-bench.ts'
import { benchFrames } from './frames-bench.ts'
import { benchGraph } from './graph-bench.ts'
import { benchMakespan } from './makespan-bench.ts'
import type { BenchContext, Measurement } from './measure.ts'
import { benchOpen } from './open-bench.ts'
import { benchSeason } from './season-bench.ts'

/** Runs one benchmark, or all of them. `export` alone gives one object; the others give rows. */
export async function runBench(
  studio: Studio,
  name: string | undefined,
  ctx: BenchContext,
): Promise<Measurement[] | ExportMeasurement> {
  if (name === 'export') return benchExport(studio, ctx)
  const rows: Measurement[] = []
  const wants = (one: string): boolean => name === undefined || name === one
  if (wants('graph')) rows.push(...(await benchGraph(ctx)))
  if (wants('makespan')) rows.push(...(await benchMakespan(ctx)))
  if (wants('open')) rows.push(...(await benchOpen(studio, ctx)))
  if (wants('frames')) rows.push(...benchFrames(ctx))
  if (wants('season')) rows.push(...(await benchSeason(studio, ctx)))
  if (name === undefined) rows.push(...(await benchExport(studio, ctx)).rows)
  return rows
}
