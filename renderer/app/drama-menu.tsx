import { ChevronDown, FileOutput, Film, FolderOpen, FolderSearch, Plus, Settings, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DramaInfo } from '../../shared/contract/drama.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { Icon } from '../ui/icon.tsx'
import { MenuButton, type MenuEntry } from '../ui/menu.tsx'
import { useCloseDrama, useOpenDrama } from './open-drama.ts'
import { openOverlay } from './overlays.ts'
import { navigate } from './router.ts'
import styles from './title-bar.module.css'

/** Dramas one can switch to from the title. */
const SHOWN = 8

function useEntries(drama: DramaInfo): readonly MenuEntry[] {
  const { t } = useTranslation('app')
  const open = useOpenDrama()
  const close = useCloseDrama()
  const reveal = useWrite('drama.reveal')
  const others = (useRead('drama.recent', {}).data?.dramas ?? [])
    .filter(({ dir, exists }) => exists && dir !== drama.dir)
    .slice(0, SHOWN)
  const recent: readonly MenuEntry[] = others.map((other) => ({
    id: other.dir,
    label: other.title,
    icon: Film,
    onSelect: () => void open(other.dir),
  }))
  return [
    ...(recent.length === 0 ? [] : [{ heading: t('drama.recent') }, ...recent, 'line' as const]),
    { id: 'new', label: t('drama.new'), icon: Plus, keys: 'Mod+N', onSelect: () => navigate('home') },
    { id: 'open', label: t('drama.open'), icon: FolderOpen, keys: 'Mod+O', onSelect: () => void open(null) },
    'line',
    {
      id: 'export',
      label: t('drama.export'),
      icon: FileOutput,
      keys: 'Mod+E',
      onSelect: () => openOverlay('export'),
    },
    {
      id: 'reveal',
      label: t('title.reveal'),
      icon: FolderSearch,
      onSelect: () => reveal.mutate({ path: null }),
    },
    {
      id: 'settings',
      label: t('title.settings'),
      icon: Settings,
      keys: 'Mod+,',
      onSelect: () => navigate('settings'),
    },
    { id: 'close', label: t('title.close'), icon: X, onSelect: () => void close() },
  ]
}

/** The title of the open drama, with the other dramas and what concerns this one as a whole under it. */
export function DramaMenu({ drama }: { drama: DramaInfo }) {
  const entries = useEntries(drama)
  const lang = drama.language === 'zh' ? 'zh-CN' : 'en'
  return (
    <MenuButton
      entries={entries}
      trigger={
        <button type="button" className={styles['drama']} title={drama.title}>
          <b lang={lang}>{drama.title}</b>
          <Icon of={ChevronDown} size="xs" />
        </button>
      }
    />
  )
}
