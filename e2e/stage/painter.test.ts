import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodeCanvasHost } from '../../electron/studio/media/canvas-host.ts'
import { chromiumHost } from '../../electron/studio/media/render/chromium.ts'
import { findChromium } from '../../electron/studio/media/render/find-chromium.ts'
import type { RenderPage } from '../../electron/studio/media/render/render-page.ts'
import type { Ctx } from '../../shared/picture/canvas.ts'
import { momentOf, paintShot } from '../../shared/picture/index.ts'
import type { RenderJob, RenderShot } from '../../shared/picture/render-job.ts'
import { CAST } from '../../shared/picture/sample-cast.ts'
import { buildPage } from '../../scripts/ensure-export-page.mjs'
import type { PaintTask } from './painter-page/main.ts'

const SIZE = { width: 270, height: 480 }
const fps = { num: 24, den: 1 }

const figure = (cast: 'linwan' | 'chenbo', x: number, facing: 1 | -1) => ({
  cast,
  look: CAST[cast].look,
  x,
  y: null,
  scale: 0.95,
  facing,
  view: 'front' as const,
  pose: 'talk' as const,
  emotion: 'angry' as const,
  strength: 2 as const,
  gazeAt: null,
  entwined: false,
})

/** Two people in a tea shop: one speaks, the camera goes in, a line stands below. */
const talk: RenderShot = {
  key: 'talk',
  composition: {
    plate: { set: 'tea_shop', hour: 'night', weather: 'clear', mood: 'angry' },
    figures: [figure('chenbo', 330, 1), figure('linwan', 760, -1)],
    shoulder: null,
    insert: null,
    size: 'MS',
    camera: [
      { at: 0, x: 540, y: 960, zoom: 1.1, ease: 'in_out' },
      { at: 1, x: 600, y: 900, zoom: 1.5, ease: 'linear' },
    ],
    shake: 0,
  },
  durationFrames: 48,
  speech: [
    {
      cast: 'linwan',
      startFrame: 4,
      cues: [
        { ms: 0, viseme: 'aa' },
        { ms: 1400, viseme: 'sil' },
      ],
    },
  ],
  captions: [{ startFrame: 4, endFrame: 40, speaker: '林晚', text: '你来晚了。' }],
  marks: { ai: 'AI 生成', rehearsal: true },
}
const other: RenderShot = { ...talk, key: 'other', speech: [], captions: [] }
const job: RenderJob = { width: 1080, height: 1920, fps, shots: [other, talk] }

let dir = ''
let page: RenderPage | null = null
beforeAll(async () => {
  try {
    findChromium(process.env)
  } catch {
    return
  }
  dir = mkdtempSync(path.join(tmpdir(), 'stage-painter-'))
  await buildPage(path.join(import.meta.dirname, 'painter-page'), dir)
  page = await chromiumHost({ pageDir: dir })()
})
afterAll(async () => {
  await page?.close()
  if (dir !== '') rmSync(dir, { recursive: true, force: true })
})

/** The last of the painted frames, as the page has it: RGBA. */
async function painted(task: Partial<PaintTask> & Pick<PaintTask, 'frames'>): Promise<Uint8Array> {
  const pixels = new Uint8Array(SIZE.width * SIZE.height * 4)
  const full: PaintTask = { job, size: SIZE, prepared: true, captions: true, ...task }
  const io = {
    pull: async () => new TextEncoder().encode(JSON.stringify(full)),
    push: async (offset: number, bytes: Uint8Array) => pixels.set(bytes, offset),
    progress: () => {},
  }
  await page?.run(full, io, new AbortController().signal)
  return pixels
}

/** The same frame painted anew by the painter under Node, which is what stills and exports are held against. */
function reference(frame: number, captions = true): Uint8ClampedArray {
  const host = nodeCanvasHost()
  const canvas = createCanvas(SIZE.width, SIZE.height)
  const moment = momentOf(talk, fps, frame)
  const ctx = canvas.getContext('2d') as unknown as Ctx // the same calls under another name
  paintShot(
    ctx,
    SIZE.width,
    SIZE.height,
    talk.composition,
    captions ? moment : { ...moment, caption: null },
    {
      host,
      store: null,
    },
  )
  return canvas.getContext('2d').getImageData(0, 0, SIZE.width, SIZE.height).data
}

/** Mean difference of 255 in a part of the picture (shares of its height), and the share of pixels that differ a lot. */
function difference(a: ArrayLike<number>, b: ArrayLike<number>, top = 0, bottom = 1) {
  let [sum, far, n] = [0, 0, 0]
  const end = Math.floor(SIZE.height * bottom) * SIZE.width * 4
  for (let i = Math.floor(SIZE.height * top) * SIZE.width * 4; i < end; i += 4) {
    const d = [0, 1, 2].reduce((most, k) => Math.max(most, Math.abs((a[i + k] ?? 0) - (b[i + k] ?? 0))), 0)
    sum += d
    far += d > 48 ? 1 : 0
    n++
  }
  return { mean: sum / n, far: far / n }
}

// Catches a stage that shows something else than the export and the stills: another moment, a mouth that rests, a
// camera at its start, bitmaps left over from the shot before, letters of another face.
test('the stage paints the frame that Node paints, after a shot was played and left', async ({ skip }) => {
  if (page === null) skip('needs Chromium')
  const played = [0, 1, 2, 12].map((frame) => ({ shot: 1, frame }))
  const pixels = await painted({
    frames: [{ shot: 0, frame: 20 }, ...played, { shot: 0, frame: 3 }, { shot: 1, frame: 24 }],
  })
  const { mean, far } = difference(pixels, reference(24))
  expect(mean).toBeLessThan(4.5)
  expect(far).toBeLessThan(0.006)
  // The tolerance tells frames apart: the one before is measurably another picture.
  expect(difference(pixels, reference(23)).mean).toBeGreaterThan(mean * 1.25)
})

// Catches captions that stay when they are switched off, and marks that go with them.
test('without captions the line goes and nothing else', async ({ skip }) => {
  if (page === null) skip('needs Chromium')
  const pixels = await painted({ frames: [{ shot: 1, frame: 24 }], captions: false })
  expect(difference(pixels, reference(24, false)).far).toBeLessThan(0.01)
  const withLine = reference(24)
  expect(difference(pixels, withLine, 0.64, 0.88).far).toBeGreaterThan(0.015)
  expect(difference(pixels, withLine, 0, 0.6).far).toBeLessThan(0.01)
})
