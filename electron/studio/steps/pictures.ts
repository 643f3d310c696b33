import type { z } from 'zod'
import { clipSchema, stillSchema, type Shot } from '../../../shared/drama/film.ts'
import type { Look } from '../../../shared/drama/story.ts'
import { compositionSchema, type Composition } from '../../../shared/picture/composition.ts'
import { figureLookSchema, type FigureLook } from '../../../shared/picture/look.ts'
import { slotOf, type Job, type Reader, type StepDefinition } from '../build/step.ts'
import { backdropOf } from '../drama/backdrop.ts'
import {
  frameWords,
  motionWords,
  plateWords,
  portraitWords,
  type PersonInWords,
  type PictureWords,
} from '../providers/prompts/pictures/index.ts'
import type { ImageRequest } from '../providers/provider.ts'
import { compose, moveCamera } from '../providers/rehearsal/director/index.ts'
import {
  bibleOf,
  episodeOfScene,
  local,
  sceneIds,
  sceneOf,
  season,
  shotIds,
  shotsOf,
  type StepKit,
} from './kit.ts'
import {
  askClip,
  askImage,
  asked,
  changedFields,
  isBought,
  referencesOf,
  shotContext,
  type ShotContext,
  wordsFor,
} from './picture-requests.ts'

/** A portrait also holds the look it shows: frames are drawn from it. */
export const portraitSchema = stillSchema.extend({ figure: figureLookSchema })
/** A frame also holds its layers, with the camera at rest: a clip moves it. One that was bought is its own picture. */
export const frameSchema = stillSchema.extend({ composition: compositionSchema })
export type Frame = z.infer<typeof frameSchema>

type Portrait = z.infer<typeof portraitSchema>
type Clip = z.infer<typeof clipSchema>

const styleOfJob = (job: Job): string => String(job.inputs['style'])

const looksOf = (reader: Reader): { name: string; look: Look }[] =>
  (reader.peek<ReturnType<typeof bibleOf>>('bible:season')?.cast ?? []).flatMap((member) =>
    member.looks.map((look) => ({ name: member.name, look })),
  )

/** Version of what the built-in painter makes: one more whenever its pictures come out differently. */
const PAINTED = 3

/** Reference sheet of a look. */
export const portraitStep = (kit: StepKit): StepDefinition => ({
  id: 'portrait',
  version: PAINTED,
  role: 'image',
  pool: 'image',
  schema: portraitSchema,
  subjects: (reader) => looksOf(reader).map(({ look }) => look.id),
  inputs: (subject, reader) => {
    const { style } = bibleOf(reader)
    const found = looksOf(reader).find(({ look }) => look.id === subject)
    const change = reader.human<Partial<FigureLook>>('cast-look', subject)
    return {
      name: found?.name ?? '',
      description: found?.look.description ?? '',
      figure: { ...found?.look.figure, ...change },
      style,
    }
  },
  context: (subject, reader) =>
    isBought(kit, 'image', 'portrait') ? { changed: changedFields(reader, subject) } : {},
  run(job) {
    const figure = figureLookSchema.parse(job.inputs['figure'])
    const person = {
      name: String(job.inputs['name']),
      description: String(job.inputs['description']),
      figure,
      ...(isBought(kit, 'image', 'portrait') && { changed: job.context['changed'] as string[] }), // see `context`
    }
    const request: ImageRequest = {
      ...asked(kit, job),
      ...wordsFor(kit, 'portrait', () => portraitWords(kit.brief.language, styleOfJob(job), person)),
      kind: 'portrait',
      name: person.name,
      description: person.description,
      figure,
    }
    return askImage(kit, job, request, () => ({ figure }))
  },
})

function platesOf(kit: StepKit, reader: Reader): string[] {
  const view = season(kit, reader)
  const bible = reader.peek<ReturnType<typeof bibleOf>>('bible:season')
  if (bible === undefined) return []
  const scenes = sceneIds(kit, reader).map((id) => view.outlineOf(id))
  return [...new Set(scenes.map((scene) => `${backdropOf(reader, bible, scene).id}@${scene.hour}`))]
}

/** Background of a place at an hour. */
export const plateStep = (kit: StepKit): StepDefinition => ({
  id: 'plate',
  version: PAINTED,
  role: 'image',
  pool: 'image',
  schema: stillSchema,
  subjects: (reader) => platesOf(kit, reader),
  inputs: (subject, reader) => {
    const [place, hour] = subject.split('@')
    const bible = bibleOf(reader)
    const location = bible.locations.find((one) => one.id === place)
    return { set: location?.set ?? '', description: location?.description ?? '', hour, style: bible.style }
  },
  context: (subject, reader) => {
    if (!isBought(kit, 'image', 'plate')) return {}
    const place = reader
      .peek<ReturnType<typeof bibleOf>>('bible:season')
      ?.locations.find((one) => one.id === subject.split('@')[0])
    return { name: place?.name ?? '', interior: place?.interior ?? true }
  },
  run(job) {
    const plate = { set: String(job.inputs['set']), hour: job.inputs['hour'], weather: 'clear', mood: 'calm' }
    const composition = compositionSchema.parse({
      plate,
      figures: [],
      shoulder: null,
      insert: null,
      size: 'WS',
      camera: [{ at: 0, x: 540, y: 960, zoom: 1, ease: 'linear' }],
      shake: 0,
    })
    const description = String(job.inputs['description'])
    const words = (): PictureWords => {
      const { name, interior } = job.context as { name: string; interior: boolean } // see `context`
      const place = { name, description, interior }
      return plateWords(kit.brief.language, styleOfJob(job), place, composition.plate.hour)
    }
    const request = { ...asked(kit, job), ...wordsFor(kit, 'plate', words) }
    return askImage(kit, job, { ...request, kind: 'plate', composition, description }, () => ({}))
  },
})

