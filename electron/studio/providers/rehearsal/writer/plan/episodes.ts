import { makeId } from '../../../../../../shared/drama/id.ts'
import { craft } from '../../../../craft/craft.ts'
import type { Clause } from '../premise/reading.ts'
import type { Card } from '../../../../craft/cards.ts'
import { cardsFor, roleplay, type PlanDesk } from './desk.ts'
import { isPiece, type EpisodeDraft, type Piece, type SceneDraft } from './draft.ts'
import { placeOf, playAfter, playEvent, stagedEvents, takesAfter, type StagedEvent } from './events.ts'
import { isTopic } from './news.ts'
import { chooseScene, functionScene, play, use, type SceneWish } from './scenes.ts'

/** Laying the season out: which premise, beat or matter each episode plays. */

/** An episode of less than this plays in one scene, seconds. */
const ONE_SCENE = 70
/** Length one scene is built for, seconds: a written scene and a small exchange. */
const SCENE_SECONDS = 41

/** Scenes of an episode of so many seconds. */
export const scenesPerEpisode = (seconds: number): number =>
  seconds < ONE_SCENE ? 1 : Math.max(2, Math.round(seconds / SCENE_SECONDS))

/** Episode each premise is bound to: one each in order, spread when there are more episodes than premises. */
export function premiseEpisodes(premises: number, episodes: number): number[] {
  if (premises < 2) return []
  const used = Math.min(premises, episodes)
  return Array.from({ length: used }, (_one, i) =>
    used === episodes ? i + 1 : 1 + Math.round((i * (episodes - 1)) / Math.max(1, used - 1)),
  )
}

function emptyScene(episode: number, index: number, count: number, episodes: number): SceneDraft {
  const fraction = ((episode - 1) * count + index) / Math.max(1, episodes * count - 1)
  return {
    episode,
    index,
    fraction: Math.min(1, fraction),
    pieces: [],
    cast: new Set(),
    place: '',
    hour: null,
    weather: '',
    insert: false,
  }
}

/** Episodes with their premises and empty scenes. */
export function layOut(desk: PlanDesk): EpisodeDraft[] {
  const { episodes, premises, episodeSeconds } = desk.brief
  const bound = premiseEpisodes(premises.length, episodes)
  const count = scenesPerEpisode(episodeSeconds)
  return Array.from({ length: episodes }, (_one, i): EpisodeDraft => {
    const at = bound.indexOf(i + 1)
    const premise = at < 0 ? null : (premises[at] ?? null)
    return {
      number: i + 1,
      fraction: episodes === 1 ? 0.5 : i / (episodes - 1),
      premise,
      reading: premise === null ? null : (desk.story.readings[at] ?? null),
      scenes: Array.from({ length: count }, (_two, index) => emptyScene(i + 1, index, count, episodes)),
      lead: null,
      cliffhangerKind: '',
    }
  })
}

interface PlayableBeat {
  readonly card: Card
  readonly at: number
  readonly players: ReadonlyMap<string, string>
}

function playableBeats(desk: PlanDesk): PlayableBeat[] {
  const cards = cardsFor(desk, 'beat')
  return desk.story.genre.beats.flatMap((beat) => {
    const card = cards.find((one) => one.name === beat.id)
    const players = card === undefined ? null : roleplay(desk, card)
    return card === undefined || players === null ? [] : [{ card, at: beat.at, players }]
  })
}

/** Which beats a season of so many free scenes can hold: never without the first and the last two. */
function chosenBeats(beats: readonly PlayableBeat[], room: number): PlayableBeat[] {
  if (beats.length <= room) return [...beats]
  if (room <= 1) return beats.slice(-1)
  if (room === 2) return [...beats.slice(0, 1), ...beats.slice(-1)]
  const last = beats.slice(-2)
  const rest = beats.slice(0, -2)
  const wanted = room - 2
  const middle = Array.from(
    { length: wanted },
    (_one, i) => rest[Math.round((i * (rest.length - 1)) / Math.max(1, wanted - 1))],
  )
  return [...new Set([...middle, ...last])].filter((one): one is PlayableBeat => one !== undefined)
}

