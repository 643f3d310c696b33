import { resolve } from 'node:path'
import type { RunEvent } from '../../studio/build/run.ts'
import { StudioError } from '../../studio/errors.ts'
import { recordTape, replayTape } from '../../studio/providers/cassette/tape.ts'
import { endOf } from '../../studio/providers/catalogue.ts'
import { MOST_IDLE_SECONDS } from '../../studio/providers/guarded-fetch.ts'
import { parseRouting, readProvidersFile, REHEARSAL } from '../../studio/providers/routing.ts'
import { resolvePolicy } from '../../studio/money/policies.ts'
import type { BuildResult, Session } from '../../studio/session.ts'
import { spend, type SpendOptions } from '../consent.ts'
import type { CommandContext } from '../context.ts'
import { counted } from '../words.ts'

/** Builds, tells how it goes, and asks first where it costs. */
export async function runAndTell(
  ctx: CommandContext,
  session: Session,
  options: SpendOptions,
  only?: string,
): Promise<BuildResult> {
  const what = only === undefined ? {} : { only }
  return spend(ctx, session, options, what, async (budgetPicoUsd) => {
    const onEvent = (event: RunEvent): void => ctx.progress.onBuild(event)
    const onStop = (): void => tellWaiting(ctx, session.ledger.onTheirWay)
    ctx.signal.addEventListener('abort', onStop, { once: true })
    try {
      return await session.build({ signal: ctx.signal, budgetPicoUsd, onEvent, ...what })
    } finally {
      ctx.signal.removeEventListener('abort', onStop)
      ctx.progress.end()
    }
  })
}

/** Answers that may be paid for are waited for: thrown away, they would be unknown and stay reserved. */
function tellWaiting(ctx: CommandContext, requests: number): void {
  if (requests > 0)
    ctx.out.say(
      `Stopping. ${counted(requests, 'request')} on the way may be paid for, so the answers are waited for. Ctrl-C again leaves them: they stay reserved until the next build, or \`cliffhanger settle\`.`,
    )
}

/** What a run is recorded on, or answered from. */
export interface TapeOptions {
  record?: string
  replay?: string
}

/** The options of commands that may ask providers. */
export const RECORD_OPTION = ['--record <file>', 'record what providers answer, without keys'] as const
export const REPLAY_OPTION = ['--replay <file>', 'answer from a recording: offline and free'] as const

/** Puts the tape in that was asked for. @throws StudioError BAD_ARGUMENT */
export function tapeBy(session: Session, { record, replay }: TapeOptions): void {
  if (record !== undefined && replay !== undefined)
    throw new StudioError('BAD_ARGUMENT', 'A run is either recorded or replayed.', 'Give one of the two.')
  if (record !== undefined) session.useTape(recordTape(resolve(record)))
  if (replay !== undefined) session.useTape(replayTape(resolve(replay)))
}

const MAX_FAILURES_TOLD = 10

/** Says what was not made. @throws StudioError CANCELLED, BUILD_FAILED unless everything asked for is done */
export function requireDone(ctx: CommandContext, dir: string, result: BuildResult): void {
  const goOn = `Run \`cliffhanger build ${dir}\` to go on.`
  if (result.cancelled)
    throw new StudioError(
      'CANCELLED',
      `Cancelled. ${counted(result.ran.length, 'product')} finished by this command ${result.ran.length === 1 ? 'is' : 'are'} kept.`,
      goOn,
    )
  const { failed, waiting } = result
  if (failed.length === 0 && waiting.length === 0) return
  // What failed for one reason is told once, and nothing that the error says is said before it.
  const [first, ...others] = [...Map.groupBy(failed, ({ error }) => error)].map(([error, all]) => {
    const [one] = all
    return `${one?.slot ?? ''}${all.length === 1 ? '' : ` and ${all.length - 1} more`}: ${error}`
  })
  for (const other of others.slice(0, MAX_FAILURES_TOLD)) ctx.out.say(`also failed: ${other}`)
  const wait =
    waiting.length === 0
      ? ''
      : `, and ${waiting.length} ${waiting.length === 1 ? 'waits' : 'wait'} for what failed`
  throw new StudioError(
    'BUILD_FAILED',
    `${counted(failed.length, 'product')} failed${wait}.${first === undefined ? '' : ` ${first}`}`,
    `What was finished is kept. ${goOn}`,
  )
}

/** Models that end within so many days are told. */
const SOON_DAYS = 60

/** Says which routed models will soon answer no more, and what of the terms cannot be kept. */
export function tellTerms(ctx: CommandContext, session: Session): void {
  for (const id of new Set(Object.values(session.routing.roles))) {
    const end = endOf(id, Date.now())
    if (end !== null && end.days <= SOON_DAYS)
      ctx.out.say(
        `${id} ends in ${end.days} days${end.successor === null ? '' : `; ${end.successor} takes its place`}`,
      )
  }
  for (const [id, { idleSeconds }] of Object.entries(session.routing.providers))
    if (idleSeconds > MOST_IDLE_SECONDS)
      ctx.out.say(
        `${id}: a silence of ${MOST_IDLE_SECONDS} s is the most that is waited, not ${idleSeconds}: connections end by themselves soon after. What answers later comes to nothing.`,
      )
}

/** Gives roles to others as a providers file says, and lets their keys go there: a person named it. */
export async function routeBy(ctx: CommandContext, session: Session, providersFile: unknown): Promise<void> {
  if (providersFile === null) return
  ctx.endpoints.allow(parseRouting(providersFile))
  session.route(await resolvePolicy(session, providersFile, ctx.hasKey))
  if (Object.values(session.routing.roles).every((one) => one === REHEARSAL))
    ctx.out.say(
      'Nobody is asked: everything is rehearsed. Where a policy was to choose, `cliffhanger providers DIR` says why it could pick nobody.',
    )
}

/** What the option holds, checked before anything is made; null when it was not given. */
export const providersFileOf = ({ providers }: { providers?: string }): unknown =>
  providers === undefined ? null : readProvidersFile(providers)
