import { describe, expect, it } from 'vitest'
import { fitShots } from './fit-shots.ts'
import { timeScene } from './time-scene.ts'

const FPS = { num: 24, den: 1 }
const shot = (id: string, ...lines: string[]) => ({ id, plannedFrames: 48, lines })
const linesOf = (shots: readonly { lines: readonly string[] }[]) => shots.map((one) => one.lines)

describe('shots over a text they were not made for', () => {
  it('come back as they are when they fit (else a pin would be remade by nothing)', () => {
    const shots = [shot('s1', 'a', 'b'), shot('s2'), shot('s3', 'c')]
    expect(fitShots(shots, ['a', 'b', 'c'])).toEqual({ shots, uncovered: [], vanished: [] })
  })

  it('lose lines that are gone and take those nobody covers, in the order of the scene', () => {
    const { shots, uncovered, vanished } = fitShots(
      [shot('s1', 'gone', 'b'), shot('s2', 'd'), shot('s3', 'gone too')],
      ['a', 'b', 'c', 'd', 'e'],
    )
    expect(linesOf(shots)).toEqual([['a', 'b', 'c'], ['d', 'e'], []])
    expect([uncovered, vanished]).toEqual([
      ['a', 'c', 'e'],
      ['gone', 'gone too'],
    ])
  })

  it('can be timed with every line once, whatever they covered (timing used to fail on a line that was gone)', () => {
    const lines = ['x', 'b', 'y', 'z']
    const { shots } = fitShots([shot('s1', 'a'), shot('s2', 'b', 'c')], lines)
    const timing = timeScene({
      fps: FPS,
      shots,
      lines: lines.map((id) => ({ id, kind: 'speech', emotion: 'calm', voiceMs: 900 })),
    })
    expect(timing.lines.map((one) => one.line)).toEqual(lines)
    expect(timing.shots.map((one) => one.shot)).toEqual(['s1', 's2'])
  })
})
