import type { Clause } from '../premise/reading.ts'
import { wordsOf } from '../premise/reading.ts'
import { spotOf, thingOf } from '../premise/focus.ts'
import { hasOwnLines } from '../words.ts'
import type { Card } from '../../../../craft/cards.ts'
import { slotsOf } from '../bind.ts'
import { cardsFor, roleplay, type PlanDesk } from './desk.ts'
import { isPiece, type EpisodeDraft, type Piece, type SceneDraft } from './draft.ts'
import { play, use } from './scenes.ts'

/** How the premise of an episode is told: somebody brings it in as news, in the premise's own words. */

/** Longest piece of a premise told in one line: characters in Chinese, words in English. */
const ONE_LINE = { zh: 36, en: 22 }
const MOST_PEOPLE = 4

const sizeOf = (text: string, language: 'zh' | 'en'): number =>
  language === 'zh' ? text.length : text.split(' ').length

/** A clause made of turns that have lines of their own ("betrayal revealed") is talked about, not reported. */
export function isTopic(clause: Clause, language: 'zh' | 'en'): boolean {
  return clause.mentions.every(
    (one) => one.kind === 'person' || one.kind === 'place' || hasOwnLines(one.text, language),
  )
}

/** Pieces of a premise that are reported, each short enough for one line. */
export function reports(clauses: readonly Clause[], language: 'zh' | 'en'): Clause[][] {
  const out: Clause[][] = []
  for (const clause of clauses.filter((one) => !isTopic(one, language))) {
    const last = out.at(-1)
    const joined = [...(last ?? []), clause]
    if (last !== undefined && sizeOf(told(joined, language), language) <= ONE_LINE[language])
      last.push(clause)
    else out.push([clause])
  }
  return out
}

/** Clauses as one sentence without its full stop. */
export const told = (clauses: readonly Clause[], language: 'zh' | 'en'): string =>
  clauses.map((one) => one.text.replace(/[\s。.!?！？]+$/u, '')).join(language === 'zh' ? '，' : ', ')

interface News {
  readonly words: Readonly<Record<string, string>>
  readonly mustSay: readonly string[]
  /** Cast ids of whoever it is about. */
  readonly about: ReadonlySet<string>
}

const PRONOUN = { zh: /[她他]/u, en: /\b(?:she|he|her|him|his|hers)\b/i }

/** Who a report is about: those it names, and the hero behind a pronoun or where nobody is named. */
function aboutWhom(desk: PlanDesk, clauses: readonly Clause[]): Set<string> {
  const { language } = desk.bible
  const people = clauses.flatMap((clause) => clause.mentions.filter((one) => one.kind === 'person'))
  const ids = people.flatMap((one) => {
    const role = desk.story.playedBy.get(one.text) ?? desk.story.playedBy.get(one.head)
    return role === undefined ? [] : (desk.company.idOf(role) ?? [])
  })
  const hero = desk.company.idOf('hero')
  const hidden = clauses.some((clause) => PRONOUN[language].test(clause.text))
  return new Set(hidden && hero !== undefined ? [...ids, hero] : ids)
}

function newsOf(desk: PlanDesk, clauses: readonly Clause[]): News {
  const { language } = desk.bible
  const things = clauses.flatMap((one) => thingOf(one, language) ?? [])
  const spot = clauses.map((one) => spotOf(one, language)).find((one) => one !== '')
  return {
    words: {
      news: told(clauses, language),
      ...(things[0] === undefined ? {} : { thing: things[0].spoken }),
      ...(spot === undefined ? {} : { spot }),
    },
    mustSay: wordsOf(clauses.flatMap((one) => [...one.mentions])),
    about: aboutWhom(desk, clauses),
  }
}

/** True when everything the card speaks of is there. */
function speaksOf(desk: PlanDesk, card: Card, news: News): boolean {
  const lines = card.parts.get('scene')?.lines[desk.bible.language] ?? []
  const asked = lines.flatMap((line) => line.texts).flatMap(slotsOf)
  return ['thing', 'spot'].every((slot) => !asked.includes(slot) || news.words[slot] !== undefined)
}

