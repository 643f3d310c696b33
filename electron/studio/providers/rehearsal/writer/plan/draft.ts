import type { Fact } from '../../../../../../shared/drama/story.ts'
import type { Emotion, Hour } from '../../../../../../shared/drama/vocabulary.ts'
import type { Card } from '../../../../craft/cards.ts'
import type { SceneFunction } from '../../../../craft/craft.ts'
import type { Reading } from '../premise/reading.ts'

/** The season on the planner's desk, before it is written down as an arc. */

/** A promise and what is done with it. */
export interface Promised {
  readonly id: string
  readonly act: 'plant' | 'recall' | 'pay'
}

/** A part of a card put into a scene, with who plays it. */
export interface Piece {
  readonly card: Card
  readonly part: string
  readonly slot: 'answer' | 'pressure' | 'turn' | 'cut'
  /** Role or letter → cast id. */
  readonly players: ReadonlyMap<string, string>
  readonly fact: Fact | null
  readonly promise: Promised | null
  /** Further promises the same piece touches. */
  readonly also?: readonly Promised[]
  /** Name of the thing shown; "" for none. */
  readonly prop: string
  /** Lines of the part that are used; all when null. */
  readonly span: readonly [number, number] | null
  /** Lines of the part that are left out. */
  readonly skip?: ReadonlySet<number>
  /** Words only this piece speaks: `news`, `thing`, `spot`. */
  readonly words?: Readonly<Record<string, string>>
  /** Words of the premise it brings in. */
  readonly mustSay?: readonly string[]
}

/** A scene built from the moves of a scene function when no card fits. */
export interface FunctionPiece {
  readonly fn: SceneFunction
  readonly slot: 'pressure' | 'turn'
  readonly players: ReadonlyMap<string, string>
  readonly fact: Fact | null
}

/** One exchange of stock lines that fills a scene up. */
export interface FillerPiece {
  readonly moves: readonly string[]
  readonly by: string
  readonly to: string
  readonly emotion: Emotion
}

/** Words of the premise that belong to a scene. */
export interface WordPiece {
  readonly words: readonly string[]
  readonly by: string
  readonly to: string | null
}

export interface SceneDraft {
  readonly episode: number
  readonly index: number
  /** Place of the scene in the season, 0-1. */
  readonly fraction: number
  readonly pieces: (Piece | FunctionPiece | FillerPiece | WordPiece)[]
  readonly cast: Set<string>
  place: string
  hour: Hour | null
  weather: string
  /** True when a set-up is planted or paid here. */
  insert: boolean
}

export interface EpisodeDraft {
  readonly number: number
  readonly fraction: number
  readonly premise: string | null
  readonly reading: Reading | null
  readonly scenes: SceneDraft[]
  /** Card that gives the episode its title and synopsis. */
  lead: {
    readonly card: Card
    readonly players: ReadonlyMap<string, string>
    readonly fact: Fact | null
    /** Words only this card speaks. */
    readonly words?: Readonly<Record<string, string>>
  } | null
  cliffhangerKind: string
}

export const isPiece = (piece: SceneDraft['pieces'][number]): piece is Piece => 'card' in piece
/** True when the piece plays something the premise says, or what grows out of it: it ends on its own last line. What came of it opens a scene. */
export const isEvent = (piece: SceneDraft['pieces'][number]): boolean =>
  isPiece(piece) && (piece.card.kind === 'event' || piece.card.kind === 'thread') && piece.part !== 'after'
export const isFunction = (piece: SceneDraft['pieces'][number]): piece is FunctionPiece => 'fn' in piece
export const isFiller = (piece: SceneDraft['pieces'][number]): piece is FillerPiece => 'moves' in piece
