import type { Clip, SceneTiming, Shot, Still } from '../../../shared/drama/film.ts'
import type { Bible } from '../../../shared/drama/story.ts'
import type { Role } from '../../../shared/drama/vocabulary.ts'
import type { Composition } from '../../../shared/picture/composition.ts'
import type { FigureLook } from '../../../shared/picture/look.ts'
import { paceOf } from '../../../shared/picture/film-pace.ts'
import { slotOf, splitSlot, type Job, type Made, type Reader } from '../build/step.ts'
import {
  referenceWords,
  type PersonInWords,
  type PictureWords,
  type PlaceInWords,
  type ShotInWords,
} from '../providers/prompts/pictures/index.ts'
import type { ImageRequest, ReferencePicture } from '../providers/provider.ts'
import { askedBy, FRAME_SIZE, linesOf, sceneOf, type StepKit } from './kit.ts'
import { PROJECT_RATE } from './voices.ts'

/** How pictures and clips are asked for: what they are told in, and the pictures that go with it. */

/** True where a step's products are bought. Only those are told in words. */
export const isBought = (kit: StepKit, role: Role, step: string): boolean =>
  kit.provider(role, step).grade === 'final'

/** What every picture is asked for with. */
export const asked = (kit: StepKit, job: Job) => ({
  seed: kit.brief.seed,
  take: job.take,
  style: String(job.inputs['style']),
  ...FRAME_SIZE,
})

/** Fields of a look that a person changed. */
export const changedFields = (reader: Reader, look: string): string[] =>
  Object.keys(reader.human<Partial<FigureLook>>('cast-look', look) ?? {}).toSorted()

/** The words of a picture that is bought; nothing for one that is drawn here. */
export const wordsFor = (
  kit: StepKit,
  step: string,
  words: () => PictureWords,
): PictureWords | Record<string, never> => (isBought(kit, 'image', step) ? words() : {})

/** Asks whoever draws for a picture; `rest` is what its product holds besides. */
export async function askImage(
  kit: StepKit,
  job: Job,
  request: ImageRequest,
  rest: (still: Still) => Record<string, unknown>,
): Promise<Made> {
  const provider = kit.provider('image', splitSlot(job.slot).step)
  if (provider.image === undefined) throw new Error(`${provider.label} cannot draw`)
  const answer = await provider.image(request, askedBy(job))
  const image = kit.store(answer.value.bytes, answer.value.mime)
  const still: Still = { image, facts: answer.value.facts }
  return { output: { ...still, ...rest(still) }, media: [image], receipts: [answer.receipt] }
}

/** What a shot is told in, as it was seen when it was bought: recorded, never part of a key. */
export interface ShotContext extends Pick<ShotInWords, 'shot' | 'doing' | 'speaking'> {
  readonly people: Readonly<Record<string, PersonInWords & { readonly lookId: string }>>
  readonly place: PlaceInWords
  /** References that only stand in for something that is to be bought: a drawing of paper says nothing of a face. */
  readonly standIns: readonly string[]
  /** Length it plays at, in frames; null before its scene is timed. */
  readonly playedFrames: number | null
}

function peopleIn({ cast }: Bible, { figures }: Shot, reader: Reader): ShotContext['people'] {
  const found = figures.flatMap(({ cast: id, lookId }) => {
    const member = cast.find((one) => one.id === id)
    const look = member?.looks.find((one) => one.id === lookId) ?? member?.looks[0]
    if (member === undefined || look === undefined) return []
    const { description, figure } = look
    return [
      [
        id,
        { name: member.name, description, figure, lookId, changed: changedFields(reader, lookId) },
      ] as const,
    ]
  })
  return Object.fromEntries(found)
}

/** Frames a shot plays for as its scene is timed now; null before it is. Looked at without depending on it. */
export function playedFramesOf(kit: StepKit, reader: Reader, shot: string): number | null {
  const timing = reader.quiet<SceneTiming>(slotOf('timing', sceneOf(kit, reader, 'shots', shot)))
  return timing?.shots.find((one) => one.shot === shot)?.durationFrames ?? null
}

