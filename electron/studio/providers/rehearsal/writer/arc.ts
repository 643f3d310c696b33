import type { Brief } from '../../../../../shared/drama/brief.ts'
import { makeId } from '../../../../../shared/drama/id.ts'
import type {
  Arc,
  ArcEpisode,
  Bible,
  SceneOutline,
  StoryPromise,
  Thread,
} from '../../../../../shared/drama/story.ts'
import type { WriterOptions } from './bible.ts'
import { bindMeta, introducedBy } from './plan/compose.ts'
import { openDesk, type PlanDesk } from './plan/desk.ts'
import { isPiece, type EpisodeDraft, type SceneDraft } from './plan/draft.ts'
import { fillRest, layOut, placeBeats, placePremises } from './plan/episodes.ts'
import { draftSeconds } from './plan/lengths.ts'
import { placePairs } from './plan/promises.ts'
import { placeTeases } from './plan/teases.ts'
import { placeSpine } from './plan/spine.ts'
import { placeWords } from './plan/premise-words.ts'
import { sceneLines, settle, type Season } from './plan/settle.ts'
import { priceOf, questionOf, synopsisOf, titleOf } from './plan/titles.ts'

function framed(season: Season, scene: SceneOutline, first: boolean, cuts: boolean): SceneOutline {
  const lines = sceneLines(season, scene)
  const opening = lines.find((line) => line.kind !== 'caption')
  const out: SceneOutline = {
    ...scene,
    hook: first ? (opening?.text ?? null) : null,
    cliffhanger: cuts ? (lines.at(-1)?.text ?? null) : null,
  }
  for (const line of lines) season.spoken.push(line.text)
  for (const id of introducedBy(scene)) season.introduced.add(id)
  return out
}

/** Nothing is put into a scene that is written to be alone, nor into the ending. */
const isFixed = (scene: SceneDraft): boolean =>
  scene.fraction >= 1 ||
  scene.pieces.some((piece) => isPiece(piece) && piece.card.parts.get(piece.part)?.shut === true)

/** The scenes of an episode, each given its share of the seconds that are left by what it has to play. */
function settled(season: Season, draft: EpisodeDraft, cuts: boolean): SceneOutline[] {
  const { desk } = season
  const weights = draft.scenes.map((scene) => draftSeconds(scene, desk.bible.language))
  const fixed = draft.scenes.map((scene) => isFixed(scene))
  const sum = (from: number, what: (i: number) => boolean): number =>
    weights.reduce((total, one, i) => (i >= from && what(i) ? total + one : total), 0)
  let left = desk.brief.episodeSeconds
  return draft.scenes.map((scene, i) => {
    const kept = sum(i + 1, (one) => fixed[one] === true)
    // Too much for all of them: each gives way. Too little: those that can take something more are filled up.
    const spare = fixed[i] !== true && sum(i, () => true) < left
    const share = spare
      ? ((left - kept) * (weights[i] ?? 1)) / sum(i, (one) => fixed[one] !== true)
      : (left * (weights[i] ?? 1)) / sum(i, () => true)
    const { scene: outline, seconds } = settle(season, scene, Math.max(4, share))
    left -= seconds
    return framed(season, outline, i === 0, cuts && i === draft.scenes.length - 1)
  })
}

function episodeOf(season: Season, draft: EpisodeDraft, episodes: number): ArcEpisode {
  const { desk } = season
  const scenes = settled(season, draft, draft.number < episodes)
  return {
    number: draft.number,
    title: titleOf(desk, draft),
    premise: draft.premise,
    synopsis: synopsisOf(desk, draft),
    question: questionOf(desk, draft),
    price: priceOf(desk, draft),
    hook: scenes[0]?.hook ?? '',
    cliffhanger: scenes.at(-1)?.cliffhanger ?? '',
    cliffhangerKind: draft.number < episodes ? draft.cliffhangerKind : '',
    paywall: paywalls(episodes).has(draft.number),
    cast: [...new Set(scenes.flatMap((scene) => scene.cast))],
    scenes,
  }
}

/** Episodes a platform asks for money after: near .12, .28, .48 and .9 of the season; a short one has fewer. */
function paywalls(episodes: number): Set<number> {
  if (episodes < 4) return new Set()
  return new Set(
    (episodes < 10 ? [0.28, 0.8] : [0.12, 0.28, 0.48, 0.9]).map((at) =>
      Math.min(episodes - 1, Math.max(1, Math.round(at * episodes))),
    ),
  )
}

