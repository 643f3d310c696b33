import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { PriceText } from '../ui/price.tsx'
import { Answer } from './answer.tsx'
import { useTellFailure } from './failures.ts'
import styles from './policy-dialog.module.css'

type Policy = RouteOutput<'compare.get'>['policies'][number]
type Why = Policy['picks'][number]['why']

/** Policies that are worked out for the season, and shown before they are chosen. */
export const COMPUTED = ['cheapest', 'balanced', 'best'] as const
export type Computed = (typeof COMPUTED)[number]

const WIDTH_PX = 860

/** Why somebody is picked, in one sentence. */
function useWhy(): (why: Why) => string {
  const { t } = useTranslation('compare')
  return (why) => {
    if (why.kind === 'least') return t('why.least', { count: why.of })
    if (why.kind === 'least-of-tier') return t('why.least-of-tier', { count: why.of, tier: why.tier })
    if (why.kind === 'tier') return t('why.tier', { count: why.of, tier: why.tier })
    if (why.kind === 'measured') return t('why.measured', { percent: why.percent, products: why.products })
    return t(`why.${why.kind}`)
  }
}

function Picks({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('compare')
  const { t: term } = useTranslation('terms')
  const whyText = useWhy()
  return (
    <table className={styles['picks']} aria-label={t(`policy.title.${policy.id}`)}>
      <thead>
        <tr>
          <th scope="col">{t('role')}</th>
          <th scope="col">{t('policy.model')}</th>
          <th scope="col">{t('policy.most')}</th>
          <th scope="col">{t('policy.why')}</th>
        </tr>
      </thead>
      <tbody>
        {policy.picks.map(({ role, model, most, why }) => (
          <tr key={role}>
            <th scope="row">{term(`role.${role}`)}</th>
            <td className={model === null ? styles['dim'] : undefined}>{model ?? t('policy.rehearsed')}</td>
            <td>
              <PriceText amount={most?.amount ?? '0'} />
            </td>
            <td className={styles['why']}>{whyText(why)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('policy.total')}
          </th>
          <td>
            <PriceText amount={policy.total.amount} />
          </td>
          <td aria-hidden="true" />
        </tr>
      </tfoot>
    </table>
  )
}

/** Whom a policy would give every role, at what price and why, before it is chosen. */
export function PolicyDialog({
  policy,
  onClose,
}: {
  readonly policy: Computed
  readonly onClose: () => void
}) {
  const { t } = useTranslation('compare')
  const query = useRead('compare.get', {})
  const { mutate, isPending } = useWrite('models.route')
  const tell = useTellFailure()
  const own = query.data?.policies.find(({ id }) => id === policy)
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={t(`policy.title.${policy}`)}
      width={WIDTH_PX}
      actions={
        <Button
          look="primary"
          busy={isPending}
          disabled={own === undefined}
          onClick={() => mutate({ policy }, { onSuccess: onClose, onError: tell })}
        >
          {t('policy.choose')}
        </Button>
      }
    >
      <p className={styles['about']}>
        {t(`policy.about.${policy}`)} {t('policy.fixed')}
      </p>
      <Answer query={query}>{() => own !== undefined && <Picks policy={own} />}</Answer>
    </Dialog>
  )
}
