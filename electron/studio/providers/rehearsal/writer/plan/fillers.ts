import type { Card } from '../../../../craft/cards.ts'
import type { Emotion } from '../../../../../../shared/drama/vocabulary.ts'
import { cardsFor, roleplay, type PlanDesk } from './desk.ts'
import { isRoom, locationFor } from './compose.ts'
import { pieceSeconds } from './lengths.ts'
import { isEvent, isFiller, isPiece, type FillerPiece, type Piece, type SceneDraft } from './draft.ts'
import { use } from './scenes.ts'

/** Short exchanges of stock lines by how two people stand to each other: the first presses, the second answers. */
const EXCHANGES: Readonly<
  Record<string, readonly (readonly [first: string, second: string, emotion: Emotion])[]>
> = {
  foe: [
    ['threaten', 'counter', 'mocking'],
    ['mock', 'slap_back', 'mocking'],
    ['doubt', 'deny', 'calm'],
    ['name_price', 'refuse', 'calm'],
    ['question', 'deflect', 'calm'],
  ],
  friend: [
    ['warn', 'agree', 'afraid'],
    ['comfort', 'deflect', 'tender'],
    ['tease', 'deflect', 'happy'],
    ['question', 'lie', 'calm'],
  ],
  love: [
    ['tender_say', 'tease', 'tender'],
    ['comfort', 'deflect', 'tender'],
    ['question', 'counter', 'calm'],
    ['tease', 'deflect', 'happy'],
  ],
  elder: [
    ['warn', 'agree', 'calm'],
    ['comfort', 'tender_say', 'tender'],
    ['question', 'deflect', 'calm'],
  ],
  child: [
    ['question', 'deflect', 'happy'],
    ['tease', 'deflect', 'happy'],
    ['comfort', 'tender_say', 'tender'],
  ],
  grey: [
    ['doubt', 'deflect', 'calm'],
    ['bargain', 'agree', 'calm'],
    ['question', 'lie', 'calm'],
  ],
}

/** The air a scene leaves behind, by how its last lines are said. */
function moodOf(desk: PlanDesk, scene: SceneDraft): 'grave' | 'tense' | 'light' {
  const main = scene.pieces
    .filter(isPiece)
    .find((piece) => piece.slot === 'turn' || piece.slot === 'pressure' || piece.slot === 'answer')
  const lines =
    main?.card.parts.get(main.part)?.lines[desk.bible.language].filter((line) => line.kind === 'speech') ?? []
  const last = lines.slice(-3).map((line) => line.emotion)
  if (last.some((one) => one === 'sad' || one === 'afraid' || one === 'shocked')) return 'grave'
  return last.some((one) => one === 'angry' || one === 'mocking') ? 'tense' : 'light'
}

/** Sharp exchanges belong in sharp scenes, quiet ones in heavy ones, funny ones where nobody is at anybody's throat. */
const matches = (tone: string, mood: string): boolean => tone === '' || tone === mood

/** Some exchanges need a roof (`inside`), some the open sky (`outside`). */
export function standsIn(desk: PlanDesk, wish: string, scene: SceneDraft): boolean {
  if (wish !== 'outside' && wish !== 'inside') return true
  const location = locationFor(desk, scene.place, scene)
  return wish === 'inside' ? isRoom(location) : !location.interior
}

