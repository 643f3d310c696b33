import { useState } from 'react'
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

/**
 * The takes as they are about to be: what was asked of the pin holds until the list that tells of it is there. A key
 * pressed right after a click lets go of what the click has pinned.
 */
function usePinning(product: string, list: TakesOf | undefined, onError: (error: unknown) => void) {
  const { mutate, isPending, variables } = useWrite('takes.pin')
  const [asked, setAsked] = useState<{ list: TakesOf | undefined; take: number | null } | null>(null)
  const pinned =
    isPending && variables.product === product
      ? variables.take
      : asked !== null && asked.list === list
        ? asked.take
        : (list?.pinned ?? null)
  const pin = (take: number | null) => {
    setAsked({ list, take })
    mutate(
      { product, take },
      {
        onError: (error) => {
          setAsked(null)
          onError(error)
        },
      },
    )
  }
  return { pin, list: list === undefined || pinned === list.pinned ? list : { ...list, pinned } }
}

/** The takes of a product; nothing is asked while it is undefined. */
export function useTakes(product: string | undefined): Takes {
  const { t } = useTranslation('stage')
  const wordsOf = useFailureWords()
  const named = product ?? 'frame:none'
  const list = useRead('takes.list', { product: named }, { enabled: product !== undefined })
  const { reroll, cancel, rerolling } = useReroll(named)
  const choosing = useWrite('takes.choose')
  const { pin, list: shown } = usePinning(named, list.data, (error) =>
    say({ state: 'blocked', text: t('takes.notPinned', { reason: wordsOf(error).title }) }),
  )
  return {
    list: shown,
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
    pin,
  }
}