/** Episode index of each beat when there are at least as many episodes as beats: by its place in the season, in order. */
function spread(beats: readonly PlayableBeat[], count: number): number[] {
  const out: number[] = []
  beats.forEach((beat, i) => {
    const wish = Math.round(beat.at * (count - 1))
    const low = (out.at(-1) ?? -1) + 1
    const high = count - (beats.length - i)
    out.push(Math.min(high, Math.max(low, i === 0 ? 0 : i === beats.length - 1 ? count - 1 : wish)))
  })
  return out
}

function beatPiece(
  beat: PlayableBeat,
  part: string,
  slot: 'pressure' | 'turn',
  span: readonly [number, number] | null = null,
): Piece {
  return { card: beat.card, part, slot, players: beat.players, fact: null, promise: null, prop: '', span }
}

function lead(episode: EpisodeDraft, beat: PlayableBeat): void {
  episode.lead ??= { card: beat.card, players: beat.players, fact: null }
  episode.cliffhangerKind = 'turn'
}

/** A beat that comes in two parts takes two scenes where there is time for them, seconds. */
const TWO_PARTS = 50

/** Half an answer leaves room for another scene in an episode of so many seconds. */
const THREE_PARTS = 80

/** The scene a beat opens in: the first one, or one of its own behind a step of the season's spine. */
function openingScene(
  episode: EpisodeDraft,
  first: SceneDraft,
  last: SceneDraft,
  seconds: number,
): SceneDraft | null {
  if (first === last) return null
  if (first.pieces.length === 0) return first
  const step = first.pieces.some(
    (piece) => isPiece(piece) && (piece.part === 'half' || piece.part === 'answer'),
  )
  if (!step || episode.scenes.length !== 2 || seconds < THREE_PARTS) return null
  return addScene(episode)
}

function playWhole(desk: PlanDesk, episode: EpisodeDraft, beat: PlayableBeat): void {
  const first = episode.scenes[0]
  const { episodes, episodeSeconds } = desk.brief
  const full = first !== undefined && first.pieces.length > 0
  const two = full || beat.card.parts.has('open')
  if (episode.scenes.length === 1 && two && episodeSeconds >= TWO_PARTS)
    episode.scenes.push(emptyScene(episode.number, 1, 2, episodes))
  const last = episode.scenes.at(-1)
  if (first === undefined || last === undefined) return
  const own = openingScene(episode, first, last, episodeSeconds)
  if (own !== null && beat.card.parts.has('open')) play(own, beatPiece(beat, 'open', 'pressure'))
  play(episode.scenes.at(-1) ?? last, beatPiece(beat, 'turn', 'turn'))
  lead(episode, beat)
  use(desk, beat.card, null, episode.number)
}

/** Two beats in one episode: the turn of the first, then the turn of the second. */
function playTwo(desk: PlanDesk, episode: EpisodeDraft, one: PlayableBeat, other: PlayableBeat): void {
  const first = episode.scenes[0]
  const last = episode.scenes.at(-1)
  if (first === undefined || last === undefined) return
  if (first.pieces.length > 0) return playWhole(desk, episode, other)
  play(first, beatPiece(one, 'turn', first === last ? 'pressure' : 'turn'))
  play(last, beatPiece(other, 'turn', 'turn'))
  lead(episode, other)
  use(desk, one.card, null, episode.number)
  use(desk, other.card, null, episode.number)
}

/** A season that plays the genre's beats brings the roles' own secrets out in them; other scenes leave those alone. */
function reserveSecrets(desk: PlanDesk, beats: number): void {
  if (beats < FULL_SEASON) return
  const secrets = Object.values(craft().casting[desk.story.genre.id].roles).map((role) => role.secret?.fact)
  for (const fact of desk.bible.facts)
    if (
      secrets.some(
        (id) =>
          id !== undefined &&
          fact.about.some((who) => fact.id === makeId('fact', desk.options.seed, id, roleOf(desk, who))),
      )
    )
      desk.factStage.set(fact.id, 2)
}

