import type { Language } from '../../../../../../shared/drama/vocabulary.ts'
import { slotsOf } from '../bind.ts'
import type { CardLine } from '../../../../craft/cards.ts'
import { isPiece, type Piece, type SceneDraft } from './draft.ts'
import { cardLineSeconds, playedLines } from './lengths.ts'

/** Shortening a scene: what can be left out so that it still makes sense. */

/** A way of leaving lines out. */
interface Cut {
  readonly piece: Piece
  readonly skip: readonly number[]
  readonly seconds: number
  /** How much is lost. */
  readonly loss: number
}

/** Lines of a piece that must stay at its start and end: it opens on its picture and ends on its point. */
const KEEP_START = 2
const KEEP_END = 3

/** A line that speaks of what was just seen cannot do without it. */
const POINTS_BACK = {
  zh: /^(?:这|那|它|谁|什么|你干|放|别)/u,
  en: /^(?:this|that|it|what|who|whose|those|these|put|don't)\b/i,
}

const isBit = (piece: Piece): boolean => piece.card.kind === 'bit'
/** A cliffhanger, its answer and a set-up are played whole. */
const isWhole = (piece: Piece): boolean =>
  piece.slot === 'cut' ||
  piece.part === 'tease' ||
  piece.part === 'answer' ||
  piece.card.kind === 'plant' ||
  piece.card.kind === 'pay'

/** A line the facts of the season need, or the one that tells what its premise says. */
const carriesFact = (line: CardLine): boolean =>
  line.texts.some((text) =>
    slotsOf(text).some((slot) => slot.startsWith('f.') || /^(?:seen|phrase|news)\b/.test(slot)),
  )

type Played = ReturnType<typeof playedLines>

const costOf = (lines: Played, language: Language): number =>
  lines.reduce((sum, { line }) => sum + cardLineSeconds(line, language), 0)

/** Single things that are seen and not spoken of, and lines that are marked as optional. */
function singles(piece: Piece, lines: Played, language: Language): Cut[] {
  return lines.flatMap(({ line, at }, i): Cut[] => {
    const seconds = cardLineSeconds(line, language)
    if (line.optional) return [{ piece, skip: [at], seconds, loss: 0 }]
    const after = lines[i + 1]?.line
    const inside = i >= 1 && i < lines.length - 1 && line.kind === 'action' && after?.kind === 'speech'
    const pointed = after?.texts.some((text) => POINTS_BACK[language].test(text)) ?? false
    return inside && !pointed ? [{ piece, skip: [at], seconds, loss: 1 }] : []
  })
}

/** Exchanges inside a piece, from one thing that happens to the next one. */
function blocks(piece: Piece, lines: Played, language: Language): Cut[] {
  const out: Cut[] = []
  const opens = lines.flatMap(({ line }, i) => (line.kind === 'action' && i > 0 ? [i] : []))
  for (const from of opens)
    for (const to of opens) {
      const gone = lines.slice(from, to)
      const fits = from >= KEEP_START && to > from && lines.length - to >= KEEP_END
      if (!fits) continue
      out.push({ piece, skip: gone.map((one) => one.at), seconds: costOf(gone, language), loss: 2 })
    }
  return out
}

/** Coming in late: a piece may begin at any later thing that happens. */
function lateEntries(piece: Piece, lines: Played, language: Language): Cut[] {
  return lines.flatMap(({ line }, i): Cut[] => {
    if (i === 0 || line.kind !== 'action' || lines.length - i < KEEP_END + 1) return []
    const gone = lines.slice(0, i)
    return [{ piece, skip: gone.map((one) => one.at), seconds: costOf(gone, language), loss: 3 }]
  })
}

/** The last resort: an exchange of two lines in the middle, where a line and its answer go together. */
function exchanges(piece: Piece, lines: Played, language: Language): Cut[] {
  return lines.flatMap((_one, i): Cut[] => {
    const gone = lines.slice(i, i + 2)
    const spoken = gone.length === 2 && gone.every(({ line }) => line.kind === 'speech')
    const answered = gone[0]?.line.who !== gone[1]?.line.who
    if (i < KEEP_START || !spoken || !answered || lines.length - i - 2 < 2) return []
    return [{ piece, skip: gone.map((one) => one.at), seconds: costOf(gone, language), loss: 4 }]
  })
}

function cutsOf(piece: Piece, language: Language): Cut[] {
  if (isWhole(piece)) return []
  const lines = playedLines(piece, language)
  if (isBit(piece) && piece.promise === null)
    return [{ piece, skip: lines.map((one) => one.at), seconds: costOf(lines, language), loss: 1 }]
  if (lines.length < KEEP_START + KEEP_END) return []
  const needed = new Set(lines.flatMap(({ line, at }) => (carriesFact(line) ? [at] : [])))
  return [
    ...singles(piece, lines, language),
    ...blocks(piece, lines, language),
    ...lateEntries(piece, lines, language),
    ...exchanges(piece, lines, language),
  ].filter((cut) => !cut.skip.some((at) => needed.has(at)))
}

/** What is lost by a cut, and by missing the length: two seconds off weigh as much as one step of loss. */
const weigh = (cut: Cut, excess: number): number =>
  cut.loss +
  (cut.piece.card.kind === 'event' ? 3 : 0) +
  Math.abs(cut.seconds - excess) / 2 +
  (cut.seconds > excess + 4 ? 4 : 0)

/**
 * Leaves out what hurts least, once.
 * @param excess seconds too many. @param over seconds it may become too short by.
 * @returns false when nothing can be left out.
 */
export function trimOnce(scene: SceneDraft, excess: number, over: number, language: Language): boolean {
  const cuts = scene.pieces.filter(isPiece).flatMap((piece) => cutsOf(piece, language))
  const best = cuts
    .filter((cut) => cut.seconds <= excess + over)
    .toSorted((a, b) => weigh(a, excess) - weigh(b, excess))[0]
  if (best === undefined) return false
  const at = scene.pieces.indexOf(best.piece)
  const skip = new Set([...(best.piece.skip ?? []), ...best.skip])
  const shorter = { ...best.piece, skip }
  if (playedLines(shorter, language).length === 0) scene.pieces.splice(at, 1)
  else scene.pieces[at] = shorter
  return true
}
