import { useTranslation } from 'react-i18next'
import type { Settings } from '../../shared/contract/app.ts'
import { Segmented } from '../ui/choice.tsx'
import { Select } from '../ui/select.tsx'
import { SettingPart, SettingRow, SettingRows } from './setting-row.tsx'
import styles from './settings.module.css'
import { useChange } from './use-change.ts'

/** Sizes one can choose, as the menu steps through them. */
const SIZES = [0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const

const percent = (zoom: number) => `${Math.round(zoom * 100)}%`

/** Language, theme, size. */
export function GeneralPart({ settings, locale }: { settings: Settings; locale: 'zh' | 'en' }) {
  const { t } = useTranslation('settings')
  const { t: term } = useTranslation('terms')
  const change = useChange()
  // A size that the menu reached and this list lacks is shown too.
  const sizes = [...new Set([...SIZES, settings.zoom])].toSorted((a, b) => a - b)
  return (
    <SettingPart title={t('parts.general')} about={t('about.general')}>
      <SettingRows>
        <SettingRow name={t('language')} hint={t('languageHint')}>
          <div className={styles['select']}>
            <Select
              label={t('language')}
              value={settings.language}
              onValueChange={(language) => change({ language })}
              options={[
                { value: 'system', label: t('languageSystem', { language: term(`language.${locale}`) }) },
                { value: 'zh', label: term('language.zh') },
                { value: 'en', label: term('language.en') },
              ]}
            />
          </div>
        </SettingRow>
        <SettingRow name={t('theme')} hint={t('themeHint')}>
          <Segmented
            label={t('theme')}
            value={settings.theme}
            onValueChange={(theme) => change({ theme })}
            choices={[
              { value: 'system', label: t('themeSystem') },
              { value: 'light', label: t('themeLight') },
              { value: 'dark', label: t('themeDark') },
            ]}
          />
        </SettingRow>
        <SettingRow name={t('size')} hint={t('sizeHint')}>
          <div className={styles['select']}>
            <Select
              label={t('size')}
              value={String(settings.zoom)}
              onValueChange={(zoom) => change({ zoom: Number(zoom) })}
              options={sizes.map((zoom) => ({ value: String(zoom), label: percent(zoom) }))}
            />
          </div>
        </SettingRow>
      </SettingRows>
    </SettingPart>
  )
}
