// @vitest-environment jsdom
import { QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { createQueryCache, followEvents } from './query-cache.ts'
import { createRefresher } from './refresher.ts'

test('of the drama before nothing is left, on screen or off it (bug: its pictures are asked for in the next one; ten dramas opened are ten kept)', async () => {
  const cache = createQueryCache()
  const refresher = createRefresher(cache)
  const follow = followEvents(cache, refresher)
  let drama = 'first'
  const read = (route: string, input: unknown) =>
    new QueryObserver(cache, { queryKey: [route, input], queryFn: () => Promise.resolve(drama) })
  const ends = [
    read('stage.film', { episode: 1 }).subscribe(() => undefined),
    read('drama.current', {}).subscribe(() => undefined),
    read('drama.samples', {}).subscribe(() => undefined),
  ]
  read('script.episode', { episode: 3 }).subscribe(() => undefined)()
  const said = (route: string, input: unknown) => cache.getQueryData([route, input])
  await expect.poll(() => said('stage.film', { episode: 1 })).toBe('first')
  cache.setQueryData(['takes.list', { product: 'frame:x' }], 'first')
  for (let i = 0; i < 10; i++) {
    drama = `drama ${i}`
    follow({ kind: 'another', seq: 2 * i + 1 })
    expect(said('stage.film', { episode: 1 })).toBeUndefined()
    // The window stands: it is told of the next drama when it is there.
    expect(said('drama.current', {})).toBeDefined()
    expect(said('drama.samples', {})).toBe('first')
    follow({ kind: 'changed', seq: 2 * i + 2, topics: ['drama', 'text', 'states', 'takes'] })
    await expect.poll(() => said('stage.film', { episode: 1 })).toBe(drama)
    expect(cache.getQueryCache().getAll()).toHaveLength(3)
  }
  for (const end of ends) end()
  refresher.end()
  cache.clear()
})
