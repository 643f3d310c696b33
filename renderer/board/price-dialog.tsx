import { useTranslation } from 'react-i18next'
import { navigate } from '../app/router.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { sumAmounts } from '../ui/money.ts'
import { PriceText } from '../ui/price.tsx'
import type { Planned } from './episode-rows.ts'
import styles from './price-dialog.module.css'
import { usePlanned } from './use-planned.ts'

/** Several of them as one; without a price as soon as one has none. */
function together(some: readonly Planned[]): Planned {
  const prices = some.flatMap(({ price }) => price ?? [])
  return {
    count: some.reduce((sum, { count }) => sum + count, 0),
    asked: some.reduce((sum, { asked }) => sum + asked, 0),
    price: prices.length === some.length ? sumAmounts(prices) : null,
  }
}

function Row({ name, planned }: { readonly name: string; readonly planned: Planned }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{planned.count}</td>
      <td>{planned.asked}</td>
      <td>
        <PriceText amount={planned.price} />
      </td>
    </tr>
  )
}

/** What it costs at most to make what is looked at: the episode, those the filter shows, and the season. */
export function PriceDialog({
  selected,
  shown,
  onClose,
}: {
  /** Number of the episode that is looked at. */
  readonly selected: number
  /** Numbers of those a filter shows; null where it shows all. */
  readonly shown: readonly number[] | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['board', 'ui'])
  const { episodes, season } = usePlanned()
  const plannedOf = (numbers: readonly number[]) =>
    together(numbers.flatMap((number) => episodes.get(number) ?? []))
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('price.title')}
      width={520}
      actions={
        <>
          <Button onClick={onClose}>{t('ui:close')}</Button>
          <Button onClick={() => navigate('build')}>{t('price.toBuild')}</Button>
        </>
      }
    >
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('price.what')}</th>
            <th scope="col">{t('price.products')}</th>
            <th scope="col">{t('price.asked')}</th>
            <th scope="col">{t('price.most')}</th>
          </tr>
        </thead>
        <tbody>
          <Row name={t('selected', { n: selected })} planned={plannedOf([selected])} />
          {shown !== null && (
            <Row name={t('price.shown', { count: shown.length })} planned={plannedOf(shown)} />
          )}
          {season !== null && <Row name={t('price.ofAll')} planned={season} />}
        </tbody>
        <tfoot>
          <Row
            name={t('price.all')}
            planned={together([...episodes.values(), ...(season === null ? [] : [season])])}
          />
        </tfoot>
      </table>
      <p className={styles['note']}>{t('price.note')}</p>
    </Dialog>
  )
}
