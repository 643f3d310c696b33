import type { Emotion } from '../../../../../../shared/drama/vocabulary.ts'
import type { PlanDesk } from './desk.ts'
import type { FillerPiece, SceneDraft } from './draft.ts'

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

/** The next exchange for a scene that is still too short; null when it has nobody to talk to. */
export function fillerFor(desk: PlanDesk, scene: SceneDraft, round: number): FillerPiece | null {
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
