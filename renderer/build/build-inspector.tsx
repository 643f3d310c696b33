import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PromptDialog } from '../app/prompt-dialog.tsx'
import { navigate } from '../app/router.ts'
import { useReroll } from '../app/use-reroll.ts'
import { useRead } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Facts, PanelHead, PanelScroll, ReasonStrip, Section } from '../ui/panel.tsx'
import { usePlaceText } from '../ui/place-text.ts'
import { PriceText } from '../ui/price.tsx'
import { useReasonText } from '../ui/reason-text.ts'
import { StateMark } from '../ui/state-mark.tsx'
import styles from './build.module.css'
import type { BuildRow } from './plan-rows.ts'
import { isStep } from './steps.ts'
import type { Place } from '../../shared/contract/common.ts'

/** Goes to where a product is seen. */
function Jumps({ place }: { readonly place: Place }) {
  const { t } = useTranslation(['build'])
  if (place.episode === null) return null
  const { episode, scene, line, shot } = place
  return (
    <div className={styles['jumps']}>
      <Button size="small" onClick={() => navigate('script', { episode, scene, line })}>
        {t('toScript')}
      </Button>
      <Button size="small" onClick={() => navigate('stage', { episode, scene, shot })}>
        {t('toStage')}
      </Button>
    </div>
  )
}

function Takes({ slot }: { readonly slot: string }) {
  const { t, i18n } = useTranslation(['build', 'terms'])
  const takes = useRead('takes.list', { product: slot })
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' })
  const list = takes.data?.takes ?? []
  if (list.length === 0) return <p className={styles['quiet']}>{t('noTakes')}</p>
  return (
    <ul className={styles['takes']}>
      {list.toReversed().map((take) => (
        <li key={take.id}>
          <span className="num">
            {t('take', { n: take.number })}
            {take.number === takes.data?.shown && ` · ${t('shown')}`}
            {take.number === takes.data?.pinned && ` · ${t('isPinned')}`}
          </span>
          <span className={styles['quiet']}>
            {t(`terms:grade.${take.grade}`)} · {date.format(take.madeAt)}
          </span>
          <PriceText amount={take.price.amount} />
        </li>
      ))}
    </ul>
  )
}

/** Asks once more for what was refused for its content: its text stays, and so does whom it is asked of. */
function AskAgain({ slot, price }: { readonly slot: string; readonly price: string | null }) {
  const { t } = useTranslation('build')
  const { reroll, rerolling } = useReroll(slot)
  const readOnly = useRead('drama.current', {}).data?.drama?.mode === 'read'
  if (readOnly) return null
  return (
    <Section>
      <p className={styles['quiet']}>{t('refusedHint')}</p>
      <Button size="small" disabled={rerolling} {...(price === null ? {} : { price })} onClick={reroll}>
        {t('askAgain')}
      </Button>
    </Section>
  )
}

/** Steps whose products a model can write. */
const WRITTEN: ReadonlySet<string> = new Set([
  'bible',
  'arc',
  'outline',
  'script',
  'polish',
  'revise',
  'review',
])

/** Shows what a model would be told for it. */
function Told({ slot }: { readonly slot: string }) {
  const { t } = useTranslation('compare')
  const [shown, setShown] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setShown(true)}>
        {t('prompt.show')}
      </Button>
      {shown && <PromptDialog product={slot} onClose={() => setShown(false)} />}
    </>
  )
}

/** What is known of the selected product: why it is as it is first, its takes last. */
export function BuildInspector({ row }: { readonly row: BuildRow | null }) {
  const { t } = useTranslation(['build', 'terms', 'ui'])
  const placeText = usePlaceText()
  const reasonText = useReasonText()
  if (row === null) return <EmptyState fill title={t('select')} text={t('selectHint')} />
  const step = isStep(row.step) ? t(`terms:step.${row.step}`) : row.step
  return (
    <>
      <PanelHead title={step} note={placeText(row.place)} end={<StateMark state={row.mark} />} />
      <PanelScroll>
        {row.why !== null && <ReasonStrip state={row.mark}>{reasonText(row.why)}</ReasonStrip>}
        {row.why?.kind === 'refused' && <AskAgain slot={row.slot} price={row.price} />}
        <Section>
          <Facts
            facts={[
              [t('columns.price'), row.price === null ? '—' : <PriceText key="price" amount={row.price} />],
              [t('certain'), row.certain ? t('yes') : t('maybe')],
            ]}
          />
          <Jumps place={row.place} />
          {WRITTEN.has(row.step) && <Told key={row.slot} slot={row.slot} />}
        </Section>
        <Section title={t('takes')}>
          <Takes slot={row.slot} />
        </Section>
      </PanelScroll>
    </>
  )
}
