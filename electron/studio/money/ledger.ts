import type { Statement } from 'better-sqlite3'
import { StudioError } from '../errors.ts'
import type { Db } from '../store/open-database.ts'
import { uuidv7 } from '../store/uuid.ts'
import { dollars, usd } from './amount.ts'
import type { BudgetGuard, CommittedOf } from './budgets.ts'
import { ledgerIdOf } from './ledger-id.ts'
import { prepareLedger, type LedgerStatements } from './ledger-statements.ts'

/** How a request is taken up again when its answer was lost. */
export type Resume = 'none' | 'key' | 'operation'

/** A request about to leave. */
export interface Hold {
  readonly slot: string
  readonly step: string
  /** Key of the take it is for. */
  readonly key: string
  readonly role: string
  readonly provider: string
  /** Model asked for. */
  readonly model: string
  /** The most it may cost. */
  readonly boundPicoUsd: bigint
  /** Sent as idempotency key. */
  readonly requestKey: string
  readonly resume: Resume
  /** 1 for the first request of a product, 2 for one with what was wrong with the answer before; left out: not known. */
  readonly round?: number
}

/** What a request cost, and the answer, kept until the take of it is recorded. */
export interface Bill {
  readonly costPicoUsd: bigint
  readonly costSource: 'none' | 'reported' | 'usage' | 'bound'
  /** Model that answered. */
  readonly model: string
  /** Tokens, characters or seconds as the provider counted them. */
  readonly usage: Readonly<Record<string, number>> | null
  /** What was answered, as text: read again when the studio ended before its take was recorded; null: nothing of use. */
  readonly answer: string | null
  /** From when it left until the first words of a streamed text came, in ms; left out or null where nothing streamed. */
  readonly firstTokenMs?: number | null
}

/** One request of the ledger. */
export interface LedgerAttempt {
  readonly id: string
  readonly state: 'held' | 'settled' | 'failed' | 'unknown'
  readonly provider: string
  readonly model: string
  readonly requestKey: string
  readonly resume: Resume
  /** What it is asked after by at its provider; null while nothing is known. */
  readonly operation: string | null
  /** In ms since 1970. */
  readonly startedAt: bigint
  readonly answer: string | null
  /** What was reserved for it; and what it did cost. */
  readonly boundPicoUsd: bigint
  readonly costPicoUsd: bigint
  /** How it failed (a class of `providers/failure.ts`), or what was wrong with its answer; and in words. */
  readonly failure: string | null
  readonly error: string | null
}

/** True while a request is to be taken up again: it is on its way or lost, or its answer waits to be recorded. */
export const isOpen = ({ state, answer }: LedgerAttempt): boolean =>
  state === 'held' || state === 'unknown' || (state === 'settled' && answer !== null)

/** A request with what was reserved for it and what it cost, in pico-USD. */
export interface LedgerRow {
  readonly id: string
  readonly slot: string
  readonly provider: string
  readonly bound: bigint
  readonly cost: bigint
}

/** A request whose answer was lost, or waits at its provider for somebody to ask after it. */
export interface LostRow extends LedgerRow {
  /** True where a build of the same product takes it up again for free. */
  readonly isResumable: boolean
}

/** What one command may newly commit, and what it did. */
export class Purse {
  /** Null: nobody said what may be spent, so nothing may. */
  readonly limitPicoUsd: bigint | null
  /** The stored budgets, which hold besides; null: there are none to look at. */
  readonly guard: BudgetGuard | null
  /** Reserved, unknown and spent by this command. */
  committedPicoUsd = 0n
  /** Spent by this command for certain. */
  spentPicoUsd = 0n
  /** Requests handed to paid providers by this command. */
  requests = 0
  /** True once something was not bought for want of this command's own ceiling. */
  atLimit = false
  /** Set once a bill came out above what was reserved for it: this command spends nothing more. */
  overrun: string | null = null

  constructor(limitPicoUsd: bigint | null, guard: BudgetGuard | null = null) {
    this.limitPicoUsd = limitPicoUsd
    this.guard = guard
  }
}

/** A request of this process that is on its way. */
interface Pending {
  readonly slot: string
  readonly bound: bigint
  readonly sentAtMs: number
  readonly purse: Purse
}

/**
 * The ledger of paid requests: reserve the most a request may cost, send it, settle what it did cost. Every step is
 * durable before the next is taken, so a crash at any moment leaves either no request, or one the ledger knows of.
 */
