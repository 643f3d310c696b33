import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingRow } from '../../shared/contract/findings.ts'
import { useTellFailure } from '../app/failures.ts'
import { useWrite } from '../rpc/hooks.ts'
import { say } from '../ui/toasts.ts'
import { useCheckTitle } from './use-words.ts'

/** Waiving with a reason, and opening again; what was done is said, with a way back. */
export function useWaive() {
  const { t } = useTranslation('findings')
  const { mutateAsync: send, isPending } = useWrite('findings.waive')
  const { mutateAsync: sendReopen } = useWrite('findings.reopen')
  const tell = useTellFailure()
  const titleOf = useCheckTitle()
  const reopen = useCallback(
    (finding: FindingRow): Promise<boolean> =>
      sendReopen({ finding: finding.id }).then(
        () => {
          say({ state: 'current', text: t('saidReopened', { what: titleOf(finding) }) })
          return true
        },
        (error: unknown) => {
          tell(error)
          return false
        },
      ),
    [sendReopen, t, tell, titleOf],
  )
  const waive = useCallback(
    (finding: FindingRow, reason: string): Promise<boolean> =>
      send({ finding: finding.id, reason }).then(
        () => {
          const action = { label: t('undo'), run: () => void reopen(finding) }
          say({ state: 'current', text: t('saidWaived', { what: titleOf(finding) }), action })
          return true
        },
        (error: unknown) => {
          tell(error)
          return false
        },
      ),
    [send, t, tell, titleOf, reopen],
  )
  return { waive, reopen, busy: isPending }
}
