import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ensureExportPage } from '../../../../scripts/ensure-export-page.mjs'
import type { Composition } from '../../../../shared/picture/composition.ts'
import type { RenderJob, RenderShot } from '../../../../shared/picture/render-job.ts'
import { aiLabel } from '../labels/label-record.ts'
import { readBoxes, readLabelMp4 } from '../labels/mp4-label.ts'
import { chromiumHost } from './chromium.ts'
import { findChromium } from './find-chromium.ts'
import { isAlive } from '../../is-alive.ts'
import { readPictures, readSound } from './packets.ts'
import { type RenderedEpisode, renderEpisode, type RenderEpisodeOptions } from './render-episode.ts'
import { type PagePool, poolPages } from './page-pool.ts'
import type { OpenRenderPage } from './render-page.ts'
import { pictureName, segmentFolder } from './segments.ts'

const WIDTH = 216
const HEIGHT = 384
const RATE = 48_000
const LABEL = aiLabel('test-episode', ['rehearsal'])

/** Where the current test works: a folder of its own, unless it goes on with the common film. */
let dir = ''
let ownDir = ''
/** Holds a film of {@link twoShots} and its kept shots, for all the tests that only look at it. */
let filmDir = ''
let film: RenderedEpisode
/** The pages that make it, and what is remade from it. */
let pool: PagePool
let pageDir = ''
/** Why the tests cannot run here; "" when they can. */
let obstacle = ''
/** Process ids of the browsers that the current test started. */
let started: number[] = []

beforeAll(async () => {
  try {
    findChromium(process.env)
  } catch (error) {
    obstacle = error instanceof Error ? error.message : String(error)
    return
  }
  pageDir = (await ensureExportPage()).dir
  dir = filmDir = mkdtempSync(path.join(tmpdir(), 'render-film-'))
  pool = poolPages(host())
  film = await renderEpisode(options(twoShots(), { openRenderPage: pool.open }))
})
afterAll(async () => {
  await pool?.close()
  rmSync(filmDir, { recursive: true, force: true })
})
beforeEach(({ skip }) => {
  if (obstacle !== '') skip(obstacle)
  dir = ownDir = mkdtempSync(path.join(tmpdir(), 'render-episode-'))
  started = []
})
afterEach(() => rmSync(ownDir, { recursive: true, force: true }))

const host = (): OpenRenderPage => chromiumHost({ pageDir, onStart: (pid) => started.push(pid) })

function composition(set: string): Composition {
  return {
    plate: { set, hour: 'day', weather: 'clear', mood: 'calm' },
    figures: [],
    shoulder: null,
    insert: null,
    size: 'WS',
    camera: [{ at: 0, x: 540, y: 960, zoom: 1, ease: 'linear' }],
    shake: 0,
  }
}

function shot(key: string, set: string, durationFrames: number): RenderShot {
  const captions = [{ startFrame: 2, endFrame: durationFrames, speaker: '林晚', text: '你来晚了' }]
  const marks = { ai: 'AI 生成', rehearsal: true }
  return { key, composition: composition(set), durationFrames, speech: [], captions, marks }
}

function jobOf(...shots: RenderShot[]): RenderJob {
  return { width: WIDTH, height: HEIGHT, fps: { num: 24, den: 1 }, shots }
}

const twoShots = (second = 'b'): RenderJob => jobOf(shot('a', 'tea_shop', 30), shot(second, 'rooftop', 55))

const noMedia = (): never => {
  throw new Error('these films show no bought pictures')
}

function options(job: RenderJob, more: Partial<RenderEpisodeOptions> = {}): RenderEpisodeOptions {
  const frames = job.shots.reduce((sum, { durationFrames }) => sum + durationFrames, 0)
  const left = new Float32Array((frames * job.fps.den * RATE) / job.fps.num)
  return {
    job,
    outPath: path.join(dir, 'out', 'episode-01.mp4'),
    cacheDir: path.join(dir, 'cache'),
    audio: { left, right: left },
    openRenderPage: host(),
    media: noMedia,
    label: LABEL,
    signal: new AbortController().signal,
    onProgress: () => {},
    ...more,
  }
}

