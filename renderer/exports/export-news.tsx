import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportRun } from '../../shared/contract/exports.ts'
import { useFailureWords } from '../app/failures.ts'
import { openOverlay } from '../app/overlays.ts'
import { useStudioEvent } from '../rpc/hooks.ts'
import { Ring } from '../ui/progress.tsx'
import { say } from '../ui/toasts.ts'
import styles from './exports.module.css'
import { isWorking, shareDone, useExportRun, useReveal } from './use-exports.ts'

/** An export under way, in the title bar: closing the dialog does not stop it. Opens the dialog. */
export function ExportChip() {
  const { t } = useTranslation('exports')
  const run = useExportRun()
  if (run === null || !isWorking(run)) return null
  const share = shareDone(run)
  const percent = Math.round(share * 100)
  return (
    <button
      type="button"
      className={styles['chip']}
      aria-label={t('chip', { percent })}
      onClick={() => openOverlay('export')}
    >
      <Ring value={share} working />
      <span className="num">{t('chipText', { percent })}</span>
    </button>
  )
}

/** Says how an export ended to someone who has closed its dialog. `watched`: the dialog is open and shows it. */
export function useExportNews(watched: boolean): void {
  const { t } = useTranslation('exports')
  const wordsOf = useFailureWords()
  const reveal = useReveal()
  const told = useRef(0)
  const tell = (run: ExportRun) => {
    if (run.state === 'done')
      say({
        state: 'current',
        text: t('ended', { count: run.files.length }),
        action: { label: t('reveal'), run: () => reveal(run) },
      })
    if (run.state === 'failed' && run.problem !== null)
      say({
        state: 'blocked',
        text: t('states.failed'),
        detail: wordsOf(run.problem).title,
        action: { label: t('look'), run: () => openOverlay('export') },
      })
  }
  useStudioEvent('export', ({ run }) => {
    // The last state of a run may be told twice.
    if (isWorking(run) || told.current === run.run) return
    told.current = run.run
    if (!watched) tell(run)
  })
}
