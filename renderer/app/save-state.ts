import { useQueryClient, type MutationCache } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { RequestError } from '../rpc/client.ts'
import { createRegistry, useRegistered, useRegistry } from './registry.ts'

/** Saving shows only after this, in milliseconds: most edits are on disk sooner. */
export const SAVING_AFTER_MS = 250

/** Requests whose success means that a person's change is on disk; others (build, export, settings) tell it elsewhere. */
const isEdit = (route: string): boolean =>
  /^(?:script|board|cast|takes|findings|history|stage)\./.test(route) &&
  route !== 'script.propose' &&
  route !== 'takes.reroll'

const unsaved = createRegistry<string>()

/**
 * Says that there is something typed that has not been sent yet: until it is, the window does not claim to be saved.
 * `id` names it, null for nothing.
 */
export function useUnsaved(id: string | null): void {
  useRegistered(
    unsaved,
    useMemo(() => (id === null ? [] : [id]), [id]),
  )
}

/** A change that did not reach the disk, with what it takes to send it again. */
export interface FailedEdit {
  readonly route: string
  readonly error: unknown
  readonly again: () => void
}

/** How the person's changes stand, from the requests themselves: never optimistic. */
export interface SaveState {
  readonly kind: 'saved' | 'saving' | 'failed'
  /** Of `failed`: the last change that did not reach the disk, until one of its kind does. */
  readonly failed: FailedEdit | null
}

/** Failures that changed nothing and that are told where they happened. */
const isHarmless = (error: unknown): boolean =>
  error instanceof RequestError &&
  ['BAD_ARGUMENT', 'NOT_FOUND', 'NOTHING_TO_UNDO', 'CANCELLED', 'BUSY'].includes(error.code)

/** Follows the edits of a cache. Answers with a store: what it knows, and how to hear that it changed. */
export function watchEdits(cache: MutationCache) {
  const pending = new Set<number>()
  const listeners = new Set<() => void>()
  let failed: FailedEdit | null = null
  let seen: { readonly pending: number; readonly failed: FailedEdit | null } = { pending: 0, failed }
  const publish = () => {
    if (seen.pending === pending.size && seen.failed === failed) return
    seen = { pending: pending.size, failed }
    for (const listener of listeners) listener()
  }
  const end = cache.subscribe(({ type, mutation }) => {
    const route: unknown = mutation?.options.mutationKey?.[0]
    if (mutation === undefined || typeof route !== 'string' || !isEdit(route)) return
    const { status, error, variables } = mutation.state
    if (type === 'removed' || status !== 'pending') pending.delete(mutation.mutationId)
    else pending.add(mutation.mutationId)
    if (type === 'updated' && status === 'success' && failed?.route === route) failed = null
    if (type === 'updated' && status === 'error' && !isHarmless(error) && failed?.error !== error)
      // A failure that the person sends again is no mutation of its own: the same one runs once more.
      failed = { route, error, again: () => void mutation.execute(variables).catch(() => undefined) }
    publish()
  })
  return {
    end,
    read: () => seen,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** How the person's changes stand now. Once, in the title bar: it follows every edit from when it is mounted. */
export function useSaveState(): SaveState {
  const cache = useQueryClient().getMutationCache()
  const watch = useMemo(() => watchEdits(cache), [cache])
  useEffect(() => watch.end, [watch])
  const { pending, failed } = useSyncExternalStore(watch.subscribe, watch.read)
  const typed = useRegistry(unsaved)
  if (pending > 0 || typed.length > 0) return { kind: 'saving', failed: null }
  return failed === null ? { kind: 'saved', failed } : { kind: 'failed', failed }
}

/** True once `on` has been true for a while: what lasts less is not worth a flicker. */
export function useLasting(on: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!on) return
    const timer = setTimeout(() => setLasting(true), ms)
    return () => {
      clearTimeout(timer)
      setLasting(false)
    }
  }, [on, ms])
  return on && lasting
}
