import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './panel.module.css'
import type { MarkState } from './state-mark.tsx'

/** The part of a panel that scrolls. */
export function PanelScroll({ children }: { children: ReactNode }) {
  return <div className={styles['scroll']}>{children}</div>
}

/** The head of a panel: title, a quiet note, and at the right end a state or small buttons. */
export function PanelHead({ title, note, end }: { title: ReactNode; note?: ReactNode; end?: ReactNode }) {
  return (
    <div className={styles['head']}>
      <h2>{title}</h2>
      {note !== undefined && <span className={cx(styles['note'], 'num')}>{note}</span>}
      <span className={styles['gap']} />
      {end}
    </div>
  )
}

/** A part of a panel under a hairline. Sections come in the same order in every room: state, identity, values, history. */
export function Section({
  title,
  note,
  children,
}: {
  title?: string
  note?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles['section']}>
      {title !== undefined && (
        <h3 className={styles['sectionTitle']}>
          {title}
          <span className={styles['gap']} />
          {note !== undefined && <span className={cx(styles['note'], 'num')}>{note}</span>}
        </h3>
      )}
      {children}
    </section>
  )
}

/** The 40 px bar of a room under the title bar. `ToolbarRule` divides its parts, `ToolbarGap` pushes to the right. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={label}>
      {children}
    </div>
  )
}

/** A hairline between two parts of a toolbar. */
export const ToolbarRule = () => <span className={styles['rule']} />

/** Takes what room is left: what follows stands at the right end. */
export const ToolbarGap = () => <span className={styles['gap']} />

/** Names and values, such as `Kept in: system key store`. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  )
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="num">{value}</dd>
    </>
  )
}

/**
 * Why something is as it is, in one sentence, and next to it what cures it, with its price. At the top of an inspector,
 * never in a tooltip.
 */
export function ReasonStrip({
  state,
  children,
  actions,
}: {
  state: MarkState
  children: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className={cx(styles['reason'], styles[state])}>
      <p>{children}</p>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  )
}