/** Mean and spread of the luma of each key frame, decoded by ffmpeg; null when it is not installed. */
function keyFrameFacts(file: string): { readonly mean: number; readonly spread: number }[] | null {
  const args = [
    '-v',
    'error',
    '-skip_frame',
    'nokey',
    '-i',
    file,
    '-fps_mode',
    'passthrough',
    '-f',
    'rawvideo',
  ]
  const decoded = spawnSync('ffmpeg', [...args, '-pix_fmt', 'gray', '-'], { maxBuffer: 1 << 28 })
  if (decoded.error !== undefined) return null
  const size = WIDTH * HEIGHT
  return Array.from({ length: decoded.stdout.length / size }, (_, index) => {
    const luma = decoded.stdout.subarray(index * size, (index + 1) * size)
    const mean = luma.reduce((sum, value) => sum + value, 0) / size
    return { mean, spread: Math.sqrt(luma.reduce((sum, value) => sum + (value - mean) ** 2, 0) / size) }
  })
}

// Catches lost or doubled frames at a join, cuts that open soft and sharpen in view, times that drift, a join without a key frame, blank pictures, a sound of
// another length, an index at the end, and a missing label.
test('two shots become one playable film with exact joins', async () => {
  expect(film).toMatchObject({ frames: 85, encodedShots: 2, reusedShots: 0, seconds: 85 / 24 })
  const bytes = readFileSync(film.path)
  const { config, packets } = await readPictures(bytes)
  expect(config.codec).toMatch(/^avc1\.64/)
  expect([config.codedWidth, config.codedHeight]).toEqual([WIDTH, HEIGHT])
  expect(packets.length).toBe(85)
  for (const [frame, packet] of packets.entries()) expect(packet.timestamp).toBeCloseTo(frame / 24, 9)
  const keys = packets.flatMap((packet, frame) => (packet.type === 'key' ? [frame] : []))
  expect(keys).toEqual([0, 30, 78])
  // The same still set, 48 frames later: a join must not open much coarser than the encoder has become by then.
  expect(packets[30]?.byteLength).toBeGreaterThan(0.6 * (packets[78]?.byteLength ?? 0))
  const sound = await readSound(bytes)
  const last = sound.packets.at(-1)
  expect((last?.timestamp ?? 0) + (last?.duration ?? 0)).toBeCloseTo(85 / 24, 3)
  expect(readLabelMp4(bytes)).toEqual(LABEL)
  expect(readBoxes(bytes).map(({ type }) => type)).toEqual(['ftyp', 'moov', 'mdat', 'uuid'])
  for (const { mean, spread } of keyFrameFacts(film.path) ?? []) {
    expect(mean).toBeGreaterThan(20)
    expect(spread).toBeGreaterThan(8)
  }
  expect(readdirSync(path.dirname(film.path))).toEqual(['episode-01.mp4'])
})

// Catches a film that our own reader understands and others do not, and colours in a range players get wrong.
test('ffprobe sees H.264 High in BT.709 limited range and AAC, and the label', async ({ skip }) => {
  const entries = 'stream=codec_name,profile,pix_fmt,color_space,r_frame_rate,nb_frames:format_tags'
  const probed = spawnSync('ffprobe', ['-v', 'warning', '-show_entries', entries, '-of', 'json', film.path], {
    encoding: 'utf8',
  })
  if (probed.error !== undefined) skip('needs ffprobe')
  expect(probed.stderr).toBe('')
  expect(JSON.parse(probed.stdout)).toMatchObject({
    streams: [
      {
        codec_name: 'h264',
        profile: 'High',
        pix_fmt: 'yuv420p',
        color_space: 'bt709',
        r_frame_rate: '24/1',
        nb_frames: '85',
      },
      { codec_name: 'aac' },
    ],
    format: { tags: { AIGC: expect.stringContaining('"Label":"1"') } },
  })
})

