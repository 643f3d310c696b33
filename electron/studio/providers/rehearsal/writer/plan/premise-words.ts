import type { Clause, Reading } from '../premise/reading.ts'
import { wordsOf } from '../premise/reading.ts'
import { readPremise } from '../premise/read.ts'
import type { PlanDesk } from './desk.ts'
import { isPiece, type EpisodeDraft, type SceneDraft, type WordPiece } from './draft.ts'

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

/** After the first piece: early enough that the scene is about it. */
function put(scene: SceneDraft, piece: WordPiece | null): void {
  if (piece === null) return
  const answer = scene.pieces.findIndex((one) => isPiece(one) && one.slot !== 'answer')
  scene.pieces.splice(Math.max(1, answer + 1), 0, piece)
}

function placeClauses(desk: PlanDesk, episode: EpisodeDraft, reading: Reading): void {
  const { scenes } = episode
  const groups = scenes.map((_scene, i) =>
    reading.clauses.filter(
      (_clause, c) =>
        Math.min(scenes.length - 1, c + Math.max(0, scenes.length - reading.clauses.length)) === i,
    ),
  )
  scenes.forEach((scene, i) =>
    put(scene, wordPiece(desk, scene, wordsOf((groups[i] ?? []).flatMap((one) => [...one.mentions])))),
  )
}

/** A clause as the hero would say it: a pronoun subject becomes "I". */
function owned(clause: Clause, language: 'zh' | 'en'): string {
  if (language === 'zh') return clause.text.replace(/^[她他]/, '我')
  return clause.text.charAt(0).toUpperCase() + clause.text.slice(1)
}

const short = (text: string, language: 'zh' | 'en'): boolean =>
  (language === 'zh' ? text.length : text.split(' ').length) <= BREATH[language]

/** One premise for the season: its clauses are said in the first episodes, by the one they are about. */
function placeSeasonPremise(desk: PlanDesk, season: readonly EpisodeDraft[]): void {
  const { language } = desk.bible
  const hero = desk.company.idOf('hero')
  const premise = desk.brief.premises[0]
  if (premise === undefined || hero === undefined) return
  const scenes = season.flatMap((episode) => episode.scenes).filter((scene) => scene.cast.has(hero))
  readPremise(premise, language).clauses.forEach((clause, i) => {
    const scene = scenes[Math.min(i, scenes.length - 1)]
    if (scene === undefined) return
    const whole = owned(clause, language)
    if (short(whole, language)) put(scene, { words: [whole], by: hero, to: null })
    else put(scene, wordPiece(desk, scene, wordsOf(clause.mentions)))
  })
}

/** Gives every scene the words of its premise that must be heard in it. */
export function placeWords(desk: PlanDesk, season: readonly EpisodeDraft[]): void {
  if (desk.brief.premises.length === 1) placeSeasonPremise(desk, season)
  for (const episode of season) if (episode.reading !== null) placeClauses(desk, episode, episode.reading)
}
