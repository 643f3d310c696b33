import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestError } from '../rpc/client.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Loading } from '../ui/loading.tsx'
import { useFailureWords } from './failures.ts'

/** A failure in place of what it hit, with the studio's own sentence under it. */
export function FailureState({
  error,
  onRetry,
  actions,
}: {
  error: unknown
  onRetry?: () => void
  actions?: ReactNode
}) {
  const { t } = useTranslation('ui')
  const { title, text, details } = useFailureWords()(error)
  const retry = onRetry !== undefined && <Button onClick={onRetry}>{t('retry')}</Button>
  return (
    <ErrorState
      title={title}
      text={text}
      details={details}
      actions={
        <>
          {retry}
          {actions}
        </>
      }
    />
  )
}

/**
 * What a read answered, or that it is on its way, or why it failed with a way to try again. An answer that is there stays
 * on screen while it is asked for again.
 */
export function Answer<T>({
  query,
  outline,
  loading,
  children,
}: {
  query: UseQueryResult<T, RequestError>
  /** Outlines of what comes, in place of paragraphs. */
  outline?: ReactNode
  /** Words for long waits. */
  loading?: string
  children: (data: T) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error !== null) return <FailureState error={query.error} onRetry={() => void query.refetch()} />
  return <Loading {...(loading === undefined ? {} : { text: loading })} outline={outline} />
}
