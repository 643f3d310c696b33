import { describe, expect, it } from 'vitest'
import type { Brief } from '../../../shared/drama/brief.ts'
import { Unavailable, type Reader } from '../build/step.ts'
import { seasonView, type SceneChanges } from './season.ts'

const BRIEF: Brief = {
  title: null,
  premises: ['x'],
  genre: 'ceo',
  language: 'en',
  episodes: 3,
  episodeSeconds: 90,
  aspect: '9:16',
  style: '',
  seed: 1,
}
const OUTLINES: Record<string, string[]> = { 'outline:1': ['a1', 'a2'], 'outline:2': ['b1', 'b2'] }

/** A reader of three episodes of which the last is not outlined yet; notes what was depended on. */
function readerOf(seen: Set<string>): Reader {
  const look = (slot: string): unknown =>
    OUTLINES[slot] === undefined ? undefined : { scenes: OUTLINES[slot].map((id) => ({ id })) }
  const peek = <T>(slot: string): T | undefined => {
    seen.add(slot)
    return look(slot) as T | undefined
  }
  return {
    peek,
    quiet: <T>(slot: string) => look(slot) as T | undefined,
    product: <T>(slot: string): T => {
      const value = peek<T>(slot)
      if (value === undefined) throw new Unavailable(slot)
      return value
    },
    digest: (slot) => slot,
    isStandIn: () => false,
    human: () => undefined,
  }
}
const view = (places: SceneChanges['places'] = new Map(), removed: string[] = [], seen = new Set<string>()) =>
  seasonView(BRIEF, readerOf(seen), { places, removed: new Set(removed) })

describe('the season as it stands', () => {
  it('plays scenes where a person put them, the last move on top', () => {
    const places = new Map([
      ['a2', { episode: 2, after: 'b1', rank: 1 }],
      ['b2', { episode: 1, after: null, rank: 2 }],
    ])
    expect([view(places).scenes(1), view(places).scenes(2)]).toEqual([
      ['b2', 'a1'],
      ['b1', 'a2'],
    ])
    expect(
      view(places)
        .allScenes()
        .map((scene) => `${scene.episode}${scene.id}`),
    ).toEqual(['1b2', '1a1', '2b1', '2a2'])
  })

  it('a move after a scene that has moved away itself still lands in the episode', () => {
    const places = new Map([
      ['b1', { episode: 1, after: 'a1', rank: 1 }],
      ['a2', { episode: 2, after: 'b1', rank: 2 }],
    ])
    expect(view(places).scenes(2)).toEqual(['b2', 'a2'])
  })

  it('an untouched episode depends on its own outline only (else one outline would hold up the season)', () => {
    const seen = new Set<string>()
    expect(view(new Map(), ['a1'], seen).scenes(1)).toEqual(['a2'])
    expect([...seen]).toEqual(['outline:1'])
  })

  it('a scene is outlined where it was written, wherever it is played', () => {
    const places = new Map([['a2', { episode: 2, after: null, rank: 1 }]])
    expect(view(places).originOf('a2')).toBe(1)
    expect(() => view().scenes(3)).toThrow(Unavailable)
  })
})
