import { makeId } from '../../../../../../shared/drama/id.ts'
import type {
  Location,
  OutlineBeat,
  Prop,
  SceneOutline,
  StoryPromise,
} from '../../../../../../shared/drama/story.ts'
import { WEATHERS, type Hour } from '../../../../../../shared/drama/vocabulary.ts'
import { bind, slotsOf } from '../bind.ts'
import type { CardLine } from '../../../../craft/cards.ts'
import { relationsAt } from '../company.ts'
import { craft, type SceneFunction } from '../../../../craft/craft.ts'
import { type PlanDesk } from './desk.ts'
import {
  isFiller,
  isFunction,
  isPiece,
  type FillerPiece,
  type FunctionPiece,
  type Piece,
  type SceneDraft,
  type WordPiece,
} from './draft.ts'

/** Writing a planned scene down as an outline that holds everything a script needs. */

type Shot = Pick<OutlineBeat, 'size' | 'angle' | 'camera'>

const PLAIN_SHOTS: readonly Shot[] = [
  { size: 'MS', angle: 'eye', camera: 'static' },
  { size: 'MCU', angle: 'eye', camera: 'static' },
  { size: 'CU', angle: 'eye', camera: 'push_in' },
  { size: 'MCU', angle: 'over_shoulder', camera: 'static' },
]
/** Most lines one beat holds. */
const BEAT_LINES = 3

function shotOf(fn: SceneFunction | undefined, index: number): Shot {
  const shot = fn?.beats[index % fn.beats.length]?.shot
  const plain = PLAIN_SHOTS[index % PLAIN_SHOTS.length] ?? { size: 'MS', angle: 'eye', camera: 'static' }
  if (shot === undefined) return plain
  return { size: shot.size, camera: shot.camera, angle: shot.angle === 'over' ? 'over_shoulder' : shot.angle }
}

const emptyBeat = (by: string): OutlineBeat => ({
  slot: 'pressure',
  fn: '',
  move: '',
  by,
  to: null,
  emotion: 'calm',
  note: '',
  size: 'MS',
  angle: 'eye',
  camera: 'static',
  facts: [],
  prop: null,
  promises: [],
  mustSay: [],
  introduces: [],
})

/** Runs of lines that are played: what is left out parts them. */
function runs(piece: Piece, count: number): [number, number][] {
  const out: [number, number][] = []
  for (let i = piece.span?.[0] ?? 0; i < Math.min(count, piece.span?.[1] ?? count); i++) {
    if (piece.skip?.has(i) === true) continue
    const last = out.at(-1)
    if (last !== undefined && last[1] === i) last[1] = i + 1
    else out.push([i, i + 1])
  }
  return out
}

/** Lines of a run cut into beats; an action opens the beat it leads to. */
function slices(lines: readonly CardLine[], [from, to]: readonly [number, number]): [number, number][] {
  const out: [number, number][] = []
  let start = from
  for (let i = from + 1; i <= to; i++) {
    const opens = i < to && lines[i]?.kind !== 'speech' && i - start >= 2
    if (i === to || i - start >= BEAT_LINES || opens) {
      out.push([start, i])
      start = i
    }
  }
  const last = out.at(-1)
  const before = out.at(-2)
  if (
    last !== undefined &&
    before !== undefined &&
    last[1] - last[0] === 1 &&
    before[1] - before[0] < BEAT_LINES
  ) {
    out.pop()
    before[1] = last[1]
  }
  return out
}

/** Slots of a card that need words of the season. */
function wordsUsed(desk: PlanDesk, piece: Piece, lines: readonly CardLine[]): Record<string, string> {
  const out: Record<string, string> = {}
  for (const slot of lines.flatMap((line) => line.texts).flatMap(slotsOf)) {
    const name = slot.replace(/\.cap$/, '')
    const word = piece.words?.[name] ?? desk.words[name]
    if (word !== undefined) out[name] = word
  }
  return out
}

function playersUsed(piece: Piece, lines: readonly CardLine[]): Record<string, string> {
  const keys = lines.flatMap((line) => [
    line.who,
    ...line.texts.flatMap(slotsOf).map((slot) => slot.replace(/[!.].*$/, '')),
  ])
  return Object.fromEntries([...piece.players].filter(([key]) => keys.includes(key)))
}

/** A beat's stage direction: what is seen in it, or what its function says happens. */
function noteOf(
  desk: PlanDesk,
  piece: Piece,
  lines: readonly CardLine[],
  fn: SceneFunction | undefined,
  index: number,
): string {
  const { language } = desk.bible
  const action = lines.find((line) => line.kind === 'action')?.texts[0]
  const bound = action === undefined ? null : bindMeta(desk, action, piece.players, piece.fact, piece.words)
  return bound ?? fn?.beats[index % fn.beats.length]?.[language] ?? ''
}

