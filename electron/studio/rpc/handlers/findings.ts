import type { FindingRow, findings } from '../../../../shared/contract/findings.ts'
import type { Still } from '../../../../shared/drama/film.ts'
import { slotOf } from '../../build/step.ts'
import { aboutCheck } from '../../quality/checks.ts'
import {
  reopenFinding,
  seasonFindings,
  waiveFinding,
  type StoodFinding,
} from '../../quality/season-findings.ts'
import { readEpisodes } from '../../drama/read-season.ts'
import type { Session } from '../../session.ts'
import type { HandlersOf } from '../handler.ts'
import { placeOf, seasonIndex } from '../season-index.ts'

const GRAVITY: readonly FindingRow['severity'][] = ['error', 'warning', 'notice']

function placeOfFinding(session: Session, finding: StoodFinding): FindingRow['place'] {
  const [kind, id] =
    finding.line !== null
      ? ['voice', finding.line]
      : finding.shot !== null
        ? ['frame', finding.shot]
        : ['revise', finding.scene ?? '?']
  const found = placeOf(session, slotOf(kind, id))
  return found.episode === null ? { ...found, episode: finding.episode, scene: finding.scene } : found
}

function rowsOf(session: Session): FindingRow[] {
  const reader = session.evaluator().reader(new Set(), null)
  const index = seasonIndex(session)
  const scenes = readEpisodes(session).flatMap((episode) => episode.scenes)
  const headings = new Map(scenes.map((scene) => [scene.id, scene.heading]))
  const texts = new Map(scenes.flatMap((scene) => scene.lines.map((line) => [line.id, line.text] as const)))
  return seasonFindings(session)
    .map((finding): FindingRow => {
      const place = placeOfFinding(session, finding)
      const shot = finding.shot ?? (finding.line === null ? undefined : index.shotOfLine.get(finding.line))
      const { kind, label } = aboutCheck(finding.check)
      return {
        id: finding.id,
        check: finding.check,
        kind,
        title: label,
        severity: finding.severity,
        place,
        evidence: finding.evidence,
        state: finding.state,
        reason: finding.reason ?? null,
        heading: place.scene === null ? null : (headings.get(place.scene) ?? null),
        quote: finding.line === null ? null : (texts.get(finding.line) ?? null),
        image: shot === undefined ? null : (reader.peek<Still>(slotOf('frame', shot))?.image.sha256 ?? null),
      }
    })
    .toSorted((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity))
}

export const findingsHandlers: HandlersOf<typeof findings> = {
  'findings.list': (_input, { desk }) => {
    const rows = rowsOf(desk.session())
    return {
      findings: rows,
      open: rows.filter((row) => row.state === 'open').length,
      waived: rows.filter((row) => row.state === 'waived').length,
    }
  },
  'findings.count': (_input, { desk }) => {
    const all = seasonFindings(desk.session())
    const open = all.filter((finding) => finding.state === 'open').length
    return { open, waived: all.length - open }
  },
  'findings.waive': (input, { desk }) => {
    waiveFinding(desk.writable(), input.finding, input.reason)
    desk.events.changed('findings', 'history')
    return {}
  },
  'findings.reopen': (input, { desk }) => {
    reopenFinding(desk.writable(), input.finding)
    desk.events.changed('findings', 'history')
    return {}
  },
}
