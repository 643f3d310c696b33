import {
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query'
import { createContext, useContext, useEffect, useEffectEvent } from 'react'
import type { StudioEvent } from '../../shared/contract/events.ts'
import type { ReadRoute, RouteInput, RouteOutput, WriteRoute } from '../../shared/contract/index.ts'
import { request, type RequestError } from './client.ts'

/** What a query of a route may be told besides its input. */
export type ReadOptions<K extends ReadRoute> = Pick<
  UseQueryOptions<RouteOutput<K>, RequestError>,
  'enabled' | 'placeholderData' | 'staleTime' | 'gcTime'
>

/**
 * What the studio says to a read, kept by route and input and asked for again when the studio says that it changed.
 * Leaving the screen before the answer came cancels the call.
 */
export function useRead<K extends ReadRoute>(
  route: K,
  input: RouteInput<K>,
  options: ReadOptions<K> = {},
): UseQueryResult<RouteOutput<K>, RequestError> {
  return useQuery<RouteOutput<K>, RequestError>({
    queryKey: [route, input],
    queryFn: ({ signal }) => request(route, input, signal),
    ...options,
  })
}

/**
 * A part of what the studio says to a read: what shows it is drawn again only when that part changes.
 * @param pick the part; undefined until there is an answer
 */
export function useReadPart<K extends ReadRoute, T>(
  route: K,
  input: RouteInput<K>,
  pick: (answer: RouteOutput<K>) => T,
  options: Pick<ReadOptions<K>, 'enabled'> = {},
): T | undefined {
  return useQuery<RouteOutput<K>, RequestError, T>({
    queryKey: [route, input],
    queryFn: ({ signal }) => request(route, input, signal),
    select: pick,
    ...options,
  }).data
}

/** A request that may change something. The studio's events bring what it changed into the reads. */
export function useWrite<K extends WriteRoute>(
  route: K,
): UseMutationResult<RouteOutput<K>, RequestError, RouteInput<K>> {
  return useMutation<RouteOutput<K>, RequestError, RouteInput<K>>({
    mutationKey: [route],
    mutationFn: (input) => request(route, input),
  })
}

/** How a component hears events: given by {@link StudioProvider}. */
export const EventContext = createContext<(listener: (event: StudioEvent) => void) => () => void>(
  () => () => undefined,
)

/** Hears one kind of event for as long as the component is there. */
export function useStudioEvent<K extends StudioEvent['kind']>(
  kind: K,
  listener: (event: Extract<StudioEvent, { kind: K }>) => void,
): void {
  const hear = useContext(EventContext)
  const told = useEffectEvent(listener)
  useEffect(
    () =>
      hear((event) => {
        if (event.kind === kind) told(event as Extract<StudioEvent, { kind: K }>) // its kind was just asked
      }),
    [hear, kind],
  )
}
