import type { Take } from './build-store.ts'
import { digestText } from './digest.ts'
import type { Route, Slot, StepDefinition } from './step.ts'

/** What is known of a slot as the project stands. Computed, never stored. */
export interface Evaluation {
  readonly slot: Slot
  readonly step: StepDefinition
  readonly subject: string
  readonly state: 'current' | 'stale' | 'missing' | 'blocked'
  /** One sentence why it is not current; "" when it is. */
  readonly reason: string
  readonly pinned: boolean
  /** Pinned or held while its inputs moved on. */
  readonly behind: boolean
  /** A person edited it: its text is left alone. */
  readonly held: boolean
  /** What readers see. */
  readonly shown: Take | null
  /** Digest of the value readers see: of `shown`, or the text a person's edits rest on. */
  readonly shownDigest: string | null
  /** The take made from these inputs, whether or not it is the one shown. */
  readonly fit: Take | null
  readonly standIn: boolean
  /** Why the take that fits is made again all the same ({@link StepDefinition.outgrown}); null when it is good. */
  readonly outgrown: string | null
  /** Slots its inputs read, each once. */
  readonly reads: readonly Slot[]
  readonly inputDigest: string | null
  /** Upstream slot without a value. */
  readonly waitsFor: Slot | null
}

/** What a slot's inputs are as the project stands. Not remembered: they weigh more than all the rest. */
export interface Inputs extends Pick<Evaluation, 'inputDigest' | 'waitsFor' | 'reads'> {
  readonly inputs: Readonly<Record<string, unknown>> | null
  /** Fingerprint of each. */
  readonly components: Readonly<Record<string, string>>
}

/** Digest of a set of inputs: what a chosen take is kept by. */
export function inputDigestOf(stepId: string, components: Readonly<Record<string, string>>): string {
  let text = stepId
  for (const name of Object.keys(components).sort()) text += `\n${name}=${components[name]}`
  return digestText(text)
}

/** Key of a take: step, inputs, grade, take number; the step's version counts for the rehearsal grade only. */
export function keyOf(
  slot: Slot,
  inputDigest: string,
  route: Route,
  version: number,
  takeNo: number,
): string {
  return digestText(
    `${slot}|${inputDigest}|${route.grade}|${route.grade === 'rehearsal' ? version : 0}|${takeNo}`,
  )
}

/** True for a take whose method is the step's: a final one stays good when the step gets a newer version. */
export const isOfVersion = (take: Take, version: number): boolean =>
  take.grade === 'final' || take.version === version

const humanWords = (name: string): string => name.replaceAll(/([A-Z])/g, (c) => ` ${c.toLowerCase()}`)

/** Why a take no longer fits, found by comparing fingerprints. */
function differenceFrom(components: Readonly<Record<string, string>>, take: Take, version: number): string {
  const names = [...new Set([...Object.keys(components), ...Object.keys(take.components)])]
  const changed = names.filter((name) => components[name] !== take.components[name]).map(humanWords)
  if (changed.length > 0) return `${changed.join(', ')} changed since take ${take.takeNo}`
  if (!isOfVersion(take, version)) return `made by an older method (version ${take.version}, now ${version})`
  return 'only a rehearsal version is there'
}

/** Why what is seen does not fit the inputs as they are, in one sentence. */
export function reasonFor(read: Inputs, seen: Take | null, version: number): string {
  if (read.waitsFor !== null) return `waits for ${read.waitsFor}`
  return seen === null ? 'not made yet' : differenceFrom(read.components, seen, version)
}

/** Said of a take whose file is gone or is not what its name says. */
export const DAMAGED = 'its file is missing or damaged'
