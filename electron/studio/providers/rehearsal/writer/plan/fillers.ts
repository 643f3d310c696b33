import type { Emotion } from '../../../../../../shared/drama/vocabulary.ts'
import { cardsFor, roleplay, type PlanDesk } from './desk.ts'
import type { FillerPiece, Piece, SceneDraft } from './draft.ts'
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

/** A small written exchange for two people who are in the scene; null when all fitting ones are used. */
function bitFor(desk: PlanDesk, scene: SceneDraft): Piece | null {
  const hero = desk.company.idOf('hero')
  if (hero === undefined || !scene.cast.has(hero)) return null
  for (const card of desk.dice('bit', scene.episode, scene.index).shuffle(cardsFor(desk, 'bit'))) {
    if (desk.usedCards.has(card.id)) continue
    const wish = card.players.get('A') ?? 'any'
    const fitting = desk.company.fitting(wish)
    const one = [...scene.cast].find((id) => id !== hero && fitting.includes(id))
    if (one === undefined) continue
    const players = roleplay(
      desk,
      card,
      new Map([
        ['A', one],
        ['B', hero],
      ]),
    )
    if (players === null) continue
    use(desk, card, null, scene.episode)
    return { card, part: 'scene', slot: 'pressure', players, fact: null, promise: null, prop: '', span: null }
  }
  return null
}

/** What fills a scene that is still too short: a written exchange, else a pair of stock lines. */
export function fillerFor(desk: PlanDesk, scene: SceneDraft, round: number): Piece | FillerPiece | null {
  return bitFor(desk, scene) ?? stockFor(desk, scene, round)
}

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
