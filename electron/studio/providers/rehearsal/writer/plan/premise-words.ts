import type { Clause } from '../premise/reading.ts'
import { wordsOf } from '../premise/reading.ts'
import { readPremise } from '../premise/read.ts'
import type { PlanDesk } from './desk.ts'
import { isTopic, placeNews } from './news.ts'
import { isPiece, type EpisodeDraft, type Piece, type SceneDraft, type WordPiece } from './draft.ts'
import { clausesByScene } from './episodes.ts'

/** Seeing to it that every word of a premise is said where it belongs. */

/** Longest clause somebody can say in one breath: characters in Chinese, words in English. */
const BREATH = { zh: 40, en: 30 }

function wordPiece(desk: PlanDesk, scene: SceneDraft, words: readonly string[]): WordPiece | null {
  const cast = [...scene.cast]
  const hero = desk.company.idOf('hero')
  const by = cast.find((id) => id !== hero) ?? cast[0]
  if (by === undefined || words.length === 0) return null
  return { words, by, to: cast.find((id) => id !== by) ?? null }
}

/** Where a piece can be parted without tearing a question from its answer: before a stage direction past its opening. */
function seam(desk: PlanDesk, piece: Piece): number | null {
  const lines = piece.card.parts.get(piece.part)?.lines[desk.bible.language] ?? []
  const at = lines.findIndex((line, i) => i >= 3 && i < lines.length - 1 && line.kind === 'action')
  return piece.span === null && at > 0 ? at : null
}

/** In the middle of what happens, at a seam; else behind its first piece. */
function put(desk: PlanDesk, scene: SceneDraft, piece: WordPiece | null): void {
  if (piece === null) return
  const at = scene.pieces.findIndex(
    (one) => isPiece(one) && one.slot !== 'answer' && one.slot !== 'cut' && one.promise?.act !== 'plant',
  )
  const main = scene.pieces[at]
  const split = main !== undefined && isPiece(main) ? seam(desk, main) : null
  if (main === undefined || !isPiece(main) || split === null) {
    scene.pieces.splice(Math.max(1, at + 1), 0, piece)
    return
  }
  const end = main.card.parts.get(main.part)?.lines[desk.bible.language].length ?? split
  scene.pieces.splice(at, 1, { ...main, span: [0, split] }, piece, {
    ...main,
    span: [split, end],
    promise: null,
  })
}

/** Reports are told as news; turns that have lines of their own are talked about. */
function placeClauses(desk: PlanDesk, episode: EpisodeDraft, finale: boolean): void {
  const { language } = desk.bible
  const untold = placeNews(desk, episode)
  clausesByScene(episode, finale).forEach((group, i) => {
    const scene = episode.scenes[i]
    if (scene === undefined) return
    const topics = group.filter((one) => isTopic(one, language))
    const words = wordsOf(topics.flatMap((one) => [...one.mentions]))
    put(desk, scene, wordPiece(desk, scene, [...words, ...(untold.get(scene) ?? [])]))
  })
}

/** Openings of a Chinese clause that lacks its subject: it is the hero who did it. */
const SUBJECTLESS = /^(?:[和为被把在从向要想得必决只又再重回]|却|其实是|竟|原来是)/

/** A clause as the hero would say it: a pronoun for a subject, or none at all, becomes "I". */
function owned(clause: Clause, first: boolean, language: 'zh' | 'en'): string {
  if (language === 'en') return clause.text.charAt(0).toUpperCase() + clause.text.slice(1)
  const text = clause.text.replace(/^[她他]/, '我')
  return !first && SUBJECTLESS.test(text) ? `我${text}` : text
}

const short = (text: string, language: 'zh' | 'en'): boolean =>
  (language === 'zh' ? text.length : text.split(' ').length) <= BREATH[language]

/** One premise for the season: its clauses are said in the first episodes, by the one they are about. */
function placeSeasonPremise(desk: PlanDesk, season: readonly EpisodeDraft[]): void {
  const { language } = desk.bible
  const hero = desk.company.idOf('hero')
  const premise = desk.brief.premises[0]
  if (premise === undefined || hero === undefined) return
  readPremise(premise, language).clauses.forEach((clause, i) => {
    const whole = owned(clause, i === 0, language)
    // What the hero means to do is said when the first episode ends; what happens, when its time comes.
    const wish = i > 0 && /^我(?:决定|要|想|必须|得|发誓)/.test(whole)
    const episode = season[wish ? 0 : Math.min(i, season.length - 1)]
    const scenes = episode?.scenes.filter((scene) => scene.cast.has(hero)) ?? []
    const scene = wish ? scenes.at(-1) : scenes[0]
    if (scene === undefined) return
    if (short(whole, language)) put(desk, scene, { words: [whole], by: hero, to: null })
    else put(desk, scene, wordPiece(desk, scene, wordsOf(clause.mentions)))
  })
}

/** Gives every scene the words of its premise that must be heard in it. */
export function placeWords(desk: PlanDesk, season: readonly EpisodeDraft[]): void {
  if (desk.brief.premises.length === 1) placeSeasonPremise(desk, season)
  for (const episode of season)
    if (episode.reading !== null)
      placeClauses(desk, episode, episode.number === season.length && season.length > 1)
}