export class Ledger {
  private readonly q: LedgerStatements
  private readonly ratios: Statement<[string, string], number>
  private readonly db: Db
  private knownId: string | null = null
  /** Requests of this process that are on their way, with what pays for them. */
  private readonly held = new Map<string, Pending>()
  /** True in the one process that may write: what is held and not in {@link held} is on its way nowhere else. */
  private isWriter = false

  constructor(db: Db) {
    this.db = db
    this.q = prepareLedger(db)
    this.ratios = db
      .prepare<[string, string], number>(
        `SELECT usage ->> 'inputTokens' * 1.0 / (usage ->> 'likelyTokens') FROM attempt
         WHERE provider = ? AND model = ? AND state = 'settled' AND usage ->> 'likelyTokens' > 0 ORDER BY seq DESC LIMIT 20`,
      )
      .pluck()
  }

  /** What keys of new requests are told apart from those of other dramas by. */
  get id(): string {
    return (this.knownId ??= ledgerIdOf(this.db))
  }

  /** All requests that were made for a take, in order. */
  attemptsFor(key: string): readonly LedgerAttempt[] {
    return this.q.byKey.all(key)
  }

  /**
   * Requests to a provider since a time, both in ms since 1970, oldest first, with the tokens that were told: a request
   * nobody has told of counts none.
   */
  startsOf(provider: string, sinceMs: number): { at: number; model: string; tokens: number }[] {
    return this.q.starts.all(provider, sinceMs)
  }

  /** Tokens a model has counted over those that were estimated, of its last requests, oldest first. */
  tokenRatios(provider: string, model: string): number[] {
    return this.ratios.all(provider, model).toReversed()
  }

  /**
   * Requests an earlier run left on their way and that cannot be sent again: what became of them is not known.
   * Called once, by the one process that may write.
   */
  recover(): void {
    this.isWriter = true
    this.q.recover.run({ at: Date.now() })
  }

  /**
   * Notes that what was answered for a take is of no use: the next request of it is a new one.
   * @param failure `content` where it was refused: then there is no next one
   */
  discard(key: string, error: string, failure: 'content' | null = null): void {
    this.q.discard.run({ key, error, failure })
  }

  /** Decides what became of a lost request: it was paid for in full, or it cost nothing. @returns how many were decided */
  decide(slot: string, paid: boolean): number {
    const lost = this.lost().filter((one) => one.slot === slot)
    for (const { id } of lost) this.q.decide.run({ id, paid: paid ? 1 : 0, at: Date.now() })
    return lost.length
  }

  /** What is settled, on its way and lost, by product and the episode it was for. */
  bySlot(): readonly CommittedOf[] {
    return this.q.bySlot
      .all()
      .map(({ episode, ...row }) => ({ ...row, episodeId: episode === null ? null : Number(episode) }))
  }

  /** Products another model was bought from than the first of its role, with what was said of it. */
  stoodIn(): readonly { readonly slot: string; readonly why: string }[] {
    return this.q.stoodIn.all().map(({ slot, warnings }) => ({
      slot,
      why: (JSON.parse(warnings) as string[]).find((one) => one.includes(' stood in: ')) ?? '', // written with the take
    }))
  }

  /** Bills that came out above what had been reserved for them. */
  overruns(): readonly LedgerRow[] {
    return this.q.overrun.all()
  }

  /** Requests whose answer was lost and that nobody has settled, with those a run has left at their provider. */
  lost(): readonly LostRow[] {
    return this.q.open
      .all()
      .filter(({ id, state }) => state === 'unknown' || (this.isWriter && !this.held.has(id)))
      .map(({ id, slot, provider, bound, cost, resume }) => {
        const isResumable = resume !== 'none'
        return { id, slot, provider, bound, cost, isResumable }
      })
  }

  /** What is reserved for a request, in pico-USD. */
  boundOf(id: string): bigint {
    return this.held.get(id)?.bound ?? this.q.one.get(id)?.bound ?? 0n
  }

  /** When a request was first sent, in ms since 1970. */
  sentAt(id: string): number {
    return this.held.get(id)?.sentAtMs ?? Number(this.q.one.get(id)?.sentAt ?? 0n)
  }

  /** Requests of this process whose answers it waits for: paid ones, so a run that is stopped waits for them too. */
  get onTheirWay(): number {
    return this.held.size
  }

