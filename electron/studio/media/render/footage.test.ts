import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ensureExportPage } from '../../../../scripts/ensure-export-page.mjs'
import type { MediaRef } from '../../../../shared/drama/film.ts'
import type { Composition } from '../../../../shared/picture/composition.ts'
import type { RenderShot } from '../../../../shared/picture/render-job.ts'
import { StudioError } from '../../errors.ts'
import { aiLabel } from '../labels/label-record.ts'
import { chromiumHost } from './chromium.ts'
import { findChromium } from './find-chromium.ts'
import { type PagePool, poolPages } from './page-pool.ts'
import { type RenderedEpisode, renderEpisode } from './render-episode.ts'

const WIDTH = 216
const HEIGHT = 384
const fps = { num: 24, den: 1 }
/** Frames of the clip. */
const FRAMES = 12

let dir = ''
let pool: PagePool
let obstacle = ''
const files = new Map<string, Uint8Array>()

/** Keeps bytes as a media store does. */
function keep(bytes: Uint8Array, mime: MediaRef['mime']): MediaRef {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  files.set(sha256, bytes)
  return { sha256, mime, sizeBytes: bytes.length }
}

/** Grey of a picture: each frame of the clip has its own. */
const greyOf = (index: number): number => 40 + index * 15

function greyStill(grey: number): MediaRef {
  const canvas = createCanvas(WIDTH, HEIGHT)
  const ctx = canvas.getContext('2d')
  ctx.fillStyle = `rgb(${grey},${grey},${grey})`
  ctx.fillRect(0, 0, WIDTH, HEIGHT)
  return keep(canvas.toBuffer('image/png'), 'image/png')
}

const bare: Composition = {
  plate: { set: 'tea_shop', hour: 'day', weather: 'clear', mood: 'calm' },
  figures: [],
  shoulder: null,
  insert: null,
  size: 'WS',
  camera: [{ at: 0, x: 540, y: 960, zoom: 1, ease: 'linear' }],
  shake: 0,
}

const shotOf = (key: string, durationFrames: number, more: Partial<Composition>): RenderShot => ({
  key,
  composition: { ...bare, ...more },
  durationFrames,
  speech: [],
  captions: [],
  marks: null,
})
const pictured = (image: MediaRef): Partial<Composition> => ({
  picture: { image, width: WIDTH, height: HEIGHT },
})
const filmed = (video: MediaRef, durationFrames: number): Partial<Composition> => ({
  film: { video, durationFrames, fps, width: WIDTH, height: HEIGHT },
})

function media(ref: MediaRef): Uint8Array {
  const bytes = files.get(ref.sha256)
  if (bytes === undefined) throw new StudioError('MEDIA_DAMAGED', `Media file ${ref.sha256} is missing.`)
  return bytes
}

function render(name: string, shots: readonly RenderShot[]): Promise<RenderedEpisode> {
  return renderEpisode({
    job: { width: WIDTH, height: HEIGHT, fps, shots },
    outPath: path.join(dir, `${name}.mp4`),
    cacheDir: path.join(dir, name),
    audio: null,
    openRenderPage: pool.open,
    media,
    label: aiLabel(name, ['test']),
    signal: new AbortController().signal,
    onProgress: () => {},
  })
}

/** Mean grey of every frame, or null without ffmpeg. */
function greys(file: string): number[] | null {
  const args = [
    '-v',
    'error',
    '-i',
    file,
    '-fps_mode',
    'passthrough',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    '-',
  ]
  const decoded = spawnSync('ffmpeg', args, { maxBuffer: 1 << 28 })
  if (decoded.error !== undefined) return null
  const size = WIDTH * HEIGHT * 3
  return Array.from({ length: decoded.stdout.length / size }, (_, index) => {
    const frame = decoded.stdout.subarray(index * size, (index + 1) * size)
    return frame.reduce((sum, value) => sum + value, 0) / size
  })
}

beforeAll(async () => {
  try {
    findChromium(process.env)
  } catch (error) {
    obstacle = error instanceof Error ? error.message : String(error)
    return
  }
  dir = mkdtempSync(path.join(tmpdir(), 'footage-'))
  pool = poolPages(chromiumHost({ pageDir: (await ensureExportPage()).dir }))
})
afterAll(async () => {
  await pool?.close()
  rmSync(dir, { recursive: true, force: true })
})
beforeEach(({ skip }) => {
  if (obstacle !== '') skip(obstacle)
})

// Catches bought pictures and clips that never reach the film, a clip that runs a frame early or late, one that goes on
// where it should be held, and a frame decoded for one shot that shows in the next.
test('stills and clips are in the film, frame by frame', async ({ skip }) => {
  const stills = Array.from({ length: FRAMES }, (_, index) => greyStill(greyOf(index)))
  const source = await render(
    'clip',
    stills.map((image, index) => shotOf(`still ${index}`, 1, pictured(image))),
  )
  const sourceGreys = greys(source.path)
  if (sourceGreys === null) return skip('needs ffmpeg')
  for (const [index, grey] of sourceGreys.entries()) expect(Math.abs(grey - greyOf(index))).toBeLessThan(5)
  const clip = keep(readFileSync(source.path), 'video/mp4')
  const film = await render('film', [
    shotOf('exact', FRAMES, filmed(clip, FRAMES)),
    shotOf('held', FRAMES + 6, filmed(clip, FRAMES)),
    shotOf('trimmed', 4, filmed(clip, FRAMES)),
  ])
  const expected = [
    ...Array.from({ length: FRAMES }, (_, index) => index),
    ...Array.from({ length: FRAMES + 6 }, (_, index) => Math.min(FRAMES - 1, index)),
    0,
    1,
    2,
    3,
  ]
  const found = greys(film.path) ?? []
  expect(found.map((grey) => Math.round(Math.max(0, grey - 40) / 15))).toEqual(expected)
})

// Catches a film made black, or without an explanation, because a bought picture is gone or is no picture.
test('a picture that is gone, or is none, ends the export and says so', async () => {
  const gone: MediaRef = { sha256: 'f'.repeat(64), mime: 'image/png', sizeBytes: 9 }
  await expect(render('gone', [shotOf('gone', 2, pictured(gone))])).rejects.toMatchObject({
    code: 'MEDIA_DAMAGED',
  })
  const page = keep(new TextEncoder().encode('<html>not found</html>'), 'image/png')
  await expect(render('page', [shotOf('page', 2, pictured(page))])).rejects.toMatchObject({
    code: 'RENDER_FAILED',
  })
})
