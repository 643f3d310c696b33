import type { StateCounts } from '../../shared/contract/common.ts'
import { countStates } from '../studio/build/states.ts'
import type { RunResult } from '../studio/build/run.ts'
import { readEpisodes, type EpisodeReading } from '../studio/drama/read-season.ts'
import type { ExportedFile } from '../studio/export/export-season.ts'
import { usd, type Amount } from '../studio/money/amount.ts'
import { seasonFindings } from '../studio/quality/season-findings.ts'
import type { Session } from '../studio/session.ts'
import { counted, money } from './words.ts'

/** What `build` and `produce` print. */
export interface BuildSummary {
  readonly project: string
  readonly episodes: number
  readonly scenes: number
  readonly lines: number
  readonly shots: number
  readonly products: Record<string, StateCounts>
  readonly calls: number
  readonly billable: number
  readonly spent: Amount
  readonly ran: readonly string[]
  readonly files: readonly ExportedFile[]
  readonly findings: { readonly open: number }
}

const sum = (episodes: readonly EpisodeReading[], count: (episode: EpisodeReading) => number): number =>
  episodes.reduce((total, one) => total + count(one), 0)

export function buildSummary(
  session: Session,
  result: RunResult,
  files: readonly ExportedFile[],
): BuildSummary {
  const episodes = readEpisodes(session)
  return {
    project: session.project.dir,
    episodes: episodes.length,
    scenes: sum(episodes, (episode) => episode.scenes.length),
    lines: sum(episodes, (episode) => episode.scenes.reduce((n, scene) => n + scene.lines.length, 0)),
    shots: session.evaluator().subjects('frame').length,
    products: countStates(session.evaluator()),
    calls: result.calls,
    billable: result.billable,
    spent: usd(result.spentPicoUsd),
    ran: result.ran,
    files,
    findings: { open: seasonFindings(session).filter((finding) => finding.state === 'open').length },
  }
}

/** The same for a person: what was made, and where it is. */
export function summaryLines(session: Session, summary: BuildSummary): string[] {
  const made = new Map<string, number>()
  for (const slot of summary.ran)
    made.set(slot.split(':')[0] ?? '', (made.get(slot.split(':')[0] ?? '') ?? 0) + 1)
  const rows = Object.entries(summary.products).map(([step, counts]) => {
    const open = (['stale', 'missing', 'blocked', 'unknown'] as const)
      .filter((state) => counts[state] > 0)
      .map((state) => `${counts[state]} ${state}`)
    return `  ${step.padEnd(12)} ${String(counts.current).padStart(5)}   made now ${String(made.get(step) ?? 0).padStart(5)}${open.length === 0 ? '' : `   ${open.join(', ')}`}`
  })
  return [
    `${counted(summary.episodes, 'episode')}, ${counted(summary.scenes, 'scene')}, ${counted(summary.lines, 'line')}, ${counted(summary.shots, 'shot')}`,
    ...rows,
    `${counted(summary.calls, 'request')}, ${summary.billable === 0 ? 'none of them to a paid provider' : `${summary.billable} of them to paid providers`}; ${money(summary.spent)} spent`,
    ...summary.files.map((file) => `  ${file.kind.padEnd(9)} ${file.path}`),
    `${summary.findings.open} open findings (cliffhanger check ${session.project.dir})`,
  ]
}
