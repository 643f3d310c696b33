import { makeId } from '../../../../../../shared/drama/id.ts'
import type { Fact } from '../../../../../../shared/drama/story.ts'
import { craft } from '../../../../craft/craft.ts'
import type { Card } from '../../../../craft/cards.ts'
import { cardsFor, isAbout, openFacts, roleplay, type PlanDesk } from './desk.ts'
import type { FunctionPiece, Piece, SceneDraft } from './draft.ts'

/** Choosing scenes that any season may have: by turn, by who is free, by what is still hidden. */

/** What a scene has to be. */
export interface SceneWish {
  readonly types: readonly string[]
  /** People the premise names for it: they play the first letters that may take them. */
  readonly people: readonly string[]
  readonly episode: number
  readonly fraction: number
  readonly slot: 'pressure' | 'turn'
  /** True when the hero must be in it. */
  readonly hero: boolean
}

interface Offer {
  readonly card: Card
  readonly players: Map<string, string>
  readonly fact: Fact | null
  readonly score: number
}

const LETTERS = ['A', 'B', 'C'] as const

/** Letters filled one after another: whoever the premise wants first, then whoever has been seen least. */
function fillLetters(
  desk: PlanDesk,
  card: Card,
  wish: SceneWish,
  fixed: ReadonlyMap<string, string>,
): Map<string, string> | null {
  const players = new Map(fixed)
  const d = desk.dice('letters', card.id, wish.episode)
  for (const letter of LETTERS) {
    const want = card.players.get(letter)
    if (want === undefined || players.has(letter)) continue
    const taken = new Set(players.values())
    const free = desk.company
      .fitting(want)
      .filter((id) => !taken.has(id) && (desk.company.familiar(id) || wish.people.includes(id)))
      .filter((id) => isAbout(desk, id, wish.episode))
    const wished = wish.people.find((id) => free.includes(id))
    const hero = desk.company.idOf('hero')
    // The first kind of person the card asks for is the one it was written for.
    const ranked = want
      .split('|')
      .flatMap((kind) => d.shuffle(desk.company.fitting(kind).filter((one) => free.includes(one))))
    const id = wished ?? ranked.find((one) => one !== hero || want.includes('hero'))
    if (id === undefined) return null
    players.set(letter, id)
  }
  return players
}

const meantWell = new WeakMap<Fact, boolean>()

/** True when the deed of a fact was meant well: no scene of accusation may turn on it. */
function isKind(desk: PlanDesk, fact: Fact): boolean {
  const known = meantWell.get(fact)
  if (known !== undefined) return known
  const role = desk.company.person(fact.about[0] ?? '')?.role ?? ''
  const kind = craft().factUse.kind.some((id) => makeId('fact', desk.options.seed, id, role) === fact.id)
  meantWell.set(fact, kind)
  return kind
}

function factFor(desk: PlanDesk, card: Card, wish: SceneWish): Fact[] {
  const facts = openFacts(desk, card.stage)
  const late = (fact: Fact): boolean => {
    const side = desk.company.sideOf(fact.about[0] ?? '')
    return (side === 'hero' && wish.fraction < 0.55) || (side === 'love' && wish.fraction < 0.35)
  }
  const letter = card.doer
  const want = card.players.get(letter)
  return facts.filter((fact) => {
    const doer = fact.about[0]
    if (doer === undefined || late(fact) || isKind(desk, fact) !== (card.tone === 'kind')) return false
    // Told to the hero, so neither done by nor to the hero.
    if (letter !== 'X' && !desk.company.familiar(doer) && !wish.people.includes(doer)) return false
    if (letter === 'X') return !fact.about.includes(desk.company.idOf('hero') ?? '')
    return want !== undefined && desk.company.fitting(want).includes(doer)
  })
}

function offerOf(desk: PlanDesk, card: Card, wish: SceneWish): Offer | null {
  if (desk.usedCards.has(card.id) || wish.fraction < card.from || wish.fraction > card.to) return null
  // A divorce or a wedding nobody asked for would turn the season upside down.
  if (card.types.includes('only') && !wish.types.some((type) => card.types.includes(type))) return null
  const d = desk.dice('offer', card.id, wish.episode, wish.slot)
  let fact: Fact | null = null
  const fixed = new Map<string, string>()
  if (card.doer !== '') {
    const hinted = (one: Fact): number => -(desk.factStage.get(one.id) ?? 0)
    fact = d.shuffle(factFor(desk, card, wish)).toSorted((a, b) => hinted(a) - hinted(b))[0] ?? null
    const doer = fact?.about[0]
    if (fact === null || doer === undefined) return null
    fixed.set(card.doer, doer)
  }
  const letters = fillLetters(desk, card, wish, fixed)
  const players = letters === null ? null : roleplay(desk, card, letters)
  if (players === null) return null
  if (![...players.values()].every((id) => isAbout(desk, id, wish.episode))) return null
  const hero = desk.company.idOf('hero')
  if (wish.hero && hero !== undefined && ![...players.values()].includes(hero)) return null
  return { card, players, fact, score: scoreOf(desk, card, players, wish) + d.next() }
}

function scoreOf(desk: PlanDesk, card: Card, players: ReadonlyMap<string, string>, wish: SceneWish): number {
  const named = wish.types.filter((type) => card.types.includes(type)).length
  const first = wish.types[0] !== undefined && card.types.includes(wish.types[0]) ? 4 : 0
  const present = wish.people.filter((id) => [...players.values()].includes(id)).length
  const last = desk.lastUsed.get(card.fn)
  const tired = last === undefined ? 0 : Math.max(0, 4 - (wish.episode - last))
  // Cards written for premises of a certain turn are kept for them.
  const kept = wish.types.length === 0 && card.types.includes('premise') ? 6 : 0
  return named * 6 + first + present * 2 - tired - kept
}

