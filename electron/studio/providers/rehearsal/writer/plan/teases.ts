import { makeId } from '../../../../../../shared/drama/id.ts'
import type { StoryPromise } from '../../../../../../shared/drama/story.ts'
import type { Card } from '../../../../craft/cards.ts'
import { cardsFor, peopleIn, roleplay, type PlanDesk } from './desk.ts'
import { standsIn } from './fillers.ts'
import { isPiece, type EpisodeDraft, type Piece, type SceneDraft } from './draft.ts'
import { play, use } from './scenes.ts'

/** Cliffhangers: each episode ends one moment before the first thing the next one shows. */

/** A shorter episode has no time for a moment and its answer besides what happens in it. */
const TEASED_SECONDS = 36

/** Who the audience has met by the end of an episode. */
function metBy(season: readonly EpisodeDraft[], number: number): Set<string> {
  return new Set(
    season
      .filter((one) => one.number <= number)
      .flatMap((one) => one.scenes.flatMap((scene) => [...scene.cast])),
  )
}

function teasePiece(
  card: Card,
  part: string,
  players: ReadonlyMap<string, string>,
  slot: 'cut' | 'answer',
): Piece {
  return { card, part, slot, players, fact: null, promise: null, prop: '', span: null }
}

/** A tease may be played when its on-screen speakers are in the scene and everyone it names has been met. */
function playable(desk: PlanDesk, piece: Piece, scene: SceneDraft, met: ReadonlySet<string>): boolean {
  const part = piece.card.parts.get(piece.part)
  if (part === undefined) return false
  const { named } = peopleIn(part, desk.bible.language)
  const onScreen = part.lines[desk.bible.language].filter(
    (line) => line.kind === 'speech' && line.delivery === 'normal',
  )
  const here = onScreen.every((line) => scene.cast.has(piece.players.get(line.who) ?? ''))
  return (
    here &&
    named.every((key) => piece.players.get(key) === undefined || met.has(piece.players.get(key) ?? ''))
  )
}

/** The tease the next episode's own first card brings. */
function ownTease(
  desk: PlanDesk,
  last: SceneDraft,
  next: SceneDraft,
  met: ReadonlySet<string>,
): Piece | null {
  const first = next.pieces.find(isPiece)
  if (first === undefined || !first.card.parts.has('tease') || first.part === 'turn') return null
  const piece = teasePiece(first.card, 'tease', first.players, 'cut')
  return playable(desk, piece, last, met) ? piece : null
}

/** A tease any season may use, with the answer that opens the next episode. */
function generalTease(
  desk: PlanDesk,
  last: SceneDraft,
  next: SceneDraft,
  met: ReadonlySet<string>,
): { cut: Piece; answer: Piece } | null {
  const hero = desk.company.idOf('hero')
  for (const card of desk.dice('tease', last.episode).shuffle(cardsFor(desk, 'tease'))) {
    if (desk.usedCards.has(card.id) || last.fraction < card.from || last.fraction > card.to) continue
    const other = [...next.cast].find((id) => id !== hero && fitsLetter(desk, card, id))
    const letters = new Map(other === undefined ? [] : [['A', other] as const])
    const players = roleplay(desk, card, letters)
    if (players === null) continue
    const cut = teasePiece(card, 'cut', players, 'cut')
    const answer = teasePiece(card, 'answer', players, 'answer')
    if (
      playable(desk, cut, last, met) &&
      standsIn(desk, cut.card.parts.get('cut')?.place ?? '', last) &&
      standsIn(desk, cut.card.parts.get('answer')?.place ?? '', next)
    )
      return { cut, answer }
  }
  return null
}

const fitsLetter = (desk: PlanDesk, card: Card, id: string): boolean => {
  const want = card.players.get('A')
  return want === undefined || desk.company.fitting(want).includes(id)
}

/** True when an episode breaks off at what its premise says happens, and the next one opens on what came of it. */
function breaksOff(last: SceneDraft, next: SceneDraft): boolean {
  const event = last.pieces.findLast(isPiece)
  const after = next.pieces.find(isPiece)
  const opens = after?.part === 'after' || after?.part === 'half'
  return event?.card.kind === 'event' && event.part === 'scene' && opens && after?.card === event.card
}

/** Marks an event as the question an episode ends on. */
function markPlanted(scene: SceneDraft, id: string): void {
  const at = scene.pieces.findLastIndex(isPiece)
  const piece = scene.pieces[at]
  if (piece !== undefined && isPiece(piece)) scene.pieces[at] = { ...piece, promise: { id, act: 'plant' } }
}

/** Ends every episode but the last on a moment the next one answers; each is a question paid at once. */
export function placeTeases(desk: PlanDesk, season: readonly EpisodeDraft[]): StoryPromise[] {
  const out: StoryPromise[] = []
  for (const [i, episode] of season.entries()) {
    const following = season[i + 1]
    const last = episode.scenes.at(-1)
    const next = following?.scenes[0]
    if (following === undefined || last === undefined || next === undefined) continue
    const id = makeId('promise', desk.options.seed, 'cut', episode.number)
    if (breaksOff(last, next)) {
      markPlanted(last, id)
      markPaid(next, id)
      episode.cliffhangerKind = 'turn'
      out.push(question(id, episode.number, following.number))
      continue
    }
    const met = metBy(season, episode.number)
    const own = ownTease(desk, last, next, met)
    const general =
      own === null && desk.brief.episodeSeconds >= TEASED_SECONDS ? generalTease(desk, last, next, met) : null
    const cut = own ?? general?.cut
    if (cut === undefined) continue
    play(last, { ...cut, promise: { id, act: 'plant' } })
    if (general !== null) {
      play(next, { ...general.answer, promise: { id, act: 'pay' } }, 'start')
      use(desk, general.cut.card, null, episode.number)
    } else markPaid(next, id)
    episode.cliffhangerKind = cut.card.fn === '' ? 'question' : cut.card.fn
    out.push(question(id, episode.number, following.number))
  }
  return out
}

const question = (id: string, plantedIn: number, paidIn: number): StoryPromise => ({
  id,
  kind: 'question',
  setup: '',
  payoff: '',
  token: '',
  plantedIn,
  paidIn,
})

function markPaid(scene: SceneDraft, id: string): void {
  const at = scene.pieces.findIndex(isPiece)
  const piece = scene.pieces[at]
  if (piece !== undefined && isPiece(piece))
    scene.pieces[at] =
      piece.promise === null
        ? { ...piece, slot: 'answer', promise: { id, act: 'pay' } }
        : { ...piece, slot: 'answer', also: [...(piece.also ?? []), { id, act: 'pay' }] }
}
