import { splitSlot, type Slot } from '../build/step.ts'
import type { HumanKind } from './human-repo.ts'
import type { Project } from './project.ts'
import { TEMPORARY } from './whole-file.ts'

/** What a sweep lets go, or would let go. */
export interface Sweepable {
  /** Ids of takes of products that exist no more, and of those with lost files that nobody needs. */
  readonly takes: readonly string[]
  /** Digests of values nothing refers to. */
  readonly outputs: readonly string[]
  /** Names of files in `media/` no value needs. */
  readonly files: readonly string[]
}

/** Changes that move no product in or out of the season: undoing them brings no slot back. */
const IN_PLACE: ReadonlySet<HumanKind> = new Set(['cast-voice', 'cast-look', 'waiver', 'order', 'budget'])
const DIGEST = /[0-9a-f]{64}/g
/** Files the media store writes, besides parts of them. Anything else in the folder is not ours. */
const OUR_FILE = /^[0-9a-f]{64}\.(png|jpg|wav|mp4)$/

/** The file a name in `media/` belongs to: its own, or that of a part of it. */
function fileOf(name: string): string {
  const { name: part, older } = TEMPORARY.exec(name)?.groups ?? {}
  return part ?? older ?? name
}

function goneTakes(project: Project, isSubject: (slot: Slot) => boolean): string[] {
  if (project.human.journalKinds().some((kind) => !IN_PLACE.has(kind))) return []
  const held = project.human.heldTakeIds()
  return project.build
    .allTakes()
    .filter((take) => !held.has(take.id) && splitSlot(take.slot).subject !== '' && !isSubject(take.slot))
    .map((take) => take.id)
}

/** Digests that values name, followed to the end: a pinned cut needs its compositions, cues and voices. */
function closure(project: Project, seeds: Iterable<string>): Set<string> {
  const json = project.db.prepare<[string], string>('SELECT json FROM output WHERE digest = ?').pluck()
  const seen = new Set<string>()
  const open = [...seeds]
  for (let digest = open.pop(); digest !== undefined; digest = open.pop()) {
    if (seen.has(digest)) continue
    const text = json.get(digest)
    if (text === undefined) continue
    seen.add(digest)
    open.push(...(text.match(DIGEST) ?? []))
  }
  return seen
}

/** Every digest a person's decisions, or the journal that takes them back, speak of. */
function humanDigests(project: Project): string[] {
  const rows = project.db
    .prepare<[], string>('SELECT value FROM human UNION ALL SELECT items FROM change')
    .pluck()
    .all()
  return rows.flatMap((text) => text.match(DIGEST) ?? [])
}

/** Every digest an answer speaks of that was paid for and has no take yet: its file is all there is of it. */
function answerDigests(project: Project): string[] {
  const answers = project.db
    .prepare<[], string>('SELECT answer FROM attempt WHERE answer IS NOT NULL')
    .pluck()
    .all()
  return answers.flatMap((text) => text.match(DIGEST) ?? [])
}

/**
 * Takes whose files are lost and that nobody sees, holds or reads any more: nothing is missing for want of them.
 * @param lost digests of the values whose files are gone or garbage
 * @param seen digests of what is seen of every product
 */
export function needlessTakes(
  project: Project,
  lost: ReadonlySet<string>,
  seen: Iterable<string>,
): ReadonlySet<string> {
  const held = project.human.heldTakeIds()
  const takes = project.build.allTakes()
  const byHand = takes.filter((take) => held.has(take.id)).map((take) => take.outputDigest)
  const needed = closure(project, [...seen, ...byHand, ...humanDigests(project)])
  const needless = takes.filter(({ outputDigest }) => lost.has(outputDigest) && !needed.has(outputDigest))
  return new Set(needless.map((take) => take.id))
}

/**
 * What could be let go. A take stays while its product exists and it is none of the {@link needlessTakes}, while a pin, a
 * choice or the journal holds it, and as long as undoing any change could bring its product back; a value stays while a take, a decision, the journal or
 * another value that stays refers to it; a file while a value
 * or a paid answer without a take does. Changes nothing.
 * @param isSubject whether a slot exists as the project stands
 */
export function findSweepable(
  project: Project,
  isSubject: (slot: Slot) => boolean,
  needless: ReadonlySet<string> = new Set(),
): Sweepable {
  const gone = new Set([...goneTakes(project, isSubject), ...needless])
  const takes = [...gone]
  const staying = project.build.allTakes().filter((take) => !gone.has(take.id))
  const kept = closure(project, [...staying.map((take) => take.outputDigest), ...humanDigests(project)])
  const outputs = project.db
    .prepare<[], string>('SELECT digest FROM output')
    .pluck()
    .all()
    .filter((digest) => !kept.has(digest))
  const needed = new Set<string>()
  for (const digest of kept) for (const ref of project.build.mediaOf(digest)) needed.add(ref.sha256)
  for (const digest of answerDigests(project)) needed.add(digest)
  const files = project.media.list().filter((name) => OUR_FILE.test(fileOf(name)) && !isNeeded(name, needed))
  return { takes, outputs, files }
}

const isNeeded = (name: string, needed: ReadonlySet<string>): boolean =>
  !name.endsWith('.part') && needed.has(name.slice(0, 64))

/** Lets go of what {@link findSweepable} found. Rows go before files: a crash between leaves strays, never gaps. */
export function sweepProject(
  project: Project,
  isSubject: (slot: Slot) => boolean,
  needless: ReadonlySet<string> = new Set(),
): Sweepable {
  const found = findSweepable(project, isSubject, needless)
  const dropTake = project.db.prepare('DELETE FROM take WHERE id = ?')
  const dropOutput = project.db.prepare('DELETE FROM output WHERE digest = ?')
  const sweep = project.db.transaction(() => {
    for (const id of found.takes) dropTake.run(id)
    for (const digest of found.outputs) dropOutput.run(digest)
    project.db.exec('DELETE FROM media WHERE sha256 NOT IN (SELECT sha256 FROM output_media)')
  })
  if (found.takes.length > 0 || found.outputs.length > 0) sweep.immediate()
  for (const name of found.files) project.media.remove(name)
  return found
}
