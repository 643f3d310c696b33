import type { Language } from '../../../../../../shared/drama/vocabulary.ts'
import type { CardLine } from '../../../../craft/cards.ts'
import { lineSeconds } from '../text.ts'
import { isFunction, isPiece, type Piece, type SceneDraft } from './draft.ts'

/** How long written pieces are, before anybody has been given their words. */

/** Cuts, pauses and the edges of a scene come on top of what is said and done: measured over seasons of all genres. */
const CUTTING = 1.15
const EDGES_SECONDS = 1.2
const MOVE_SECONDS = 3.2

/** A sentence of a premise, of the usual length. */
const TOLD = {
  zh: '她在雨里站了整整一夜，等一个不会来的人开门',
  en: 'The night cleaner finds a wedding ring at the bottom of the paper shredder',
}

const measured = new WeakMap<CardLine, number>()

/** Seconds of a line of a card in its first wording. */
export function cardLineSeconds(line: CardLine, language: Language): number {
  const known = measured.get(line)
  if (known !== undefined) return known
  const text = (line.texts[0] ?? '')
    .replace(/\{(?:seen|news|phrase)\}/g, TOLD[language])
    .replace(/\{[^{}]*\}/g, language === 'zh' ? '沈砚' : 'Silas')
  const seconds = lineSeconds(line.kind, text, language) * CUTTING
  measured.set(line, seconds)
  return seconds
}

/** Lines of a piece that are played, with their places in the part. */
export function playedLines(piece: Piece, language: Language): { line: CardLine; at: number }[] {
  const lines = piece.card.parts.get(piece.part)?.lines[language] ?? []
  const [from, to] = piece.span ?? [0, lines.length]
  return lines
    .map((line, at) => ({ line, at }))
    .filter(({ at }) => at >= from && at < to && piece.skip?.has(at) !== true)
}

/** Seconds of a piece. */
export const pieceSeconds = (piece: Piece, language: Language): number =>
  playedLines(piece, language).reduce((sum, { line }) => sum + cardLineSeconds(line, language), 0)

/** Seconds a scene has as it is planned. */
export function draftSeconds(scene: SceneDraft, language: Language): number {
  return scene.pieces.reduce((sum, piece) => {
    if (isPiece(piece)) return sum + pieceSeconds(piece, language)
    return isFunction(piece) ? sum + piece.fn.beats.length * MOVE_SECONDS : sum + MOVE_SECONDS
  }, EDGES_SECONDS)
}
