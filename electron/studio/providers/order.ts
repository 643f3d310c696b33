import type { Ledger, Purse } from '../money/ledger.ts'
import { mostOf, type Price, type Usage } from '../money/prices.ts'
import type { FailureClass } from './failure.ts'
import type { VendorAnswer, VendorModel } from './vendor.ts'

/** What a request is bought with. */
export interface Till {
  readonly ledger: Ledger
  /** What the command that runs may spend. */
  purse(): Purse
  /** The price of a model, `<provider>/<model>`, that answers in the place of the one that was asked; null: not known. */
  readonly priceOf?: (id: string) => Price | null
  /** The most one request that can use so much may cost, where it stands in for another; null: there is no ceiling. */
  readonly ceilingOf?: (most: Usage) => bigint | null
  /** True for a product a person asks for once more although it was refused for its content; left out: for none. */
  readonly asksAgain?: (slot: string) => boolean
}

/** A request to be bought. */
export interface Order<T> {
  readonly slot: string
  readonly role: string
  /** Key of the take; and of this request of it. */
  readonly key: string
  readonly requestKey: string
  readonly model: VendorModel
  /** True where the provider does a request once for each key. */
  readonly idempotent: boolean
  /** The most it can use: what is reserved. */
  readonly most: Usage
  /** Tokens its words will probably be: kept beside what is counted, to learn how the model counts. */
  readonly likelyTokens?: number
  /** 1 for the first request of its product, 2 for one with what was wrong with the answer before; left out: 1. */
  readonly round?: number
  /**
   * @param begun to be told by what the answer can be had from now on, as soon as that is known, before all else
   * @param heard to be told when words of a streamed answer came
   */
  send(begun: (operation: string) => void, heard: () => void): Promise<VendorAnswer<T>>
  /**
   * Gets the answer of what was begun, by an earlier run as well; asking is free. All it throws but a known failure is
   * `ambiguous`: nothing is ever begun again for it. @param sinceMs when it was begun, in ms since 1970
   */
  collect?(operation: string, sinceMs: number): Promise<VendorAnswer<T>>
  /** The answer as text and back: it is kept in the ledger until its take is recorded. */
  write(value: T): string
  read(text: string): T
}

/** What was bought. */
export interface Bought<T> {
  readonly value: T
  /** Who answered: somebody else than is asked now where it was paid for before the role was given to another. */
  readonly provider: string
  readonly model: string
  readonly costPicoUsd: bigint
  /** What of the request could not be done; not kept over restarts. */
  readonly warnings: readonly string[]
  /** Null when nothing was told, or when it was paid for before. */
  readonly usage: Usage | null
}

/** The most a request may cost, in pico-USD; null when its price is not known. */
export const boundOf = <T>({ model, most }: Order<T>): bigint | null =>
  model.price === null ? null : mostOf(model.price, most)

/** What a person can do about it. */
const HELP: Readonly<Partial<Record<FailureClass, string>>> = {
  auth: ' Check the key.',
  funds: ' Top the account up, or route the role elsewhere.',
  gone: ' Check the name of the model and the base URL.',
  overflow: ' Route the role to a model with a longer context.',
}

/** The same of a product. What was refused is asked for again, or of anybody else, by nobody but a person. */
export const helpWith = (failure: FailureClass, slot: string): string =>
  failure === 'content'
    ? ` Change the text, or write it yourself; \`cliffhanger reroll DIR ${slot}\` asks once more as it is.`
    : (HELP[failure] ?? '')