const FULL_SEASON = 6
const roleOf = (desk: PlanDesk, id: string): string => desk.company.person(id)?.role ?? ''

/** The genre's beats take the episodes no premise is bound to. */
export function placeBeats(desk: PlanDesk, season: readonly EpisodeDraft[]): void {
  const free = season.filter(
    (episode) => episode.premise === null && episode.scenes.some((scene) => scene.pieces.length === 0),
  )
  if (free.length === 0) return
  const room = free.length * Math.min(2, scenesPerEpisode(desk.brief.episodeSeconds))
  const beats = chosenBeats(playableBeats(desk), room)
  reserveSecrets(desk, beats.length)
  if (beats.length <= free.length) {
    const at = spread(beats, free.length)
    beats.forEach((beat, i) => {
      const episode = free[at[i] ?? 0]
      if (episode !== undefined) playWhole(desk, episode, beat)
    })
    return
  }
  // More beats than episodes: some play two; the ending keeps its own.
  const doubled = beats.length - free.length
  let next = 0
  free.forEach((episode, i) => {
    const one = beats[next]
    const other = beats[next + 1]
    const left = free.length - 1 - i
    const due =
      Math.floor(((i + 1) * doubled) / Math.max(1, free.length - 1)) >
      Math.floor((i * doubled) / Math.max(1, free.length - 1))
    const many = beats.length - next - 1 > left && (due || beats.length - next - 2 >= 2 * left)
    if (one === undefined) return
    if (many && other !== undefined) playTwo(desk, episode, one, other)
    else playWhole(desk, episode, one)
    next += many && other !== undefined ? 2 : 1
  })
}

/** People a clause names, as cast ids. */
function peopleOf(desk: PlanDesk, clauses: readonly Clause[]): string[] {
  return clauses
    .flatMap((clause) => clause.mentions)
    .flatMap((mention) => {
      const role = desk.story.playedBy.get(mention.text) ?? desk.story.playedBy.get(mention.head)
      const id = role === undefined ? undefined : desk.company.idOf(role)
      return id === undefined ? [] : [id]
    })
}

function wishFor(
  desk: PlanDesk,
  scene: SceneDraft,
  clauses: readonly Clause[],
  slot: 'pressure' | 'turn',
  people: readonly string[] = peopleOf(desk, clauses),
): SceneWish {
  return {
    types: [...new Set(clauses.flatMap((clause) => clause.types))],
    people,
    episode: scene.episode,
    fraction: scene.fraction,
    slot,
    hero: slot === 'turn' || scene.fraction === 0,
  }
}

function fill(desk: PlanDesk, episode: EpisodeDraft, scene: SceneDraft, wish: SceneWish): void {
  const piece = chooseScene(desk, wish) ?? functionScene(desk, wish)
  if (piece === null) return
  play(scene, piece)
  if ('card' in piece && (wish.slot === 'turn' || episode.lead === null))
    episode.lead = { card: piece.card, players: piece.players, fact: piece.fact }
}

/** Clauses of a premise by scene: one clause is the turn, several run through the scenes; a finale keeps its last scene. */
export function clausesByScene(episode: EpisodeDraft, finale: boolean): Clause[][] {
  const clauses = episode.reading?.clauses ?? []
  const room = finale && episode.scenes.length > 1 ? episode.scenes.length - 1 : episode.scenes.length
  return episode.scenes.map((_scene, i) =>
    clauses.filter((_clause, c) => Math.min(room - 1, c + Math.max(0, room - clauses.length)) === i),
  )
}

/** Premises take the turn of their episode; who a premise leaves unnamed are those of the one before. */
export function placePremises(desk: PlanDesk, season: readonly EpisodeDraft[]): void {
  // Nobody wants a house the premises do not speak of.
  if (desk.story.told) desk.usedCards.add('any/scene/opening_keys')
  let people: string[] = []
  let before: StagedEvent | null = null
  for (const episode of season) {
    if (episode.reading === null) continue
    const named = peopleOf(desk, episode.reading.clauses)
    if (named.length > 0) people = named
    const finale = episode.number === season.length && season.length > 1
    const told = episode.reading.clauses.some((clause) => !isTopic(clause, desk.bible.language))
    const events = told ? stagedEvents(desk, episode.reading.clauses, people, episode.reading.premise) : []
    if (events.length > 0) before = placeEvents(desk, episode, events, before, finale)
    else placeTopics(desk, episode, people, finale)
  }
}

