import type { board, EpisodeCard } from '../../../../shared/contract/board.ts'
import { countOf } from '../../build/states.ts'
import type { Reader } from '../../build/step.ts'
import { moveEpisode, moveScene, removeScene } from '../../drama/edits.ts'
import { episodeName, episodeNamed } from '../../drama/episode-order.ts'
import { findBible, readEpisodes, type EpisodeReading } from '../../drama/read-season.ts'
import { StudioError } from '../../errors.ts'
import { usd } from '../../money/amount.ts'
import { seasonFindings } from '../../quality/season-findings.ts'
import type { Session } from '../../session.ts'
import { season } from '../../steps/kit.ts'
import type { Arc, OutlineBeat } from '../../../../shared/drama/story.ts'
import type { HandlersOf } from '../handler.ts'
import { portraitOf } from '../portrait.ts'
import { episodePoster } from '../poster.ts'
import { episodeSeconds, seasonStates, worstOf, type StoodProduct } from '../season-states.ts'

/** How tense a beat is by its place in the episode (0-1), before its emotion is looked at. */
const TENSION_OF_SLOT: Readonly<Record<OutlineBeat['slot'], number>> = {
  answer: 0.3,
  pressure: 0.45,
  turn: 0.68,
  cut: 0.86,
}
/** What an emotion adds to it. */
const TENSION_OF_EMOTION: Readonly<Record<OutlineBeat['emotion'], number>> = {
  calm: -0.14,
  tender: -0.1,
  happy: -0.08,
  sad: 0.02,
  mocking: 0.04,
  afraid: 0.1,
  angry: 0.12,
  shocked: 0.14,
}

const tensionOf = (beat: OutlineBeat): number =>
  Math.min(1, Math.max(0, TENSION_OF_SLOT[beat.slot] + TENSION_OF_EMOTION[beat.emotion]))

/** What was spent on each episode, in pico-USD, from the ledger. */
function spentByEpisode(session: Session, products: readonly StoodProduct[]): Map<number, bigint> {
  const episodeOf = new Map(products.map(({ slot, place }) => [slot, place.episode]))
  const spent = new Map<number, bigint>()
  const rows = session.project.db
    .prepare<[], { slot: string; cost: bigint }>(
      'SELECT slot, cost_pico_usd AS cost FROM attempt WHERE cost_pico_usd > 0',
    )
    .safeIntegers(true)
    .all()
  for (const { slot, cost } of rows) {
    const episode = episodeOf.get(slot) ?? null
    if (episode !== null) spent.set(episode, (spent.get(episode) ?? 0n) + cost)
  }
  return spent
}

interface BoardFacts {
  readonly session: Session
  readonly reader: Reader
  readonly arc: Arc | undefined
  readonly byEpisode: ReadonlyMap<number, StoodProduct[]>
  readonly findings: ReadonlyMap<number, number>
  readonly spent: ReadonlyMap<number, bigint>
}

function cardOf(
  facts: BoardFacts,
  id: number,
  number: number,
  reading: EpisodeReading | undefined,
): EpisodeCard {
  const { session, reader, arc } = facts
  const planned = arc?.episodes.find((one) => one.number === id)
  const products = facts.byEpisode.get(number) ?? []
  const { brief } = session.project
  const scenes = reading?.scenes.map((scene) => scene.id) ?? []
  const view = season(session.kit, reader)
  const beats = scenes.flatMap((scene) => view.outlineOf(scene).beats)
  const cast = [...new Set(scenes.flatMap((scene) => view.outlineOf(scene).cast))]
  return {
    id: episodeName(id),
    number,
    outlined: reading !== undefined,
    title: reading?.title ?? planned?.title ?? '',
    premise: planned?.premise ?? (brief.premises.length > 1 ? (brief.premises[id - 1] ?? null) : null),
    synopsis: reading?.synopsis ?? planned?.synopsis ?? '',
    hook: reading?.hook ?? planned?.hook ?? '',
    cliffhanger: reading?.cliffhanger ?? planned?.cliffhanger ?? '',
    paywall: reading?.paywall ?? planned?.paywall ?? false,
    cast: cast.length > 0 ? cast : (planned?.cast ?? []),
    scenes: scenes.length,
    lines: reading?.scenes.reduce((sum, scene) => sum + scene.lines.length, 0) ?? 0,
    targetSeconds: brief.episodeSeconds,
    ...episodeSeconds(reader, id, scenes),
    ...worstOf(products),
    pinned: products.filter((product) => product.pinned).length,
    counts: countOf(products),
    spent: usd(facts.spent.get(number) ?? 0n),
    openFindings: facts.findings.get(number) ?? 0,
    poster: episodePoster(session, id)?.sha256 ?? null,
    tension: beats.map(tensionOf),
  }
}

