import type { z } from 'zod'
import type { MediaRef } from '../../../shared/drama/film.ts'
import type { Reason } from '../../../shared/drama/reason.ts'
import type { Grade, Role } from '../../../shared/drama/vocabulary.ts'
import type { Receipt } from '../providers/provider.ts'

/** The slot a product fills: `<step>:<subject>`. */
export type Slot = string

/** Splits `voice:line-12ab` into step and subject. */
export function splitSlot(slot: Slot): { step: string; subject: string } {
  const at = slot.indexOf(':')
  return at < 0 ? { step: slot, subject: '' } : { step: slot.slice(0, at), subject: slot.slice(at + 1) }
}

export const slotOf = (step: string, subject: string | number): Slot => `${step}:${subject}`

/** Thrown by {@link Reader.product} when a product has no value yet. Steps let it pass. */
export class Unavailable extends Error {
  readonly slot: Slot
  constructor(slot: Slot) {
    // Thrown and caught for every product that is not there yet, thousands of times in a build: a stack would cost more
    // than all else of it, and nobody looks at it.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(`no value yet: ${slot}`)
    Error.stackTraceLimit = stackTraceLimit
    this.slot = slot
  }
}

/** What a step may look at. Every read is recorded, so what was read is what a product depends on. */
export interface Reader {
  /** The value readers see of a product: pinned, chosen or the last one made. @throws Unavailable */
  product<T>(slot: Slot): T
  /** The same, or undefined when there is none yet. */
  peek<T>(slot: Slot): T | undefined
  /** The same without becoming a dependency: only to find where something is. */
  quiet<T>(slot: Slot): T | undefined
  /** Digest of that value. @throws Unavailable */
  digest(slot: Slot): string
  /** True when the value shown is a rehearsal one in a slot routed to a final provider. */
  isStandIn(slot: Slot): boolean
  /** A human decision (`store/human-store.ts`), or undefined. */
  human<T>(kind: string, subject: string): T | undefined
}

/** What a run of a step gets: its inputs, its recorded context, and nothing else of the project. */
export interface Job {
  readonly slot: Slot
  readonly subject: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly context: Readonly<Record<string, unknown>>
  readonly take: number
  /** A value by a digest that is among the inputs. */
  load<T>(digest: string): T
  readonly signal: AbortSignal
  readonly idempotencyKey: string
}

/** What a run gives back. */
export interface Made {
  readonly output: unknown
  readonly media: readonly MediaRef[]
  /** One per request handed to a provider; empty when it was made without any. */
  readonly receipts: readonly Receipt[]
}

/** Kinds of work that run side by side, each with its own limit. */
export type Pool = 'text' | 'image' | 'video' | 'voice' | 'local'

/** A rule that makes products: one per row of the step table. */
export interface StepDefinition {
  readonly id: string
  /** Goes up when the method changes: rehearsal products become stale. */
  readonly version: number
  /** Role that routes it to a provider; null for steps made without one. */
  readonly role: Role | null
  readonly pool: Pool
  readonly schema: z.ZodType
  /** All subjects as the project stands, in season order. Missing products are skipped with {@link Reader.peek}. */
  subjects(reader: Reader): readonly string[]
  /** The typed projections the product is keyed by, by name. @throws Unavailable */
  inputs(subject: string, reader: Reader): Record<string, unknown>
  /** What it also saw: recorded and waited for, never part of the key. Uses {@link Reader.peek} only. */
  context?(subject: string, reader: Reader): Record<string, unknown>
  /**
   * What it is rather made after, since its context then knows more: waited for by a build of all, as long as it comes,
   * and made without otherwise. Never part of the key, nor of what it depends on.
   */
  after?(subject: string, reader: Reader): readonly Slot[]
  /** What readers see of a text that is left alone, as a person edited it; null when it is not. */
  held?(subject: string, reader: Reader): { output: string | null } | null
  /** Why a rehearsal value that was made for want of something is to be made again now, or null: it then is stale. */
  outgrown?(output: unknown): Reason | null
  /** Episode number a subject belongs to; null for the season. The reader is the same until a list of subjects changes. */
  episode?(subject: string, reader: Reader): number | null
  run(job: Job): Promise<Made>
}

/** Which grade of product a step is routed to, and who makes it. */
export interface Route {
  readonly grade: Grade
  readonly provider: string
}
