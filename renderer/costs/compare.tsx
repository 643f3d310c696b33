import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../app/answer.tsx'
import { COMPUTED, PolicyDialog, type Computed } from '../app/policy-dialog.tsx'
import { navigate, useParam } from '../app/router.ts'
import { useRead } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Segmented } from '../ui/choice.tsx'
import { anyAble, type Compared } from './compare-rows.ts'
import { CompareTable } from './compare-table.tsx'
import styles from './compare.module.css'

/** Policies as buttons: each shows whom it would choose before it does. */
function Policies() {
  const { t } = useTranslation('compare')
  const { t: setting } = useTranslation('settings')
  const [shown, setShown] = useState<Computed | null>(null)
  return (
    <div className={styles['policies']}>
      <span>{t('policies')}</span>
      {COMPUTED.map((policy) => (
        <Button key={policy} size="small" onClick={() => setShown(policy)}>
          {setting(`policies.${policy}`)}
        </Button>
      ))}
      {shown !== null && <PolicyDialog policy={shown} onClose={() => setShown(null)} />}
    </div>
  )
}

function Roles({ compared, readOnly }: { readonly compared: Compared; readonly readOnly: boolean }) {
  const { t } = useTranslation('compare')
  const { t: term } = useTranslation('terms')
  const wanted = useParam('role')
  const row = compared.roles.find(({ role }) => role === wanted) ?? compared.roles[0]
  if (row === undefined) return null
  return (
    <>
      <div className={styles['head']}>
        <Segmented
          label={t('role')}
          value={row.role}
          choices={compared.roles.map(({ role }) => ({ value: role, label: term(`role.${role}`) }))}
          onValueChange={(role) => navigate('costs', { view: 'models', role }, { replace: true })}
        />
        {!readOnly && <Policies />}
      </div>
      {!anyAble(compared) && (
        <div className={styles['ask']}>
          <span>{t('noKeys')}</span>
          <Button onClick={() => navigate('settings', { part: 'keys' })}>{t('toKeys')}</Button>
        </div>
      )}
      <p className={styles['hint']}>
        {row.done
          ? t('doneHint', { date: compared.date })
          : t('hint', { count: row.products, date: compared.date })}
      </p>
      <CompareTable key={row.role} row={row} ranksDate={compared.ranks.date} readOnly={readOnly} />
      <p className={styles['hint']}>{t('ranksFrom', { date: compared.ranks.date })}</p>
    </>
  )
}

/** Models side by side for this season, role by role: what they would cost, how good they are, what was measured here. */
export function Compare() {
  const { t } = useTranslation('compare')
  const compared = useRead('compare.get', {})
  const readOnly = useRead('drama.current', {}).data?.drama?.mode === 'read'
  return (
    <section className={styles['compare']} aria-label={t('models')} data-pane="main" tabIndex={-1}>
      <Answer query={compared}>{(answer) => <Roles compared={answer} readOnly={readOnly} />}</Answer>
    </section>
  )
}
