import type { Brief } from '../../../shared/drama/brief.ts'
import type { MediaRef, ShotList } from '../../../shared/drama/film.ts'
import type { Adaptation, Novel } from '../../../shared/drama/novel.ts'
import type { Bible, SceneScript } from '../../../shared/drama/story.ts'
import type { Role } from '../../../shared/drama/vocabulary.ts'
import { slotOf, Unavailable, type Job, type Made, type Reader } from '../build/step.ts'
import { fitShots, type FittedShots } from '../drama/film/index.ts'
import { sceneText, seasonView, type SceneChanges, type SeasonView } from '../drama/season.ts'
import type { Provider, RequestContext } from '../providers/provider.ts'

/** What steps are made with: the brief, a person's scene moves, the providers and a place for files. */
export interface StepKit {
  readonly brief: Brief
  readonly changes: SceneChanges
  /** The novel the drama is made of; null where there is none. Read when it is asked for. */
  readonly novel: () => Novel | null
  /** Who makes the products of a step whose requests are of this role. */
  provider(role: Role, step: string): Provider
  store(bytes: Uint8Array, mime: MediaRef['mime']): MediaRef
  media(ref: MediaRef): Uint8Array
  /** Everything providers have made of a product so far, the last one first. */
  finals<T>(slot: string): readonly T[]
  /** Which scene a shot or a line belongs to, filled while scenes are looked at. */
  readonly index: { readonly shots: Map<string, string>; readonly lines: Map<string, string> }
}

/** Where scenes were outlined, remembered for as long as a person's scene moves stay the same. */
const origins = new WeakMap<SceneChanges, Map<string, number>>()

/** The season as it stands, seen through a reader. */
export function season(kit: StepKit, reader: Reader): SeasonView {
  let known = origins.get(kit.changes)
  if (known === undefined) origins.set(kit.changes, (known = new Map()))
  return seasonView(kit.brief, reader, kit.changes, known)
}

/** All scene ids that can be seen. */
export const sceneIds = (kit: StepKit, reader: Reader): string[] =>
  season(kit, reader)
    .allScenes()
    .map((scene) => scene.id)

/** Ids of all episodes in played order: the subjects of what is made of episodes. */
export const episodeIds = (kit: StepKit): string[] => kit.changes.order.ids.map(String)

/** Number an episode is shown with, by the subject of its products. */
export const episodeNumber = (kit: StepKit, subject: string): number =>
  kit.changes.order.numberOf(Number(subject))

/** Numbers of the episodes of all scenes, as a reader saw them. */
const episodes = new WeakMap<Reader, ReadonlyMap<string, number>>()

/** Number of the episode a scene is played in. Through one reader all outlines are looked at once: it is for one look at the season. */
export function episodeOfScene(kit: StepKit, reader: Reader, sceneId: string): number | null {
  let known = episodes.get(reader)
  if (known === undefined) {
    const scenes = season(kit, reader).allScenes()
    episodes.set(reader, (known = new Map(scenes.map(({ id, number }) => [id, number]))))
  }
  return known.get(sceneId) ?? null
}

/** Text of a scene as it is now; notes whose lines they are. */
export function linesOf(kit: StepKit, reader: Reader, sceneId: string): SceneScript['lines'] {
  const { lines } = sceneText(reader, sceneId)
  for (const line of lines) kit.index.lines.set(line.id, sceneId)
  return lines
}

/** Lines of a scene with the names a viewer sees. */
export function namedLines(kit: StepKit, reader: Reader, scene: string) {
  const names = new Map(bibleOf(reader).cast.map((member) => [member.id, member.name]))
  return linesOf(kit, reader, scene).map(({ id, kind, speaker, text }) => ({
    id,
    kind,
    text,
    speaker: speaker === null ? null : (names.get(speaker) ?? speaker),
  }))
}

/** Shots of a scene; notes whose shots they are. */
export function shotsOf(kit: StepKit, reader: Reader, sceneId: string): ShotList['shots'] {
  const { shots } = reader.product<ShotList>(slotOf('shots', sceneId))
  for (const shot of shots) kit.index.shots.set(shot.id, sceneId)
  return shots
}

