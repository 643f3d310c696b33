import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ERROR_CODES, type Failure, type FailureCode } from '../../shared/contract/envelope.ts'
import { useStepName } from '../ui/step-name.ts'
import { RequestError } from '../rpc/client.ts'
import { say } from '../ui/toasts.ts'

/** A failure in the words of the window. */
export interface FailureWords {
  readonly title: string
  readonly text: string
  /**
   * What is known of this very case. Where the studio has no fact that the window could word, its own English sentence,
   * as a report needs it.
   */
  readonly details: string
}

const isCode = (code: string): code is FailureCode => (ERROR_CODES as readonly string[]).includes(code)

/** The code of a failure; INTERNAL for anything that is none of the studio's. */
export function codeOf(error: unknown): FailureCode {
  const code = error instanceof RequestError ? error.code : 'INTERNAL'
  return isCode(code) ? code : 'INTERNAL'
}

/** Values of a fact as they are shown: steps by their names, amounts as amounts. */
function useFactText(): (fact: NonNullable<Failure['fact']>) => string {
  const { t } = useTranslation('failures')
  const stepName = useStepName()
  return useCallback(
    ({ kind, values }) => {
      const shown = Object.entries(values).map(([name, value]) => [
        name,
        name === 'step' || name === 'before' ? stepName(String(value)) : value,
      ])
      // The words of a kind have exactly its values: a test holds that.
      const say = t as (key: string, values: Readonly<Record<string, string | number>>) => string
      return say(`facts.${kind}`, Object.fromEntries(shown))
    },
    [t, stepName],
  )
}

/** Puts failures into words: errors of requests, and failures that came in an answer or an event. */
export function useFailureWords(): (error: unknown) => FailureWords {
  const { t } = useTranslation('failures')
  const factText = useFactText()
  return useCallback(
    (error) => {
      const known = isFailure(error) || error instanceof RequestError ? error : null
      const code = isFailure(error) ? error.code : codeOf(error)
      const own = known?.message ?? (error instanceof Error ? error.message : String(error))
      const details = known?.fact === undefined ? own : factText(known.fact)
      return { title: t(`${code}.title`), text: t(`${code}.text`), details }
    },
    [t, factText],
  )
}

/** Says in passing what a request failed with, in the words of the window. */
export function useTellFailure(): (error: unknown) => void {
  const wordsOf = useFailureWords()
  return useCallback(
    (error) => {
      const { title, details } = wordsOf(error)
      say({ state: 'blocked', text: title, detail: details })
    },
    [wordsOf],
  )
}

function isFailure(error: unknown): error is Failure {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    isCode(error.code) &&
    'message' in error &&
    'hint' in error
  )
}
