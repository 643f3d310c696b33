import { useTranslation } from 'react-i18next'
import type { BuildRun } from '../../shared/contract/build.ts'
import { useRead, useReadPart } from '../rpc/hooks.ts'
import { Ring } from '../ui/progress.tsx'
import { formatAmount } from '../../shared/amount-text.ts'
import { StateShape } from '../ui/state-mark.tsx'
import styles from './chips.module.css'
import { findRoom } from './rooms.tsx'
import { roomHash } from './router.ts'
import { useBuilding } from './use-building.ts'
import { useLater } from './use-later.ts'

const pick = ({ made, total, state }: BuildRun) => ({ made, total, state })

/** How far the season is made; while it is being built, how far the build is. Goes to the build. */
export function BuildChip() {
  const { t } = useTranslation('app')
  const working = useBuilding()
  // What is on screen first.
  const later = useLater()
  // While it is built the run counts: nobody looks through the whole season for the sake of a chip.
  const states = useRead('build.states', {}, { enabled: later && !working }).data
  const run = useReadPart('build.current', {}, ({ run }) => run && pick(run))
  const { made, total } = (working ? run : states) ?? { made: 0, total: 0 }
  if (!working && states === undefined) return null
  const failed = run?.state === 'failed'
  return (
    <a
      className={styles['chip']}
      href={roomHash('build')}
      aria-label={t(working ? 'build.running' : 'build.chip', { made, total })}
      draggable={false}
    >
      {failed ? (
        <StateShape state="blocked" size={14} />
      ) : (
        <Ring value={total === 0 ? 0 : made / total} working={working} />
      )}
      <span className="num">
        {made}
        <span className={styles['of']}> / {total}</span>
      </span>
    </a>
  )
}

/** What the season has cost so far. Goes to the costs. */
export function SpendChip() {
  const { t } = useTranslation('app')
  const costs = useRead('costs.get', { by: 'step' }).data
  const budgets = useRead('budgets.get', {}).data?.budgets
  if (costs === undefined) return null
  const season = budgets?.find((one) => one.scope.kind === 'season')
  const stop = season === undefined ? null : formatAmount(season.stop.amount)
  const spent = formatAmount(costs.total.amount)
  const label = stop === null ? t('spend.chip', { spent }) : t('spend.chipLimit', { spent, limit: stop })
  const amount = (
    <span className="num">
      {spent}
      {stop !== null && <span className={styles['of']}> / {stop}</span>}
    </span>
  )
  // Without a room to go to it is a fact, not a link.
  if (findRoom('costs') === undefined)
    return (
      <span className={styles['fact']} role="img" aria-label={label} title={label}>
        {amount}
      </span>
    )
  return (
    <a className={styles['chip']} href={roomHash('costs')} aria-label={label} title={label} draggable={false}>
      {amount}
    </a>
  )
}
