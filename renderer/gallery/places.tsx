import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Loading } from '../ui/loading.tsx'
import { Face, Thumb } from '../ui/media.tsx'
import { Facts, PanelHead, ReasonStrip, Section } from '../ui/panel.tsx'
import { Progress } from '../ui/progress.tsx'
import { StateMark, type MarkState } from '../ui/state-mark.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { clock, timecode } from '../ui/time-text.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import styles from './gallery.module.css'
import { Part } from './part.tsx'
import type { Samples } from './samples.ts'

const ROW_STATES: readonly MarkState[] = ['current', 'stale', 'stale', 'running']

function Rows({ words }: { words: Samples }) {
  const [selected, setSelected] = useState(2)
  const nameOf = (index: number) => words.rowNames[index % words.rowNames.length] ?? ''
  return (
    <div className={styles['list']}>
      <VirtualList
        label={words.rows}
        count={400}
        keyOf={String}
        textOf={nameOf}
        rowHeight={30}
        selected={selected}
        onSelect={setSelected}
        render={(index) => (
          <div className={styles['line']}>
            <span className="num">{index + 5}</span>
            <b>{nameOf(index)}</b>
            <StateMark state={ROW_STATES[index % ROW_STATES.length] ?? 'missing'} />
          </div>
        )}
      />
    </div>
  )
}

function Panel({ words }: { words: Samples }) {
  const [tab, setTab] = useState<'a' | 'b'>('a')
  return (
    <div className={styles['framed']}>
      <PanelHead title={words.person} note={clock(84)} end={<StateMark state="stale" strong />} />
      <ReasonStrip state="stale" actions={<Button price="0.18">{words.redo}</Button>}>
        {words.reason}
      </ReasonStrip>
      <Section title={words.kept} note={timecode(349, { num: 24, den: 1 })}>
        <Facts
          facts={[
            [words.kept, words.keptValue],
            [words.goes, 'https://api.minimaxi.com'],
          ]}
        />
        <div className={styles['progressRow']}>
          <Progress value={0.62} label={words.panel} />
        </div>
      </Section>
      <Tabs
        label={words.panel}
        value={tab}
        onValueChange={setTab}
        tabs={[
          { value: 'a', label: words.grid, count: 3, content: <p className="story">{words.story}</p> },
          { value: 'b', label: words.outline, content: <p>{words.hint}</p> },
        ]}
      />
    </div>
  )
}

/** What stands in place of content, lists, panels, pictures. */
export function Places({ words }: { words: Samples }) {
  return (
    <>
      <Part title={words.empty}>
        <div className={styles['framed']}>
          <EmptyState
            title={words.empty}
            text={words.emptyText}
            actions={<Button icon={Plus}>{words.write}</Button>}
          />
        </div>
        <div className={styles['framed']}>
          <ErrorState
            fill={false}
            title={words.error}
            text={words.errorText}
            actions={
              <>
                <Button>{words.otherTake}</Button>
                <Button look="ghost" price="0.04">
                  {words.redo}
                </Button>
              </>
            }
          />
        </div>
      </Part>
      <Part title={words.waiting}>
        <Loading onCancel={() => undefined} />
        <div className={styles['thumbs']}>
          <Thumb hash={null} alt={words.place} />
          <Face name={words.person} size={32} />
          <Face name={words.person} />
        </div>
      </Part>
      <Part title={words.panel}>
        <Panel words={words} />
      </Part>
      <Part title={words.rows}>
        <Rows words={words} />
      </Part>
    </>
  )
}
