import { MutationCache, QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test } from 'vitest'
import { RequestError } from '../rpc/client.ts'
import { watchEdits } from './save-state.ts'

const cache = new MutationCache()
const client = new QueryClient({
  mutationCache: cache,
  defaultOptions: { mutations: { networkMode: 'always' } },
})
const watch = watchEdits(cache)
afterEach(() => cache.clear())

/** Runs a request as a room does. */
const edit = (route: string, mutationFn: () => Promise<unknown>) =>
  cache
    .build(client, { mutationKey: [route], mutationFn })
    .execute({})
    .catch(() => undefined)

const full = () =>
  Promise.reject(new RequestError('script.editLine', { code: 'DISK_FULL', message: '', hint: '' }))

test('an edit that has not been answered is not claimed to be saved; a build is no edit', async () => {
  let answer = (_value: unknown): void => undefined
  const edited = edit('script.editLine', () => new Promise((resolve) => (answer = resolve)))
  void edit('build.start', () => new Promise(() => undefined))
  await Promise.resolve()
  expect(watch.read()).toEqual({ pending: 1, failed: null })
  answer({})
  await edited
  expect(watch.read()).toEqual({ pending: 0, failed: null })
})

test('a failed edit stays told until it is sent again with success', async () => {
  let full_ = true
  await edit('script.editLine', () => (full_ ? full() : Promise.resolve({})))
  expect(watch.read().failed?.route).toBe('script.editLine')
  // The query library forgets old requests; the person still has an edit that is not on disk.
  await edit('takes.pin', () => Promise.resolve({}))
  expect(watch.read().failed).not.toBeNull()

  full_ = false
  watch.read().failed?.again()
  await expect.poll(() => watch.read()).toEqual({ pending: 0, failed: null })
})

test('nothing to undo is no loss', async () => {
  await edit('history.undo', () =>
    Promise.reject(new RequestError('history.undo', { code: 'NOTHING_TO_UNDO', message: '', hint: '' })),
  )
  expect(watch.read()).toEqual({ pending: 0, failed: null })
})