function shotOf(kit: StepKit, reader: Reader, id: string): Shot {
  const scene = sceneOf(kit, reader, 'shots', id)
  const shot = shotsOf(kit, reader, scene).find((one) => one.id === id)
  if (shot === undefined) throw new Error(`no such shot: ${id}`)
  return shot
}

/** Fields of a shot that show in a still: not its words, its length or its camera move. */
const pictureOf = (shot: Shot) => ({ ...shot, lines: [], plannedFrames: 1, move: 'static' as const })

const shotStep = (
  kit: StepKit,
  id: string,
  rest: Omit<StepDefinition, 'id' | 'subjects' | 'episode'>,
): StepDefinition => ({
  id,
  subjects: (reader) => shotIds(kit, reader),
  episode: (subject, reader) => episodeOfScene(kit, reader, sceneOf(kit, reader, 'shots', subject)),
  ...rest,
})

/** What a bought picture or clip of a shot is told in. */
function shownIn(kit: StepKit, job: Job, style: string, looks: Readonly<Record<string, FigureLook>>) {
  const context = job.context as unknown as ShotContext // of the steps `frame` and `clip`, where they are bought
  const people = Object.entries(context.people).map(([cast, { lookId, ...person }]) => [
    cast,
    { ...person, figure: looks[lookId] ?? person.figure },
  ])
  return {
    ...context,
    language: kit.brief.language,
    style,
    people: Object.fromEntries(people) as PeopleInWords,
  }
}
type PeopleInWords = Readonly<Record<string, PersonInWords>>

/** The composed still of a shot. */
export const frameStep = (kit: StepKit): StepDefinition =>
  shotStep(kit, 'frame', {
    version: PAINTED,
    role: 'image',
    pool: 'image',
    schema: frameSchema,
    inputs(subject, reader) {
      const shot = shotOf(kit, reader, subject)
      const lookIds = [...new Set(shot.figures.map((figure) => figure.lookId))]
      const portraits = Object.fromEntries(lookIds.map((id) => [id, reader.digest(slotOf('portrait', id))]))
      return {
        picture: pictureOf(shot),
        portraits,
        plate: reader.digest(slotOf('plate', `${shot.location}@${shot.hour}`)),
        seed: kit.brief.seed,
        style: bibleOf(reader).style,
      }
    },
    context: (subject, reader) =>
      isBought(kit, 'image', 'frame') ? { ...shotContext(kit, reader, shotOf(kit, reader, subject)) } : {},
    run(job) {
      const portraits = job.inputs['portraits'] as Record<string, string> // declared above
      const looks = Object.fromEntries(
        Object.entries(portraits).map(([id, digest]) => [id, job.load<Portrait>(digest).figure]),
      )
      const composition = compose({
        shot: job.inputs['picture'] as Shot,
        looks,
        take: job.take,
        style: styleOfJob(job),
      })
      const words = (): PictureWords => frameWords(shownIn(kit, job, styleOfJob(job), looks))
      const request: ImageRequest = {
        ...asked(kit, job),
        ...wordsFor(kit, 'frame', words),
        ...referencesOf(kit, job),
        kind: 'frame',
        composition,
      }
      return askImage(kit, job, request, ({ image, facts: { width, height } }) => ({
        composition: isBought(kit, 'image', 'frame')
          ? { ...composition, picture: { image, width, height } }
          : composition,
      }))
    },
  })

/** The moving version of a frame; in rehearsal it is played live from its layers. */
export const clipStep = (kit: StepKit): StepDefinition =>
  shotStep(kit, 'clip', {
    version: 1,
    role: 'video',
    pool: 'video',
    schema: clipSchema,
    inputs(subject, reader) {
      const { move, plannedFrames } = shotOf(kit, reader, subject)
      return { frame: reader.digest(slotOf('frame', subject)), move, plannedFrames }
    },
    context: (subject, reader) =>
      isBought(kit, 'video', 'clip') ? { ...shotContext(kit, reader, shotOf(kit, reader, subject)) } : {},
    // Its length is asked for as it plays once its scene's voices are there.
    after: (subject, reader) =>
      isBought(kit, 'video', 'clip') ? [slotOf('timing', sceneOf(kit, reader, 'shots', subject))] : [],
    async run(job) {
      const frame = job.load<Frame>(String(job.inputs['frame']))
      if (isBought(kit, 'video', 'clip'))
        return askClip(kit, job, frame, motionWords(shownIn(kit, job, '', {})))
      const composition: Composition = moveCamera(
        frame.composition,
        job.inputs['move'] as Shot['move'],
        Number(job.inputs['plannedFrames']),
      )
      return local({ video: null, composition, durationFrames: null })
    },
  })

/** Layers, lights and camera of a shot, in shot time. */
export const compositionStep = (kit: StepKit): StepDefinition =>
  shotStep(kit, 'composition', {
    version: 1,
    role: null,
    pool: 'local',
    schema: compositionSchema,
    inputs: (subject, reader) => ({ clip: reader.digest(slotOf('clip', subject)) }),
    run: async (job) => local(job.load<Clip>(String(job.inputs['clip'])).composition),
  })