function factsOf(session: Session): BoardFacts {
  const reader = session.evaluator().reader(new Set(), null)
  const all = seasonStates(session)
  const byEpisode = new Map<number, StoodProduct[]>()
  for (const product of all) {
    const { episode } = product.place
    if (episode === null) continue
    const list = byEpisode.get(episode)
    if (list === undefined) byEpisode.set(episode, [product])
    else list.push(product)
  }
  const findings = new Map<number, number>()
  for (const finding of seasonFindings(session))
    if (finding.state === 'open' && finding.episode !== null)
      findings.set(finding.episode, (findings.get(finding.episode) ?? 0) + 1)
  return {
    session,
    reader,
    arc: reader.peek<Arc>('arc:season'),
    byEpisode,
    findings,
    spent: spentByEpisode(session, all),
  }
}

function threadsOf(arc: Arc | undefined) {
  return (arc?.threads ?? []).map(({ id, name, beats }) => ({
    id,
    name,
    beats: beats.map((beat, i) => ({
      episode: episodeName(beat.episode),
      text: beat.text,
      kind: i === 0 ? ('setup' as const) : i === beats.length - 1 ? ('payoff' as const) : ('turn' as const),
    })),
  }))
}

/** Where promises are planted and paid, as the season is played now. */
function promisesOf({ session, reader, arc }: BoardFacts) {
  const view = season(session.kit, reader)
  const planted = new Map<string, number>()
  const paid = new Map<string, number>()
  for (const { id, episode } of view.allScenes())
    for (const promise of view.outlineOf(id).beats.flatMap((beat) => beat.promises)) {
      if (promise.act === 'plant' && !planted.has(promise.id)) planted.set(promise.id, episode)
      if (promise.act === 'pay') paid.set(promise.id, episode)
    }
  const at = (episodes: ReadonlyMap<string, number>, id: string): string | null => {
    const found = episodes.get(id)
    return found === undefined ? null : episodeName(found)
  }
  return (arc?.promises ?? []).map(({ id, kind, setup, payoff, token }) => ({
    id,
    kind,
    setup,
    payoff,
    token,
    planted: at(planted, id),
    paid: at(paid, id),
  }))
}

/** @throws StudioError NOT_FOUND for what names no episode */
function requireEpisode(name: string): number {
  const id = episodeNamed(name)
  if (id === null) throw new StudioError('NOT_FOUND', `There is no episode "${name}".`)
  return id
}

export const boardHandlers: HandlersOf<typeof board> = {
  'board.get': (_input, { desk }) => {
    const session = desk.session()
    const facts = factsOf(session)
    const readings = new Map(readEpisodes(session).map((one) => [one.id, one]))
    return {
      episodes: session.kit.changes.order.ids.map((id, i) => cardOf(facts, id, i + 1, readings.get(id))),
      threads: threadsOf(facts.arc),
      promises: promisesOf(facts),
      cast: (findBible(session)?.cast ?? []).map((member) => ({
        id: member.id,
        name: member.name,
        portrait: portraitOf(session, facts.reader, member.looks[0]?.id),
      })),
    }
  },
  'board.moveEpisode': (input, { desk }) => {
    const session = desk.writable()
    const after = input.after === null ? null : requireEpisode(input.after)
    moveEpisode(session, requireEpisode(input.episode), after)
    desk.events.changed('drama', 'text', 'states', 'findings', 'history')
    return {}
  },
  'board.moveScene': (input, { desk }) => {
    moveScene(desk.writable(), input.scene, input.after)
    desk.events.changed('text', 'states', 'findings', 'history')
    return {}
  },
  'board.removeScene': (input, { desk }) => {
    removeScene(desk.writable(), input.scene)
    desk.events.changed('text', 'states', 'findings', 'history')
    return {}
  },
}
