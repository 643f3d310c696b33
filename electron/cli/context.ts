import { StudioError } from '../studio/errors.ts'
import { parseUsd } from '../studio/money/amount.ts'
import type { HasKey } from '../studio/money/candidates.ts'
import type { AllowedEndpoints } from '../studio/providers/allowed-endpoints.ts'
import type { KeyOf } from '../studio/providers/buying.ts'
import type { VerifiedHere } from '../studio/providers/verified.ts'
import type { Session } from '../studio/session.ts'
import type { Studio } from '../studio/studio.ts'
import type { OpenMode } from '../studio/store/open-database.ts'
import { terminalAsk, type Ask } from './ask.ts'
import { createOutput, type Output } from './output.ts'
import { createProgress, type Progress } from './progress.ts'

/** What every command gets. */
export interface CommandContext {
  readonly studio: Studio
  readonly out: Output
  readonly progress: Progress
  readonly signal: AbortSignal
  /** Null where nobody can be asked. */
  readonly ask: Ask
  /** Where keys of the environment may go. */
  readonly endpoints: AllowedEndpoints
  /** Whether the environment has a key that may be used. */
  readonly hasKey: HasKey
  /** Vendors that have worked for this user. */
  readonly verified: VerifiedHere
}

/** What belongs to the user and to no drama. */
export interface UserThings {
  readonly endpoints: AllowedEndpoints
  readonly keyOf: KeyOf
  readonly verified: VerifiedHere
}

export function createContext(
  studio: Studio,
  json: boolean,
  signal: AbortSignal,
  { endpoints, keyOf, verified }: UserThings,
): CommandContext {
  return {
    studio,
    out: createOutput(json),
    progress: createProgress(),
    signal,
    ask: terminalAsk(signal),
    endpoints,
    hasKey: async (owner) => ((await keyOf(owner)) ?? '') !== '',
    verified,
  }
}

/** Opens a project, does something with it, and always closes it. */
export async function withSession<T>(
  ctx: CommandContext,
  dir: string,
  mode: OpenMode,
  work: (session: Session) => T | Promise<T>,
): Promise<T> {
  const session = ctx.studio.open(dir, mode)
  try {
    return await work(session)
  } finally {
    session.close()
  }
}

/** Parses a whole number option. @throws StudioError BAD_ARGUMENT */
export function wholeNumber(text: string, name: string, least: number, most: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text.trim()) || value < least || value > most)
    throw new StudioError(
      'BAD_ARGUMENT',
      `${name} must be a whole number from ${least} to ${most}, not "${text}".`,
    )
  return value
}

/** Parses `all`, `none` or `1,3-5`. @throws StudioError BAD_ARGUMENT */
export function episodeSet(text: string, name: string, episodes: number): ReadonlySet<number> {
  if (text === 'all') return new Set(Array.from({ length: episodes }, (_, i) => i + 1))
  const set = new Set<number>()
  if (text === 'none') return set
  for (const part of text.split(',')) {
    const [from = '', to = from] = part.split('-')
    const first = wholeNumber(from, name, 1, episodes)
    const last = wholeNumber(to, name, first, episodes)
    for (let n = first; n <= last; n++) set.add(n)
  }
  return set
}

/** The option of every command that may spend. */
export const BUDGET_OPTION = ['--budget <usd>', 'ceiling for what this command may newly spend'] as const

/** … and agrees to whatever it is told that it costs. */
export const YES_OPTION = ['--yes', 'agree to every price that is quoted'] as const

/** What a command may newly spend, in pico-USD; null when nobody said. @throws StudioError BAD_ARGUMENT */
export function budgetOf({ budget }: { budget?: string }): bigint | null {
  if (budget === undefined) return null
  const pico = parseUsd(budget)
  if (pico !== null) return pico
  throw new StudioError(
    'BAD_ARGUMENT',
    `"${budget}" is not an amount in USD.`,
    'Write it like 12.50; 9 million is the most.',
  )
}
