import { useCallback, useEffect, useEffectEvent, useMemo, useRef, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingRow } from '../../shared/contract/findings.ts'
import { Answer } from '../app/answer.tsx'
import { useParam } from '../app/router.ts'
import { useShortcuts } from '../app/shortcuts.ts'
import { useStatus } from '../app/status.ts'
import { useRead } from '../rpc/hooks.ts'
import { Panes } from '../ui/panes.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { FindingDetail, goTo } from './finding-detail.tsx'
import { FindingList } from './finding-list.tsx'
import { filtered, listRows } from './finding-rows.ts'
import { useFindings } from './findings-state.ts'
import styles from './findings.module.css'
import { BehindStrip, ListHead, type Checked } from './list-head.tsx'
import { NoFindings } from './no-findings.tsx'
import { useWaive } from './use-waive.ts'
import { WaivedBox, WaiveBox } from './waive-box.tsx'

/** The one after this in the list, else the one before it, else none. */
function neighbour(rows: readonly FindingRow[], id: string): string | null {
  const at = rows.findIndex((row) => row.id === id)
  return (rows[at + 1] ?? rows[at - 1])?.id ?? null
}

/** Keys of the room and their hints. */
function useKeys(focusReason: () => void): void {
  const { t } = useTranslation(['findings', 'app'])
  useStatus(
    useMemo(
      () => [
        {
          id: 'findings.move',
          kind: 'hint' as const,
          keys: ['ArrowUp', 'ArrowDown'],
          text: t('keys.move'),
        },
        { id: 'findings.waive', kind: 'hint' as const, keys: ['W'], text: t('keys.waive') },
        { id: 'findings.go', kind: 'hint' as const, keys: ['Enter'], text: t('keys.go') },
      ],
      [t],
    ),
  )
  useShortcuts(
    useMemo(() => {
      const group = t('app:rooms.findings')
      return [
        { keys: 'W', label: t('keys.waive'), group, run: focusReason },
        { keys: 'Enter', label: t('keys.go'), group, run: () => {}, shownOnly: true },
      ]
    }, [t, focusReason]),
  )
}

/** The finding that is looked at, with the way to let it stand. */
function Detail({
  finding,
  data,
  onDone,
  onLeave,
  ref,
}: {
  readonly finding: FindingRow
  readonly data: Checked['data']
  /** It was waived or opened again: it leaves the list. */
  readonly onDone: () => void
  readonly onLeave: () => void
  readonly ref: Ref<HTMLInputElement>
}) {
  const { t } = useTranslation('findings')
  const readOnly = useRead('drama.current', {}).data?.drama?.mode === 'read'
  const { waive, reopen, busy } = useWaive()
  const select = useFindings((state) => state.select)
  const settle = (done: Promise<boolean>) => void done.then((worked) => worked && onDone())
  return (
    <section className={styles['detailPane']} aria-label={t('detail')} data-pane="detail" tabIndex={-1}>
      <FindingDetail finding={finding} all={data.findings} onSelect={select}>
        {finding.state === 'waived' ? (
          <WaivedBox finding={finding} readOnly={readOnly} onReopen={() => settle(reopen(finding))} />
        ) : (
          <WaiveBox
            key={finding.id}
            ref={ref}
            readOnly={readOnly}
            busy={busy}
            onWaive={(why) => settle(waive(finding, why))}
            onLeave={onLeave}
          />
        )}
      </FindingDetail>
    </section>
  )
}

/**
 * Keeps the focus in the room when the last finding leaves the list, and when the first one comes back: what had the
 * focus is gone then.
 */
function useKeptFocus(isEmpty: boolean, toList: () => void) {
  const nothing = useRef<HTMLElement>(null)
  const was = useRef(isEmpty)
  const keep = useEffectEvent(() => {
    if (was.current === isEmpty) return
    was.current = isEmpty
    if (document.activeElement !== document.body) return
    if (isEmpty) nothing.current?.focus()
    else toList()
  })
  useEffect(() => keep(), [isEmpty])
  return nothing
}

function Found(checked: Checked) {
  const { data } = checked
  const { t } = useTranslation('findings')
  const { filter, grouping, selected, select } = useFindings()
  const list = useRef<HTMLDivElement>(null)
  const reason = useRef<HTMLInputElement>(null)
  const rows = useMemo(
    () => listRows(filtered(data.findings, filter), grouping),
    [data.findings, filter, grouping],
  )
  const shown = rows.flatMap((row) => (row.kind === 'finding' ? [row.finding] : []))
  const finding = shown.find((one) => one.id === selected) ?? shown[0]
  const toList = () => list.current?.querySelector<HTMLElement>('[role=listbox]')?.focus()
  const focusReason = useCallback(() => reason.current?.focus(), [])
  useKeys(focusReason)
  const nothing = useKeptFocus(finding === undefined, toList)
  if (finding === undefined)
    return (
      <section ref={nothing} className={styles['nothing']} aria-label={t('list')} tabIndex={-1}>
        <ListHead {...checked} />
        <BehindStrip />
        <NoFindings data={data} />
      </section>
    )
  return (
    <div className={styles['found']}>
      <section className={styles['listPane']} aria-label={t('list')}>
        <ListHead {...checked} />
        <BehindStrip />
        <FindingList
          ref={list}
          rows={rows}
          grouping={grouping}
          selected={finding.id}
          onSelect={select}
          onGo={goTo}
          onWaive={focusReason}
        />
      </section>
      <Detail
        ref={reason}
        finding={finding}
        data={data}
        onLeave={toList}
        onDone={() => {
          select(neighbour(shown, finding.id))
          toList()
        }}
      />
    </div>
  )
}

/** Everything the checks say about the season: with evidence, the way to the place, and the way to let it stand. */
export function FindingsRoom() {
  const { t } = useTranslation('findings')
  const query = useRead('findings.list', {})
  const asked = useParam('finding')
  const select = useFindings((state) => state.select)
  useEffect(() => {
    if (asked !== null) select(asked)
  }, [asked, select])
  return (
    <Answer query={query}>
      {(data) => (
        <Panes
          room="findings"
          mainLabel={t('title')}
          sideLabel={t('filters')}
          side={<FilterPanel data={data} checkedAt={query.dataUpdatedAt} />}
        >
          <Found data={data} busy={query.isFetching} onAgain={() => void query.refetch()} />
        </Panes>
      )}
    </Answer>
  )
}
