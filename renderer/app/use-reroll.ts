import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../rpc/client.ts'
import { isCancelled } from '../rpc/query-cache.ts'
import { say } from '../ui/toasts.ts'
import { useFailureWords } from './failures.ts'
import { ceilingOf, useAgreed } from './spending.ts'

/** One more take of a product: asked for its price first where it costs, told of when it is there; can be cancelled. */
export function useReroll(product: string): {
  readonly rerolling: boolean
  readonly reroll: () => void
  readonly cancel: () => void
} {
  const { t } = useTranslation('stage')
  const wordsOf = useFailureWords()
  const agreed = useAgreed()
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
      if (isCancelled(error)) return
      const { title, details } = wordsOf(error)
      say({ state: 'blocked', text: t('takes.failed', { reason: title }), detail: details })
    },
  })
  return {
    rerolling: making.isPending,
    reroll: () => {
      if (!making.isPending) agreed({ reroll: product }, (ceiling) => making.mutate(ceiling))
    },
    cancel: () => stop.current?.abort(),
  }
}
