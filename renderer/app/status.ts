import { createRegistry, useRegistered } from './registry.ts'

/** A piece of the status bar: what is selected, a key hint, or a fact at the right end. */
export interface StatusItem {
  readonly id: string
  /** `subject`: what the keys act on, in medium weight. `hint`: a key and what it does. `fact`: right end. */
  readonly kind: 'subject' | 'hint' | 'fact'
  readonly text: string
  /** Of a hint: the combinations, such as `['Alt+ArrowLeft', 'Alt+ArrowRight']`. */
  readonly keys?: readonly string[]
}

/** What the status bar shows now. */
export const statusRegistry = createRegistry<StatusItem>()

/** Shows items in the status bar while the component is mounted. `items` must be stable (`useMemo`). */
export function useStatus(items: readonly StatusItem[]): void {
  useRegistered(statusRegistry, items)
}
