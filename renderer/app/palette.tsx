import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../ui/cx.ts'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { isComposing } from '../ui/keys.ts'
import { movedIndex } from '../ui/list-keys.ts'
import { PriceText } from '../ui/price.tsx'
import type { Command } from './commands.ts'
import { closeOverlay } from './overlays.ts'
import styles from './palette.module.css'
import { usePalette, type PaletteGroup } from './use-palette.ts'

/** A label with the typed words marked in it. */
function Marked({ text, query }: { text: string; query: string }) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const word = words.find((candidate) => text.toLowerCase().includes(candidate))
  if (word === undefined) return text
  const at = text.toLowerCase().indexOf(word)
  return (
    <>
      {text.slice(0, at)}
      <b>{text.slice(at, at + word.length)}</b>
      {text.slice(at + word.length)}
    </>
  )
}

function Item({
  command,
  query,
  id,
  active,
  onRun,
  onPoint,
}: {
  command: Command
  query: string
  id: string
  active: boolean
  onRun: () => void
  onPoint: () => void
}) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // The field above has the focus and takes the keys of the list.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={row}
      id={id}
      className={styles['item']}
      role="option"
      aria-selected={active}
      onClick={onRun}
      onMouseMove={onPoint}
    >
      {command.icon === undefined ? <span /> : <Icon of={command.icon} />}
      <span className={cx('ellipsis', styles['label'], command.story === true && 'story')}>
        <Marked text={command.label} query={query} />
        {command.detail !== undefined && <span className={styles['detail']}>{command.detail}</span>}
      </span>
      <span className={styles['end']}>
        {command.price !== undefined && <PriceText amount={command.price} />}
        {command.keys !== undefined && <Kbd keys={command.keys} />}
      </span>
    </div>
  )
}

function Results({
  groups,
  query,
  listId,
  active,
  onRun,
  onPoint,
}: {
  groups: readonly PaletteGroup[]
  query: string
  listId: string
  active: number
  onRun: (command: Command) => void
  onPoint: (index: number) => void
}) {
  const { t } = useTranslation('app')
  const starts = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, { commands }) => sum + commands.length, 0),
  )
  return (
    <div id={listId} className={styles['list']} role="listbox" aria-label={t('commands.open')}>
      {groups.map(({ group, commands }, place) => (
        <div key={group} role="group" aria-labelledby={`${listId}-${group}`}>
          <div id={`${listId}-${group}`} className={styles['group']} role="presentation">
            {t(`commands.groups.${group}`)}
          </div>
          {commands.map((command, offset) => {
            const index = (starts[place] ?? 0) + offset
            return (
              <Item
                key={command.id}
                command={command}
                query={query}
                id={`${listId}-${index}`}
                active={index === active}
                onRun={() => onRun(command)}
                onPoint={() => onPoint(index)}
              />
            )
          })}
        </div>
      ))}
    </div>
  )
}

function Foot() {
  const { t } = useTranslation('app')
  return (
    <div className={styles['foot']}>
      <span>
        <Kbd keys="ArrowUp" />
        <Kbd keys="ArrowDown" /> {t('commands.choose')}
      </span>
      <span>
        <Kbd keys="Enter" /> {t('commands.run')}
      </span>
      <span>
        <Kbd keys="Escape" /> {t('commands.close')}
      </span>
    </div>
  )
}

function Body() {
  const { t } = useTranslation('app')
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const groups = usePalette(text)
  const flat = groups.flatMap(({ commands }) => commands)
  const active = Math.min(at, flat.length - 1)
  const run = (command: Command) => {
    closeOverlay()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, its Enter and arrows choose characters.
    if (isComposing(event)) return
    const command = flat[active]
    if (event.key === 'Enter' && command !== undefined) run(command)
    else {
      const to =
        event.key === 'Home' || event.key === 'End' ? null : movedIndex(event.key, active, flat.length, 8)
      if (to === null) return
      setAt(to)
    }
    event.preventDefault()
  }
  return (
    <>
      <div className={styles['head']}>
        <Icon of={Search} />
        <input
          className={styles['input']}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          placeholder={t('commands.placeholder')}
          role="combobox"
          aria-label={t('commands.open')}
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
          aria-autocomplete="list"
          spellCheck={false}
        />
        <span className={styles['hint']}>{t('commands.hint')}</span>
      </div>
      <Results {...{ groups, query: text, listId, active }} onRun={run} onPoint={setAt} />
      {flat.length === 0 && (
        <p className={styles['none']} role="status">
          {t('commands.none')}
        </p>
      )}
      <Foot />
    </>
  )
}

/** The command palette: every command of the rooms and of the window, and what is found in the season. */
export function Palette({ open }: { open: boolean }) {
  const { t } = useTranslation('app')
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) closeOverlay()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['scrim']} />
        <Dialog.Viewport className={styles['viewport']}>
          <Dialog.Popup className={styles['popup']} aria-label={t('commands.open')}>
            <Body />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
