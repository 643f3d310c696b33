import type { KeyboardEvent, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingRow } from '../../shared/contract/findings.ts'
import { cx } from '../ui/cx.ts'
import { usePlaceText } from '../ui/place-text.ts'
import { StateShape } from '../ui/state-mark.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { SEVERITY_MARK, type Grouping, type ListRow } from './finding-rows.ts'
import styles from './findings.module.css'
import { useCheckTitle, useEpisodeName } from './use-words.ts'

const ROW_PX = 58
const HEAD_PX = 30

function HeadRow({ row, grouping }: { row: Extract<ListRow, { kind: 'head' }>; grouping: Grouping }) {
  const { t } = useTranslation('findings')
  const episodeName = useEpisodeName()
  const severity = row.id as FindingRow['severity'] // heads of this grouping are named by it
  return (
    <div className={styles['groupHead']}>
      {grouping === 'severity'
        ? t(`severity.${severity}`)
        : episodeName(row.id === 'season' ? 'season' : Number(row.id))}
      <span className="num">{row.count}</span>
    </div>
  )
}

/** One finding: how grave it is (in words where the head does not say it), what it is, and where. */
function FindingView({ finding, grouping }: { readonly finding: FindingRow; readonly grouping: Grouping }) {
  const { t } = useTranslation('findings')
  const titleOf = useCheckTitle()
  const placeText = usePlaceText()
  const where = `${t(`kind.${finding.kind}`)} · ${placeText(finding.place)}`
  return (
    <div className={styles['row']}>
      <span className={styles['rowShape']}>
        <StateShape state={SEVERITY_MARK[finding.severity]} size={13} />
      </span>
      <span className={cx(styles['rowTitle'], 'ellipsis')} title={titleOf(finding)}>
        {titleOf(finding)}
      </span>
      <span className={grouping === 'severity' ? 'visually-hidden' : styles[finding.severity]}>
        {t(`severity.${finding.severity}`)}
      </span>
      <span className={cx(styles['rowWhere'], 'ellipsis', 'num')} title={where}>
        {where}
      </span>
    </div>
  )
}

const keyOf = (row: ListRow): string => (row.kind === 'head' ? `head ${row.id}` : row.finding.id)

/** W by itself. */
const isWaiveKey = (event: KeyboardEvent): boolean =>
  event.key.toLowerCase() === 'w' && !event.ctrlKey && !event.metaKey && !event.altKey

/** The findings, under the heads of their groups. Arrows move, Enter goes there, W waives. */
export function FindingList({
  rows,
  grouping,
  selected,
  onSelect,
  onGo,
  onWaive,
  ref,
}: {
  readonly rows: readonly ListRow[]
  readonly grouping: Grouping
  readonly selected: string | null
  readonly onSelect: (id: string) => void
  readonly onGo: (finding: FindingRow) => void
  readonly onWaive: () => void
  readonly ref: Ref<HTMLDivElement>
}) {
  const { t } = useTranslation('findings')
  const titleOf = useCheckTitle()
  const withFinding = (index: number, act: (finding: FindingRow) => void) => {
    const row = rows[index]
    if (row?.kind === 'finding') act(row.finding)
  }
  return (
    <div className={styles['list']} ref={ref}>
      <VirtualList
        label={t('list')}
        count={rows.length}
        rowHeight={(index) => (rows[index]?.kind === 'head' ? HEAD_PX : ROW_PX)}
        selected={rows.findIndex((row) => row.kind === 'finding' && row.finding.id === selected)}
        isHead={(index) => rows[index]?.kind === 'head'}
        keyOf={(index) => {
          const row = rows[index]
          return row === undefined ? String(index) : keyOf(row)
        }}
        textOf={(index) => {
          const row = rows[index]
          return row?.kind === 'finding' ? titleOf(row.finding) : ''
        }}
        onSelect={(index) => withFinding(index, ({ id }) => onSelect(id))}
        onOpen={(index) => withFinding(index, onGo)}
        onKey={(event) => {
          if (!isWaiveKey(event)) return false
          onWaive()
          return true
        }}
        render={(index) => {
          const row = rows[index]
          if (row === undefined) return null
          if (row.kind === 'head') return <HeadRow row={row} grouping={grouping} />
          return <FindingView finding={row.finding} grouping={grouping} />
        }}
      />
    </div>
  )
}
