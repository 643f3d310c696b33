import type { Cut, Rate, SceneTiming } from '../../../../shared/drama/film.ts'

/** What `cut` reads of a scene, in played order. */
export interface CutSceneInput {
  readonly scene: string
  readonly timing: SceneTiming
  /** For each shot of the timing: digest of its `composition` and what stands in for final products. */
  readonly shots: readonly {
    readonly shot: string
    readonly composition: string
    readonly standIns: readonly string[]
  }[]
  /** For each voiced line: its speaker and the digests of its `voice` and `cues`. */
  readonly voices: readonly {
    readonly line: string
    readonly cast: string
    readonly voice: string
    readonly cues: string
  }[]
}

export interface CutInput {
  readonly number: number
  readonly title: string
  readonly fps: Rate
  /** Size of the picture in pixels. */
  readonly width: number
  readonly height: number
  readonly scenes: readonly CutSceneInput[]
}

const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new RangeError(what)
  return value
}

function cutShots(scene: CutSceneInput, offset: number): Cut['shots'] {
  const made = new Map(scene.shots.map((shot) => [shot.shot, shot]))
  return scene.timing.shots.map((timed) => {
    const shot = found(made.get(timed.shot), `no composition for shot ${timed.shot}`)
    return {
      shot: timed.shot,
      scene: scene.scene,
      startFrame: offset + timed.startFrame,
      durationFrames: timed.durationFrames,
      composition: shot.composition,
      standIns: [...shot.standIns],
    }
  })
}

function cutVoices(scene: CutSceneInput, offset: number): Cut['voices'] {
  const times = new Map(scene.timing.lines.map((line) => [line.line, line]))
  return scene.voices
    .map((voice) => {
      const time = found(times.get(voice.line), `no time for line ${voice.line}`)
      return {
        line: voice.line,
        cast: voice.cast,
        startFrame: offset + time.startFrame,
        durationFrames: time.durationFrames,
        voice: voice.voice,
        cues: voice.cues,
      }
    })
    .toSorted((a, b) => a.startFrame - b.startFrame)
}

/**
 * An episode as a timeline: its scenes laid end to end, every shot with the composition it plays, every voice where
 * its line is.
 * @throws RangeError when there is no scene, or a shot or voice of a timing is not given.
 */
export function cutEpisode(input: CutInput): Cut {
  if (input.scenes.length === 0) throw new RangeError('an episode needs a scene to be cut')
  const { number, title, fps, width, height } = input
  const cut: Cut = { number, title, fps, width, height, durationFrames: 0, shots: [], voices: [] }
  for (const scene of input.scenes) {
    cut.shots.push(...cutShots(scene, cut.durationFrames))
    cut.voices.push(...cutVoices(scene, cut.durationFrames))
    cut.durationFrames += scene.timing.durationFrames
  }
  return cut
}
