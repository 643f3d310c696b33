import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, Mark } from '../ui/icon.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { openPalette } from './overlays.ts'
import { DRAMA_ROOMS } from './rooms.tsx'
import { roomHash, type RoomId } from './router.ts'
import styles from './title-bar.module.css'

/** What the title bar shows besides the rooms: parts that know the open drama are handed in. */
export interface TitleBarProps {
  readonly room: RoomId | null
  /** The drama's title with its menu; null when none is open: then the rooms are absent too. */
  readonly drama: ReactNode | null
  /** Numbers beside rooms, such as open findings. */
  readonly counts: Partial<Readonly<Record<RoomId, number>>>
  /** Save indicator and chips. */
  readonly children?: ReactNode
}

function RoomLinks({ room, counts }: Pick<TitleBarProps, 'room' | 'counts'>) {
  const { t } = useTranslation('app')
  return (
    <nav className={styles['rooms']} aria-label={t('rooms.label')}>
      {DRAMA_ROOMS.map(({ id, icon, keys }) => (
        <a
          key={id}
          className={styles['room']}
          href={roomHash(id)}
          aria-current={room === id ? 'page' : undefined}
          aria-keyshortcuts={keys === null ? undefined : ariaKeys(keys)}
          title={t(`rooms.${id}`)}
          draggable={false}
        >
          <Icon of={icon} />
          <span className={styles['word']}>{t(`rooms.${id}`)}</span>
          {(counts[id] ?? 0) > 0 && <span className={`${styles['count']} num`}>{counts[id]}</span>}
        </a>
      ))}
    </nav>
  )
}

/** The one bar of chrome: drama, rooms, save indicator, build, spend, commands. */
export function TitleBar({ room, drama, counts, children }: TitleBarProps) {
  const { t } = useTranslation('app')
  return (
    <header className={styles['bar']}>
      <div className={styles['left']}>
        <a
          className={styles['brand']}
          href={roomHash('home')}
          aria-label={t('title.home')}
          title={t('title.home')}
          aria-current={room === 'home' ? 'page' : undefined}
          draggable={false}
        >
          <Mark />
        </a>
        {drama ?? <span className={styles['program']}>{t('name')}</span>}
      </div>
      {drama !== null && <RoomLinks room={room} counts={counts} />}
      <span className={styles['gap']} />
      <div className={styles['right']}>
        {children}
        <IconButton icon={Search} label={t('commands.open')} keys="Mod+K" onClick={openPalette} />
      </div>
    </header>
  )
}
