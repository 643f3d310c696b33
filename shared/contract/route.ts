import type { z } from 'zod'

/** What an event says has changed, and what a read is about: a read is fetched again when one of its topics changes. */
export const TOPICS = [
  'app',
  'settings',
  'models',
  'recent',
  'drama',
  'text',
  'cast',
  'takes',
  'states',
  'findings',
  'costs',
  'history',
  'build',
  'export',
] as const
export type Topic = (typeof TOPICS)[number]

/** One request the window can make. */
export interface Route<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** `read` changes nothing and may be repeated; `write` may change something. */
  readonly effect: 'read' | 'write'
  /** What it means, units and errors: one or more sentences for `docs/ipc.md`. */
  readonly doc: string
  readonly input: I
  readonly output: O
  /** Of a read: what makes it stale. Empty for writes, whose events say what they changed. */
  readonly topics: readonly Topic[]
}

/** A route that changes nothing. */
export const read = <I extends z.ZodType, O extends z.ZodType>(
  doc: string,
  topics: readonly Topic[],
  input: I,
  output: O,
): Route<I, O> & { readonly effect: 'read' } => ({ effect: 'read', doc, topics, input, output })

/** A route that may change something. */
export const write = <I extends z.ZodType, O extends z.ZodType>(
  doc: string,
  input: I,
  output: O,
): Route<I, O> & { readonly effect: 'write' } => ({ effect: 'write', doc, topics: [], input, output })
