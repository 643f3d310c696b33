import { Search } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { keyCaps } from '../ui/keys.ts'
import { TextField } from '../ui/text-field.tsx'
import { closeOverlay } from './overlays.ts'
import { useRegistry } from './registry.ts'
import styles from './shortcut-sheet.module.css'
import { shortcutRegistry, type Shortcut } from './shortcuts.ts'

/** Rows of the sheet by heading: what does the same by several keys is one row. */
function byGroup(shortcuts: readonly Shortcut[]): Map<string, Map<string, string[]>> {
  const groups = new Map<string, Map<string, string[]>>()
  for (const { group, label, keys } of shortcuts) {
    const rows = groups.get(group) ?? new Map<string, string[]>()
    const all = rows.get(label) ?? []
    rows.set(label, all.includes(keys) ? all : [...all, keys])
    groups.set(group, rows)
  }
  return groups
}

const matches = ({ label, keys }: Shortcut, query: string) =>
  `${label} ${keys} ${keyCaps(keys).join(' ')}`.toLowerCase().includes(query.trim().toLowerCase())

/** Every shortcut that works now: those of the window, and those of the room one is in. */
export function ShortcutSheet({ open }: { open: boolean }) {
  const { t } = useTranslation('app')
  const [query, setQuery] = useState('')
  const shortcuts = useRegistry(shortcutRegistry).filter((shortcut) => matches(shortcut, query))
  const groups = byGroup(shortcuts)
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) closeOverlay()
      }}
      title={t('shortcuts.title')}
      width={960}
      tools={
        <div className={styles['tools']}>
          <TextField
            icon={Search}
            value={query}
            onValueChange={setQuery}
            placeholder={t('shortcuts.search')}
            aria-label={t('shortcuts.search')}
          />
        </div>
      }
    >
      {groups.size === 0 && <p>{t('shortcuts.none')}</p>}
      <div className={styles['columns']}>
        {[...groups].map(([group, rows]) => (
          <section key={group} className={styles['group']}>
            <h3 className={styles['title']}>{group}</h3>
            {[...rows].map(([label, keys]) => (
              <div key={label} className={styles['row']}>
                <span>{label}</span>
                <span className={styles['keys']}>
                  {keys.map((combination) => (
                    <Kbd key={combination} keys={combination} />
                  ))}
                </span>
              </div>
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  )
}