// Catches shots painted again without need, and a changed shot that is not.
test('one changed shot is the only one encoded; none changed opens no browser', async () => {
  dir = filmDir
  const changed = await renderEpisode(options(twoShots('b2'), { openRenderPage: pool.open }))
  expect(changed).toMatchObject({ encodedShots: 1, reusedShots: 1, frames: 85 })
  started = []
  const again = await renderEpisode(options(twoShots('b2')))
  expect(again).toMatchObject({ encodedShots: 0, reusedShots: 2, sha256: changed.sha256 })
  expect(started).toEqual([])
})

// Catches a kept shot that was cut short (a power cut) ending up in a film.
test('a damaged kept shot is painted again', async () => {
  dir = filmDir
  const folder = segmentFolder(path.join(dir, 'cache'))
  const name = pictureName(twoShots(), shot('a', 'tea_shop', 30), host().version)
  writeFileSync(path.join(folder, name), readFileSync(path.join(folder, name)).subarray(0, 2000))
  const again = await renderEpisode(options(twoShots(), { openRenderPage: pool.open }))
  expect(again).toMatchObject({ encodedShots: 1, reusedShots: 1, sha256: film.sha256 })
})

// Catches a hang when the browser dies, a half file in the place of a film, and finished shots that are lost.
test('a browser killed in the middle is RENDER_FAILED; the next export goes on from there', async () => {
  const outPath = path.join(dir, 'episode.mp4')
  writeFileSync(outPath, 'older')
  const onProgress = ({ doneFrames }: { readonly doneFrames: number }): void => {
    if (doneFrames > 30) for (const pid of started) process.kill(pid, 'SIGKILL')
  }
  const job = jobOf(shot('a', 'tea_shop', 30), shot('b', 'rooftop', 36))
  const failed = renderEpisode(options(job, { outPath, onProgress }))
  await expect(failed).rejects.toMatchObject({
    code: 'RENDER_FAILED',
    message: expect.stringContaining('SIGKILL'),
  })
  expect(readFileSync(outPath, 'utf8')).toBe('older')
  expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([])
  const next = await renderEpisode(options(job, { outPath }))
  expect(next).toMatchObject({ encodedShots: 1, reusedShots: 1 })
})

// Catches a cancelled export that goes on, leaves its browser running or leaves a file.
test('a cancelled export ends at once with its browser', async () => {
  const stop = new AbortController()
  const onProgress = ({ doneFrames }: { readonly doneFrames: number }): void => {
    if (doneFrames > 0) stop.abort()
  }
  const given = options(twoShots(), { onProgress, signal: stop.signal })
  await expect(renderEpisode(given)).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(started.length).toBe(1)
  expect(started.filter(isAlive)).toEqual([])
  expect(existsSync(given.outPath)).toBe(false)
})

/** A page that tries every way out, calls its two functions wrongly, and says how it went. */
const CURIOUS_PAGE = `
  const tries = {
    outside: () => fetch('https://example.com/'),
    local: () => fetch('http://127.0.0.1:80/'),
    disk: () => fetch('file:///etc/hostname'),
    own: () => fetch('/index.html'),
    image: () => new Promise((yes, no) => Object.assign(new Image(), { onload: yes, onerror: no, src: 'https://example.com/a.png' })),
    socket: () => new Promise((yes, no) => Object.assign(new WebSocket('wss://example.com/'), { onopen: yes, onerror: no })),
    eval: async () => (0, eval)('1'),
    pull: () => pull('../../etc/passwd'),
  }
  globalThis.renderTask = async () => {
    const open = []
    for (const [name, attempt] of Object.entries(tries)) await attempt().then(() => open.push(name), () => {})
    const own = ['pull', 'push', 'renderTask', 'cliffhangerCall'].filter((name) => name in globalThis)
    return { open, own, secure: isSecureContext }
  }`

