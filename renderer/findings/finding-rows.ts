import type { FindingRow } from '../../shared/contract/findings.ts'
import type { CheckKind } from '../../shared/drama/vocabulary.ts'
import type { RoomId, RoomParams } from '../app/router.ts'
import type { MarkState } from '../ui/state-mark.tsx'

/** Which findings are listed. Null and `all` leave nothing out. */
export interface Filter {
  readonly state: 'open' | 'waived'
  readonly kind: CheckKind | null
  /** An episode, or `season` for what belongs to none. */
  readonly episode: number | 'season' | null
}

/** Everything that is open. */
export const ALL: Filter = { state: 'open', kind: null, episode: null }

export type Grouping = 'severity' | 'episode'

/** A row of the list: a finding, or the head over those that follow. */
export type ListRow =
  | { readonly kind: 'head'; readonly id: string; readonly count: number }
  | { readonly kind: 'finding'; readonly finding: FindingRow }

/** The shape that says how grave a finding is. */
export const SEVERITY_MARK: Readonly<Record<FindingRow['severity'], MarkState>> = {
  error: 'blocked',
  warning: 'stale',
  notice: 'missing',
}

const episodeOf = (finding: FindingRow): number | 'season' => finding.place.episode ?? 'season'

/** The findings a filter leaves. */
export const filtered = (findings: readonly FindingRow[], filter: Filter): FindingRow[] =>
  findings.filter(
    (finding) =>
      finding.state === filter.state &&
      (filter.kind === null || finding.kind === filter.kind) &&
      (filter.episode === null || episodeOf(finding) === filter.episode),
  )

/** Episodes that have findings in this state, in order, with how many; what belongs to the season comes last. */
export function episodesWith(
  findings: readonly FindingRow[],
  state: Filter['state'],
): { episode: number | 'season'; count: number }[] {
  const groups = Map.groupBy(
    findings.filter((finding) => finding.state === state),
    episodeOf,
  )
  return [...groups]
    .map(([episode, own]) => ({ episode, count: own.length }))
    .toSorted((a, b) => orderOf(a.episode) - orderOf(b.episode))
}

const orderOf = (episode: number | 'season'): number => (episode === 'season' ? Infinity : episode)

const severityOrder = (finding: FindingRow): number => Object.keys(SEVERITY_MARK).indexOf(finding.severity)

/** Where a finding stands in its episode: by scene, then by what comes before the scene's lines. */
const placeOrder = ({ place }: FindingRow): number =>
  (place.sceneNumber ?? 0) * 1000 + (place.lineNumber ?? place.shotNumber ?? 0)

/** Findings under the heads of their groups: the gravest first, or from the first episode to the last. */
export function listRows(findings: readonly FindingRow[], grouping: Grouping): ListRow[] {
  const inOrder = findings.toSorted((a, b) => {
    const bySeverity = severityOrder(a) - severityOrder(b)
    const byEpisode = orderOf(episodeOf(a)) - orderOf(episodeOf(b)) || 0
    const byPlace = placeOrder(a) - placeOrder(b)
    return grouping === 'severity' ? bySeverity || byEpisode || byPlace : byEpisode || byPlace || bySeverity
  })
  const groups = Map.groupBy(inOrder, (finding) =>
    grouping === 'severity' ? finding.severity : String(episodeOf(finding)),
  )
  return [...groups].flatMap(([id, own]): ListRow[] => [
    { kind: 'head', id, count: own.length },
    ...own.map((finding) => ({ kind: 'finding' as const, finding })),
  ])
}

/** A room where a finding can be seen, with what leads to its place in it. */
export interface Target {
  readonly room: RoomId
  readonly params: RoomParams
}

/**
 * Where a finding can be seen, the room that shows it best first: pictures, sound and captions on the stage, words in
 * the script, what concerns an episode as a whole on the board. Empty for what concerns the season.
 */
export function targetsOf({ place, kind }: FindingRow): Target[] {
  const { episode, scene, line, shot } = place
  if (episode === null) return []
  const stage: Target = { room: 'stage', params: { episode, scene, line, shot } }
  const script: Target = { room: 'script', params: { episode, scene, line } }
  const board: Target = { room: 'board', params: { episode } }
  if (scene === null) return [board, script, stage]
  const seen = shot !== null || kind === 'captions' || kind === 'picture' || kind === 'sound'
  return seen ? [stage, script] : [script, stage]
}

/** Parts of an evidence in quotation marks, without the marks and without what shows that they were cut. */
function quotedParts(evidence: string): string[] {
  return [...evidence.matchAll(/“([^“”]+)”/gu)].map(([, part = '']) => part.replace(/…$/u, ''))
}

/** The sentence of an evidence without the line at its end, where that line is shown beside it. */
export function sentenceOf(evidence: string, quote: string | null): string {
  const at = /\s*[：:]\s*“(.+)”[.。]?$/su.exec(evidence)
  const line = at?.[1]?.replace(/…$/u, '')
  if (at === null || line === undefined || quote === null || !quote.startsWith(line)) return evidence
  return `${evidence.slice(0, at.index)}${/[一-鿿]/u.test(evidence) ? '。' : '.'}`
}

/** A piece of a line: marked when the evidence is about it. */
export interface Piece {
  readonly text: string
  readonly marked: boolean
}

/**
 * Cuts a line where the evidence points: at what it quotes of the line, and at the people it names. A line that is
 * quoted whole has nothing to point at.
 */
export function marksOf(quote: string, evidence: string, names: readonly string[]): Piece[] {
  const terms = [...quotedParts(evidence), ...names.filter((name) => evidence.includes(name))]
    .filter((term) => term !== '' && term !== quote && quote.includes(term))
    .toSorted((a, b) => b.length - a.length)
  const pieces: Piece[] = []
  let rest = quote
  while (rest !== '') {
    const hits = terms.map((term) => ({ term, at: rest.indexOf(term) })).filter(({ at }) => at !== -1)
    const [first] = hits.toSorted((a, b) => a.at - b.at || b.term.length - a.term.length)
    const { term, at } = first ?? { term: '', at: rest.length }
    if (at > 0) pieces.push({ text: rest.slice(0, at), marked: false })
    if (term !== '') pieces.push({ text: term, marked: true })
    rest = rest.slice(at + term.length)
  }
  return pieces
}
