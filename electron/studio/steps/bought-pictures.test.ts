import { createCanvas } from '@napi-rs/canvas'
import { rmSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import type { Clip, Shot, ShotList, Still } from '../../../shared/drama/film.ts'
import type { Composition } from '../../../shared/picture/composition.ts'
import { pinTake } from '../drama/edits.ts'
import { openSeason } from '../drama/season-session.fixture.ts'
import type { ImageRequest, Provider, Receipt, VideoRequest } from '../providers/provider.ts'
import { clipFrames } from './picture-requests.ts'
import type { Frame } from './pictures.ts'

/** Whether pictures are bought; and the requests that were made for them. */
let bought = false
const drawn: { readonly slot: string; readonly request: ImageRequest }[] = []
const filmed: VideoRequest[] = []

const receipt: Receipt = { provider: 'fake', model: 'painter', costPicoUsd: 1n, warnings: [] }

/** A picture of its own for every request. */
function paintingOf(number: number): Uint8Array {
  const canvas = createCanvas(90, 160)
  const ctx = canvas.getContext('2d')
  ctx.fillStyle = `hsl(${number * 37}deg 60% 50%)`
  ctx.fillRect(0, 0, 90, 80 + number)
  return canvas.toBuffer('image/png')
}

/** The rehearsal provider, which sells pictures and clips as well. */
const selling = (rehearsal: Provider): Provider => ({
  ...rehearsal,
  get grade() {
    return bought ? 'final' : 'rehearsal'
  },
  async image(request, ctx) {
    if (!bought && rehearsal.image !== undefined) return rehearsal.image(request, ctx)
    const facts = { width: 90, height: 160, meanLuma: 0.5, lumaDeviation: 0.2 }
    return {
      value: { bytes: paintingOf(drawn.push({ slot: ctx.slot, request })), mime: 'image/png', facts },
      receipt,
    }
  },
  async video(request) {
    const bytes = new TextEncoder().encode(`a clip, number ${filmed.push(request)}`)
    return { value: { bytes, mime: 'video/mp4', durationFrames: 100, width: 90, height: 160 }, receipt }
  },
})
const season = openSeason({ style: 'muted watercolour' }, undefined, selling)
afterAll(() => season.close())

const show = <T>(slot: string): T => season.session.evaluator().reader(new Set(), null).product<T>(slot)
const shots = (): Shot[] =>
  season.session
    .evaluator()
    .subjects('shots')
    .flatMap((scene) => show<ShotList>(`shots:${scene}`).shots)

it('a rehearsed composition has no picture but its layers; a bought frame is the picture of its shot', async () => {
  expect((await season.build('composition')).failed).toEqual([])
  const [shot] = shots()
  if (shot === undefined) throw new Error('there are shots')
  const rehearsed = show<Composition>(`composition:${shot.id}`)
  expect(Object.keys(rehearsed)).not.toContain('picture')
  bought = true
  season.restart()
  expect(season.session.evaluator().evaluate(`frame:${shot.id}`)).toMatchObject({
    state: 'missing',
    standIn: true,
  })
  expect((await season.build('composition')).failed).toEqual([])
  const { image } = show<Still>(`frame:${shot.id}`)
  const { picture, film, ...layers } = show<Composition>(`composition:${shot.id}`)
  expect(picture).toEqual({ image, width: 90, height: 160 })
  expect(film).toMatchObject({ video: show<Clip>(`clip:${shot.id}`).video, durationFrames: 100 })
  // The clip has the camera in it; everything else is as it was rehearsed.
  expect({ ...layers, camera: [] }).toEqual({ ...rehearsed, camera: [] })
  expect(layers.camera.length).toBe(1)
})

it('is asked for in words, with the portraits of its people in their order and then its place', () => {
  const two = shots().find((shot) => shot.figures.length === 2 && shot.insert === null)
  if (two === undefined) throw new Error('two people share a shot')
  const frames = drawn.filter(({ request }) => request.kind === 'frame')
  const request = frames.find(({ slot }) => slot === `frame:${two.id}`)?.request
  const [style, kind] = request?.words?.split('\n') ?? []
  expect(style).toBe('muted watercolour.')
  expect(kind).toContain('vertical short drama')
  const given = request?.references?.map(({ bytes }) => Buffer.from(bytes).toString('base64'))
  const media = (slot: string): string =>
    Buffer.from(season.session.kit.media(show<Still>(slot).image)).toString('base64')
  const portraits = two.figures.map(({ lookId }) => media(`portrait:${lookId}`))
  expect(given).toEqual([...portraits, media(`plate:${two.location}@${two.hour}`)])
  expect(request?.references?.at(-1)?.words).toMatch(/\(the place\)$/)
  const [clip] = filmed
  expect(clip?.motion).toContain('one continuous take')
  expect(frames.length).toBe(shots().length)
  expect(filmed.length).toBe(shots().length)
})

it('a rehearsed frame that is pinned is played instead, and the bought one again when it is let go', async () => {
  const [shot] = shots()
  const id = shot?.id ?? ''
  const evaluator = () => season.session.evaluator()
  const rehearsal = evaluator()
    .takesOf(`clip:${id}`)
    .find((take) => take.grade === 'rehearsal')
  pinTake(season.session, `clip:${id}`, rehearsal?.id ?? '')
  await season.build('composition')
  expect(show<Composition>(`composition:${id}`).film).toBeUndefined()
  pinTake(season.session, `clip:${id}`, null)
  const before = filmed.length
  await season.build('composition')
  expect(show<Composition>(`composition:${id}`).film).toBeDefined()
  expect(filmed.length).toBe(before)
})

it('one whose file is gone is to be bought again, and says so', async () => {
  const [, shot] = shots()
  const frame = show<Frame>(`frame:${shot?.id ?? ''}`)
  rmSync(season.session.project.media.path(frame.image))
  season.restart()
  const { state, reason } = season.session.evaluator().evaluate(`frame:${shot?.id ?? ''}`)
  expect([state, reason]).toEqual(['missing', expect.stringMatching(/missing|damaged|gone/)])
})

it('a clip is asked for at its planned length, and at its shot’s where that one does not fit', () => {
  expect(clipFrames(96, null)).toBe(96)
  expect(clipFrames(96, 100)).toBe(96)
  expect(clipFrames(96, 200)).toBe(200)
})
