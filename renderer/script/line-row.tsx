import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScriptLine } from '../../shared/contract/script.ts'
import { cx } from '../ui/cx.ts'
import { StateShape } from '../ui/state-mark.tsx'
import { LineEditor } from './line-editor.tsx'
import { ProposalBox } from './proposal-box.tsx'
import styles from './script.module.css'
import { useScript } from './script-state.ts'

/**
 * One line of the page: its number, whose it is, and its words. What did not change keeps its identity in the cache, so
 * of hundreds of lines only those that changed are drawn again.
 */
export const LineRow = memo(function LineRow({
  line,
  number,
  current,
  readOnly,
}: {
  readonly line: ScriptLine
  readonly number: number
  readonly current: boolean
  readonly readOnly: boolean
}) {
  const { t } = useTranslation(['script', 'terms', 'ui'])
  const proposal = useScript((state) => state.proposals.get(line.id))
  const kind = t(`terms:lineKind.${line.kind}`)
  const label = line.speakerName === null ? kind : line.speakerName
  const voice = line.voice?.pinned === true ? 'pinned' : line.voice?.state
  return (
    <>
      <div
        className={cx(styles['line'], styles[line.kind], current && styles['current'])}
        data-edited={line.edited || undefined}
      >
        <span className={cx(styles['number'], 'num')} aria-hidden="true">
          {number}
        </span>
        {line.kind === 'action' && (
          <span className={styles['sign']} aria-hidden="true">
            △
          </span>
        )}
        {line.speakerName !== null && (
          <span className={styles['speaker']}>
            {line.speakerName}
            {line.delivery !== 'normal' && <span className={styles['delivery']}>（{line.delivery}）</span>}
          </span>
        )}
        {line.parenthetical !== '' && <span className={styles['how']}>（{line.parenthetical}）</span>}
        <LineEditor line={line} label={label} readOnly={readOnly} />
        <span className={styles['marks']}>
          {line.edited && (
            <span
              className={styles['edited']}
              title={t('line.edited')}
              aria-label={t('line.edited')}
              role="img"
            >
              *
            </span>
          )}
          {voice !== undefined && voice !== 'current' && (
            <span role="img" aria-label={t('line.voiceState', { state: t(`ui:state.${voice}`) })}>
              <StateShape state={voice} />
            </span>
          )}
        </span>
      </div>
      {proposal !== undefined && <ProposalBox line={line} proposal={proposal} current={current} />}
    </>
  )
})
