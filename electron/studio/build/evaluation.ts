import type { Reason } from '../../../shared/drama/reason.ts'
import type { Take } from './build-store.ts'
import { digestText } from './digest.ts'
import type { Route, Slot, StepDefinition } from './step.ts'

/** What is known of a slot as the project stands. Computed, never stored. */
export interface Evaluation {
  readonly slot: Slot
  readonly step: StepDefinition
  readonly subject: string
  readonly state: 'current' | 'stale' | 'missing' | 'blocked' | 'unknown'
  /** Why it is not current, or is behind; null when there is nothing to say. */
  readonly why: Reason | null
  /** The same as one sentence; "" when there is nothing to say. */
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
  readonly outgrown: Reason | null
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

/** Why a take no longer fits, found by comparing fingerprints. */
function differenceFrom(components: Readonly<Record<string, string>>, take: Take, version: number): Reason {
  const names = [...new Set([...Object.keys(components), ...Object.keys(take.components)])]
  const inputs = names.filter((name) => components[name] !== take.components[name])
  if (inputs.length > 0) return { kind: 'changed', inputs, take: take.takeNo }
  if (!isOfVersion(take, version)) return { kind: 'older', version: take.version, now: version }
  return { kind: 'rehearsal' }
}

/** Why what is seen does not fit the inputs as they are. */
export function reasonFor(read: Inputs, seen: Take | null, version: number): Reason {
  if (read.waitsFor !== null) return { kind: 'waits', for: read.waitsFor }
  return seen === null ? { kind: 'never' } : differenceFrom(read.components, seen, version)
}
