import { FileText, LayoutGrid, List, Pin, RotateCw, Scissors, Undo2, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ChipChoice, Segmented } from '../ui/choice.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { MenuButton } from '../ui/menu.tsx'
import styles from './gallery.module.css'
import { Part } from './part.tsx'
import type { Samples } from './samples.ts'

const nothing = () => undefined

function Buttons({ words }: { words: Samples }) {
  return (
    <>
      <div className={styles['row']}>
        <Button look="primary">{words.start}</Button>
        <Button look="primary" keys="Mod+Enter" showKeys>
          {words.start}
        </Button>
        <Button look="primary" disabled>
          {words.start}
        </Button>
        <Button look="primary" busy>
          {words.start}
        </Button>
      </div>
      <div className={styles['row']}>
        <Button price="0.18">{words.redo}</Button>
        <Button icon={RotateCw} price="0">
          {words.redo}
        </Button>
        <Button icon={RotateCw} price="0.002" disabled>
          {words.redo}
        </Button>
        <Button look="ghost" icon={Pin}>
          {words.pin}
        </Button>
      </div>
      <div className={styles['row']}>
        <Button look="pencil" keys="Alt+Enter" showKeys>
          {words.accept}
        </Button>
        <Button look="danger" icon={X}>
          {words.cancelRest}
        </Button>
        <Button size="small">{words.redo}</Button>
        <IconButton icon={Undo2} label={words.redo} />
        <IconButton icon={Pin} label={words.pin} pressed />
      </div>
    </>
  )
}

function Choices({ words }: { words: Samples }) {
  const [view, setView] = useState<'grid' | 'outline'>('grid')
  const [emotion, setEmotion] = useState('1')
  return (
    <>
      <Segmented
        label={words.grid}
        value={view}
        onValueChange={setView}
        choices={[
          { value: 'grid', label: words.grid, icon: LayoutGrid },
          { value: 'outline', label: words.outline, icon: List, count: 36 },
        ]}
      />
      <ChipChoice
        label={words.emotion}
        value={emotion}
        onValueChange={setEmotion}
        choices={words.threadNames.map((label, index) => ({
          value: String(index),
          label,
          disabled: index === 7,
        }))}
      />
    </>
  )
}

/** Buttons, choices, menus. */
export function Controls({ words }: { words: Samples }) {
  return (
    <>
      <Part title={words.buttons}>
        <Buttons words={words} />
        <Choices words={words} />
      </Part>
      <Part title={words.menu}>
        <MenuButton
          trigger={<Button>{words.menu}</Button>}
          entries={[
            { id: 'open', label: words.open, icon: FileText, keys: 'Enter', onSelect: nothing },
            { id: 'move', label: words.move, keys: 'M', onSelect: nothing },
            {
              id: 'split',
              label: words.split,
              icon: Scissors,
              disabled: true,
              reason: words.locked,
              onSelect: nothing,
            },
            'line',
            { id: 'refresh', label: words.refresh, icon: RotateCw, price: '1.18', onSelect: nothing },
            { id: 'delete', label: words.delete, icon: X, danger: true, onSelect: nothing },
          ]}
        />
        <div className={styles['row']}>
          <Kbd keys="Mod+Shift+Z" />
          <Kbd keys="Alt+ArrowLeft" look="quiet" />
        </div>
      </Part>
    </>
  )
}
