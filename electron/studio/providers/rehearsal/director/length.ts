import type { Rate } from '../../../../../shared/drama/film.ts'
import { framesFromMs, secondsFromFrames } from '../../../../../shared/drama/rate.ts'
import { MIN_SHOT_MS, SCENE_LEAD_MS, SCENE_TAIL_MS, silentMs, speechMs } from '../../../drama/film/pace.ts'
import { createDice } from './dice.ts'
import { groupLines, isSpeech, type Group } from './groups.ts'
import type { DirectorContext, DirectorInput, DirectorOptions } from './input.ts'

/** How long shots are planned for, and how long a scene will be played. */

/** The shortest shot, and the length of a silent reaction. */
const LEAST_SHOT_MS = 2000
/** A spoken line nobody has estimated. */
const UNKNOWN_SPEECH_MS = 2600
/** Most a shot is held beyond what happens in it. */
const MOST_HOLD_MS = 500

interface Edges {
  readonly first: boolean
  readonly last: boolean
}

/** Milliseconds of what is said and done in a group, with its pauses. */
function needMs(group: Group, context: DirectorContext, edges: Edges): number {
  let ms = (edges.first ? SCENE_LEAD_MS : 0) + (edges.last ? SCENE_TAIL_MS : 0)
  for (const line of group.lines) {
    if (!isSpeech(line)) ms += context.spoken[line.id]?.ms ?? silentMs(line.kind, line.text)
    else {
      const spoken = speechMs(context.spoken[line.id]?.ms ?? UNKNOWN_SPEECH_MS, line.emotion, line.delivery)
      ms += spoken.leadMs + spoken.bodyMs + spoken.tailMs
    }
  }
  return ms
}

/** Planned frames of a group: what is said and done in it, with its pauses. */
export function planned(group: Group, context: DirectorContext, edges: Edges, fps: Rate): number {
  return framesFromMs(Math.max(LEAST_SHOT_MS, needMs(group, context, edges)), fps)
}

/** Seconds a scene will be played for when its voices come out as long as they were estimated. */
export function playedSeconds(
  input: DirectorInput,
  context: DirectorContext,
  { seed, take, fps }: DirectorOptions,
): number {
  const groups = groupLines(input, createDice(seed, take))
  const frames = groups.map((group, i) => {
    const edges = { first: i === 0, last: i === groups.length - 1 }
    const plan = planned(group, context, edges, fps)
    if (group.speech.length === 0) return plan
    const need = needMs(group, context, edges)
    return Math.max(
      framesFromMs(need, fps),
      Math.min(plan, framesFromMs(need + MOST_HOLD_MS, fps)),
      framesFromMs(MIN_SHOT_MS, fps),
    )
  })
  return secondsFromFrames(
    frames.reduce((sum, one) => sum + one, 0),
    fps,
  )
}
