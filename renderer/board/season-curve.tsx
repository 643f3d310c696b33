import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { cx } from '../ui/cx.ts'
import { PaywallMark } from './break-marks.tsx'
import styles from './dock.module.css'

type Episodes = RouteOutput<'board.get'>['episodes']

/** How far the line hangs down at the end of an episode, in hundredths of the height. */
const DROP = 12
/** Height of no tension and of all of it, in hundredths from the top. */
const [FLOOR, CEILING] = [92, 8]

const heightOf = (tension: number): number => FLOOR - tension * (FLOOR - CEILING)

/** A line through the tension of an episode in a box of 100 x 100, broken off at its end; "" before it is known. */
export function curvePath(tension: readonly number[]): string {
  const last = tension.at(-1)
  if (last === undefined) return ''
  const step = 88 / Math.max(1, tension.length - 1)
  const points = tension.map((value, i) => `${(4 + i * step).toFixed(1)} ${heightOf(value).toFixed(1)}`)
  const end = tension.length === 1 ? 'h88' : ''
  return `M${points.join('L')}${end}M92 ${heightOf(last).toFixed(1)}v${DROP}`
}

/** The tension of one episode. It knows nothing of how the episode is made, so a build does not draw it again. */
const Span = memo(function Span({
  number,
  paywall,
  tension,
  planned,
  looked,
  onSelect,
}: Pick<Episodes[number], 'number' | 'paywall' | 'tension'> & {
  readonly planned: boolean
  readonly looked: boolean
  readonly onSelect: (episode: number) => void
}) {
  return (
    <div className={cx(styles['span'], looked && styles['looked'])} onPointerDown={() => onSelect(number)}>
      <span className={styles['toll']}>{paywall && <PaywallMark />}</span>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <path d={curvePath(tension)} data-planned={planned ? '' : undefined} />
      </svg>
      <span className="num">{number}</span>
    </div>
  )
})

/** The tension of the whole season, an episode beside the other. A press looks at one; the keys of the cards do it too. */
export function SeasonCurve({
  episodes,
  selected,
  onSelect,
}: {
  readonly episodes: Episodes
  readonly selected: number
  readonly onSelect: (episode: number) => void
}) {
  const { t } = useTranslation('board')
  return (
    <section className={styles['curve']}>
      <h2 className={styles['heading']}>
        {t('curve')} <span>{t('curveHint')}</span>
      </h2>
      <div className={styles['plot']} role="img" aria-label={t('curveLabel', { count: episodes.length })}>
        {episodes.map(({ id, number, paywall, tension, lines }) => (
          <Span
            key={id}
            number={number}
            paywall={paywall}
            tension={tension}
            planned={lines === 0}
            looked={number === selected}
            onSelect={onSelect}
          />
        ))}
      </div>
    </section>
  )
}
