import { MAX_ROWS, rowsOf } from '../../../../drama/film/split-caption.ts'
import { wordsOf } from '../premise/reading.ts'
import type { PlanDesk } from './desk.ts'
import { isTopic, placeNews } from './news.ts'
import { isPiece, type EpisodeDraft, type Piece, type SceneDraft, type WordPiece } from './draft.ts'
import { clausesByScene } from './episodes.ts'

/** Seeing to it that every word of a premise is said where it belongs. */

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
    const topics = group.filter((one) => isTopic(one, language) && !desk.played.has(one.text))
    const words = wordsOf(topics.flatMap((one) => [...one.mentions]))
    put(desk, scene, wordPiece(desk, scene, [...words, ...(untold.get(scene) ?? [])]))
  })
}

/** Clauses that say what the hero means to do. */
const WISH = /^[她他我]?(?:决定|要|想|必须|得|发誓)/u

/** Pieces of a premise between two stops, each with the stop behind it. */
export function clausesOf(premise: string, language: 'zh' | 'en'): string[] {
  const plain = premise
    .trim()
    .replace(/^(?:第?[\d一二三四五六七八九十]+[集.、):：]|(?:ep(?:isode)?\.? ?)?\d+[.):])\s*/iu, '')
  if (language === 'en') return (plain.match(/[^.!?;,]+[.!?;,]*/gu) ?? []).map((one) => one.trim())
  const wide: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }
  return (
    plain
      .replace(/[,;:?!]/gu, (one) => wide[one] ?? one)
      .replace(/(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])/gu, '')
      .match(/[^，。！？；]+[，。！？；]*/gu) ?? []
  )
}

const bareText = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()

/** True when what a clause says happens is played. */
const isPlayed = (desk: PlanDesk, text: string): boolean =>
  [...desk.played].some(
    (one) => bareText(one).includes(bareText(text)) || bareText(text).includes(bareText(one)),
  )

/** Clauses of a premise in pieces that each fit on a title card; what the hero means to do is a piece of its own. */
export function titleCards(
  clauses: readonly string[],
  language: 'zh' | 'en',
): { text: string; wish: boolean }[] {
  const out: { text: string; wish: boolean }[] = []
  const gap = language === 'zh' ? '' : ' '
  clauses.forEach((text, i) => {
    const wish = language === 'zh' && i > 0 && WISH.test(text)
    const last = out.at(-1)
    if (last !== undefined && !wish && !last.wish && rowsOf(last.text + gap + text) <= MAX_ROWS)
      last.text += gap + text
    else out.push({ text: text.replace(/^(?:却|并且|而且|and |but |then )/iu, ''), wish })
  })
  return out.map((one) => ({ ...one, text: one.text.replace(/[，；、,;。.]+$/u, '') }))
}

/** One premise for the season: it is shown on title cards as its first episodes begin; what the hero means to do is said. */
function placeSeasonPremise(desk: PlanDesk, season: readonly EpisodeDraft[]): void {
  const { language } = desk.bible
  const hero = desk.company.idOf('hero')
  const premise = desk.brief.premises[0]
  if (premise === undefined || hero === undefined) return
  let next = 0
  const untold = clausesOf(premise, language).filter((text) => !isPlayed(desk, text))
  for (const { text, wish } of titleCards(untold, language)) {
    const episode = season[wish ? 0 : Math.min(next, season.length - 1)]
    if (!wish) next++
    const scenes = episode?.scenes.filter((scene) => scene.cast.has(hero)) ?? []
    if (wish) {
      const scene = scenes.at(-1)
      const said = text.replace(/^[她他]?/u, '我')
      if (scene !== undefined) put(desk, scene, { words: [said], by: hero, to: null })
    } else {
      const stop = /[!?！？]$/u.test(text) ? '' : language === 'zh' ? '。' : '.'
      const card = text + stop
      scenes[0]?.pieces.unshift({ words: [card], by: hero, to: null })
    }
  }
}

/** Gives every scene the words of its premise that must be heard in it. */
export function placeWords(desk: PlanDesk, season: readonly EpisodeDraft[]): void {
  if (desk.brief.premises.length === 1) placeSeasonPremise(desk, season)
  for (const episode of season)
    if (episode.reading !== null)
      placeClauses(desk, episode, episode.number === season.length && season.length > 1)
}
