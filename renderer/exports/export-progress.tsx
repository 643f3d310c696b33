import { FolderSearch, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/contract/envelope.ts'
import type { ExportRun } from '../../shared/contract/exports.ts'
import type { ExportLoss } from '../../shared/drama/loss.ts'
import { useFailureWords } from '../app/failures.ts'
import { useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Progress } from '../ui/progress.tsx'
import { useReasonText } from '../ui/reason-text.ts'
import { StateMark, type MarkState } from '../ui/state-mark.tsx'
import { useStepName } from '../ui/step-name.ts'
import styles from './exports.module.css'
import { fileName } from './formats.ts'
import { isWorking, shareDone, useReveal } from './use-exports.ts'

const MARKS: Readonly<Record<ExportRun['state'], MarkState>> = {
  running: 'running',
  cancelling: 'running',
  done: 'current',
  cancelled: 'missing',
  failed: 'blocked',
}

function Where({ run }: { run: ExportRun }) {
  const { t } = useTranslation('exports')
  if (run.state === 'done') return <>{t('files', { count: run.files.length })}</>
  if (run.episode === null) return <>{t(`formats.${run.format}.name`)}</>
  const { episode, doneFrames, totalFrames } = run
  return <>{t('frames', { episode, done: doneFrames, total: totalFrames })}</>
}

/** Says what files do not hold. */
function useLossText(): (loss: ExportLoss) => string {
  const { t } = useTranslation(['exports', 'terms'])
  const stepName = useStepName()
  const reasonText = useReasonText()
  return (loss) => {
    if (loss.kind === 'format') return t(`losses.${loss.format}`)
    const named = loss.products.map(({ slot, why }) =>
      t('losses.product', { step: stepName(slot.split(':')[0] ?? ''), why: reasonText(why) }),
    )
    // Products of one step that are out of date for one reason read alike.
    const products = [...new Set(named), ...(loss.more > 0 ? [t('losses.more', { count: loss.more })] : [])]
    return t(`losses.${loss.kind}`, { episode: loss.episode, products: products.join(t('terms:comma')) })
  }
}

function Files({ run }: { run: ExportRun }) {
  const { t } = useTranslation('exports')
  const lossText = useLossText()
  return (
    <>
      <p className={`${styles['folder']} selectable`}>{run.out}</p>
      <ul className={styles['files']} aria-label={t('written')}>
        {run.files.map((path) => (
          <li key={path} className="ellipsis" title={path}>
            {fileName(path)}
          </li>
        ))}
      </ul>
      {run.lost.length > 0 && (
        <details className={styles['lost']}>
          <summary>{t('lost', { count: run.lost.length })}</summary>
          <ul>
            {run.lost.map((loss) => (
              <li key={loss.kind === 'format' ? loss.format : `${loss.kind} ${loss.episode}`}>
                {lossText(loss)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Why nothing was written, with the studio's own sentences for whoever wants them. */
function Problem({ problem }: { problem: Failure }) {
  const { t } = useTranslation('app')
  const { title, text, details } = useFailureWords()(problem)
  return (
    <div role="alert">
      <p>
        <b>{title}</b> {text}
      </p>
      <details className={styles['details']}>
        <summary>{t('trouble.details')}</summary>
        <pre className="selectable">{details}</pre>
      </details>
    </div>
  )
}

function End({ run }: { run: ExportRun }) {
  const { t } = useTranslation('exports')
  const reveal = useReveal()
  const cancel = useWrite('export.cancel')
  if (isWorking(run))
    return (
      <Button
        size="small"
        look="danger"
        icon={X}
        busy={run.state === 'cancelling'}
        onClick={() => cancel.mutate({})}
      >
        {t('stop')}
      </Button>
    )
  if (run.files.length === 0) return null
  return (
    <Button size="small" icon={FolderSearch} onClick={() => reveal(run)}>
      {t('reveal')}
    </Button>
  )
}

/** How the export goes, or how the last one went: how far, what was written and where, what is missing in it. */
export function ExportProgress({ run }: { run: ExportRun }) {
  const { t } = useTranslation('exports')
  return (
    <section className={styles['run']} aria-label={t('progress')}>
      <div className={styles['runHead']}>
        <span role="status">
          <StateMark state={MARKS[run.state]} strong>
            {t(`states.${run.state}`)}
          </StateMark>
        </span>
        <span className={`${styles['where']} num`}>
          <Where run={run} />
        </span>
        <End run={run} />
      </div>
      {isWorking(run) && <Progress value={shareDone(run)} label={t('progress')} />}
      {run.state === 'done' && <Files run={run} />}
      {run.problem !== null && <Problem problem={run.problem} />}
    </section>
  )
}
