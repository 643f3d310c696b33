import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { insertFor, setFor, SETS } from '../../../shared/picture/index.ts'

interface Places {
  readonly places: readonly {
    readonly id: string
    readonly interior: boolean
    readonly props: Readonly<Record<'zh' | 'en', readonly string[]>>
  }[]
}
interface Genres {
  readonly genres: readonly { readonly props: readonly { readonly zh: string; readonly en: string }[] }[]
}
const read = <T>(name: string): T =>
  // The craft data is ours and has its own tests; only the shape used here is named.
  JSON.parse(readFileSync(new URL(`../../../assets/craft/${name}.json`, import.meta.url), 'utf8')) as T

describe('the craft data and the painter', () => {
  it('shows every place, indoors or out and in its period: a palace with a lift would be a laugh', () => {
    const { places } = read<Places>('places')
    expect(places.length).toBeGreaterThanOrEqual(55)
    for (const place of places) {
      const set = SETS[setFor(place.id)]
      expect(set?.places, place.id).toContain(place.id)
      expect(set?.interior, place.id).toBe(place.interior)
      const old = /_ancient$|palace|^city_gate$|^prison_cell$/.test(place.id)
      expect(set?.period, place.id).toBe(old ? 'ancient' : 'modern')
    }
  })
  it('has a drawing for every prop of every genre, in both languages', () => {
    for (const { props } of read<Genres>('genres').genres)
      for (const { zh, en } of props) {
        expect(insertFor(zh), zh).not.toBe(null)
        expect(insertFor(en), en).not.toBe(null)
      }
  })
  it('has a drawing for most props of the places', () => {
    const all = read<Places>('places').places.flatMap((p) => [...p.props.zh, ...p.props.en])
    const without = all.filter((name) => insertFor(name) === null)
    expect(without.length / all.length, without.join(', ')).toBeLessThan(0.1)
  })
})
