import { makeId } from '../../../../../shared/drama/id.ts'
import type { Line, OutlineBeat, SceneOutline, VoiceCard } from '../../../../../shared/drama/story.ts'
import type { Emotion, GenreId, Language } from '../../../../../shared/drama/vocabulary.ts'
import { estimateSpeechMs } from '../../../media/speech-length.ts'
import type { WriterOptions } from './bible.ts'
import { bind, slotsOf, type Binding } from './bind.ts'
import type { CardLine } from '../../../craft/cards.ts'
import { courtly } from './court.ts'
import { craft } from '../../../craft/craft.ts'
import { dice } from './dice.ts'
import { personOf, type Person } from './people.ts'
import { isPeriod, moveLine, reactionLine } from './stock.ts'
import { capital, normalise, spokenBefore, SpokenLines, spokenUnits, tidy } from './text.ts'
import { fitPronouns } from './pronouns.ts'
import { isClause, kindOfWord, wordLines } from './words.ts'

/** What a scene is written from. */
export interface Scenery {
  readonly scene: SceneOutline
  readonly cast: readonly VoiceCard[]
  readonly language: Language
  readonly genre: GenreId
  /** Texts of all earlier scenes, in order. */
  readonly earlier: readonly string[]
}

/** A scene's lines, and how many of them are bland stand-ins because nothing better was left. */
export interface Realised {
  readonly lines: Line[]
  readonly fallbacks: number
}

interface Desk {
  readonly scenery: Scenery
  readonly options: WriterOptions
  readonly people: ReadonlyMap<string, Person>
  readonly spoken: SpokenLines
  fallbacks: number
}

interface Entry {
  readonly line: Line
}

const call =
  (desk: Desk) =>
  (from: Person, to: Person): string =>
    desk.scenery.scene.relations.find((one) => one.from === from.id && one.to === to.id)?.address ?? to.short

function deskOf(scenery: Scenery, options: WriterOptions): Desk {
  const known = [...scenery.cast, ...(scenery.scene.mentions ?? [])]
  const people = new Map(known.map((card) => [card.id, personOf(card, scenery.language)]))
  const spoken = new SpokenLines(spokenBefore(scenery.earlier))
  return { scenery, options, people, spoken, fallbacks: 0 }
}

/** Who a line of a beat is spoken to: whoever the beat is aimed at, or the other one. */
function hearerOf(desk: Desk, beat: OutlineBeat, speaker: string): Person | null {
  const other = speaker === beat.by ? beat.to : beat.by
  const id = other ?? desk.scenery.scene.cast.find((one) => one !== speaker)
  return id === undefined || id === speaker ? null : (desk.people.get(id) ?? null)
}

function bindingOf(desk: Desk, beat: OutlineBeat, speaker: Person | null): Binding {
  const { scene, language } = desk.scenery
  const players = new Map(
    Object.entries(beat.card?.players ?? {}).flatMap(([key, id]) => {
      const person = desk.people.get(id)
      return person === undefined ? [] : [[key, person] as const]
    }),
  )
  const factId = beat.card?.fact ?? beat.facts[0] ?? null
  return {
    language,
    people: players,
    speaker,
    hearer: speaker === null ? null : hearerOf(desk, beat, speaker.id),
    call: call(desk),
    words: beat.card?.words ?? {},
    fact: scene.facts.find((one) => one.id === factId) ?? null,
  }
}

function lineOf(desk: Desk, index: number, key: string | number, part: Omit<Line, 'id' | 'beat'>): Line {
  const { scene } = desk.scenery
  return { id: makeId('line', desk.options.seed, scene.id, index, key), beat: index, ...part }
}

/** The wordings of a line in the order this take tries them. */
function wordings(desk: Desk, texts: readonly string[], ...path: (string | number)[]): string[] {
  const d = dice(desk.options.seed, desk.options.take, desk.scenery.scene.id, ...path)
  return texts.length < 2 ? [...texts] : d.shuffle(texts)
}

/** A short line that was said before, said to somebody: "Why, Mabel?" */
function addressed(desk: Desk, text: string, speaker: Person, hearer: Person | null): string[] {
  if (hearer === null) return []
  const name = call(desk)(speaker, hearer)
  if (desk.scenery.language === 'zh') return [`${name}，${text.replace(/^……/, '')}`]
  return [text.replace(/([.?!]*)$/, (stop: string) => `, ${name}${stop === '' ? '.' : stop}`)]
}

