import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { episodeFilm, renderJob } from '../../electron/studio/export/episode-job.ts'
import { chromiumHost } from '../../electron/studio/media/render/chromium.ts'
import { readPictures } from '../../electron/studio/media/render/packets.ts'
import { pictureName, segmentFolder } from '../../electron/studio/media/render/segments.ts'
import { createStudio } from '../../electron/studio/studio.ts'
import { ensureWindow } from '../../scripts/build-window.mjs'
import { ensureExportPage } from '../../scripts/ensure-export-page.mjs'
import { ask } from './ask.ts'
import { launchStudio, type StudioApp } from './studio-app.ts'
import { wholeDrama } from './whole-drama.ts'

/** Long enough for one shot to be painted beside everything else a test machine does. */
const SHOT_WAIT = { timeout: 120_000, interval: 100 }

let home: string
let dir: string
let studio: StudioApp
let page: Page

beforeAll(async () => {
  await ensureWindow()
  await ensureExportPage()
  home = mkdtempSync(path.join(tmpdir(), 'cliffhanger-hosts-'))
  dir = path.join(home, 'drama')
  wholeDrama(dir)
  studio = await launchStudio({ userData: path.join(home, 'user'), env: { HOME: home } })
  page = studio.page
  page.setDefaultTimeout(15_000)
  await ask(page, 'drama.open', { dir, mode: 'write' })
})
afterAll(async () => {
  await studio.close()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})

/** Every frame of an encoded shot as 27 by 48 grey values, decoded by the window's own page. */
async function decoded(bytes: Uint8Array): Promise<number[][]> {
  const { config, packets } = await readPictures(bytes)
  const text = (data: AllowSharedBufferSource | undefined): string =>
    data === undefined ? '' : Buffer.from(data as Uint8Array).toString('base64') // what the reader makes
  const shot = {
    codec: config.codec,
    description: text(config.description),
    packets: packets.map(({ type, timestamp, data }) => ({ type, timestamp, data: text(data) })),
  }
  return page.evaluate(async ({ codec, description, packets: coded }) => {
    const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const context = Object.assign(document.createElement('canvas'), { width: 27, height: 48 }).getContext(
      '2d',
      { willReadFrequently: true },
    )
    const frames: number[][] = []
    const decoder = new VideoDecoder({
      output: (frame) => {
        context?.drawImage(frame, 0, 0, 27, 48)
        frame.close()
        const { data } = context?.getImageData(0, 0, 27, 48) ?? { data: [] }
        frames.push(Array.from({ length: 27 * 48 }, (_, i) => data[i * 4 + 1] ?? 0))
      },
      error: (error) => {
        throw error
      },
    })
    decoder.configure({ codec, ...(description === '' ? {} : { description: bytesOf(description) }) })
    for (const { type, timestamp, data } of coded)
      decoder.decode(
        new EncodedVideoChunk({ type, timestamp: Math.round(timestamp * 1e6), data: bytesOf(data) }),
      )
    await decoder.flush()
    return frames
  }, shot)
}

const difference = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length

describe('the hidden window that exports', () => {
  it('paints what headless Chromium paints (bug: films that differ by where they were made)', async () => {
    const folder = segmentFolder(path.join(dir, 'cache'))
    const kept = (): string[] => {
      try {
        return readdirSync(folder).filter((name) => name.endsWith('.mp4'))
      } catch {
        return [] // Nothing is kept yet.
      }
    }
    await ask(page, 'export.start', { format: 'mp4', episodes: [1], out: path.join(home, 'films') })
    // One shot is enough to compare, and shots are kept as soon as they are whole.
    await expect.poll(() => kept().length, SHOT_WAIT).toBeGreaterThan(0)
    await ask(page, 'export.cancel', {})
    const name = kept()[0] ?? ''
    const ours = readFileSync(path.join(folder, name))
    const theirs = await inHeadless(name)
    const [a, b] = [await decoded(ours), await decoded(theirs)]
    expect(a.length).toBeGreaterThan(12)
    expect(b.length).toBe(a.length)
    expect(Math.max(...a.map((frame, i) => difference(frame, b[i] ?? [])))).toBeLessThan(1.5)
    // The tolerance tells pictures apart: this one is neither blank nor its own mirror image.
    expect(difference(a[0] ?? [], (a[0] ?? []).toReversed())).toBeGreaterThan(6)
    expect(new Set(a[0]).size).toBeGreaterThan(8)
  })

  /** The shot of a kept file, painted once more by the other host. */
  async function inHeadless(name: string): Promise<Uint8Array> {
    const openRenderPage = chromiumHost({ pageDir: (await ensureExportPage()).dir })
    const core = createStudio({ openRenderPage })
    const session = core.open(dir, 'read')
    const job = renderJob(episodeFilm(session, 1), session.project.brief.language)
    const shot = job.shots.find((one) => pictureName(job, one, openRenderPage.version) === name)
    session.close()
    await core.close()
    if (shot === undefined) throw new Error('the hidden window paints under another name')
    const { width, height, fps } = job
    const pieces: Uint8Array[] = []
    const host = await openRenderPage()
    const io = {
      pull: () => Promise.reject(new Error('nothing is pulled')),
      push: async (_offset: number, bytes: Uint8Array) => void pieces.push(bytes),
      progress: () => {},
    }
    await host.run({ width, height, fps, shot, next: null }, io, new AbortController().signal)
    await host.close()
    return Buffer.concat(pieces)
  }
})