// Catches a page that can reach the network, the disk or the local machine, or holds more than its two functions.
test('the page reaches nothing but its two functions', async () => {
  writeFileSync(path.join(dir, 'index.html'), '<!doctype html><script src="main.js"></script>')
  writeFileSync(path.join(dir, 'main.js'), CURIOUS_PAGE)
  const page = await chromiumHost({ pageDir: dir })()
  const io = {
    pull: async (): Promise<Uint8Array> => {
      throw new Error('unknown')
    },
    push: async (): Promise<void> => {},
    progress: (): void => {},
  }
  const found = await page.run({}, io, new AbortController().signal)
  expect(found).toEqual({ open: [], own: ['pull', 'push', 'renderTask'], secure: true })
  await page.close()
})

// Catches a page error told as a crash or not at all, and a browser left running after it.
test('what the page throws is told and ends its browser', async () => {
  // A composition that no painter understands.
  const broken = { ...shot('broken', 'tea_shop', 4), composition: {} as Composition }
  await expect(renderEpisode(options(jobOf(broken)))).rejects.toMatchObject({
    code: 'RENDER_FAILED',
    message: expect.stringMatching(/export page failed: .*Error/),
  })
  expect(started.length).toBe(1)
  expect(started.filter(isAlive)).toEqual([])
})

// Catches browsers that outlive a studio that was killed, each with a few hundred megabytes.
test('a browser ends when the process that started it is killed', async () => {
  const script = `
    import { chromiumHost } from ${JSON.stringify(fileURLToPath(new URL('./chromium.ts', import.meta.url)))}
    await chromiumHost({ pageDir: ${JSON.stringify(pageDir)}, onStart: (pid) => console.log(pid) })()
    console.log('ready')`
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  for await (const piece of owner.stdout) {
    text += String(piece)
    if (text.includes('ready')) break
  }
  const browser = Number.parseInt(text, 10)
  expect(isAlive(browser)).toBe(true)
  owner.kill('SIGKILL')
  for (let tries = 0; tries < 100 && isRunning(browser); tries += 1) await wait(100)
  expect(isRunning(browser)).toBe(false)
})

/** Alive, and not merely a dead process that nobody has waited for yet. */
function isRunning(pid: number): boolean {
  if (!isAlive(pid)) return false
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return process.platform !== 'linux'
  }
}

// Catches a film that fills the disk and stays there in half.
test('a disk too small for the film is DISK_FULL and stays empty', async ({ skip }) => {
  const small = path.join(dir, 'small')
  mkdirSync(small)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', small], { encoding: 'utf8' })
  if (mounted.status !== 0) skip(`needs the right to mount a small file system: ${mounted.stderr ?? ''}`)
  try {
    const given = options(twoShots(), {
      outPath: path.join(small, 'a.mp4'),
      cacheDir: path.join(filmDir, 'cache'),
    })
    await expect(renderEpisode(given)).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(readdirSync(small)).toEqual([])
  } finally {
    spawnSync('umount', [small])
  }
})

// Catches colours that smear over an odd edge, and an empty film that is written all the same.
test('a film of odd size or without shots is BAD_ARGUMENT', async () => {
  const bad = { code: 'BAD_ARGUMENT' }
  await expect(renderEpisode(options({ ...twoShots(), width: 217 }))).rejects.toMatchObject(bad)
  await expect(renderEpisode(options(jobOf()))).rejects.toMatchObject(bad)
  expect(started).toEqual([])
})

// Catches a stack trace where a person needs one line of advice.
test('no browser and no built page are RENDERER_MISSING', async () => {
  const missing = expect.objectContaining({ code: 'RENDERER_MISSING', hint: expect.stringMatching(/./) })
  const none = chromiumHost({ pageDir, env: { PATH: '' } })
  await expect(renderEpisode(options(twoShots(), { openRenderPage: none }))).rejects.toEqual(missing)
  const unbuilt = chromiumHost({ pageDir: path.join(dir, 'nowhere') })
  await expect(renderEpisode(options(twoShots(), { openRenderPage: unbuilt }))).rejects.toEqual(missing)
})