/** A small written exchange for two people who are in the scene; null when all fitting ones are used. */
function bitFor(desk: PlanDesk, scene: SceneDraft, room: number): Piece | null {
  // Before an event nothing has happened yet.
  const mood = scene.pieces.some(isEvent) ? 'light' : moodOf(desk, scene)
  if (scene.pieces.some((piece) => isPiece(piece) && piece.card.parts.get(piece.part)?.shut === true))
    return null
  for (const card of desk.dice('bit', scene.episode, scene.index).shuffle(cardsFor(desk, 'bit'))) {
    if (scene.fraction < card.from || scene.fraction > card.to) continue
    if (
      desk.usedCards.has(card.id) ||
      !matches(card.tone, mood) ||
      !standsIn(desk, card.parts.get('scene')?.place ?? '', scene)
    )
      continue
    const letters = pairFor(desk, card, scene)
    const players = letters === null ? null : roleplay(desk, card, letters)
    if (players === null) continue
    const piece: Piece = {
      card,
      part: 'scene',
      slot: 'pressure',
      players,
      fact: null,
      promise: null,
      prop: '',
      span: null,
    }
    if (pieceSeconds(piece, desk.bible.language) > room) continue
    use(desk, card, null, scene.episode)
    return piece
  }
  return null
}

/** People who have spoken in a scene, face to face: a voice on the telephone makes no small talk. */
function heard(desk: PlanDesk, scene: SceneDraft): Set<string> {
  const lines = scene.pieces
    .filter(isPiece)
    .flatMap((piece) =>
      (piece.card.parts.get(piece.part)?.lines[desk.bible.language] ?? [])
        .filter((line) => line.kind === 'speech' && line.delivery === 'normal')
        .map((line) => piece.players.get(line.who)),
    )
  return new Set(lines.filter((id): id is string => id !== undefined))
}

/** Two people of a scene for a small exchange: whoever the card is written for, and the hero if it wants the hero. */
function pairFor(desk: PlanDesk, card: Card, scene: SceneDraft): Map<string, string> | null {
  const hero = desk.company.idOf('hero')
  const grown = [...scene.cast].filter((id) => desk.company.sideOf(id) !== 'child')
  const second =
    card.players.get('B') === 'hero' || (hero !== undefined && scene.cast.has(hero)) ? hero : grown[1]
  if (second === undefined || !scene.cast.has(second)) return null
  const fitting = desk.company.fitting(card.players.get('A') ?? 'any')
  const first = [...heard(desk, scene)].find(
    (id) => id !== second && fitting.includes(id) && desk.company.familiar(id),
  )
  if (first === undefined) return null
  return new Map([
    ['A', first],
    ['B', second],
  ])
}

/**
 * What fills a scene that is still too short: a written exchange, else a pair of stock lines.
 * @param room seconds it may take. @param bare the scene is so short that stock lines are better than nothing.
 */
export function fillerFor(
  desk: PlanDesk,
  scene: SceneDraft,
  round: number,
  { room, bare }: { readonly room: number; readonly bare: boolean },
): Piece | FillerPiece | null {
  const bit = bitFor(desk, scene, room)
  if (bit !== null) return bit
  const shut = scene.pieces.some((piece) => isPiece(piece) && piece.card.parts.get(piece.part)?.shut === true)
  const written = scene.pieces.some(
    (piece) => isPiece(piece) && piece.card.kind !== 'bit' && piece.slot !== 'cut',
  )
  // A written scene would rather be a little short than padded with lines that belong nowhere.
  // More than three pairs of stock lines in one scene are padding.
  const padded = written && scene.pieces.filter(isFiller).length >= MOST_STOCK
  return shut || padded || (written && !bare) ? null : stockFor(desk, scene, round)
}

const MOST_STOCK = 3

function stockFor(desk: PlanDesk, scene: SceneDraft, round: number): FillerPiece | null {
  const hero = desk.company.idOf('hero')
  const cast = [...scene.cast]
  const one = cast.find((id) => id !== hero)
  const other = cast.find((id) => id === hero) ?? cast.find((id) => id !== one)
  if (one === undefined || other === undefined) return null
  const side = desk.company.sideOf(one)
  const d = desk.dice('filler', scene.episode, scene.index)
  const list = d.shuffle(EXCHANGES[side] ?? EXCHANGES['grey'] ?? [])
  const choice = list[round % Math.max(1, list.length)]
  if (choice === undefined) return null
  return { moves: [choice[0], choice[1]], by: one, to: other, emotion: choice[2] }
}