/** Longest a shot is held on one speech, milliseconds; a long one is spoken as two lines. */
const ONE_BREATH_MS = 7400

/** A speech in pieces that can each be said in one breath, parted between sentences. */
function breaths(text: string, language: Language, emotion: Emotion): string[] {
  const time = (piece: string): number => estimateSpeechMs(piece, language, 1, emotion)
  if (time(text) <= ONE_BREATH_MS) return [text]
  const sentences = text.match(
    language === 'zh' ? /[^。！？]+[。！？]*[”’]*/gu : /[^.!?]+[.!?]+["”']*\s*/g,
  ) ?? [text]
  if (sentences.length < 2 || sentences.join('').trim() !== text) return [text]
  const half = time(text) / 2
  let cut = 1
  while (cut < sentences.length - 1 && time(sentences.slice(0, cut).join('')) < half) cut++
  const head = sentences.slice(0, cut).join('').trim()
  const tail = sentences.slice(cut).join('').trim()
  // A quotation stays whole.
  const open = (piece: string): boolean =>
    (piece.match(/[“"]/g)?.length ?? 0) !== (piece.match(/[”"]/g)?.length ?? 0) && /[“”]/.test(piece)
  const odd = (piece: string): boolean => (piece.match(/"/g)?.length ?? 0) % 2 === 1
  if (open(head) || odd(head)) return [text]
  return [...breaths(head, language, emotion), ...breaths(tail, language, emotion)]
}

/** True when somebody of the card is cast against the gender its words were written for. */
function turned(desk: Desk, people: ReadonlyMap<string, Person>): boolean {
  const roles = craft().genres.get(desk.scenery.genre)?.roles ?? []
  return [...people].some(([key, person]) =>
    roles.some((role) => role.id === key && role.gender !== person.gender),
  )
}

/** The sentence of the premise must be told, however like another premise it is. */
const tellsNews = (beat: OutlineBeat, text: string): boolean => {
  const told = ['news', 'seen'].flatMap((slot) => beat.card?.words[slot] ?? [])
  return told.some((one) => text.toLowerCase().includes(one.toLowerCase()))
}

/** Cards written for anybody, in the forms of a court. */
function atCourt(desk: Desk, beat: OutlineBeat, text: string, binding: Binding): string {
  const card = craft().cards.get(beat.card?.id ?? '')
  const anybody = card !== undefined && card.id.startsWith('any/') && card.kind !== 'news'
  const court = isPeriod(desk.scenery.genre) && desk.scenery.language === 'zh'
  if (!anybody || !court) return text
  // Among three nobody can tell whom a line is meant for.
  return courtly(text, binding.speaker, card.players.size === 2 ? binding.hearer : null)
}

function cardEntry(desk: Desk, index: number, beat: OutlineBeat, at: number, source: CardLine): Entry[] {
  const speakerId = source.who === '' ? null : (beat.card?.players[source.who] ?? null)
  const speaker = speakerId === null ? null : (desk.people.get(speakerId) ?? null)
  if (source.kind === 'speech' && speaker === null) return []
  const binding = bindingOf(desk, beat, speaker)
  const { hook, cliffhanger } = desk.scenery.scene
  const texts = fitPronouns(
    wordings(desk, source.texts, index, at),
    turned(desk, binding.people),
    desk.scenery.language,
  )
  const bound = texts
    .flatMap((wording) => bind(wording, binding) ?? [])
    .map((text) => atCourt(desk, beat, text, binding))
  const framing = bound.find((text) => text === hook || text === cliffhanger)
  const spare =
    speaker === null
      ? []
      : bound
          .filter((text) => tellsNews(beat, text) || spokenUnits(text, desk.scenery.language) <= 6)
          .flatMap((text) => addressed(desk, text, speaker, binding.hearer))
  for (const text of [...(framing === undefined ? [] : [framing]), ...bound, ...spare]) {
    if (tellsNews(beat, text) ? desk.spoken.said(text) : desk.spoken.has(text)) continue
    desk.spoken.add(text)
    const part = {
      kind: source.kind,
      speaker: speaker?.id ?? null,
      delivery: source.delivery,
      emotion: source.emotion ?? 'calm',
      strength: source.strength,
      parenthetical: '',
    }
    const { language } = desk.scenery
    const pieces = part.kind === 'speech' ? breaths(text, language, part.emotion) : [text]
    return pieces.map((piece, i): Entry => ({
      line: lineOf(desk, index, i === 0 ? at : `${at}-${i}`, { ...part, text: piece }),
    }))
  }
  return []
}

function cardEntries(desk: Desk, index: number, beat: OutlineBeat): Entry[] {
  const { card } = beat
  if (card === undefined) return []
  const part = craft().cards.get(card.id)?.parts.get(card.part)
  const lines = part?.lines[desk.scenery.language] ?? []
  return lines
    .slice(card.from, card.to)
    .flatMap((line, i) => cardEntry(desk, index, beat, card.from + i, line))
}

/** A beat that is only a move: one line of the stock in the speaker's register. */
function moveEntries(desk: Desk, index: number, beat: OutlineBeat): Entry[] {
  const speaker = desk.people.get(beat.by)
  if (speaker === undefined || beat.move === '') return []
  const binding = bindingOf(desk, beat, speaker)
  const { scene, language, genre } = desk.scenery
  const d = dice(desk.options.seed, desk.options.take, scene.id, index, 'move')
  const text = moveLine({
    move: beat.move,
    register: speaker.register,
    binding,
    spoken: desk.spoken,
    dice: d,
    genre,
  })
  if (text !== null) {
    desk.spoken.add(text)
    return [{ line: lineOf(desk, index, 0, speech(text, speaker.id, beat.emotion)) }]
  }
  desk.fallbacks++
  const action = reactionLine(speaker, beat.emotion, language, isPeriod(genre), desk.spoken, d)
  if (action === null) return []
  desk.spoken.add(action)
  const line = lineOf(desk, index, 0, { ...speech(action, null, beat.emotion), kind: 'action' })
  return [{ line }]
}

const speech = (text: string, speaker: string | null, emotion: Emotion): Omit<Line, 'id' | 'beat'> => ({
  kind: 'speech',
  text,
  speaker,
  delivery: 'normal',
  emotion,
  strength: 2,
  parenthetical: '',
})

/** Captions that name whoever the audience has not met. */
function introductions(desk: Desk, index: number, beat: OutlineBeat): Entry[] {
  return beat.introduces.flatMap((id) => {
    const person = desk.people.get(id)
    if (person === undefined) return []
    const text =
      person.label === ''
        ? person.name
        : desk.scenery.language === 'zh'
          ? `${person.name}，${person.label}`
          : `${person.name}, ${person.label}`
    desk.spoken.add(text)
    const line = lineOf(desk, index, `caption-${id}`, { ...speech(text, null, 'calm'), kind: 'caption' })
    return [{ line }]
  })
}

/** Lines that bring in the words of the premise nobody has said yet. */
function premiseEntries(desk: Desk, index: number, beat: OutlineBeat, said: string): Entry[] {
  const { language } = desk.scenery
  // News is told whole; its words make no lines of their own.
  if (beat.card?.words['news'] !== undefined) return []
  const missing = beat.mustSay.filter((word) => !said.includes(normalise(word)))
  let turn = 0
  return missing.flatMap((word, i) => {
    const speaker = desk.people.get(beat.by)
    const hearer = beat.to === null ? undefined : desk.people.get(beat.to)
    if (speaker === undefined) return []
    if (kindOfWord(word, language) === 'clause') return [statement(desk, index, word, i)]
    const d = dice(desk.options.seed, desk.options.take, desk.scenery.scene.id, index, 'word', word)
    const at = { answered: hearer !== undefined, place: desk.scenery.scene.locationName }
    const texts = wordLines(word, language, desk.spoken, d, at)
    // What nobody answers is answered by whoever speaks next.
    const start = turn
    turn += texts.length
    return texts.map((text, j): Entry => {
      desk.spoken.add(text)
      const first = (start + j) % 2 === 0
      const who = first ? speaker : (hearer ?? speaker)
      const mood: Emotion = first ? beat.emotion : 'mocking'
      const aloud = speech(text, who.id, mood)
      // A whole statement of the premise is what somebody tells themselves.
      const delivery = isClause(word, language) && hearer === undefined ? 'VO' : 'normal'
      return { line: lineOf(desk, index, `word-${i}-${j}`, { ...aloud, delivery }) }
    })
  })
}

/** A whole statement of the premise is shown, as a title card: in a mouth it would be a summary. */
function statement(desk: Desk, index: number, phrase: string, nth: number): Entry {
  const { language } = desk.scenery
  const stop = /[。.!?！？]$/u.test(phrase) ? '' : language === 'zh' ? '。' : '.'
  const text = capital(phrase) + stop
  desk.spoken.add(text)
  const words = speech(tidy(text, language), null, 'calm')
  return { line: lineOf(desk, index, `card-${nth}`, { ...words, kind: 'caption' }) }
}

/** A breath before a set-up or a pay-off that has nothing to do with what was just said. */
function bridge(desk: Desk, index: number, beat: OutlineBeat, before: OutlineBeat | undefined): Entry[] {
  const kind = beat.card?.id.split('/')[1] ?? ''
  const apart = before?.card !== undefined && before.card.id !== beat.card?.id
  if ((kind !== 'plant' && kind !== 'pay') || !apart || beat.card?.from !== 0) return []
  const { language, scene } = desk.scenery
  const rows = dice(desk.options.seed, desk.options.take, scene.id, index, 'bridge').shuffle(
    craft().bridges[language],
  )
  const text = rows.find((row) => !desk.spoken.has(row))
  if (text === undefined) return []
  desk.spoken.add(text)
  const line = lineOf(desk, index, 'bridge', { ...speech(text, null, 'calm'), kind: 'transition' })
  return [{ line }]
}

/** The scene opens on its hook and ends on its cliffhanger, word for word. */
function frame(desk: Desk, entries: Entry[]): Entry[] {
  const { scene } = desk.scenery
  const out = [...entries]
  const first = out.findIndex((one) => one.line.kind !== 'caption')
  const opening = out[first]
  if (scene.hook !== null && opening !== undefined && opening.line.text !== scene.hook) {
    const line = lineOf(desk, 0, 'hook', { ...speech(scene.hook, null, 'calm'), kind: 'action' })
    out.splice(first, 0, { line })
  }
  const last = out.at(-1)
  if (scene.cliffhanger !== null && last?.line.text !== scene.cliffhanger) {
    const index = Math.max(0, scene.beats.length - 1)
    const line = lineOf(desk, index, 'cut', { ...speech(scene.cliffhanger, null, 'calm'), kind: 'action' })
    out.push({ line })
  }
  return out
}

/** Writes a scene from its outline. Equal scenery, seed and take give equal lines. */
export function realise(scenery: Scenery, options: WriterOptions): Realised {
  const desk = deskOf(scenery, options)
  const { beats } = scenery.scene
  const rows = beats.map((beat, index) => [
    ...bridge(desk, index, beat, beats[index - 1]),
    ...introductions(desk, index, beat),
    ...(beat.card === undefined ? moveEntries(desk, index, beat) : cardEntries(desk, index, beat)),
  ])
  const said = normalise(
    rows
      .flat()
      .map((one) => one.line.text)
      .join(' / '),
  )
  const full = rows.map((row, index) => {
    const beat = beats[index]
    if (beat === undefined) return row
    const premise = premiseEntries(desk, index, beat, said)
    const isCard = (entry: Entry): boolean => entry.line.kind === 'caption'
    return [...premise.filter(isCard), ...row, ...premise.filter((entry) => !isCard(entry))]
  })
  const lines = frame(desk, full.flat()).map((one) => one.line)
  if (lines.length > 0) return { lines, fallbacks: desk.fallbacks }
  const note = beats[0]?.note ?? scenery.scene.purpose
  return {
    lines: [
      lineOf(desk, 0, 'note', {
        ...speech(note === '' ? scenery.scene.locationName : note, null, 'calm'),
        kind: 'action',
      }),
    ],
    fallbacks: 1,
  }
}

/** Slots a text asks for: used to see what a planner has to bind. */
export const asks = (text: string, slot: string): boolean => slotsOf(text).some((one) => one.startsWith(slot))
