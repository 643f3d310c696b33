import { useTranslation } from 'react-i18next'
import { Answer } from '../app/answer.tsx'
import { useRead } from '../rpc/hooks.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { KeyTable } from './key-table.tsx'
import { RoleTable } from './role-table.tsx'
import { SettingPart } from './setting-row.tsx'

/** Who can be asked, and with whose key. */
export function KeysPart() {
  const { t } = useTranslation('settings')
  const list = useRead('models.list', {})
  return (
    <SettingPart title={t('parts.keys')} about={t('about.keys')}>
      <Answer query={list}>{(answer) => <KeyTable list={answer} />}</Answer>
    </SettingPart>
  )
}

/** Who makes what in the open drama. */
export function RolesPart() {
  const { t } = useTranslation('settings')
  const open = (useRead('drama.current', {}).data?.drama ?? null) !== null
  const routing = useRead('models.routing', {}, { enabled: open })
  return (
    <SettingPart title={t('parts.roles')} about={t('about.roles')}>
      {open ? (
        <Answer query={routing}>{(answer) => <RoleTable routing={answer} />}</Answer>
      ) : (
        <EmptyState title={t('roles.noDrama')} />
      )}
    </SettingPart>
  )
}
