import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { compositionSchema, type Composition } from '../../../../shared/picture/composition.ts'
import { CAST } from '../../../../shared/picture/sample-cast.ts'
import type { ImageRequest, MadeImage } from '../provider.ts'
import { createPainter, createPainters } from './painter.ts'

function shot(set: string, x: number, zoom: number): Composition {
  const figure = {
    cast: 'a',
    look: CAST.linwan.look,
    x: 480,
    y: null,
    scale: 0.95,
    facing: 1,
    view: 'front',
    pose: 'talk',
    emotion: 'happy',
    strength: 2,
    gazeAt: null,
    entwined: false,
  }
  return compositionSchema.parse({
    plate: { set, hour: 'dusk', weather: 'clear', mood: 'calm' },
    figures: [figure],
    shoulder: null,
    insert: null,
    size: zoom > 2 ? 'CU' : 'WS',
    camera: [{ at: 0, x, y: 940, zoom, ease: 'linear' }],
    shake: 0,
  })
}
const request = (composition: Composition): ImageRequest => ({
  kind: 'frame',
  composition,
  width: 216,
  height: 384,
  seed: 1,
  take: 1,
})
const hash = ({ bytes, facts }: MadeImage): string =>
  createHash('sha256').update(bytes).update(JSON.stringify(facts)).digest('hex')

it('paints the same bytes whoever paints and in whatever order: digests of two projects would differ', async () => {
  const requests = ['tea_shop', 'rooftop'].flatMap((set) =>
    [1, 1.3, 3.4].flatMap((zoom) => [500, 560].map((x) => request(shot(set, x, zoom)))),
  )
  const { signal } = new AbortController()
  const two = createPainters(2)
  const one = createPainter()
  try {
    const together = await Promise.all(requests.map((each) => two.paint(each, signal)))
    const backwards: MadeImage[] = []
    for (const each of requests.toReversed()) backwards.unshift(await one.paint(each, signal))
    expect(together.map(hash)).toEqual(backwards.map(hash))
    expect(new Set(together.map(hash)).size).toBe(requests.length)
  } finally {
    await Promise.all([two.close(), one.close()])
  }
})
