import { FolderOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RecentDrama } from '../../shared/contract/drama.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { ContextMenu } from '../ui/menu.tsx'
import { Progress } from '../ui/progress.tsx'
import { StateShape } from '../ui/state-mark.tsx'
import styles from './home.module.css'

/** How long ago, in the words of the window: minutes, hours, days, then a date. */
function whenWas(openedAt: number, language: string, now: number): string {
  const minutes = Math.round((openedAt - now) / 60_000)
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (minutes > -60) return words.format(Math.min(0, minutes), 'minute')
  if (minutes > -24 * 60) return words.format(Math.round(minutes / 60), 'hour')
  if (minutes > -7 * 24 * 60) return words.format(Math.round(minutes / 60 / 24), 'day')
  return new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' }).format(openedAt)
}

function Poster({ drama }: { readonly drama: RecentDrama }) {
  return (
    <span className={cx(styles['poster'], !drama.exists && styles['gone'])}>
      {drama.poster === null ? (
        <StateShape state={drama.exists ? 'missing' : 'blocked'} size={16} />
      ) : (
        <img src={drama.poster} alt="" draggable={false} />
      )}
      <span className={cx(styles['title'], 'story')} lang={drama.language === 'zh' ? 'zh-CN' : 'en'}>
        {drama.title}
      </span>
    </span>
  )
}

function Card({
  drama,
  now,
  onOpen,
}: {
  readonly drama: RecentDrama
  /** When the list was read, in milliseconds since 1970. */
  readonly now: number
  readonly onOpen: (dir: string) => void
}) {
  const { t, i18n } = useTranslation(['home', 'terms', 'ui', 'app'])
  const forget = useWrite('drama.forget')
  const status = !drama.exists
    ? t('recent.gone')
    : drama.made === null
      ? t('recent.started')
      : drama.made >= 1
        ? t('recent.done')
        : t('recent.made', { percent: Math.floor(drama.made * 100) })
  return (
    <ContextMenu
      entries={[
        {
          id: 'open',
          label: t('open'),
          icon: FolderOpen,
          disabled: !drama.exists,
          onSelect: () => onOpen(drama.dir),
        },
        { id: 'forget', label: t('recent.forget'), onSelect: () => forget.mutate({ dir: drama.dir }) },
      ]}
    >
      <button type="button" className={styles['recent']} title={drama.dir} onClick={() => onOpen(drama.dir)}>
        <Poster drama={drama} />
        <span className={cx(styles['meta'], 'num')}>
          {t('recent.meta', {
            count: drama.episodes,
            when: whenWas(drama.openedAt, i18n.language, now),
          })}
        </span>
        <span className={styles['status']}>{status}</span>
        <Progress value={drama.made ?? 0} label={status} working={false} />
      </button>
    </ContextMenu>
  )
}

/** Dramas that were open before. */
export function RecentDramas({ onOpen }: { readonly onOpen: (dir: string | null) => void }) {
  const { t } = useTranslation(['home', 'terms', 'ui', 'app'])
  const recent = useRead('drama.recent', {})
  const dramas = recent.data?.dramas ?? []
  return (
    <section aria-labelledby="home-recent">
      <h2 id="home-recent" className={styles['heading']}>
        {t('recent.title')} <span className={styles['note']}>{t('recent.note')}</span>
        <span className={styles['gap']} />
        <Button look="ghost" icon={FolderOpen} keys="Mod+O" onClick={() => onOpen(null)}>
          {t('open')}
        </Button>
      </h2>
      {dramas.length === 0 && recent.isSuccess ? (
        <p className={styles['none']}>{t('recent.none')}</p>
      ) : (
        <div className={styles['cards']}>
          {dramas.map((drama) => (
            <Card key={drama.dir} drama={drama} now={recent.dataUpdatedAt} onOpen={onOpen} />
          ))}
        </div>
      )}
    </section>
  )
}