/** A text about the story (not spoken by anybody) with its slots filled; null when one has nothing to hold. */
export function bindMeta(
  desk: PlanDesk,
  text: string,
  players: ReadonlyMap<string, string>,
  fact: Piece['fact'],
  words: Readonly<Record<string, string>> = {},
): string | null {
  const people = new Map(
    [...players].flatMap(([key, id]) => {
      const person = desk.company.person(id)
      return person === undefined ? [] : [[key, person] as const]
    }),
  )
  return bind(text, {
    language: desk.bible.language,
    people,
    speaker: null,
    hearer: null,
    call: (_from, to) => to.short,
    words: { ...desk.words, ...words },
    fact,
  })
}

function pieceBeats(desk: PlanDesk, piece: Piece, fallbackBy: string): OutlineBeat[] {
  const { language } = desk.bible
  const lines = piece.card.parts.get(piece.part)?.lines[language] ?? []
  const fn = craft().functions.get(piece.card.fn)
  const spans = runs(piece, lines.length).flatMap((run) => slices(lines, run))
  return spans.map(([from, to], index): OutlineBeat => {
    const own = lines.slice(from, to)
    const speakers = own.flatMap((line) => piece.players.get(line.who) ?? [])
    const others = lines.flatMap((line) => piece.players.get(line.who) ?? [])
    const by = speakers[0] ?? others[0] ?? fallbackBy
    const aimed = [...speakers, ...others].find((id) => id !== by) ?? null
    const usesFact = own.some((line) => line.texts.some((text) => /\{(?:f\.|clause|topic|deed)/.test(text)))
    return {
      ...emptyBeat(by),
      slot: piece.slot,
      fn: piece.card.fn === '' ? 'scene' : piece.card.fn,
      move: speakers.length === 0 ? '' : (fn?.beats[index % fn.beats.length]?.move ?? 'announce'),
      to: aimed,
      emotion: own.find((line) => line.emotion !== null)?.emotion ?? 'calm',
      note: noteOf(desk, piece, own, fn, index),
      ...shotOf(fn, index),
      facts: usesFact && piece.fact !== null ? [piece.fact.id] : [],
      prop: index === 0 ? propId(desk, piece.prop) : null,
      mustSay: index === 0 ? [...(piece.mustSay ?? [])] : [],
      promises: index === 0 && piece.promise !== null ? [piece.promise, ...(piece.also ?? [])] : [],
      card: {
        id: piece.card.id,
        part: piece.part,
        from,
        to,
        players: playersUsed(piece, own),
        words: wordsUsed(desk, piece, own),
        fact: usesFact ? (piece.fact?.id ?? null) : null,
      },
    }
  })
}

const propId = (desk: PlanDesk, name: string): string | null =>
  name === '' ? null : (desk.bible.props.find((prop) => prop.name === name)?.id ?? null)

function functionBeats(desk: PlanDesk, piece: FunctionPiece): OutlineBeat[] {
  const { language } = desk.bible
  return piece.fn.beats.map((beat, index): OutlineBeat => {
    const by = piece.players.get(beat.who) ?? ''
    const target = piece.players.get(beat.who === 'A' ? 'B' : 'A') ?? null
    return {
      ...emptyBeat(by),
      slot: piece.slot,
      fn: piece.fn.id,
      move: beat.move,
      to: target === by ? null : target,
      emotion: beat.emotion,
      note: beat[language],
      ...shotOf(piece.fn, index),
      facts: piece.fact === null ? [] : [piece.fact.id],
      card: undefined,
    }
  })
}

const fillerBeats = (piece: FillerPiece): OutlineBeat[] =>
  piece.moves.map((move, index) => ({
    ...emptyBeat(index % 2 === 0 ? piece.by : piece.to),
    fn: 'scene',
    move,
    to: index % 2 === 0 ? piece.to : piece.by,
    emotion: piece.emotion,
    ...shotOf(undefined, index),
  }))

const wordBeats = (piece: WordPiece): OutlineBeat[] => [
  { ...emptyBeat(piece.by), fn: 'scene', to: piece.to, mustSay: [...piece.words] },
]

function beatsOf(desk: PlanDesk, scene: SceneDraft): OutlineBeat[] {
  const by = [...scene.cast][0] ?? desk.bible.cast[0]?.id ?? ''
  const beats = scene.pieces.flatMap((piece) => {
    if (isPiece(piece)) return pieceBeats(desk, piece, by)
    if (isFunction(piece)) return functionBeats(desk, piece)
    return isFiller(piece) ? fillerBeats(piece) : wordBeats(piece)
  })
  return beats.map((beat) => {
    const { card, ...rest } = beat
    return card === undefined ? rest : { ...rest, card }
  })
}

/** People a beat shows or names, in order. */
function peopleOfBeat(beat: OutlineBeat): string[] {
  const ids = beat.card === undefined ? [beat.by, beat.to ?? ''] : Object.values(beat.card.players)
  return [...new Set(ids)].filter((id) => id !== '')
}

/** Marks in which beat each person is introduced, given who is known already. */
function introduce(beats: readonly OutlineBeat[], known: ReadonlySet<string>): OutlineBeat[] {
  const met = new Set(known)
  return beats.map((beat) => {
    const fresh = peopleOfBeat(beat).filter((id) => !met.has(id))
    for (const id of fresh) met.add(id)
    return { ...beat, introduces: fresh }
  })
}

/** Rooms with a table and a door: where a scene can play that asks for no place of its own. */
const TABLED = new Set(
  'tea_shop penthouse_office meeting_room banquet_hall mansion_hall kitchen rented_room family_living law_office cafe bakery clock_shop inn_lobby archive_room old_courtyard palace_hall study_ancient inn_ancient bedchamber_ancient apothecary_ancient clinic ward'.split(
    ' ',
  ),
)

/** True for a room with a table and a door. */
export const isRoom = (location: Location): boolean => TABLED.has(location.place)

/** A room for a scene: the hero's own every other time, else one of the genre's. */
function tabled(desk: PlanDesk, draft: SceneDraft): Location | undefined {
  const rooms = desk.bible.locations.filter(isRoom)
  const home = rooms.find((one) => one.name === desk.story.home.name)
  const hero = desk.company.idOf('hero')
  const d = desk.dice('room', draft.episode, draft.index)
  const away = d.pick(rooms.filter((one) => one !== home))
  const wanted = hero !== undefined && draft.cast.has(hero) && d.next() < 0.45
  return (wanted ? home : away) ?? away ?? home
}

/** Where a scene plays: a place of the bible by name, id or likeness. */
export function locationFor(desk: PlanDesk, place: string, draft: SceneDraft): Location {
  const { locations } = desk.bible
  const first = locations[0]
  if (first === undefined) throw new Error('the bible has no location')
  if (place === '') return tabled(desk, draft) ?? first
  if (place === 'home') return locations.find((one) => one.name === desk.story.home.name) ?? first
  if (place.startsWith('@')) return locations.find((one) => one.name === place.slice(1)) ?? first
  const same = locations.find((one) => one.place === place)
  const inside = craft().places.get(place)?.interior
  return same ?? locations.find((one) => one.interior === inside) ?? first
}

const HOURS_BY_INDEX: readonly (readonly Hour[])[] = [
  ['day', 'dawn', 'day'],
  ['night', 'dusk', 'night'],
]

/** What a composed scene needs to know of the season around it. */
export interface Surroundings {
  readonly introduced: ReadonlySet<string>
  readonly promises: readonly StoryPromise[]
  readonly purpose: string
  readonly seconds: number
}

/** A planned scene as an outline, without its hook and cliffhanger. */
export function composeScene(desk: PlanDesk, draft: SceneDraft, around: Surroundings): SceneOutline {
  const beats = introduce(beatsOf(desk, draft), around.introduced)
  const location = locationFor(desk, draft.place, draft)
  const factIds = new Set(beats.flatMap((beat) => [...beat.facts, beat.card?.fact ?? '']))
  const used = new Set(beats.flatMap(peopleOfBeat))
  const cast = [...new Set([...draft.cast, ...beats.flatMap((beat) => (beat.move === '' ? [] : [beat.by]))])]
  const promiseIds = new Set(beats.flatMap((beat) => beat.promises.map((one) => one.id)))
  const props = new Set(beats.flatMap((beat) => beat.prop ?? []))
  const d = desk.dice('hour', draft.episode, draft.index)
  return {
    id: makeId('scene', desk.options.seed, draft.episode, draft.index + 1),
    location: location.id,
    locationName: location.name,
    set: location.set,
    interior: location.interior,
    hour: draft.hour ?? d.pick(HOURS_BY_INDEX[Math.min(1, draft.index)] ?? ['day']) ?? 'day',
    weather:
      WEATHERS.find((one) => one === draft.weather) ?? (location.place === 'rainy_street' ? 'rain' : 'clear'),
    cast,
    purpose: around.purpose,
    seconds: around.seconds,
    beats,
    facts: desk.bible.facts.filter((fact) => factIds.has(fact.id)),
    props: desk.bible.props.filter((prop: Prop) => props.has(prop.id)),
    promises: around.promises.filter((one) => promiseIds.has(one.id)),
    relations: relationsAt(desk.bible, desk.company, cast, draft.fraction),
    introduced: [...around.introduced],
    hook: null,
    cliffhanger: null,
    mentions: desk.bible.cast
      .filter((member) => used.has(member.id) && !cast.includes(member.id))
      .map(({ id, name, gender, age, role, register, intro }) => ({
        id,
        name,
        gender,
        age,
        role,
        register,
        intro,
      })),
  }
}

/** Everyone a scene introduces or shows. */
export const introducedBy = (scene: SceneOutline): string[] => scene.beats.flatMap((beat) => beat.introduces)