/** Who tells it and who hears it: people of the scene, or somebody who comes in with it. */
function tellers(desk: PlanDesk, card: Card, news: News, scene: SceneDraft): Map<string, string> | null {
  const hero = desk.company.idOf('hero')
  const hearer = hero !== undefined && scene.cast.has(hero) ? hero : undefined
  if (card.about === 'self' && (hero === undefined || hearer === undefined || !news.about.has(hero)))
    return null
  const grown = [...scene.cast].filter((id) => desk.company.sideOf(id) !== 'child')
  const b = hearer ?? grown.find((id) => !news.about.has(id))
  if (b === undefined || (card.about !== 'self' && news.about.has(b))) return null
  if (card.players.get('B') === 'hero' && b !== hero) return null
  const fitting = desk.company
    .fitting(card.players.get('A') ?? 'any')
    .filter((id) => id !== b && !news.about.has(id) && desk.company.familiar(id))
  const there = fitting.find((id) => scene.cast.has(id))
  const a = there ?? (scene.cast.size < MOST_PEOPLE ? fitting[0] : undefined)
  return a === undefined
    ? null
    : new Map([
        ['A', a],
        ['B', b],
      ])
}

function newsPiece(desk: PlanDesk, scene: SceneDraft, news: News): Piece | null {
  const cards = desk.dice('news', scene.episode, scene.index).shuffle(cardsFor(desk, 'news'))
  const offers = cards.flatMap((card) => {
    if (desk.usedCards.has(card.id) || !speaksOf(desk, card, news)) return []
    const letters = tellers(desk, card, news, scene)
    const players = letters === null ? null : roleplay(desk, card, letters)
    if (players === null) return []
    const guests = [...(letters?.values() ?? [])].filter((id) => !scene.cast.has(id)).length
    const pointed = slotsUsed(desk, card) ? 1 : 0
    return [{ card, players, cost: guests * 2 - pointed }]
  })
  const best = offers.toSorted((x, y) => x.cost - y.cost)[0]
  if (best === undefined) return null
  use(desk, best.card, null, scene.episode)
  return {
    card: best.card,
    part: 'scene',
    slot: 'pressure',
    players: best.players,
    fact: null,
    promise: null,
    prop: '',
    span: null,
    words: news.words,
    mustSay: news.mustSay,
  }
}

const slotsUsed = (desk: PlanDesk, card: Card): boolean =>
  (card.parts.get('scene')?.lines[desk.bible.language] ?? []).some((line) =>
    line.texts.some((text) => /\{(?:thing|spot)/.test(text)),
  )

/** True when the scene's own first card answers what the last episode broke off at: it must be played at once. */
const answers = (scene: SceneDraft): boolean => {
  const first = scene.pieces.find(isPiece)
  return first?.slot === 'answer' && first.part !== 'answer'
}

const hasNews = (scene: SceneDraft): boolean =>
  scene.pieces.some((one) => isPiece(one) && one.card.kind === 'news')

/** Scene a report is told in: the first one free from its own on, else the last. */
function sceneFor(episode: EpisodeDraft, at: number): SceneDraft | undefined {
  const free = episode.scenes.slice(at).find((scene) => !answers(scene) && !hasNews(scene))
  return free ?? episode.scenes.at(-1)
}

/** Tells the reports of an episode in its scenes, first things first. Returns those no card brought in, by scene. */
export function placeNews(desk: PlanDesk, episode: EpisodeDraft): ReadonlyMap<SceneDraft, readonly string[]> {
  const untold = new Map<SceneDraft, string[]>()
  const clauses = (episode.reading?.clauses ?? []).filter((clause) => !desk.played.has(clause.text))
  reports(clauses, desk.bible.language).forEach((clauses, i) => {
    const scene = sceneFor(episode, Math.min(i, episode.scenes.length - 1))
    if (scene === undefined) return
    const news = newsOf(desk, clauses)
    const piece = hasNews(scene) ? null : newsPiece(desk, scene, news)
    if (piece === null) untold.set(scene, [...(untold.get(scene) ?? []), news.words['news'] ?? ''])
    else tell(scene, piece)
  })
  return untold
}

/** News opens a scene, behind whatever answers what the last episode broke off at. */
function tell(scene: SceneDraft, piece: Piece): void {
  play(scene, piece, 'start')
  const last = scene.pieces.findLastIndex((one) => isPiece(one) && one.slot === 'answer')
  if (last < 1) return
  scene.pieces.splice(0, 1)
  scene.pieces.splice(last, 0, piece)
}
