import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/contract/envelope.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Icon } from '../ui/icon.tsx'
import { StateShape } from '../ui/state-mark.tsx'
import { useFailureWords } from './failures.ts'
import styles from './save-indicator.module.css'
import { SAVING_AFTER_MS, useLasting, useSaveState } from './save-state.ts'

function Said({ look, shape, children }: { look?: string | undefined; shape: ReactNode; children: string }) {
  return (
    <span className={cx(styles['saved'], look)} role="status">
      {shape}
      <span className={styles['word']}>{children}</span>
    </span>
  )
}

/** What stands in place of Saved while the drama cannot be written to. */
function ReadOnly({ why }: { why: Failure | null }) {
  const { t } = useTranslation('app')
  if (why?.code !== 'PROJECT_LOCKED')
    return (
      <Said look={styles['trouble']} shape={<StateShape state="blocked" />}>
        {t('save.readOnly')}
      </Said>
    )
  return (
    <Said look={styles['elsewhere']} shape={<StateShape state="stale" />}>
      {t('save.elsewhere')}
    </Said>
  )
}

function Writing() {
  const { t } = useTranslation('app')
  const { kind, failed } = useSaveState()
  const words = useFailureWords()
  const slow = useLasting(kind === 'saving', SAVING_AFTER_MS)
  if (failed !== null)
    return (
      <>
        <Said look={styles['trouble']} shape={<StateShape state="blocked" />}>
          {t('save.failed', { reason: words(failed.error).title })}
        </Said>
        <Button size="small" onClick={failed.again}>
          {t('save.retry')}
        </Button>
      </>
    )
  if (slow)
    return (
      <Said look={styles['working']} shape={<StateShape state="running" />}>
        {t('save.saving')}
      </Said>
    )
  return <Said shape={<Icon of={Check} size="s" />}>{t('save.saved')}</Said>
}

/** Whether what a person changed is on disk; when it is not, why, and what to do. Never optimistic. */
export function SaveIndicator({
  mode,
  why,
}: {
  mode: 'write' | 'read'
  /** Of `read`: why nothing can be changed. */
  why: Failure | null
}) {
  return mode === 'read' ? <ReadOnly why={why} /> : <Writing />
}
