import { BudgetBar } from '../ui/budget-bar.tsx'
import { MARK_STATES, StateMark } from '../ui/state-mark.tsx'
import { threadColor, ThreadMark } from '../ui/thread-mark.tsx'
import styles from './gallery.module.css'
import { Part } from './part.tsx'
import type { Samples } from './samples.ts'

/** States, threads, money. */
export function States({ words }: { words: Samples }) {
  return (
    <>
      <Part title={words.states}>
        <div className={styles['row']}>
          {MARK_STATES.map((state) => (
            <StateMark key={state} state={state} look="tag" />
          ))}
        </div>
        <div className={styles['row']}>
          {MARK_STATES.map((state) => (
            <StateMark key={state} state={state} />
          ))}
        </div>
      </Part>
      <Part title={words.threads}>
        <div className={styles['threads']}>
          {words.threadNames.map((name, index) => (
            <div
              key={name}
              className={styles['thread']}
              style={{
                background: `color-mix(in oklab, ${threadColor(index)} var(--th-wash), var(--bg-page))`,
                boxShadow: `inset 3px 0 0 ${threadColor(index)}`,
              }}
            >
              <ThreadMark index={index} />
              {name}
            </div>
          ))}
        </div>
      </Part>
      <Part title={words.budget}>
        <BudgetBar
          budget={{ spent: '18.42', unknown: '0.21', held: '2.16', forecast: '12.4', warn: '32', stop: '40' }}
        />
        <BudgetBar budget={{ spent: '31.2', held: '1.6', forecast: '4.8', warn: '32', stop: '40' }} />
        <BudgetBar budget={{ spent: '39.6', held: '0.4', warn: '32', stop: '40' }} />
      </Part>
    </>
  )
}
