import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumHost } from '../../electron/studio/media/render/chromium.ts'
import { findChromium } from '../../electron/studio/media/render/find-chromium.ts'
import type { RenderPage } from '../../electron/studio/media/render/render-page.ts'
import { buildPage } from '../../scripts/ensure-export-page.mjs'
import type { FootageTask } from './footage-page/main.ts'

const FRAMES = 96
const clip = readFileSync(path.join(import.meta.dirname, '../fake-provider/clip.mp4'))
const film: FootageTask['film'] = {
  video: { sha256: 'c'.repeat(64), mime: 'video/mp4', sizeBytes: clip.length },
  durationFrames: FRAMES,
  fps: { num: 24, den: 1 },
  width: 180,
  height: 320,
}

let dir = ''
let page: RenderPage | null = null
beforeAll(async () => {
  try {
    findChromium(process.env)
  } catch {
    return
  }
  dir = mkdtempSync(path.join(tmpdir(), 'stage-footage-'))
  await buildPage(path.join(import.meta.dirname, 'footage-page'), dir)
  page = await chromiumHost({ pageDir: dir })()
})
afterAll(async () => {
  await page?.close()
  if (dir !== '') rmSync(dir, { recursive: true, force: true })
})

async function look(frames: readonly number[]): Promise<number[][]> {
  const task: FootageTask = { film, frames }
  const io = {
    pull: async (ref: string) =>
      ref === 'clip' ? new Uint8Array(clip) : new TextEncoder().encode(JSON.stringify(task)),
    push: async () => {},
    progress: () => {},
  }
  return (await page?.run(task, io, new AbortController().signal)) as number[][] // as the page made it
}

const difference = (a: readonly number[] = [], b: readonly number[] = []): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length

// Catches a scrub that shows the frame from before it, a jump back that never arrives, an end that is not reached or not
// held, and a neighbour shown for the frame that was asked for.
test('a clip shows the same frame wherever the playhead comes from', async ({ skip }) => {
  if (page === null) skip('needs Chromium')
  const order = [50, 3, 95, 4, 94, 0, 30, 29, 31, 95]
  const inOrder = await look(Array.from({ length: FRAMES }, (_, frame) => frame))
  const jumped = await look(order)
  for (const [i, frame] of order.entries()) {
    expect(difference(jumped[i], inOrder[frame]), `frame ${frame}`).toBe(0)
    expect(difference(jumped[i], inOrder[(frame + 12) % FRAMES]), `not ${frame + 12}`).toBeGreaterThan(1)
  }
  const moving = inOrder.filter((grey, i) => i > 0 && difference(grey, inOrder[i - 1]) > 0)
  expect(moving.length).toBeGreaterThan(FRAMES * 0.9)
})
