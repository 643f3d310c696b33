import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { navigate } from '../app/router.ts'
import { useRead } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { StateShape } from '../ui/state-mark.tsx'
import { ALL } from './finding-rows.ts'
import styles from './findings.module.css'
import { useFindings } from './findings-state.ts'

/** A season without anything open: a good state, and it says so. */
function Clean({ waived }: { readonly waived: number }) {
  const { t } = useTranslation('findings')
  const narrow = useFindings((state) => state.narrow)
  return (
    <div className={styles['clean']}>
      <StateShape state="current" size={28} />
      <EmptyState
        title={t('clean')}
        text={
          <>
            {t('cleanHint')}
            {waived > 0 && ` ${t('cleanWaived', { count: waived })}`}
          </>
        }
        actions={
          waived > 0 && <Button onClick={() => narrow({ ...ALL, state: 'waived' })}>{t('seeWaived')}</Button>
        }
      />
    </div>
  )
}

/** What stands in place of the list when it is empty: all is well, nothing is written yet, or a filter leaves nothing. */
export function NoFindings({ data }: { readonly data: RouteOutput<'findings.list'> }) {
  const { t } = useTranslation('findings')
  const { filter, narrow } = useFindings()
  const outline = useRead('script.outline', {}).data
  const written = outline === undefined || outline.episodes.some(({ scenes }) => scenes.length > 0)
  if (data[filter.state] > 0)
    return (
      <EmptyState
        fill
        title={t('noneHere')}
        text={t('noneHereHint')}
        actions={<Button onClick={() => narrow({ ...ALL, state: filter.state })}>{t('showAll')}</Button>}
      />
    )
  if (!written)
    return (
      <EmptyState
        fill
        title={t('unwritten')}
        text={t('unwrittenHint')}
        actions={<Button onClick={() => navigate('build')}>{t('toBuild')}</Button>}
      />
    )
  if (filter.state === 'waived') return <EmptyState fill title={t('noneWaived')} text={t('noneWaivedHint')} />
  return <Clean waived={data.waived} />
}