  /** Leaves a request as it is: this run does not wait for it any more, and it stays reserved in full. */
  leave(id: string): void {
    this.release(id)
  }

  /**
   * Reserves what a request may cost at most. Durable when it returns: the request may leave then.
   * @returns id of the attempt. @throws StudioError NO_BUDGET when the purse does not hold as much; nothing is reserved
   */
  hold(hold: Hold, purse: Purse): string {
    this.refuse(hold, purse)
    const id = uuidv7()
    const { boundPicoUsd: bound, round = null, ...row } = hold
    const episode = purse.guard?.episodeIdOf(hold.slot) ?? null
    const at = Date.now()
    this.q.hold.run({ ...row, id, bound, round, episode, at })
    purse.committedPicoUsd += bound
    purse.guard?.add(hold.slot, bound)
    purse.requests++
    this.held.set(id, { slot: hold.slot, bound, sentAtMs: at, purse })
    return id
  }

  /** Takes up a request of an earlier run that is still reserved: it was paid for by that run's ceiling. */
  resume(id: string, purse: Purse): void {
    const { slot, bound, sentAt } = this.q.one.get(id) ?? { slot: '', bound: 0n, sentAt: 0n }
    purse.committedPicoUsd += bound // the guard has counted it already: it is in the ledger
    this.held.set(id, { slot, bound, sentAtMs: Number(sentAt), purse })
  }

  /** Notes what a request is asked after by from now on, before it is first asked after. Durable when it returns. */
  operation(id: string, operation: string): void {
    this.q.operation.run(operation, id)
  }

  /** Books what a request cost, together with its answer. */
  settle(id: string, bill: Bill): void {
    const { costPicoUsd: cost, costSource: source, model, answer, firstTokenMs = null } = bill
    const usage = bill.usage === null ? null : JSON.stringify(bill.usage)
    this.q.settle.run({ id, model, cost, source, usage, answer, firstTokenMs, at: Date.now() })
    const own = this.release(id)
    if (own === undefined) return
    own.purse.committedPicoUsd += cost - own.bound
    own.purse.guard?.add(own.slot, cost - own.bound)
    own.purse.spentPicoUsd += cost
    if (cost > own.bound)
      own.purse.overrun = `a bill came out at ${usd(cost).amount} USD where at most ${usd(own.bound).amount} had been expected`
  }

  /** Books a request that is known to have cost nothing. */
  fail(id: string, failure: string, error: string): void {
    this.end(id, 'failed', failure, error)
    const own = this.release(id)
    if (own === undefined) return
    own.purse.committedPicoUsd -= own.bound
    own.purse.guard?.add(own.slot, -own.bound)
  }

  /** Books a request that may have cost money and whose answer is lost: it stays reserved in full. */
  lose(id: string, failure: string, error: string): void {
    this.end(id, 'unknown', failure, error)
    this.release(id)
  }

  private end(id: string, state: 'failed' | 'unknown', failure: string, error: string): void {
    this.q.end.run({ id, state, failure, error, at: Date.now() })
  }

  private release(id: string): Pending | undefined {
    const own = this.held.get(id)
    this.held.delete(id)
    return own
  }

  private refuse({ slot, boundPicoUsd }: Hold, purse: Purse): void {
    if (purse.overrun !== null)
      throw new StudioError(
        'NO_BUDGET',
        `Nothing more is spent: ${purse.overrun}.`,
        'See `cliffhanger costs DIR`; put the price right in the providers file, then build again.',
      )
    purse.guard?.refuse(slot, boundPicoUsd)
    if (boundPicoUsd === 0n) return // what costs nothing needs nobody's leave
    const { limitPicoUsd: limit } = purse
    if (limit !== null && purse.committedPicoUsd + boundPicoUsd <= limit) return
    purse.atLimit = true
    if (limit === null)
      throw new StudioError(
        'NO_BUDGET',
        `This costs up to ${dollars(boundPicoUsd)}, and nobody said what may be spent: give --budget USD.`,
      )
    throw new StudioError(
      'NO_BUDGET',
      `The budget is used up: ${dollars(purse.committedPicoUsd)} of ${dollars(limit)} are spent or reserved, and this costs up to ${dollars(boundPicoUsd)}.`,
      'Build again with a larger --budget: what is there is kept.',
    )
  }
}
