import type { z } from 'zod'
import type { Route } from '../../../shared/contract/route.ts'
import type { RouteInput, RouteName, RouteOutput, Routes } from '../../../shared/contract/index.ts'
import type { Desk } from './desk.ts'

/** What a handler gets besides its input. */
export interface CallContext {
  readonly desk: Desk
  /** Aborted when the window cancels the call or goes away. */
  readonly signal: AbortSignal
  /** Aborts another call under way. */
  cancel(id: string): void
}

type Awaitable<T> = T | Promise<T>

/** The handler of one route. May throw a `StudioError`; the router turns it into an envelope. */
export type Handler<K extends RouteName> = (
  input: z.output<Routes[K]['input']>,
  call: CallContext,
) => Awaitable<RouteOutput<K>>

/** A handler for every route of a domain: none missing, none extra. */
export type HandlersOf<D extends Readonly<Record<string, Route>>> = {
  readonly [K in keyof D & RouteName]: Handler<K>
}

/** A handler for every route there is. */
export type Handlers = { readonly [K in RouteName]: Handler<K> }

export type { RouteInput }
