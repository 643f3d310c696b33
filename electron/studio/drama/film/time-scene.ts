import type { Rate, SceneTiming } from '../../../../shared/drama/film.ts'
import { framesFromMs } from '../../../../shared/drama/rate.ts'
import type { Emotion, LineKind } from '../../../../shared/drama/vocabulary.ts'
import { MIN_SHOT_MS, SCENE_LEAD_MS, SCENE_TAIL_MS, speechMs } from './pace.ts'

/** What `timing` reads of a shot. */
export interface TimedShotInput {
  readonly id: string
  readonly plannedFrames: number
  /** Lines it covers, in order; none for a silent reaction. */
  readonly lines: readonly string[]
}

/** What `timing` reads of a line. */
export interface TimedLineInput {
  readonly id: string
  readonly kind: LineKind
  /** Length of its voice; null when it has none (silent lines, or a voice not made yet). */
  readonly voiceMs: number | null
  readonly emotion: Emotion
  /** Time a silent line needs (`silentMs`); its share of the planned frames when absent. */
  readonly silentMs?: number
}

export interface TimeSceneInput {
  readonly fps: Rate
  readonly shots: readonly TimedShotInput[]
  readonly lines: readonly TimedLineInput[]
}

/** A line with the frames of silence round it. */
interface Piece {
  readonly line: string
  readonly lead: number
  body: number
  readonly tail: number
  readonly silent: boolean
}

/** Frames a speech gets when its voice is not there: what its shot was planned for, or a second and a half. */
const UNVOICED_MS = 1500
/** A silent line whose time is not given takes its share of the planned frames within these bounds. */
const LEAST_SILENT_MS = 1300
const MOST_SILENT_MS = 3200

function pieceOf(line: TimedLineInput, edges: { first: boolean; last: boolean }, fps: Rate): Piece {
  const lead = edges.first ? SCENE_LEAD_MS : 0
  const tail = edges.last ? SCENE_TAIL_MS : 0
  const silent = line.kind !== 'speech'
  const speech = silent
    ? { leadMs: 0, bodyMs: line.silentMs ?? 0, tailMs: 0 }
    : speechMs(line.voiceMs ?? UNVOICED_MS, line.emotion)
  return {
    line: line.id,
    lead: framesFromMs(speech.leadMs + lead, fps),
    body: Math.max(1, framesFromMs(speech.bodyMs, fps)),
    tail: framesFromMs(speech.tailMs + tail, fps),
    silent,
  }
}

/** Lets silent lines without a time of their own share what speech leaves of the planned frames. */
function shareSilence(
  shot: TimedShotInput,
  pieces: readonly Piece[],
  given: ReadonlySet<string>,
  fps: Rate,
): void {
  const open = pieces.filter((piece) => piece.silent && !given.has(piece.line))
  if (open.length === 0) return
  const taken = pieces.reduce(
    (sum, piece) => sum + piece.lead + piece.tail + (open.includes(piece) ? 0 : piece.body),
    0,
  )
  const share = Math.floor((shot.plannedFrames - taken) / open.length)
  const least = framesFromMs(LEAST_SILENT_MS, fps)
  const most = framesFromMs(MOST_SILENT_MS, fps)
  for (const piece of open) piece.body = Math.max(least, Math.min(most, share))
}

/**
 * Played frames of a shot. A speech longer than its shot stretches it; where the plan is longer than what happens,
 * at most half a second of it is kept as a hold. Shots without a voice keep their plan.
 */
function playedFrames(shot: TimedShotInput, need: number, voiced: boolean, fps: Rate): number {
  if (!voiced) return Math.max(need, shot.plannedFrames)
  const hold = framesFromMs(500, fps)
  return Math.max(need, Math.min(shot.plannedFrames, need + hold), framesFromMs(MIN_SHOT_MS, fps))
}

/**
 * When everything in a scene is played: shots follow each other without gaps, lines lie inside their shots in
 * order, and the scene is as long as its shots together.
 * @throws RangeError when a shot names a line that is not given, or there is no shot.
 */
export function timeScene(input: TimeSceneInput): SceneTiming {
  if (input.shots.length === 0) throw new RangeError('a scene needs a shot to be timed')
  const { fps } = input
  const lines = new Map(input.lines.map((line) => [line.id, line]))
  const given = new Set(input.lines.filter((line) => line.silentMs !== undefined).map((line) => line.id))
  const covered = input.shots.flatMap((shot) => shot.lines)
  const timing: SceneTiming = { fps, durationFrames: 0, shots: [], lines: [] }
  for (const shot of input.shots) {
    const startFrame = timing.durationFrames
    const pieces = shot.lines.map((id) => {
      const line = lines.get(id)
      if (line === undefined)
        throw new RangeError(`shot ${shot.id} covers a line that is not in the scene: ${id}`)
      return pieceOf(line, { first: id === covered[0], last: id === covered.at(-1) }, fps)
    })
    shareSilence(shot, pieces, given, fps)
    let at = startFrame
    for (const piece of pieces) {
      timing.lines.push({ line: piece.line, startFrame: at + piece.lead, durationFrames: piece.body })
      at += piece.lead + piece.body + piece.tail
    }
    const voiced = shot.lines.some((id) => typeof lines.get(id)?.voiceMs === 'number')
    const durationFrames = playedFrames(shot, at - startFrame, voiced, fps)
    timing.shots.push({ shot: shot.id, startFrame, durationFrames, plannedFrames: shot.plannedFrames })
    timing.durationFrames = startFrame + durationFrames
  }
  return timing
}
