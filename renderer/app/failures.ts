import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ERROR_CODES, type Failure, type FailureCode } from '../../shared/contract/envelope.ts'
import { RequestError } from '../rpc/client.ts'
import { say } from '../ui/toasts.ts'

/** A failure in the words of the window. */
export interface FailureWords {
  readonly title: string
  readonly text: string
  /** The studio's own sentences, for details: what it says about this very case. */
  readonly details: string
}

const isCode = (code: string): code is FailureCode => (ERROR_CODES as readonly string[]).includes(code)

/** The code of a failure; INTERNAL for anything that is none of the studio's. */
export function codeOf(error: unknown): FailureCode {
  const code = error instanceof RequestError ? error.code : 'INTERNAL'
  return isCode(code) ? code : 'INTERNAL'
}

/** Puts failures into words: errors of requests, and failures that came in an answer or an event. */
export function useFailureWords(): (error: unknown) => FailureWords {
  const { t } = useTranslation('failures')
  return useCallback(
    (error) => {
      const code = isFailure(error) ? error.code : codeOf(error)
      const details = isFailure(error)
        ? [error.message, error.hint].filter(Boolean).join('\n')
        : error instanceof Error
          ? error.message
          : String(error)
      return { title: t(`${code}.title`), text: t(`${code}.text`), details }
    },
    [t],
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
