import { makeId } from '../../../../../../shared/drama/id.ts'
import type { StoryPromise } from '../../../../../../shared/drama/story.ts'
import { craft, type GenreCraft } from '../../../../craft/craft.ts'
import { cardsFor, peopleIn, roleplay, type PlanDesk } from './desk.ts'
import { isEvent, isPiece, type EpisodeDraft, type Piece, type SceneDraft } from './draft.ts'
import { draftSeconds, pieceSeconds } from './lengths.ts'
import { play } from './scenes.ts'

/** Set-ups and their pay-offs: which ones a season keeps, where each is planted and where it is paid. */

type Pair = GenreCraft['pairs'][number]

interface Spot {
  readonly scene: SceneDraft
  readonly cost: number
}

const MOST_PEOPLE = 4
/** Seconds of an episode that are kept for its cliffhanger and the answer to the last one. */
const CUT_SECONDS = 9
/** Part of an episode that may be full with an insert: what happens must not be cut for it. */
const STRETCH = 0.97
/** Bringing somebody into a scene only for an insert is worth moving the insert by this many episodes. */
const JOINING_COST = 6

/** People a part would add to a scene; null when there would be too many or it plays somewhere else. */
function joining(scene: SceneDraft, piece: Piece, desk: PlanDesk): number | null {
  const part = piece.card.parts.get(piece.part)
  if (part === undefined || (part.place !== '' && scene.place !== part.place)) return null
  const { speakers } = peopleIn(part, desk.bible.language)
  const needed = speakers.map((key) => piece.players.get(key)).filter((id): id is string => id !== undefined)
  const added = needed.filter((id) => !scene.cast.has(id)).length
  return scene.cast.size + added > MOST_PEOPLE ? null : added
}

/** What the premise says happens is better left alone: an insert goes this many episodes away for it. */
const EVENT_COST = 12

/** Speaking of somebody nobody has seen yet is worth waiting this many episodes. */
const STRANGER_COST = 8

/** People a part only speaks of who have not been seen by the end of a scene. */
function strangers(desk: PlanDesk, scenes: readonly SceneDraft[], scene: SceneDraft, piece: Piece): number {
  const part = piece.card.parts.get(piece.part)
  if (part === undefined) return 0
  const seen = new Set(
    scenes.filter((one) => one === scene || before(one, scene)).flatMap((one) => [...one.cast]),
  )
  const { named, speakers } = peopleIn(part, desk.bible.language)
  const spokenOf = named
    .filter((key) => !speakers.includes(key))
    .flatMap((key) => piece.players.get(key) ?? [])
  return new Set(spokenOf.filter((id) => !seen.has(id))).size
}

/** True when the scene's own card wants nothing beside it. */
const isShut = (scene: SceneDraft): boolean =>
  scene.pieces.some((piece) => isPiece(piece) && piece.card.parts.get(piece.part)?.shut === true)

function bestSpot(
  desk: PlanDesk,
  all: readonly SceneDraft[],
  scenes: readonly SceneDraft[],
  piece: Piece,
  wished: number,
): Spot | null {
  const { language } = desk.bible
  const most = desk.brief.episodeSeconds * STRETCH - CUT_SECONDS - pieceSeconds(piece, language)
  const full = (episode: number): boolean =>
    all.filter((one) => one.episode === episode).reduce((sum, one) => sum + draftSeconds(one, language), 0) >
    most
  const spots = scenes.flatMap((scene): Spot[] => {
    if (scene.insert || isShut(scene) || full(scene.episode)) return []
    const added = joining(scene, piece, desk)
    if (added === null) return []
    const last = (scene.index > 0 ? 0.6 : 0) + (scene.pieces.some(isEvent) ? EVENT_COST : 0)
    const unseen = strangers(desk, all, scene, piece) * STRANGER_COST
    return [{ scene, cost: added * JOINING_COST + unseen + Math.abs(scene.episode - wished) + last }]
  })
  return spots.toSorted((a, b) => a.cost - b.cost)[0] ?? null
}

/** The scene whose own card already plants or pays a set-up, with the piece that does it. */
function ownSpot(
  scenes: readonly SceneDraft[],
  pair: string,
  act: 'plants' | 'pays',
): { scene: SceneDraft; at: number } | null {
  for (const scene of scenes) {
    const at = scene.pieces.findIndex(
      (piece) => isPiece(piece) && (piece.card.parts.get(piece.part)?.[act].includes(pair) ?? false),
    )
    if (at >= 0) return { scene, at }
  }
  return null
}

function pairPiece(desk: PlanDesk, pair: Pair, act: 'plant' | 'pay', id: string): Piece | null {
  const card = cardsFor(desk, act).find((one) => one.name === pair.id)
  const players = card === undefined ? null : roleplay(desk, card)
  if (card === undefined || players === null) return null
  const prop = desk.story.genre.props.find((one) => one.id === pair.token)?.[desk.bible.language] ?? ''
  return {
    card,
    part: 'scene',
    slot: act === 'plant' ? 'pressure' : 'turn',
    players,
    fact: null,
    promise: { id, act },
    prop: prop.replace(/^the /, ''),
    span: null,
  }
}

