import { useEffect, useSyncExternalStore } from 'react'

/** A list that mounted components add to and that others watch: commands, shortcuts, hints of the status bar. */
export interface Registry<T> {
  /** Everything registered now, in the order it came. The same array until something changes. */
  readonly all: () => readonly T[]
  /** Adds a group; the answer takes it out again. */
  readonly add: (group: readonly T[]) => () => void
  readonly subscribe: (listener: () => void) => () => void
}

/** Makes an empty registry. */
export function createRegistry<T>(): Registry<T> {
  const groups = new Set<readonly T[]>()
  const listeners = new Set<() => void>()
  let flat: readonly T[] = []
  const changed = () => {
    flat = [...groups].flat()
    for (const listener of listeners) listener()
  }
  return {
    all: () => flat,
    add(group) {
      groups.add(group)
      changed()
      return () => {
        groups.delete(group)
        changed()
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Keeps a group in a registry while the component is mounted. `group` must be stable between renders (`useMemo`). */
export function useRegistered<T>(registry: Registry<T>, group: readonly T[]): void {
  useEffect(() => registry.add(group), [registry, group])
}

/** Everything in a registry; renders again when it changes. */
export function useRegistry<T>(registry: Registry<T>): readonly T[] {
  return useSyncExternalStore(registry.subscribe, registry.all)
}