/** Shots of a scene over its lines as they are now: pinned shots may have been made for another text. */
export function fittedShots(
  kit: StepKit,
  reader: Reader,
  sceneId: string,
): FittedShots<ShotList['shots'][number]> {
  const lines = linesOf(kit, reader, sceneId).map((line) => line.id)
  return fitShots(shotsOf(kit, reader, sceneId), lines)
}

function tolerant<T>(look: () => readonly T[]): readonly T[] {
  try {
    return look()
  } catch (error) {
    if (error instanceof Unavailable) return []
    throw error
  }
}

/** Ids of all shots that can be seen, in season order. */
export const shotIds = (kit: StepKit, reader: Reader): string[] =>
  sceneIds(kit, reader).flatMap((scene) => tolerant(() => shotsOf(kit, reader, scene)).map((shot) => shot.id))

/** Ids of all speech lines that can be seen, in season order. */
export const speechIds = (kit: StepKit, reader: Reader): string[] =>
  sceneIds(kit, reader).flatMap((scene) =>
    tolerant(() => linesOf(kit, reader, scene))
      .filter((line) => line.kind === 'speech')
      .map((line) => line.id),
  )

/** The scene of a shot or line: from the index, else by looking through all scenes without depending on them. */
export function sceneOf(kit: StepKit, reader: Reader, kind: 'shots' | 'lines', id: string): string {
  if (!kit.index[kind].has(id)) {
    const quiet = quietly(reader)
    if (kind === 'shots') shotIds(kit, quiet)
    else speechIds(kit, quiet)
  }
  return required(kit.index[kind].get(id), `${kind}:?`)
}

/** A reader whose looks leave no trace: only to find where something is. */
function quietly(reader: Reader): Reader {
  return {
    peek: (slot) => reader.quiet(slot),
    quiet: (slot) => reader.quiet(slot),
    product: (slot) => required(reader.quiet(slot), slot),
    digest: (slot) => reader.digest(slot),
    isStandIn: (slot) => reader.isStandIn(slot),
    human: (kind, subject) => reader.human(kind, subject),
  }
}

function required<T>(value: T | undefined, slot: string): T {
  if (value === undefined) throw new Unavailable(slot)
  return value
}

export const bibleOf = (reader: Reader): Bible => reader.product<Bible>('bible:season')

/**
 * What the season starts from: the brief, or of a novel what it comes to: a premise for each episode, its people and what
 * it tells. @throws Unavailable before the novel is read
 */
export function adaptedBrief(kit: StepKit, reader: Reader): Brief {
  if (kit.brief.source === undefined) return kit.brief
  const { people, episodes } = reader.product<Adaptation>('adaptation:season')
  return {
    ...kit.brief,
    premises: episodes.map((one) => one.premise),
    people: people.map(({ name, aliases, gender, about }) => ({ name, aliases, gender, about })),
    told: episodes.map((one) => one.events.map((event) => event.text).join(' ')),
  }
}

/** What a provider is told of who asks. */
export const askedBy = ({ signal, idempotencyKey, slot }: Job): RequestContext => ({
  signal,
  idempotencyKey,
  slot,
})

/** Asks the provider of a role for a text product. */
export async function askText(
  kit: StepKit,
  job: Job,
  role: Role,
  step: string,
  input: unknown,
): Promise<Made> {
  const provider = kit.provider(role, step)
  if (provider.text === undefined) throw new Error(`${provider.label} cannot write`)
  const request = {
    role,
    step,
    language: kit.brief.language,
    seed: kit.brief.seed,
    take: job.take,
    input,
    context: job.context,
  }
  const answer = await provider.text(request, askedBy(job))
  return { output: answer.value, media: [], receipts: [answer.receipt] }
}

/** A product made here from its inputs, without any provider. */
export const local = (output: unknown): Made => ({ output, media: [], receipts: [] })

/** Pixels of every picture of the rehearsal grade. */
export const FRAME_SIZE = { width: 1080, height: 1920 } as const
