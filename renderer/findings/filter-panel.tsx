import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { CHECK_KINDS } from '../../shared/drama/vocabulary.ts'
import { PanelHead, PanelScroll } from '../ui/panel.tsx'
import { filtered } from './finding-rows.ts'
import styles from './findings.module.css'
import { useFindings } from './findings-state.ts'

function FilterButton({
  label,
  count,
  on,
  onPress,
}: {
  readonly label: string
  readonly count: number
  readonly on: boolean
  readonly onPress: () => void
}) {
  return (
    <li>
      <button type="button" className={styles['filter']} aria-pressed={on} onClick={onPress}>
        <span>{label}</span>
        <span className="num">{count}</span>
      </button>
    </li>
  )
}

/** Which findings are listed: by what a person said of them, and by what their check looks at. */
export function FilterPanel({ data, checkedAt }: { data: RouteOutput<'findings.list'>; checkedAt: number }) {
  const { t, i18n } = useTranslation('findings')
  const { filter, narrow, toggleKind } = useFindings()
  const inState = filtered(data.findings, { ...filter, kind: null })
  const kinds = CHECK_KINDS.map((kind) => ({
    kind,
    count: inState.filter((finding) => finding.kind === kind).length,
  })).filter(({ kind, count }) => count > 0 || kind === filter.kind)
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' }).format(checkedAt)
  return (
    <>
      <PanelHead title={t('title')} />
      <PanelScroll>
        <ul className={styles['filters']} aria-label={t('filters')}>
          {(['open', 'waived'] as const).map((state) => (
            <FilterButton
              key={state}
              label={t(state)}
              count={data[state]}
              on={filter.state === state}
              onPress={() => narrow({ state, kind: null, episode: null })}
            />
          ))}
        </ul>
        {kinds.length > 0 && (
          <>
            <h3 className={styles['filtersTitle']}>{t('kinds')}</h3>
            <ul className={styles['filters']} aria-label={t('kinds')}>
              {kinds.map(({ kind, count }) => (
                <FilterButton
                  key={kind}
                  label={t(`kind.${kind}`)}
                  count={count}
                  on={filter.kind === kind}
                  onPress={() => toggleKind(kind)}
                />
              ))}
            </ul>
          </>
        )}
      </PanelScroll>
      <p className={styles['checked']}>{t('checkedAt', { time })}</p>
    </>
  )
}