const KINDS: Readonly<Record<string, StoryPromise['kind']>> = {
  apron_debt: 'debt',
  debt_note: 'debt',
  tea_debt: 'debt',
  promise_pinky: 'vow',
  rule_three: 'vow',
  taxi: 'vow',
  knock: 'vow',
  grandma_ring: 'vow',
  burn_scar: 'lie',
  salt: 'lie',
  bride_gift: 'lie',
}

function tokenOf(desk: PlanDesk, pair: Pair): string {
  const { language } = desk.bible
  const prop = desk.story.genre.props.find((one) => one.id === pair.token)
  return prop?.[language] ?? (language === 'en' ? pair.token : pair.setup.zh.slice(0, 12))
}

/** How many set-ups a season of so many episodes can carry. */
const carried = (episodes: number): number => Math.max(1, Math.min(12, episodes))

/** Notes on a piece that is already there that it plants or pays a set-up. */
function mark(scene: SceneDraft, at: number, id: string, act: 'plant' | 'pay'): void {
  const piece = scene.pieces[at]
  if (piece === undefined || !isPiece(piece)) return
  scene.pieces[at] =
    piece.promise === null
      ? { ...piece, promise: { id, act } }
      : { ...piece, also: [...(piece.also ?? []), { id, act }] }
}

const before = (one: SceneDraft, other: SceneDraft): boolean =>
  one.episode < other.episode || (one.episode === other.episode && one.index < other.index)

/** A season its premises fill leaves alone what the genre tells of people the premises made their own. */
function recasts(desk: PlanDesk, piece: Piece): boolean {
  const sheet = craft().casting[desk.story.genre.id].roles
  const own = desk.story.roles.filter(
    (one) => one.named && one.role !== 'hero' && one.label !== sheet[one.role]?.label[desk.bible.language],
  )
  return desk.story.told && own.some((one) => piece.players.has(one.role))
}

function placePair(desk: PlanDesk, season: readonly EpisodeDraft[], pair: Pair): StoryPromise | null {
  const { language } = desk.bible
  const id = makeId('promise', desk.options.seed, pair.id)
  const plant = pairPiece(desk, pair, 'plant', id)
  const pay = pairPiece(desk, pair, 'pay', id)
  if (plant === null || pay === null || recasts(desk, plant) || recasts(desk, pay)) return null
  const scenes = season.flatMap((episode) => episode.scenes)
  const n = season.length
  const gap = n >= 10 ? 2 : n >= 4 ? 1 : 0
  const ownPay = ownSpot(scenes, pair.id, 'pays')
  const ownPlant = ownSpot(scenes, pair.id, 'plants')
  const due = ownPay?.scene
  const early = scenes.filter((one) =>
    due === undefined ? one.episode <= Math.max(1, n - gap) : before(one, due),
  )
  const planted = ownPlant?.scene ?? bestSpot(desk, scenes, early, plant, 1 + pair.plantBy * (n - 1))?.scene
  if (planted === undefined) return null
  const after = scenes.filter((one) => one.episode >= planted.episode + gap && before(planted, one))
  const paid = due ?? bestSpot(desk, scenes, after, pay, 1 + pair.payBy * (n - 1))?.scene
  if (paid === undefined || !before(planted, paid)) return null
  if (ownPlant === null) insert(planted, plant)
  else mark(ownPlant.scene, ownPlant.at, id, 'plant')
  // The plant may have moved the paying piece along.
  const payer = ownSpot(scenes, pair.id, 'pays')
  if (payer === null) insert(paid, pay)
  else mark(payer.scene, payer.at, id, 'pay')
  return {
    id,
    kind: KINDS[pair.id] ?? 'object',
    setup: pair.setup[language],
    payoff: pair.payoff[language],
    token: tokenOf(desk, pair),
    plantedIn: planted.episode,
    paidIn: paid.episode,
  }
}

/** An insert comes after what happens; only in the last scene of all it comes first, so that the season ends on its ending. */
function insert(scene: SceneDraft, piece: Piece): void {
  scene.insert = true
  const first = scene.pieces.some(isEvent) || (scene.fraction >= 1 && scene.index > 0)
  play(scene, piece, first ? 'start' : 'end')
}

/** Plants and pays as many set-ups of the genre as the season can carry. */
export function placePairs(desk: PlanDesk, season: readonly EpisodeDraft[]): StoryPromise[] {
  const pairs = desk.dice('pairs').shuffle(desk.story.genre.pairs)
  const out: StoryPromise[] = []
  for (const pair of pairs) {
    if (out.length >= carried(season.length)) break
    const promise = placePair(desk, season, pair)
    if (promise !== null) out.push(promise)
  }
  return out
}
