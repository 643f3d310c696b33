import type { CueTrack } from '../../../../shared/drama/film.ts'
import type { Viseme } from '../../../../shared/drama/vocabulary.ts'

/** Turns raw mouth segments into cues an eye can follow. Times are in milliseconds. */

/** A mouth shape and the time it has. */
export interface Segment {
  readonly viseme: Viseme
  readonly startMs: number
  readonly endMs: number
}

/** Shorter than a twelfth of a second a shape flickers: two frames at 24 fps. */
export const SHORTEST_CUE_MS = 1000 / 12
/** A closure may be shorter, but is seen for one frame at least. */
export const SHORTEST_STOP_MS = 1000 / 24
/** A gap up to this is bridged by the shape before it; longer, the mouth closes. */
export const LONGEST_BRIDGE_MS = 80

/** Shapes of momentary closures. */
const STOPS: ReadonlySet<Viseme> = new Set(['PP', 'DD', 'kk'])
/** Shapes that must be seen whenever they are heard: lips and teeth. */
const MUST_SHOW: ReadonlySet<Viseme> = new Set(['PP', 'FF'])

function shortest(viseme: Viseme): number {
  return STOPS.has(viseme) ? SHORTEST_STOP_MS : SHORTEST_CUE_MS
}

interface Piece {
  viseme: Viseme
  startMs: number
  endMs: number
}

/**
 * Cues from segments in time order: closed mouth in gaps and at the end, equal neighbours joined, short shapes
 * given time by their neighbours or left out.
 */
export function cuesFromSegments(segments: readonly Segment[], durationMs: number): CueTrack['cues'] {
  const pieces = joined(closeGaps(segments, durationMs))
  settleShort(pieces)
  return joined(pieces).map(({ viseme, startMs }) => ({ ms: Math.round(startMs * 10) / 10, viseme }))
}

/** Fills the time between segments and around them; where two overlap, the later lips or teeth win. */
function closeGaps(segments: readonly Segment[], durationMs: number): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const segment of segments) {
    const last = pieces.at(-1)
    if (last !== undefined && MUST_SHOW.has(segment.viseme)) {
      at = Math.min(at, Math.max(last.startMs + 1, segment.startMs))
      last.endMs = at
    }
    const startMs = Math.max(segment.startMs, at)
    if (segment.endMs <= startMs) continue
    if (startMs - at > LONGEST_BRIDGE_MS || (last === undefined && startMs > 0))
      pieces.push({ viseme: 'sil', startMs: at, endMs: startMs })
    else if (last !== undefined) last.endMs = startMs
    pieces.push({ viseme: segment.viseme, startMs, endMs: segment.endMs })
    at = segment.endMs
  }
  pieces.push({ viseme: 'sil', startMs: at, endMs: Math.max(durationMs, at + SHORTEST_CUE_MS) })
  return pieces
}

function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (last?.viseme === piece.viseme) last.endMs = piece.endMs
    else out.push({ ...piece })
  }
  return out
}

/** Deals with the shortest shape first, until every one is long enough. Changes the list. */
function settleShort(pieces: Piece[]): void {
  for (;;) {
    const index = mostUrgent(pieces)
    if (index < 0) return
    const piece = pieces[index]
    if (piece === undefined) return
    const missing = shortest(piece.viseme) - (piece.endMs - piece.startMs)
    if (borrow(pieces, index, missing)) continue
    leaveOut(pieces, index)
    rejoin(pieces, index)
  }
}

/** The piece most too short for its kind; shapes that must show come last, so that others make room for them. */
function mostUrgent(pieces: readonly Piece[]): number {
  let found = -1
  let worst = 1e-6
  pieces.forEach((piece, index) => {
    const missing = shortest(piece.viseme) - (piece.endMs - piece.startMs)
    const urgency = missing <= 1e-6 ? 0 : missing + (MUST_SHOW.has(piece.viseme) ? 0 : 1000)
    if (urgency > worst) {
      worst = urgency
      found = index
    }
  })
  return found
}

/** Takes time from neighbours that have more than they need; true when it was enough. */
function borrow(pieces: Piece[], index: number, missing: number): boolean {
  const piece = pieces[index]
  const before = pieces[index - 1]
  const after = pieces[index + 1]
  if (piece === undefined) return false
  const spare = (one: Piece | undefined): number =>
    one === undefined ? 0 : Math.max(0, one.endMs - one.startMs - shortest(one.viseme))
  const fromAfter = Math.min(spare(after), missing)
  const fromBefore = Math.min(spare(before), missing - fromAfter)
  // A twentieth of what it lacks may be borrowed in vain by rounding; that is not worth a loop.
  if (fromAfter + fromBefore < missing - 1e-6) return false
  if (after !== undefined) after.startMs += fromAfter
  piece.endMs += fromAfter
  if (before !== undefined) before.endMs -= fromBefore
  piece.startMs -= fromBefore
  return true
}

/** Gives a shape's time to a neighbour. One that must show takes a neighbour's place instead. */
function leaveOut(pieces: Piece[], index: number): void {
  const piece = pieces[index]
  if (piece === undefined) return
  const before = pieces[index - 1]
  const after = pieces[index + 1]
  if (MUST_SHOW.has(piece.viseme)) {
    // The closed mouth at the end stays; among lips and teeth in a row the shorter one gives way.
    const victim = [before, after].find(
      (one) => one !== undefined && one !== pieces.at(-1) && !MUST_SHOW.has(one.viseme),
    )
    if (victim === undefined) return giveWay(pieces, index)
    piece.startMs = Math.min(piece.startMs, victim.startMs)
    piece.endMs = Math.max(piece.endMs, victim.endMs)
    pieces.splice(pieces.indexOf(victim), 1)
    return
  }
  giveWay(pieces, index)
}

/** A neighbour takes over the time: the longer one; pauses and closures only when there is no other. */
function giveWay(pieces: Piece[], index: number): void {
  const piece = pieces[index]
  const heir = pickHeir(pieces[index - 1], pieces[index + 1])
  if (piece === undefined) return
  if (heir === undefined) {
    piece.endMs = piece.startMs + shortest(piece.viseme)
    return
  }
  heir.startMs = Math.min(heir.startMs, piece.startMs)
  heir.endMs = Math.max(heir.endMs, piece.endMs)
  pieces.splice(index, 1)
}

function pickHeir(before: Piece | undefined, after: Piece | undefined): Piece | undefined {
  const weight = (one: Piece): number =>
    (one.viseme === 'sil' ? -1e6 : 0) + (STOPS.has(one.viseme) ? -1e3 : 0) + (one.endMs - one.startMs)
  const known = [before, after].filter((one) => one !== undefined)
  return known.toSorted((left, right) => weight(right) - weight(left))[0]
}

/** Joins equal neighbours around a place where a piece was taken out. */
function rejoin(pieces: Piece[], around: number): void {
  for (let index = Math.max(1, around - 1); index <= around + 1 && index < pieces.length;) {
    const before = pieces[index - 1]
    const here = pieces[index]
    if (before !== undefined && here !== undefined && before.viseme === here.viseme) {
      before.endMs = here.endMs
      pieces.splice(index, 1)
    } else index++
  }
}
