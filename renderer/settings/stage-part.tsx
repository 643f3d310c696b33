import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../shared/contract/app.ts'
import { Slider } from '../ui/slider.tsx'
import { Switch } from '../ui/toggles.tsx'
import { SettingPart, SettingRow, SettingRows } from './setting-row.tsx'
import styles from './settings.module.css'
import { useChange } from './use-change.ts'

/** How a film plays here. */
export function StagePart({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings')
  const change = useChange()
  // While it is dragged the slider shows where the pointer is; it is kept when it is let go.
  const [volume, setVolume] = useState<number | null>(null)
  return (
    <SettingPart title={t('parts.stage')} about={t('about.stage')}>
      <SettingRows>
        <SettingRow name={t('volume')} hint={t('volumeHint')}>
          <div className={styles['slider']}>
            <Slider
              label={t('volume')}
              value={volume ?? settings.volume}
              onValueChange={setVolume}
              onCommit={(next) => {
                setVolume(null)
                change({ volume: next })
              }}
              step={0.05}
              format={{ style: 'percent' }}
            />
          </div>
        </SettingRow>
        <SettingRow name={t('captions')} hint={t('captionsHint')}>
          <Switch
            label={t('captions')}
            wordless
            checked={settings.captions}
            onCheckedChange={(captions) => change({ captions })}
          />
        </SettingRow>
        <SettingRow name={t('safeAreas')} hint={t('safeAreasHint')}>
          <Switch
            label={t('safeAreas')}
            wordless
            checked={settings.safeAreas}
            onCheckedChange={(safeAreas) => change({ safeAreas })}
          />
        </SettingRow>
      </SettingRows>
    </SettingPart>
  )
}
