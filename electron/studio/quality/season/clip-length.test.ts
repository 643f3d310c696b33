import { expect, it } from 'vitest'
import type { Clip, Cut } from '../../../../shared/drama/film.ts'
import type { Reader } from '../../build/step.ts'
import { clipLength, playedClips } from './clip-length.ts'

const fps = { num: 24, den: 1 }
const shot = (id: string, durationFrames: number) => ({ shot: id, scene: 'scene-1', durationFrames })
const cut = { fps, shots: [shot('fits', 100), shot('short', 200), shot('long', 60), shot('drawn', 90)] }
const clips: Record<string, Partial<Clip>> = {
  'clip:fits': { durationFrames: 110 },
  'clip:short': { durationFrames: 96 },
  'clip:long': { durationFrames: 96 },
}

/** Notes what is read. */
function readerOf(read: string[]): Reader {
  const values: Record<string, unknown> = { 'cut:7': cut as unknown as Cut, ...clips }
  const none = (): never => {
    throw new Error('not asked for here')
  }
  return {
    peek: (slot) => {
      read.push(slot)
      return values[slot] as never // as the test has put them there
    },
    isStandIn: (slot) => read.push(`noted ${slot}`) < 0,
    product: none,
    quiet: none,
    digest: none,
    human: none,
  }
}

// Catches clips that do not fit going unnoticed, ones that fit being complained of, and a rehearsed season of thousands of
// clips being read through whenever findings are looked at.
it('clips far from the length of their shots are found, and drawn ones are not read', () => {
  const read: string[] = []
  const found = playedClips(readerOf(read), { episode: 3, id: 7 }, (slot) => slot !== 'clip:drawn')
  expect(read).toContain('noted clip:drawn')
  expect(read).not.toContain('clip:drawn')
  const findings = clipLength(found, 'en')
  expect(findings.map((one) => [one.check, one.episode, one.scene, one.shot])).toEqual([
    ['clip-length', 3, 'scene-1', 'short'],
    ['clip-length', 3, 'scene-1', 'long'],
  ])
  expect(findings[0]?.evidence).toContain('held on its last frame')
  expect(findings[1]?.evidence).toContain('cut off')
})
