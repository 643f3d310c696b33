import { useCallback } from 'react'
import { create } from 'zustand'
import type { RouteInput, RouteOutput } from '../../shared/contract/index.ts'
import { request } from '../rpc/client.ts'
import { useWrite } from '../rpc/hooks.ts'
import { useTellFailure } from './failures.ts'

/** What is about to be started. */
export type Intent = RouteInput<'spend.quote'>
/** What it can cost at most. */
export type Quote = RouteOutput<'spend.quote'>

/** A price that waits for a person's yes. */
export interface Asked {
  readonly intent: Intent
  readonly quote: Quote
  /** Starts it, with the most it may spend in USD. */
  readonly start: (ceiling: string) => void
}

const useStore = create<{ readonly asked: Asked | null }>(() => ({ asked: null }))

/** The price that waits for an answer, or null. */
export const useAsked = () => useStore((state) => state.asked)
/** Lets it go: answered, one way or the other. */
export const forgetAsked = () => useStore.setState({ asked: null })

/** What a request that may spend is told: its ceiling, if there is one. */
export const ceilingOf = (ceiling: string | undefined): { ceiling?: string } =>
  ceiling === undefined ? {} : { ceiling }

/**
 * Starts what may cost money: at once where it is free as far as can be seen, and otherwise when a person has agreed to
 * its price in the dialog that shows it.
 */
export function useAgreed(): (intent: Intent, start: (ceiling?: string) => void) => void {
  const tell = useTellFailure()
  return useCallback(
    (intent, start) => {
      void request('spend.quote', intent).then((quote) => {
        if (quote.rows.length === 0) start()
        else useStore.setState({ asked: { intent, quote, start } })
      }, tell)
    },
    [tell],
  )
}

/** Starts the build of what is planned, asking first where it costs. */
export function useStartBuild(): {
  readonly start: (onStarted?: () => void) => void
  readonly isPending: boolean
} {
  const { mutateAsync, isPending } = useWrite('build.start')
  const agreed = useAgreed()
  const tell = useTellFailure()
  const start = useCallback(
    (onStarted?: () => void) =>
      agreed({}, (ceiling) => void mutateAsync(ceilingOf(ceiling)).then(() => onStarted?.(), tell)),
    [agreed, mutateAsync, tell],
  )
  return { start, isPending }
}