/** Looks up what a shot is told in. */
export function shotContext(kit: StepKit, reader: Reader, shot: Shot): ShotContext {
  const bible = reader.peek<Bible>('bible:season')
  const scene = sceneOf(kit, reader, 'shots', shot.id)
  const covered = new Set(shot.lines)
  const lines = linesOf(kit, reader, scene).filter((line) => covered.has(line.id))
  const people = bible === undefined ? {} : peopleIn(bible, shot, reader)
  const place = bible?.locations.find((one) => one.id === shot.location)
  const speakers = new Set(
    lines.flatMap(({ kind, speaker, delivery }) =>
      kind === 'speech' && speaker !== null && delivery === 'normal' ? [speaker] : [],
    ),
  )
  return {
    shot,
    people,
    place: {
      name: place?.name ?? '',
      description: place?.description ?? '',
      interior: place?.interior ?? true,
    },
    doing: lines.filter((line) => line.kind === 'action').map((line) => line.text),
    speaking: [...speakers].flatMap((id) => people[id]?.name ?? []),
    standIns: referenceSlots(shot).filter((slot) => reader.isStandIn(slot)),
    playedFrames: playedFramesOf(kit, reader, shot.id),
  }
}

const plateOf = ({ location, hour }: Shot): string => slotOf('plate', `${location}@${hour}`)

const referenceSlots = (shot: Shot): string[] => [
  ...new Set(shot.figures.map(({ lookId }) => slotOf('portrait', lookId))),
  plateOf(shot),
]

/** The pictures a bought frame goes by: portraits of its people in their order, then its place. */
export function referencesOf(kit: StepKit, job: Job): Pick<ImageRequest, 'references'> {
  if (!isBought(kit, 'image', 'frame')) return {}
  const { people, place, standIns } = job.context as unknown as ShotContext // of the step `frame`
  const shot = job.inputs['picture'] as Shot // inputs of the step `frame`
  const portraits = job.inputs['portraits'] as Record<string, string>
  const picture = (slot: string, digest: string, words: string): ReferencePicture[] => {
    if (standIns.includes(slot)) return []
    const { image } = job.load<Still>(digest)
    const mime = image.mime === 'image/png' ? image.mime : 'image/jpeg'
    return [{ bytes: kit.media(image), mime, words }]
  }
  const { language } = kit.brief
  const shown = Object.entries(people).flatMap(([, { lookId, name }]) => {
    const digest = portraits[lookId]
    const slot = slotOf('portrait', lookId)
    return digest === undefined ? [] : picture(slot, digest, referenceWords(language, 'person', name))
  })
  const behind = picture(
    plateOf(shot),
    String(job.inputs['plate']),
    referenceWords(language, 'place', place.name),
  )
  return { references: [...shown, ...behind] }
}

/**
 * Frames a clip is asked for with: as planned, but as played where the planned length would not fit. A scene that is not
 * timed yet plays as planned: timing comes before clips where both are made, and makes none of them again.
 */
export function clipFrames(planned: number, played: number | null): number {
  if (played === null) return planned
  return paceOf(planned, played, PROJECT_RATE.num / PROJECT_RATE.den).fits ? planned : played
}

/** Asks whoever films for the clip of a frame. Its camera is in it, so that of the composition rests. */
export async function askClip(
  kit: StepKit,
  job: Job,
  frame: Still & { readonly composition: Composition },
  motion: string,
): Promise<Made> {
  const provider = kit.provider('video', splitSlot(job.slot).step)
  if (provider.video === undefined) throw new Error(`${provider.label} cannot film`)
  const { image } = frame
  const { playedFrames } = job.context as unknown as ShotContext // of the step `clip`
  const answer = await provider.video(
    {
      first: { bytes: kit.media(image), mime: image.mime === 'image/png' ? image.mime : 'image/jpeg' },
      motion,
      durationFrames: clipFrames(Number(job.inputs['plannedFrames']), playedFrames),
      rate: PROJECT_RATE,
      seed: kit.brief.seed,
      take: job.take,
      ...FRAME_SIZE,
    },
    askedBy(job),
  )
  const { bytes, mime, durationFrames, width, height } = answer.value
  const video = kit.store(bytes, mime)
  const film = { video, durationFrames, fps: PROJECT_RATE, width, height }
  const clip: Clip = { video, composition: { ...frame.composition, shake: 0, film }, durationFrames }
  return { output: clip, media: [video], receipts: [answer.receipt] }
}
