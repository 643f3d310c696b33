import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { useFailureWords } from '../app/failures.ts'
import { useReroll } from '../app/use-reroll.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
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

/** The takes of a product; nothing is asked while it is undefined. */
export function useTakes(product: string | undefined): Takes {
  const { t } = useTranslation('stage')
  const wordsOf = useFailureWords()
  const named = product ?? 'frame:none'
  const list = useRead('takes.list', { product: named }, { enabled: product !== undefined })
  const { reroll, cancel, rerolling } = useReroll(named)
  const choosing = useWrite('takes.choose')
  const pinning = useWrite('takes.pin')
  return {
    list: list.data,
    price: list.data?.price ? { price: list.data.price.amount } : {},
    rerolling,
    reroll: () => {
      if (product !== undefined) reroll()
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