/**
 * What happens is the end of its episode, and the next one opens on what came of it.
 * @returns the event the episode breaks off at.
 */
function placeEvents(
  desk: PlanDesk,
  episode: EpisodeDraft,
  events: readonly StagedEvent[],
  before: StagedEvent | null,
  finale: boolean,
): StagedEvent | null {
  const { scenes } = episode
  // An event and what came of the last one leave room for a scene between them.
  if (scenes.length === 2 && events.length < 2 && desk.brief.episodeSeconds >= THREE_PARTS) addScene(episode)
  const room = finale && scenes.length > 1 ? scenes.slice(0, -1) : scenes
  const played = events.slice(0, room.length)
  const start = room.length - played.length
  played.forEach((one, i) => {
    const scene = room[start + i]
    if (scene === undefined) return
    playEvent(desk, episode, scene, one, true)
    for (const clause of one.event.clauses) desk.played.add(clause.text)
  })
  const first = room[0]
  const after = before?.card.parts.has('after') === true ? 'after' : 'half'
  const opens = first !== undefined && (first.pieces.length === 0 || scenes.length === 1)
  if (before !== null && opens && takesAfter(desk, first) && before.card.parts.has(after))
    playAfter(first, before, after)
  else if (first?.pieces.length === 0 && episode.number === 1)
    fill(desk, episode, first, { ...wishFor(desk, first, [], 'pressure', []), types: ['opening'] })
  const last = scenes.at(-1)
  if (finale && last?.pieces.length === 0)
    fill(desk, episode, last, { ...wishFor(desk, last, [], 'turn'), types: ['closing'] })
  return played.at(-1) ?? null
}

/** One scene more, before the last one. */
function addScene(episode: EpisodeDraft): SceneDraft | null {
  const first = episode.scenes[0]
  const last = episode.scenes.at(-1)
  if (first === undefined || last === undefined) return null
  const added: SceneDraft = {
    ...first,
    index: last.index,
    pieces: [],
    cast: new Set<string>(),
    place: '',
    hour: null,
    weather: '',
  }
  episode.scenes.splice(-1, 1, added, { ...last, index: last.index + 1 })
  return added
}

/** A premise that only names turns (“betrayal revealed”) asks for scenes of that kind. */
function placeTopics(
  desk: PlanDesk,
  episode: EpisodeDraft,
  people: readonly string[],
  finale: boolean,
): void {
  const { scenes } = episode
  clausesByScene(episode, finale).forEach((group, i) => {
    const scene = scenes[i]
    if (scene === undefined) return
    const slot = i === scenes.length - 1 || finale ? 'turn' : 'pressure'
    if (group.length > 0) fill(desk, episode, scene, wishFor(desk, scene, group, slot, people))
    else if (finale)
      fill(desk, episode, scene, { ...wishFor(desk, scene, [], 'turn', people), types: ['closing'] })
    else if (episode.number === 1)
      fill(desk, episode, scene, { ...wishFor(desk, scene, [], 'pressure', []), types: ['opening'] })
    const place = placeOf(group)
    if (place !== '') scene.place = place
  })
}

/** Whatever is still empty is filled with matters that are still hidden. */
export function fillRest(desk: PlanDesk, season: readonly EpisodeDraft[]): void {
  for (const episode of season)
    episode.scenes.forEach((scene, i) => {
      if (scene.pieces.length > 0) return
      const slot = i === episode.scenes.length - 1 ? 'turn' : 'pressure'
      const people = episode.reading === null ? [] : peopleOf(desk, episode.reading.clauses)
      fill(desk, episode, scene, { ...wishFor(desk, scene, [], slot), people })
    })
}
