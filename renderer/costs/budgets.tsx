import { Plus, X } from 'lucide-react'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Budget, BudgetScope } from '../../shared/contract/money.ts'
import { STEP_IDS } from '../../shared/drama/vocabulary.ts'
import { useTellFailure } from '../app/failures.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { BudgetBar } from '../ui/budget-bar.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { formatAmount } from '../../shared/amount-text.ts'
import { isAmount, isMore, sumAmounts } from '../ui/money.ts'
import { Popover } from '../ui/popover.tsx'
import { Select } from '../ui/select.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { DraftField, TextField } from '../ui/text-field.tsx'
import styles from './budgets.module.css'
import { useStepName } from '../ui/step-name.ts'

/** Sets a budget; what is wrong with it is said in passing. */
export function useSetBudget(): (scope: BudgetScope, stop: string | null) => void {
  const { mutate } = useWrite('budgets.set')
  const tell = useTellFailure()
  return (scope, stop) => mutate({ scope, stop }, { onError: tell })
}

function useScopeName(): (scope: BudgetScope) => string {
  const { t } = useTranslation(['costs', 'terms'])
  const stepName = useStepName()
  return (scope) => {
    if (scope.kind === 'season') return t('season')
    return scope.kind === 'step' ? stepName(scope.step) : t('terms:place.episode', { n: scope.episode })
  }
}

const keyOf = (scope: BudgetScope): string =>
  scope.kind === 'season' ? 'season' : scope.kind === 'step' ? scope.step : String(scope.episode)

const STATE_MARK = { within: null, near: 'stale', full: 'blocked' } as const

function Row({ budget, readOnly }: { readonly budget: Budget; readonly readOnly: boolean }) {
  const { t } = useTranslation('costs')
  const scopeName = useScopeName()
  const set = useSetBudget()
  const { scope, state } = budget
  const [stop, warn] = [budget.stop.amount, budget.warn.amount]
  const name = scopeName(scope)
  const mark = STATE_MARK[state]
  return (
    <li className={styles['row']}>
      <span className={styles['name']}>{name}</span>
      <BudgetBar
        budget={{
          spent: budget.settled.amount,
          held: budget.held.amount,
          unknown: budget.unknown.amount,
          warn,
          stop,
        }}
      />
      <span className={`${styles['left']} num`}>
        {mark !== null && state !== 'within' ? (
          <StateMark state={mark}>{t(`budget.${state}`)}</StateMark>
        ) : (
          t('budget.left', { left: formatAmount(budget.left.amount) })
        )}
      </span>
      <DraftField
        aria-label={t('budget.stopOf', { name })}
        value={formatAmount(stop, true).slice(1).replaceAll(',', '')}
        size="small"
        disabled={readOnly}
        inputMode="decimal"
        end="USD"
        onCommit={(text) => {
          if (isAmount(text.trim())) set(scope, text.trim())
        }}
      />
      <IconButton
        icon={X}
        label={t('budget.remove', { name })}
        disabled={readOnly}
        onClick={() => set(scope, null)}
      />
    </li>
  )
}

const scopeOf = (text: string): BudgetScope => {
  if (text === 'season') return { kind: 'season' }
  const step = STEP_IDS.find((id) => id === text)
  return step === undefined ? { kind: 'episode', episode: Number(text) } : { kind: 'step', step }
}

/** A new budget: of what, and how much. */
function Add({ episodes }: { readonly episodes: number }) {
  const { t } = useTranslation('costs')
  const scopeName = useScopeName()
  const set = useSetBudget()
  const [open, setOpen] = useState(false)
  const [scope, setScope] = useState('season')
  const [stop, setStop] = useState('')
  const numbers = Array.from({ length: episodes }, (_, i) => String(i + 1))
  const options = ['season', ...numbers, ...STEP_IDS].map((value) => ({
    value,
    label: scopeName(scopeOf(value)),
  }))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isAmount(stop.trim())) return
    set(scopeOf(scope), stop.trim())
    setStop('')
    setOpen(false)
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t('budget.add')}
      trigger={
        <Button size="small" look="ghost" icon={Plus}>
          {t('budget.add')}
        </Button>
      }
    >
      <form className={styles['add']} onSubmit={submit}>
        <Select label={t('budget.of')} value={scope} options={options} onValueChange={setScope} />
        <TextField
          aria-label={t('budget.stop')}
          value={stop}
          onValueChange={setStop}
          inputMode="decimal"
          end="USD"
          placeholder="5.00"
        />
        <Button submit look="primary" disabled={!isAmount(stop.trim())}>
          {t('budget.set')}
        </Button>
      </form>
    </Popover>
  )
}

/** One press that makes the season's budget large enough for all that is planned. Nothing where it is, or is free. */
function Allow({ planned, committed }: { readonly planned: string; readonly committed: string }) {
  const { t } = useTranslation('costs')
  const set = useSetBudget()
  const season = useRead('budgets.get', {}).data?.budgets.find((one) => one.scope.kind === 'season')
  if (!isMore(planned, season?.left.amount ?? '0')) return null
  const stop = sumAmounts([committed, planned])
  return (
    <Button size="small" price={planned} onClick={() => set({ kind: 'season' }, stop)}>
      {t('budget.allow')}
    </Button>
  )
}

/** What may be spent, and how much of it is: a bar for each budget, with its warning and its stop. */
export function Budgets({
  planned,
  committed,
  readOnly,
}: {
  /** What all that is planned costs at most; null when a price is not known. */
  readonly planned: string | null
  /** Spent, on its way or lost so far. */
  readonly committed: string
  readonly readOnly: boolean
}) {
  const { t } = useTranslation('costs')
  const budgets = useRead('budgets.get', {}).data?.budgets
  const episodes = useRead('drama.current', {}).data?.drama?.episodes ?? 0
  if (budgets === undefined) return null
  return (
    <section className={styles['budgets']} aria-label={t('budget.title')}>
      <div className={styles['head']}>
        <h2>{t('budget.title')}</h2>
        {budgets.length === 0 && <span className={styles['none']}>{t('budget.none')}</span>}
        <span className={styles['tools']}>
          {planned !== null && !readOnly && <Allow planned={planned} committed={committed} />}
          {!readOnly && <Add episodes={episodes} />}
        </span>
      </div>
      {budgets.length > 0 && (
        <ul>
          {budgets.map((budget) => (
            <Row key={keyOf(budget.scope)} budget={budget} readOnly={readOnly} />
          ))}
        </ul>
      )}
    </section>
  )
}
