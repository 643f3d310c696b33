import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { FactRow, SettingPart, SettingRows } from './setting-row.tsx'

const KEYS = { protected: 'keysProtected', plain: 'keysPlain', none: 'keysNone' } as const

/** What this copy is and what it can do on this machine. */
export function MachinePart({ info }: { info: RouteOutput<'app.info'> }) {
  const { t } = useTranslation('settings')
  return (
    <SettingPart title={t('parts.machine')} about={t('about.machine')}>
      <SettingRows>
        <FactRow name={t('version')} value={info.version} />
        <FactRow name={t('platform')} value={t(`platforms.${info.platform}`)} />
        <FactRow name={t('host')} value={t(info.electron ? 'electron' : 'standIn')} />
        <FactRow name={t('voices')} value={t(info.voiceEngine ? 'voicesYes' : 'voicesNo')} />
        <FactRow name={t('keys')} value={t(KEYS[info.secrets])} />
        <FactRow name={t('network')} value={t('networkNone')} />
      </SettingRows>
    </SettingPart>
  )
}
