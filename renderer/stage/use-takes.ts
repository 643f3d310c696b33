import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { request } from '../rpc/client.ts'
import { useFailureWords } from '../app/failures.ts'
import { ceilingOf, useAgreed } from '../app/spending.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { isCancelled } from '../rpc/query-cache.ts'
import { say } from '../ui/toasts.ts'

type TakesOf = RouteOutput<'takes.list'>

/** Takes of a product, and what can be done with them. */
export interface Takes {
  /** Undefined until they are read. */
  readonly list: TakesOf | undefined
  /** What one more take costs at most, for its button; nothing until it is read, and when it is not known. */
  readonly price: { readonly price?: string }
  readonly rerolling: boolean
  readonly reroll: () => void
  readonly cancel: () => void
  readonly choose: (take: number) => void
  /** Pins a take; null lets go. */
  readonly pin: (take: number | null) => void
}

/** Makes one more take; can be cancelled. */
function useReroll(product: string) {
  const { t } = useTranslation('stage')
  const wordsOf = useFailureWords()
  const stop = useRef<AbortController | null>(null)
  const making = useMutation({
    mutationKey: ['takes.reroll', product],
    mutationFn: (ceiling: string | undefined) => {
      stop.current = new AbortController()
      return request('takes.reroll', { product, ...ceilingOf(ceiling) }, stop.current.signal)
    },
    onSuccess: ({ take, chosen, changed }) => {
      if (take === null || !changed) return say({ state: 'current', text: t('takes.same') })
      say({ state: 'current', text: t(chosen ? 'takes.made' : 'takes.madeBeside', { number: take }) })
    },
    onError: (error) => {
      if (!isCancelled(error))
        say({ state: 'blocked', text: t('takes.failed', { reason: wordsOf(error).title }) })
    },
  })
  return { making, cancel: () => stop.current?.abort() }
}

/** The takes of a product; nothing is asked while it is undefined. */
export function useTakes(product: string | undefined): Takes {
  const { t } = useTranslation('stage')
  const wordsOf = useFailureWords()
  const named = product ?? 'frame:none'
  const list = useRead('takes.list', { product: named }, { enabled: product !== undefined })
  const { making, cancel } = useReroll(named)
  const agreed = useAgreed()
  const choosing = useWrite('takes.choose')
  const pinning = useWrite('takes.pin')
  return {
    list: list.data,
    price: list.data?.price ? { price: list.data.price.amount } : {},
    rerolling: making.isPending,
    reroll: () => {
      if (!making.isPending && product !== undefined)
        agreed({ reroll: product }, (ceiling) => making.mutate(ceiling))
    },
    cancel,
    choose: (take) =>
      choosing.mutate(
        { product: named, take },
        {
          onError: (error) =>
            say({ state: 'blocked', text: t('takes.notChosen', { reason: wordsOf(error).title }) }),
        },
      ),
    pin: (take) =>
      pinning.mutate(
        { product: named, take },
        {
          onError: (error) =>
            say({ state: 'blocked', text: t('takes.notPinned', { reason: wordsOf(error).title }) }),
        },
      ),
  }
}
