import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScriptLine } from '../../shared/contract/script.ts'
import { useTellFailure } from '../app/failures.ts'
import { useShortcuts } from '../app/shortcuts.ts'
import { useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import styles from './script.module.css'
import { useScript, type Proposal } from './script-state.ts'
import { wordDiff } from './word-diff.ts'

/** Takes or leaves a proposal; by key too while its line has the caret. */
function useVerdict(line: ScriptLine, proposal: Proposal, current: boolean) {
  const { t } = useTranslation('script')
  const { mutate, isPending } = useWrite('script.editLine')
  const { settle, changedOutside } = useScript()
  const tell = useTellFailure()
  const accept = useCallback(
    () =>
      mutate(
        { line: line.id, text: proposal.proposed },
        {
          onSuccess: () => {
            settle(line.id)
            changedOutside()
          },
          onError: tell,
        },
      ),
    [mutate, line.id, proposal.proposed, settle, changedOutside, tell],
  )
  const reject = useCallback(() => settle(line.id), [settle, line.id])
  useShortcuts(
    useMemo(() => {
      const group = t('proposal.title')
      const keys = [
        { keys: 'Alt+Enter', label: t('proposal.accept'), group, run: accept },
        { keys: 'Alt+Backspace', label: t('proposal.reject'), group, run: reject },
      ]
      return current ? keys : []
    }, [current, t, accept, reject]),
  )
  return { accept, reject, busy: isPending }
}

/** Other words for a line, in blue pencil: what would go is struck, what would come is underlined. */
export function ProposalBox({
  line,
  proposal,
  current,
}: {
  readonly line: ScriptLine
  readonly proposal: Proposal
  /** Its line has the caret: the keys are meant for it. */
  readonly current: boolean
}) {
  const { t } = useTranslation('script')
  const verdict = useVerdict(line, proposal, current)
  return (
    <div className={styles['proposal']} role="group" aria-label={t('proposal.label')}>
      <p className="story">
        {wordDiff(line.text, proposal.proposed).map((part, i) => {
          const Tag = part.kind === 'out' ? 'del' : part.kind === 'in' ? 'ins' : 'span'
          // Parts have no name but their place.
          // oxlint-disable-next-line react/no-array-index-key
          return <Tag key={i}>{part.text}</Tag>
        })}
      </p>
      <div className={styles['verdict']}>
        <span>{t('proposal.title')}</span>
        <Button size="small" keys="Alt+Backspace" showKeys onClick={verdict.reject}>
          {t('proposal.reject')}
        </Button>
        <Button
          size="small"
          look="pencil"
          keys="Alt+Enter"
          showKeys
          busy={verdict.busy}
          onClick={verdict.accept}
        >
          {t('proposal.accept')}
        </Button>
      </div>
    </div>
  )
}
