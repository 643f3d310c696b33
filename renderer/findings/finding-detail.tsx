import { Clapperboard, FileText, LayoutGrid } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingRow } from '../../shared/contract/findings.ts'
import { findRoom } from '../app/rooms.tsx'
import { navigate } from '../app/router.ts'
import { useRead } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Thumb } from '../ui/media.tsx'
import { usePlaceText } from '../ui/place-text.ts'
import { StateMark, StateShape } from '../ui/state-mark.tsx'
import { marksOf, sentenceOf, SEVERITY_MARK, targetsOf, type Target } from './finding-rows.ts'
import styles from './findings.module.css'
import { useCheckTitle } from './use-words.ts'

const TARGET_ICONS = { board: LayoutGrid, script: FileText, stage: Clapperboard } as const

/** Where a finding can be seen in this version of the window, the best room first. */
export const openTargets = (finding: FindingRow): Target[] =>
  targetsOf(finding).filter(({ room }) => findRoom(room) !== undefined)

/** Goes to the best place; false when there is none. */
export function goTo(finding: FindingRow): boolean {
  const [target] = openTargets(finding)
  if (target !== undefined) navigate(target.room, target.params)
  return target !== undefined
}

function Jumps({ finding }: { readonly finding: FindingRow }) {
  const { t } = useTranslation('findings')
  return (
    <span className={styles['jumps']}>
      {openTargets(finding).map(({ room, params }, i) => {
        const known = room as keyof typeof TARGET_ICONS // targets name these rooms only
        return (
          <Button
            key={room}
            size="small"
            look={i === 0 ? 'default' : 'ghost'}
            icon={TARGET_ICONS[known]}
            {...(i === 0 ? { keys: 'Enter', showKeys: true } : {})}
            onClick={() => navigate(room, params)}
          >
            {t(`go.${known}`)}
          </Button>
        )
      })}
    </span>
  )
}

/** The line a finding is about, with what it points at marked. */
function Quote({ finding, lang }: { readonly finding: FindingRow; readonly lang: string }) {
  const { t } = useTranslation(['findings', 'terms'])
  const number = finding.place.lineNumber
  const names = useRead('cast.list', {}).data?.cast.map((member) => member.name) ?? []
  if (finding.quote === null) return null
  return (
    <blockquote className={styles['quote']} aria-label={t('line')}>
      <p className="story selectable" lang={lang}>
        {marksOf(finding.quote, finding.evidence, names).map(({ text, marked }, i) =>
          // Pieces of one line have no name but their place in it.
          // oxlint-disable-next-line react/no-array-index-key
          marked ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>,
        )}
      </p>
      <footer className="num">
        {[finding.heading, number === null ? null : t('terms:place.line', { n: number })]
          .filter((part) => part !== null)
          .join(' · ')}
      </footer>
    </blockquote>
  )
}

/** Other findings of the same scene: they are often one and the same trouble. */
function SameScene({
  finding,
  all,
  onSelect,
}: {
  readonly finding: FindingRow
  readonly all: readonly FindingRow[]
  readonly onSelect: (id: string) => void
}) {
  const { t } = useTranslation('findings')
  const titleOf = useCheckTitle()
  const placeText = usePlaceText()
  const { scene } = finding.place
  const others = all.filter(
    (one) =>
      scene !== null && one.place.scene === scene && one.id !== finding.id && one.state === finding.state,
  )
  if (others.length === 0) return null
  return (
    <section>
      <h3 className={styles['part']}>
        {t('sameScene')} <span className="num">{others.length}</span>
      </h3>
      <ul className={styles['others']}>
        {others.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => onSelect(one.id)}>
              <StateShape state={SEVERITY_MARK[one.severity]} />
              <span className="ellipsis">{titleOf(one)}</span>
              <span className="num">{placeText(one.place)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A finding with what shows it: why first, then the picture and the line, then what else is there. */
export function FindingDetail({
  finding,
  all,
  onSelect,
  children,
}: {
  readonly finding: FindingRow
  readonly all: readonly FindingRow[]
  readonly onSelect: (id: string) => void
  /** The way to let it stand. */
  readonly children: ReactNode
}) {
  const { t } = useTranslation('findings')
  const titleOf = useCheckTitle()
  const placeText = usePlaceText()
  const language = useRead('drama.current', {}).data?.drama?.language ?? 'zh'
  const lang = language === 'zh' ? 'zh-CN' : 'en'
  return (
    <article className={styles['detail']}>
      <header className={styles['detailHead']}>
        <StateMark state={SEVERITY_MARK[finding.severity]} look="tag">
          {t(`severity.${finding.severity}`)}
        </StateMark>
        <span className="num">
          {t(`kind.${finding.kind}`)} · {placeText(finding.place)}
        </span>
        <Jumps finding={finding} />
      </header>
      <h1 className="story">{titleOf(finding)}</h1>
      <p className={`${styles['evidence']} selectable`} lang={lang}>
        {sentenceOf(finding.evidence, finding.quote)}
      </p>
      {(finding.image !== null || finding.quote !== null) && (
        <div className={styles['shown']}>
          {finding.image !== null && (
            <Thumb hash={finding.image} alt={t('still')} className={styles['still'] ?? ''} />
          )}
          <Quote finding={finding} lang={lang} />
        </div>
      )}
      <SameScene finding={finding} all={all} onSelect={onSelect} />
      {children}
    </article>
  )
}
