import { useState, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingRow } from '../../shared/contract/findings.ts'
import { Button } from '../ui/button.tsx'
import { isComposing } from '../ui/keys.ts'
import { TextField } from '../ui/text-field.tsx'
import styles from './findings.module.css'

/** Longest reason, in characters: as the studio takes it. */
const MAX_REASON = 2000

/** Accepting a finding as it is: the button is off until a reason is written. Escape goes back to the list. */
export function WaiveBox({
  readOnly,
  busy,
  onWaive,
  onLeave,
  ref,
}: {
  readonly readOnly: boolean
  readonly busy: boolean
  readonly onWaive: (reason: string) => void
  readonly onLeave: () => void
  readonly ref: Ref<HTMLInputElement>
}) {
  const { t } = useTranslation('findings')
  const [reason, setReason] = useState('')
  const empty = reason.trim() === ''
  if (readOnly) return <p className={styles['quiet']}>{t('readOnly')}</p>
  return (
    <form
      className={styles['waive']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!empty && !busy) onWaive(reason.trim())
      }}
    >
      <strong>{t('waive')}</strong>
      <TextField
        ref={ref}
        aria-label={t('reason')}
        placeholder={t('waiveHint')}
        maxLength={MAX_REASON}
        value={reason}
        onValueChange={setReason}
        onKeyDown={(event) => {
          // Enter sends the form by itself; while an input method composes it only takes its letters.
          if (event.key === 'Enter' && isComposing(event)) event.preventDefault()
          if (event.key === 'Escape' && !isComposing(event)) onLeave()
        }}
      />
      <Button submit disabled={empty} busy={busy} title={empty ? t('waiveWhy') : undefined}>
        {t('waive')}
      </Button>
      <p className={styles['waiveWhy']}>{t('waiveWhy')}</p>
    </form>
  )
}

/** Why a person let a finding stand, and the way back. */
export function WaivedBox({
  finding,
  readOnly,
  onReopen,
}: {
  readonly finding: FindingRow
  readonly readOnly: boolean
  readonly onReopen: () => void
}) {
  const { t } = useTranslation('findings')
  return (
    <div className={styles['waive']}>
      <strong>{t('waived')}</strong>
      <p className={styles['waivedReason']}>{finding.reason}</p>
      <Button disabled={readOnly} title={readOnly ? t('readOnly') : undefined} onClick={onReopen}>
        {t('reopen')}
      </Button>
    </div>
  )
}
