import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { Answer } from '../app/answer.tsx'
import { navigate, useParam } from '../app/router.ts'
import { useRead } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Segmented } from '../ui/choice.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { sumAmounts } from '../ui/money.ts'
import { Toolbar } from '../ui/panel.tsx'
import { PriceText } from '../ui/price.tsx'
import { Budgets } from './budgets.tsx'
import { Compare } from './compare.tsx'
import { isPaid, spendRows } from './cost-rows.ts'
import styles from './costs.module.css'
import { EpisodeChart } from './episode-chart.tsx'
import { Ledger } from './ledger.tsx'
import { SpendTable } from './spend-table.tsx'

type Costs = RouteOutput<'costs.get'>
type Plan = RouteOutput<'build.plan'>

function Figure({ name, value, note }: { name: string; value: ReactNode; note?: string }) {
  return (
    <div className={styles['figure']}>
      <dt>{name}</dt>
      <dd className="num">
        {value}
        {note !== undefined && <small>{note}</small>}
      </dd>
    </div>
  )
}

type Forecast = RouteOutput<'costs.forecast'>

/** What finishing is expected to cost; nothing where nothing is bought. */
function ForecastFigure({ forecast }: { readonly forecast: Forecast | undefined }) {
  const { t } = useTranslation('costs')
  if (forecast === undefined || forecast.steps.length === 0) return null
  const guess = forecast.steps.some((step) => step.measured === 0)
  return (
    <Figure
      name={t(guess ? 'forecastGuess' : 'forecast')}
      value={
        <>
          <PriceText amount={forecast.p50.amount} /> <small>P50</small>{' '}
          <PriceText amount={forecast.p90.amount} /> <small>P90</small>
        </>
      }
    />
  )
}

/** The most finishing comes to: an estimate while products are not planned yet. Null: a price is not known. */
function mostOf(plan: Plan, forecast: Forecast | undefined): string | null {
  if (plan.unpriced > 0) return null
  return forecast === undefined || forecast.estimated === 0 ? plan.total.amount : forecast.most.amount
}

/** What was spent, largest; what finishing comes to; how many requests. Then in words whether any of it was billed. */
function Summary({ costs, plan }: { readonly costs: Costs; readonly plan: Plan | undefined }) {
  const { t } = useTranslation('costs')
  const { requests, billable } = costs
  const forecast = useRead('costs.forecast', {}).data
  return (
    <header className={styles['summary']}>
      <dl>
        <Figure name={t('spent')} value={<PriceText amount={costs.total.amount} />} />
        <Figure
          name={t((forecast?.estimated ?? 0) > 0 ? 'toFinishGuess' : 'toFinish')}
          value={plan === undefined ? '—' : <PriceText amount={mostOf(plan, forecast)} />}
          note={
            plan === undefined || plan.count === 0
              ? t('nothingToMake')
              : t('toMake', { count: plan.count, asked: plan.asked })
          }
        />
        <ForecastFigure forecast={forecast} />
        <Figure name={t('requests')} value={requests} />
        {billable > 0 && <Figure name={t('billable')} value={billable} />}
      </dl>
      <p>{billable === 0 ? t('free', { count: requests }) : t('paid', { count: requests, billable })}</p>
      {billable === 0 && <p className={styles['dim']}>{t('local')}</p>}
    </header>
  )
}

/** What was asked for and spent, what is left, and the ledger of every request. */
function Spent() {
  const { t } = useTranslation('costs')
  const costs = useRead('costs.get', { by: 'episode' })
  const plan = useRead('build.plan', {}).data
  const groups = useRead('build.groups', { by: 'episode' }).data?.groups ?? []
  const readOnly = useRead('drama.current', {}).data?.drama?.mode === 'read'
  return (
    <Answer query={costs}>
      {(data) =>
        data.requests === 0 ? (
          <EmptyState
            fill
            title={t('none')}
            text={t('noneHint')}
            actions={<Button onClick={() => navigate('build')}>{t('toBuild')}</Button>}
          />
        ) : (
          <div className={styles['room']}>
            <section className={styles['overview']} aria-label={t('spent')} data-pane="main" tabIndex={-1}>
              <Summary costs={data} plan={plan} />
              <Budgets
                planned={plan === undefined || plan.unpriced > 0 ? null : plan.total.amount}
                committed={sumAmounts([
                  data.total.amount,
                  ...data.rows.map(({ reserved }) => reserved.amount),
                ])}
                readOnly={readOnly}
              />
              <EpisodeChart
                rows={spendRows(data.rows, groups, 'episode', [])}
                paid={isPaid(data.total.amount)}
              />
            </section>
            <SpendTable costs={data} />
            <Ledger costs={data} />
          </div>
        )
      }
    </Answer>
  )
}

/** The costs: what was spent, and models side by side for what is not bought yet. */
export function CostsRoom() {
  const { t } = useTranslation('compare')
  const view = useParam('view') === 'models' ? 'models' : 'spent'
  return (
    <div className={styles['views']}>
      <Toolbar label={t('views')}>
        <Segmented
          label={t('views')}
          value={view}
          choices={(['spent', 'models'] as const).map((value) => ({ value, label: t(value) }))}
          onValueChange={(value) =>
            navigate('costs', value === 'models' ? { view: value } : {}, { replace: true })
          }
        />
      </Toolbar>
      <div className={styles['view']}>{view === 'models' ? <Compare /> : <Spent />}</div>
    </div>
  )
}
