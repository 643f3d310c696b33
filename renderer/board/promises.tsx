import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { cx } from '../ui/cx.ts'
import { StateShape } from '../ui/state-mark.tsx'
import styles from './dock.module.css'

type Board = RouteOutput<'board.get'>
type Promised = Board['promises'][number]

/** Where a set-up stands: from which episode to which, as they are numbered now. */
function Row({
  promise,
  numbers,
}: {
  readonly promise: Promised
  readonly numbers: ReadonlyMap<string, number>
}) {
  const { t } = useTranslation('board')
  const from = numbers.get(promise.planted ?? '')
  const to = numbers.get(promise.paid ?? '')
  const where =
    from === undefined ? t('unset') : to === undefined ? t('from', { n: from }) : t('paid', { from, to })
  const open = to === undefined || (from !== undefined && to < from)
  return (
    <li className={styles['promise']}>
      <StateShape state={open ? 'stale' : 'current'} />
      <span className={cx('story', 'ellipsis')} title={promise.setup}>
        {promise.setup}
      </span>
      <span className={cx('num', open ? styles['open'] : styles['quiet'])}>{where}</span>
    </li>
  )
}

/** What the season has promised, what is not paid off yet first. */
export function Promises({ board }: { readonly board: Board }) {
  const { t } = useTranslation('board')
  const numbers = new Map(board.episodes.map((one) => [one.id, one.number]))
  const open = board.promises.filter((one) => one.paid === null)
  const paid = board.promises.filter((one) => one.paid !== null)
  const note = open.length > 0 ? t('unpaid', { count: open.length }) : t('allPaid')
  return (
    <section className={styles['promises']} aria-label={t('promises')}>
      <h2 className={styles['heading']}>
        {t('promises')}{' '}
        <span className={cx('num', open.length > 0 && styles['open'])}>
          {board.promises.length === 0 ? t('noPromises') : note}
        </span>
      </h2>
      <ul>
        {[...open, ...paid].map((promise) => (
          <Row key={promise.id} promise={promise} numbers={numbers} />
        ))}
      </ul>
    </section>
  )
}