/** The best card for a wish; null when none can be played. */
export function chooseScene(desk: PlanDesk, wish: SceneWish): Piece | null {
  const offers = cardsFor(desk, 'scene').flatMap((card) => offerOf(desk, card, wish) ?? [])
  const best = offers.toSorted((a, b) => b.score - a.score)[0]
  if (best === undefined) return null
  if (
    wish.types.length > 0 &&
    !wish.types.some((type) => best.card.types.includes(type)) &&
    hasFunction(wish.types)
  )
    return null
  use(desk, best.card, best.fact, wish.episode)
  return {
    card: best.card,
    part: 'scene',
    slot: wish.slot,
    players: best.players,
    fact: best.fact,
    promise: null,
    prop: '',
    span: null,
  }
}

/** Notes that a card and its fact are used. */
export function use(desk: PlanDesk, card: Card, fact: Fact | null, episode: number): void {
  desk.usedCards.add(card.id)
  if (card.fn !== '') desk.lastUsed.set(card.fn, episode)
  if (fact !== null) desk.factStage.set(fact.id, Math.max(desk.factStage.get(fact.id) ?? 0, card.stage))
}

/** Scene functions that stand for a turn a premise names. */
const FUNCTION_OF: Readonly<Record<string, readonly string[]>> = {
  secret: ['reveal', 'eavesdrop'],
  reveal: ['reveal', 'caught_lie'],
  identity: ['interrogation', 'recognition'],
  betrayal: ['betrayal'],
  manipulate: ['mask_slip', 'trap_sprung'],
  comic: ['comic_misunderstanding'],
  vow: ['standoff'],
  memory: ['sickbed', 'recognition'],
  confront: ['standoff', 'banquet_accusation'],
  sacrifice: ['sacrifice', 'false_confession'],
  redeem: ['reconcile'],
  reunion: ['reunion'],
  parting: ['parting'],
  divorce: ['parting'],
  marry: ['wedding_break'],
  engage: ['wedding_break'],
  propose: ['tender_truce'],
  inherit: ['will_reading'],
  search: ['search'],
  rescue: ['rescue'],
  accident: ['sickbed'],
  sickbed: ['sickbed'],
  grief: ['sickbed'],
  loss: ['humiliation'],
  threat: ['deadline_call'],
  discover: ['search', 'reveal'],
  meet: ['reunion'],
  pursuit: ['pursuit'],
  humiliation: ['humiliation'],
  slap_back: ['slap_back'],
  contest: ['auction'],
  bargain: ['bargain'],
  reconcile: ['reconcile'],
  truce: ['tender_truce'],
  tension: ['standoff'],
  resolve: ['will_reading', 'reconcile'],
  test: ['test'],
  contract: ['bargain'],
  caught_lie: ['caught_lie'],
  gather: ['banquet_accusation'],
  auction: ['auction'],
}
const hasFunction = (types: readonly string[]): boolean =>
  types.some((type) => FUNCTION_OF[type] !== undefined)

/** A scene of moves by function, when no card is left: the last resort. */
export function functionScene(desk: PlanDesk, wish: SceneWish): FunctionPiece | null {
  const { functions } = craft()
  const d = desk.dice('function', wish.episode, wish.slot)
  const tired = (id: string): number => desk.lastUsed.get(id) ?? -100
  const named = wish.types.flatMap((type) => FUNCTION_OF[type] ?? [])
  const options = named.length > 0 ? named : d.shuffle([...functions.keys()])
  const id = options.toSorted((a, b) => tired(a) - tired(b))[0]
  const fn = id === undefined ? undefined : functions.get(id)
  if (id === undefined || fn === undefined) return null
  const hero = desk.company.idOf('hero')
  const wanted = [...wish.people, ...d.shuffle(desk.company.members.map((member) => member.id))]
  const ids = [...new Set([...(hero === undefined ? [] : [hero]), ...wanted])].slice(0, 3)
  const [first, second, third] = ids
  if (first === undefined || second === undefined) return null
  desk.lastUsed.set(id, wish.episode)
  const players = new Map([
    ['A', first],
    ['B', second],
    ['C', third ?? second],
  ])
  const fact = openFacts(desk, 2).find((one) => one.about[0] === second) ?? null
  if (fact !== null) desk.factStage.set(fact.id, 2)
  return { fn, slot: wish.slot, players, fact }
}

/** Puts a scene's main piece into it and takes its people on. */
export function play(scene: SceneDraft, piece: Piece | FunctionPiece, at: 'start' | 'end' = 'end'): void {
  if (at === 'end') scene.pieces.push(piece)
  else scene.pieces.unshift(piece)
  if ('fn' in piece) {
    for (const beat of piece.fn.beats) {
      const id = piece.players.get(beat.who)
      if (id !== undefined) scene.cast.add(id)
    }
    return
  }
  const part = piece.card.parts.get(piece.part)
  if (part === undefined) throw new Error(`${piece.card.id} has no part ${piece.part}`)
  const speaking = [...part.lines.zh, ...part.lines.en].map((line) => line.who)
  for (const key of [...speaking, ...part.present]) {
    const id = piece.players.get(key)
    if (id !== undefined) scene.cast.add(id)
  }
  const anywhere = part.place === 'inside' || part.place === 'outside'
  if (scene.place === '' && !anywhere) scene.place = part.place
  scene.hour ??= part.hour
  if (scene.weather === '' && part.weather !== '') scene.weather = part.weather
}
