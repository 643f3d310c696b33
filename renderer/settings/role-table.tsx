import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteInput, RouteOutput } from '../../shared/contract/index.ts'
import { useTellFailure } from '../app/failures.ts'
import { COMPUTED, PolicyDialog, type Computed } from '../app/policy-dialog.tsx'
import { roomHash } from '../app/router.ts'
import { useWrite } from '../rpc/hooks.ts'
import { Segmented } from '../ui/choice.tsx'
import { Select } from '../ui/select.tsx'
import { StateShape } from '../ui/state-mark.tsx'
import styles from './settings.module.css'

type Routing = RouteOutput<'models.routing'>
type RoleRow = Routing['roles'][number]
type Choice = RoleRow['choices'][number]

const REHEARSAL = 'rehearsal'
/** A model is spoken of for the last time before this many days are over. */
const SOON_DAYS = 60

/** Prices as published, shortly: `$0.30 in · $1.20 out, a million`. */
function usePriceText(): (choice: Choice) => string {
  const { t } = useTranslation('settings')
  return ({ prices }) =>
    prices
      .filter(({ unit }) => !unit.startsWith('cache'))
      .map(({ unit, amount, currency }) =>
        t(`units.${unit}`, {
          amount: `${currency === 'USD' ? '$' : '¥'}${amount}`,
          defaultValue: `${amount} ${unit}`,
        }),
      )
      .join(' · ')
}

/** What has to be known of the model a role is given to before money is spent on it. */
function ChoiceNote({ choice }: { readonly choice: Choice }) {
  const { t } = useTranslation('settings')
  const priceText = usePriceText()
  const { endsInDays, successor, key } = choice
  if (key === 'none')
    return (
      <span className={styles['wrong']}>
        <StateShape state="blocked" />
        <a href={roomHash('settings', { part: 'keys' })}>{t('roles.noKey')}</a>
      </span>
    )
  if (endsInDays !== null && endsInDays <= SOON_DAYS)
    return (
      <span className={styles['warn']}>
        <StateShape state="stale" />
        {t(endsInDays < 0 ? 'roles.ended' : 'roles.ends', { count: endsInDays, successor: successor ?? '–' })}
      </span>
    )
  return <span className="num">{priceText(choice)}</span>
}

function Role({ row, onRoute }: { readonly row: RoleRow; readonly onRoute: (model: string | null) => void }) {
  const { t } = useTranslation('settings')
  const { t: term } = useTranslation('terms')
  const priceText = usePriceText()
  const chosen = row.choices.find(({ model }) => model === row.model)
  const name = term(`role.${row.role}`)
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <div className={styles['made']}>
          <Select
            label={name}
            value={row.model ?? REHEARSAL}
            options={[
              { value: REHEARSAL, label: t('roles.rehearsal'), detail: '$0.00' },
              ...row.choices.map((one) => ({ value: one.model, label: one.model, detail: priceText(one) })),
            ]}
            onValueChange={(model) => onRoute(model === REHEARSAL ? null : model)}
          />
        </div>
      </td>
      <td>
        {chosen === undefined ? (
          <span className={styles['dim']}>{t('roles.free')}</span>
        ) : (
          <ChoiceNote choice={chosen} />
        )}
      </td>
    </tr>
  )
}

/** Who makes what in the open drama: a policy, or role by role. */
export function RoleTable({ routing }: { readonly routing: Routing }) {
  const { t, i18n } = useTranslation('settings')
  const { t: c } = useTranslation('compare')
  const { mutate } = useWrite('models.route')
  const tell = useTellFailure()
  const route = (input: RouteInput<'models.route'>) => mutate(input, { onError: tell })
  const [shown, setShown] = useState<Computed | null>(null)
  const policies = [REHEARSAL, ...COMPUTED, ...routing.policies.map(({ id }) => id)]
  const note = routing.policies.find(({ id }) => id === routing.policy)?.note
  const told = `policyNotes.${routing.policy ?? 'custom'}`
  return (
    <>
      <div className={styles['policy']}>
        <p>{t('roles.policy')}</p>
        <Segmented
          label={t('roles.policy')}
          value={routing.policy}
          choices={policies.map((value) => ({
            value,
            label: t(`policies.${value}`, { defaultValue: value }),
          }))}
          onValueChange={(policy) => {
            // What is worked out for the season is shown before it is chosen.
            const computed = COMPUTED.find((one) => one === policy)
            if (computed === undefined) route({ policy })
            else setShown(computed)
          }}
        />
        <a href={roomHash('costs', { view: 'models' })}>{c('compareModels')}</a>
        {shown !== null && <PolicyDialog policy={shown} onClose={() => setShown(null)} />}
      </div>
      <table className={styles['table']} aria-label={t('parts.roles')}>
        <thead>
          <tr>
            <th scope="col">{t('roles.role')}</th>
            <th scope="col">{t('roles.model')}</th>
            <th scope="col">{t('roles.price')}</th>
          </tr>
        </thead>
        <tbody>
          {routing.roles.map((row) => (
            <Role key={row.role} row={row} onRoute={(model) => route({ role: row.role, model })} />
          ))}
        </tbody>
      </table>
      <p className={styles['note']}>
        {i18n.exists(`settings:${told}`) ? t(told, { defaultValue: '' }) : (note ?? '')} {t('roles.note')}
      </p>
    </>
  )
}
