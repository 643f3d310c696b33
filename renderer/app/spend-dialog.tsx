import { useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { formatAmount } from '../../shared/amount-text.ts'
import { isAmount, isMore, sumAmounts } from '../ui/money.ts'
import { ReasonStrip } from '../ui/panel.tsx'
import { PriceText } from '../ui/price.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useTellFailure } from './failures.ts'
import styles from './spend-dialog.module.css'
import { forgetAsked, useAsked, type Asked, type Quote } from './spending.ts'

const FORM = 'spend-form'

/** What would be bought, by step and of whom. */
function QuoteTable({ quote }: { readonly quote: Quote }) {
  const { t } = useTranslation(['app', 'terms'])
  return (
    <table className={styles['table']} aria-label={t('spending.table')}>
      <thead>
        <tr>
          {(['step', 'products', 'model', 'most'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`spending.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {quote.rows.map((row) => (
          <tr key={row.step}>
            <th scope="row">{t(`terms:step.${row.step}`)}</th>
            <td>{row.products}</td>
            <td title={row.model}>{row.model}</td>
            <td>
              <PriceText amount={row.most?.amount ?? null} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t('spending.total')}
          </th>
          <td>
            <PriceText amount={quote.total.amount} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

/** What the season's budget says to it: how much it holds, or that it has to be raised, in one press. */
function SeasonBudget({ quote, ceiling }: { readonly quote: Quote; readonly ceiling: string }) {
  const { t } = useTranslation('app')
  const budgets = useRead('budgets.get', {}).data?.budgets
  const spent = useRead('costs.get', { by: 'step' }).data
  const set = useWrite('budgets.set')
  const tell = useTellFailure()
  if (budgets === undefined || spent === undefined) return null
  const season = budgets.find((one) => one.scope.kind === 'season')
  const committed =
    season === undefined
      ? sumAmounts([spent.total.amount, ...spent.rows.map((row) => row.reserved.amount)])
      : sumAmounts([season.settled.amount, season.held.amount, season.unknown.amount])
  const enough = sumAmounts([committed, ceiling])
  const raise = (
    <Button
      size="small"
      busy={set.isPending}
      onClick={() => set.mutate({ scope: { kind: 'season' }, stop: enough }, { onError: tell })}
    >
      {t(season === undefined ? 'spending.keep' : 'spending.raise', { amount: formatAmount(enough) })}
    </Button>
  )
  if (season === undefined) return <div className={styles['budget']}>{raise}</div>
  const left = formatAmount(season.left.amount)
  return isMore(ceiling, season.left.amount) ? (
    <ReasonStrip state="blocked" actions={raise}>
      {t('spending.tooLittle', { left })}
    </ReasonStrip>
  ) : (
    <p className="num">{t(quote.open ? 'spending.leftOpen' : 'spending.left', { left })}</p>
  )
}

function SpendForm({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation('app')
  const { quote, intent } = asked
  const [ceiling, setCeiling] = useState(quote.total.amount)
  const fits = isAmount(ceiling)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!fits) return
    forgetAsked()
    asked.start(ceiling)
  }
  return (
    <Dialog
      open
      onOpenChange={forgetAsked}
      title={t(intent.reroll === undefined ? 'spending.build' : 'spending.reroll')}
      width={560}
      actions={
        <>
          <Button onClick={forgetAsked}>{t('spending.cancel')}</Button>
          <Button
            look="primary"
            disabled={!fits}
            {...(fits ? { price: ceiling } : {})}
            onClick={() => (document.getElementById(FORM) as HTMLFormElement | null)?.requestSubmit()} // the form below
          >
            {t('spending.allow')}
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles['form']} onSubmit={submit}>
        <QuoteTable quote={quote} />
        {quote.open && <p>{t('spending.open')}</p>}
        <Field label={t('spending.ceiling')} error={fits ? null : t('spending.badAmount')} beside>
          <TextField
            value={ceiling}
            onValueChange={(text) => setCeiling(text.trim())}
            inputMode="decimal"
            end="USD"
            invalid={!fits}
          />
        </Field>
        {fits && <SeasonBudget quote={quote} ceiling={ceiling} />}
      </form>
    </Dialog>
  )
}

/** Shows what a build or a reroll can cost at most, and starts it when a person says yes. */
export function SpendDialog() {
  const asked = useAsked()
  return asked === null ? null : <SpendForm asked={asked} />
}
