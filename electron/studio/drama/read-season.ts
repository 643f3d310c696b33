import { sceneHeading } from '../../../shared/drama/heading.ts'
import type { Bible, Line, Outline } from '../../../shared/drama/story.ts'
import type { Take } from '../build/build-store.ts'
import { slotOf, type Reader, type Slot } from '../build/step.ts'
import { VOICES } from '../media/voices.ts'
import { usd, type Amount } from '../money/amount.ts'
import { requireSlot } from '../reroll-take.ts'
import type { Session } from '../session.ts'
import { season } from '../steps/kit.ts'
import { castVoice } from '../steps/voices.ts'
import { backdropOf } from './backdrop.ts'
import { sceneText } from './season.ts'

/** A scene as a reader sees it: computed heading and its lines as they are now. */
export interface SceneReading {
  readonly id: string
  readonly heading: string
  readonly lines: readonly (Line & { readonly speakerName: string | null })[]
}

export interface EpisodeReading {
  /** Stays with it when it is moved: the subject of its products. */
  readonly id: number
  /** As shown: its place in the season. */
  readonly number: number
  readonly title: string
  readonly synopsis: string
  readonly hook: string
  readonly cliffhanger: string
  readonly paywall: boolean
  readonly scenes: readonly SceneReading[]
}

const readerOf = (session: Session): Reader => session.evaluator().reader(new Set(), null)

/** The bible, or null before it is made. */
export const findBible = (session: Session): Bible | null =>
  readerOf(session).peek<Bible>('bible:season') ?? null

function readScene(
  session: Session,
  reader: Reader,
  id: string,
  episode: number,
  index: number,
  names: ReadonlyMap<string, string>,
): SceneReading {
  const outline = season(session.kit, reader).outlineOf(id)
  const seen = backdropOf(reader, reader.product<Bible>('bible:season'), outline)
  const parts = {
    episode,
    scene: index + 1,
    hour: outline.hour,
    interior: seen.interior,
    place: seen.name,
  }
  const written = reader.peek(slotOf('revise', id)) === undefined ? [] : sceneText(reader, id).lines
  return {
    id,
    heading: sceneHeading(parts, session.project.brief.language),
    lines: written.map((line) => ({
      ...line,
      speakerName: line.speaker === null ? null : (names.get(line.speaker) ?? line.speaker),
    })),
  }
}

/** Episodes in played order with everything written so far, or those of some numbers. Without an outline they are left out. */
export function readEpisodes(session: Session, only: ReadonlySet<number> | null = null): EpisodeReading[] {
  const reader = readerOf(session)
  const names = new Map((findBible(session)?.cast ?? []).map((member) => [member.id, member.name]))
  const episodes: EpisodeReading[] = []
  for (const [i, id] of session.kit.changes.order.ids.entries()) {
    const number = i + 1
    if (only !== null && !only.has(number)) continue
    const outline = reader.peek<Outline>(slotOf('outline', id))
    if (outline === undefined) continue
    const { title, synopsis, hook, cliffhanger, paywall } = outline
    const scenes = season(session.kit, reader)
      .scenes(id)
      .map((scene, at) => readScene(session, reader, scene, number, at, names))
    episodes.push({ id, number, title, synopsis, hook, cliffhanger, paywall, scenes })
  }
  return episodes
}

/** The cast with the voice and look each has now, and the voices there are to choose from. */
export function readCast(session: Session) {
  const reader = readerOf(session)
  const { language } = session.project.brief
  const cast = (findBible(session)?.cast ?? []).map((member) => {
    const look = member.looks[0]
    const change = look === undefined ? undefined : reader.human<object>('cast-look', look.id)
    return {
      id: member.id,
      name: member.name,
      voice: castVoice(reader, member.id).id,
      look: look === undefined ? null : { ...look.figure, ...change },
    }
  })
  const voices = VOICES.filter((voice) => voice.language === language).map((voice) => ({
    id: voice.id,
    label: voice.label[language],
    language: voice.language,
  }))
  return { cast, voices }
}

/** One making of a product, for `takes`. */
export interface TakeReading {
  /** Number to name it by in `pin`: 1 is the oldest. */
  readonly take: number
  readonly id: string
  readonly grade: Take['grade']
  readonly by: string
  /** ISO time. */
  readonly made: string
  readonly price: Amount
}

/** All takes of a product, oldest first, with the one readers see and the pinned one (by number). */
export function readTakes(
  session: Session,
  slot: Slot,
): { product: Slot; chosen: number | null; pinned: number | null; takes: TakeReading[] } {
  const evaluator = session.evaluator()
  const shown = requireSlot(evaluator, slot)
  const all = evaluator.takesOf(slot)
  const numberOf = (id: unknown): number | null => {
    const at = all.findIndex((take) => take.id === id)
    return at < 0 ? null : at + 1
  }
  const takes = all.map((take, i) => ({
    take: i + 1,
    id: take.id,
    grade: take.grade,
    by: take.model === '' ? take.provider : `${take.provider}/${take.model}`,
    made: new Date(take.createdAt).toISOString(),
    price: usd(take.costPicoUsd),
  }))
  return {
    product: slot,
    chosen: numberOf(shown?.id),
    pinned: numberOf(session.project.human.get('pin', slot)),
    takes,
  }
}