/** What a cliffhanger promises and how the next episode keeps it, once both are written. */
function describeCuts(promises: readonly StoryPromise[], episodes: readonly ArcEpisode[]): StoryPromise[] {
  return promises.map((promise) => {
    if (promise.setup !== '') return promise
    const planted = episodes[promise.plantedIn - 1]?.cliffhanger ?? ''
    const paid = episodes[promise.paidIn - 1]?.hook ?? ''
    return { ...promise, setup: planted, payoff: paid, token: planted.slice(0, 24) }
  })
}

function withPromises(episode: ArcEpisode, promises: readonly StoryPromise[]): ArcEpisode {
  const scenes = episode.scenes.map((scene) => ({
    ...scene,
    promises: scene.promises.map((one) => promises.find((other) => other.id === one.id) ?? one),
  }))
  return { ...episode, scenes }
}

function threadsOf(
  desk: PlanDesk,
  episodes: readonly ArcEpisode[],
  drafts: readonly EpisodeDraft[],
): Thread[] {
  const { seed } = desk.options
  const main: Thread = {
    id: makeId('thread', seed, 'main'),
    name: desk.story.genre[desk.bible.language],
    beats: episodes.map((episode) => ({ episode: episode.number, text: episode.synopsis })),
  }
  const love = desk.company.fitting('love')[0]
  const hero = desk.company.idOf('hero')
  const together = episodes.filter((episode) =>
    episode.scenes.some(
      (scene) =>
        love !== undefined && hero !== undefined && scene.cast.includes(love) && scene.cast.includes(hero),
    ),
  )
  const names = [hero, love].map((id) => (id === undefined ? '' : (desk.company.person(id)?.short ?? '')))
  const pair: Thread = {
    id: makeId('thread', seed, 'love'),
    name: names.join(desk.bible.language === 'zh' ? '与' : ' and '),
    beats: together.map((episode) => ({ episode: episode.number, text: episode.question })),
  }
  return [main, ...(together.length > 0 ? [pair] : []), ...matterThreads(desk, drafts)]
}

function matterThreads(desk: PlanDesk, drafts: readonly EpisodeDraft[]): Thread[] {
  return desk.bible.facts.flatMap((fact) => {
    const beats = drafts.flatMap((draft) =>
      draft.scenes.flatMap((scene) =>
        scene.pieces.flatMap((piece) => {
          if (!('fact' in piece) || piece.fact?.id !== fact.id) return []
          const text = isPiece(piece)
            ? (bindMeta(
                desk,
                piece.card.meta.get('syn')?.[desk.bible.language] ?? '{f.topic}',
                piece.players,
                fact,
              ) ?? fact.topic)
            : fact.clause
          return [{ episode: draft.number, text }]
        }),
      ),
    )
    return beats.length === 0
      ? []
      : [{ id: makeId('thread', desk.options.seed, fact.id), name: fact.topic, beats }]
  })
}

/** What the season's one premise says happens is played, and becomes its spine. */
function playPremise(desk: PlanDesk, drafts: readonly EpisodeDraft[]): void {
  const clauses = desk.story.readings[0]?.clauses ?? []
  for (const text of placeSpine(desk, drafts, clauses)) desk.played.add(text)
}

/** Plans the season: what happens in every scene, who is there, what is planted and where it is paid. */
export function writeArc(input: { bible: Bible; brief: Brief }, options: WriterOptions): Arc {
  const desk = openDesk(input.bible, input.brief, options)
  const drafts = layOut(desk)
  placePremises(desk, drafts)
  if (input.brief.premises.length === 1) playPremise(desk, drafts)
  placeBeats(desk, drafts)
  fillRest(desk, drafts)
  const pairs = placePairs(desk, drafts)
  const cuts = placeTeases(desk, drafts)
  placeWords(desk, drafts)
  const season: Season = { desk, promises: [...pairs, ...cuts], introduced: new Set(), spoken: [] }
  const episodes = drafts.map((draft) => episodeOf(season, draft, input.brief.episodes))
  const promises = describeCuts(season.promises, episodes)
  return {
    threads: threadsOf(desk, episodes, drafts),
    promises,
    episodes: episodes.map((episode) => withPromises(episode, promises)),
  }
}
