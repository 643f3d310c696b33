import { FolderSearch } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../shared/contract/app.ts'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { Answer } from '../app/answer.tsx'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { formatBytes } from '../ui/bytes.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FactRow, SettingPart, SettingRow, SettingRows } from './setting-row.tsx'
import styles from './settings.module.css'
import { useChange } from './use-change.ts'

type Storage = RouteOutput<'settings.storage'>

function Usage({ storage }: { storage: Storage }) {
  const { t } = useTranslation('settings')
  const { mutate: reveal } = useWrite('drama.reveal')
  const { databaseBytes, mediaBytes, mediaFiles, cacheBytes } = storage
  const total = databaseBytes + mediaBytes + cacheBytes
  const parts = [
    { id: 'database', bytes: databaseBytes, hint: t('databaseHint') },
    { id: 'media', bytes: mediaBytes, hint: t('mediaHint', { count: mediaFiles }) },
    { id: 'cache', bytes: cacheBytes, hint: t('cacheHint') },
  ] as const
  return (
    <>
      <SettingRows>
        <SettingRow name={t('folderOf')} hint={<span className="selectable">{storage.dir}</span>}>
          <Button icon={FolderSearch} onClick={() => reveal({ path: null })}>
            {t('reveal')}
          </Button>
        </SettingRow>
        {parts.map(({ id, bytes, hint }) => (
          <FactRow
            key={id}
            name={
              <>
                <span className={`${styles['key']} ${styles[id]}`} />
                {t(id)}
              </>
            }
            hint={hint}
            value={formatBytes(bytes)}
          />
        ))}
        <FactRow name={t('total')} value={<b>{formatBytes(total)}</b>} />
        <div className={styles['usage']} aria-hidden="true">
          {parts
            .filter(({ bytes }) => bytes > 0)
            .map(({ id, bytes }) => (
              <i
                key={id}
                className={styles[id]}
                style={{ width: `${(bytes / Math.max(1, total)) * 100}%` }}
              />
            ))}
        </div>
      </SettingRows>
    </>
  )
}

/** Where dramas are kept and how much room the open one takes. */
export function StoragePart({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings')
  const change = useChange()
  const { mutate: pick } = useWrite('settings.pickFolder')
  const open = (useRead('drama.current', {}).data?.drama ?? null) !== null
  const storage = useRead('settings.storage', {}, { enabled: open })
  return (
    <SettingPart title={t('parts.storage')} about={t('about.storage')}>
      <SettingRows>
        <SettingRow name={t('folder')} hint={settings.dramasFolder ?? t('folderUsual')}>
          {settings.dramasFolder !== null && (
            <Button look="ghost" onClick={() => change({ dramasFolder: null })}>
              {t('folderReset')}
            </Button>
          )}
          <Button onClick={() => pick({})}>{t('folderChoose')}</Button>
        </SettingRow>
      </SettingRows>
      <h2 className={styles['section']}>{t('openDrama')}</h2>
      {open ? (
        <Answer query={storage}>{(answer) => <Usage storage={answer} />}</Answer>
      ) : (
        <EmptyState title={t('noDrama')} />
      )}
    </SettingPart>
  )
}
