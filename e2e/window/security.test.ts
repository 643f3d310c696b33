import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureWindow } from '../../scripts/build-window.mjs'
import { ensureExportPage } from '../../scripts/ensure-export-page.mjs'
import { ask, WAIT } from './ask.ts'
import { appDir, launchStudio, type StudioApp } from './studio-app.ts'

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const built = (...names: string[]): string => path.join(appDir, 'out', ...names)

let home: string
let studio: StudioApp
let page: Page

beforeAll(async () => {
  await ensureWindow()
  await ensureExportPage()
  home = mkdtempSync(path.join(tmpdir(), 'cliffhanger-security-'))
  studio = await launchStudio({ userData: path.join(home, 'user'), env: { HOME: home } })
  page = studio.page
  page.setDefaultTimeout(15_000)
})
afterAll(async () => {
  await studio.close()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})

/** It still answers: what was tried broke nothing. */
const stillThere = async (): Promise<void> => {
  expect((await ask(page, 'drama.recent', {})).dramas).toBeInstanceOf(Array)
  expect(await page.title()).not.toBe('')
}

describe('the files that run', () => {
  it('main runs the built files byte for byte (bug: specs that pass on something else than what ships)', async () => {
    const ran = await studio.evaluate(async () => {
      const { Session } = process.getBuiltinModule('node:inspector/promises')
      const session = new Session()
      session.connect()
      const found: { scriptId: string; url: string }[] = []
      session.on('Debugger.scriptParsed', ({ params }) => found.push(params))
      await session.post('Debugger.enable')
      const own = found.filter(({ url }) => /[\\/]out[\\/]main[\\/][^\\/]+\.js$/.test(url))
      const sources = await Promise.all(
        own.map(async ({ scriptId, url }) => {
          const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId })
          return { name: url.split(/[\\/]/).at(-1) ?? '', source: scriptSource }
        }),
      )
      session.disconnect()
      return sources
    }, null)
    expect(ran.map(({ name }) => name)).toContain('index.js')
    for (const { name, source } of ran)
      expect(sha256(source), name).toBe(sha256(readFileSync(built('main', name))))
  })

  it('the page has the built preload word for word (bug: a bridge of the tests own making)', async () => {
    const cdp = await studio.context.newCDPSession(page)
    const ids: string[] = []
    cdp.on('Debugger.scriptParsed', ({ scriptId }) => ids.push(scriptId))
    await cdp.send('Debugger.enable')
    const preload = readFileSync(built('preload', 'index.js'), 'utf8')
    const hashes: string[] = []
    for (const scriptId of ids) {
      const { scriptSource } = await cdp.send('Debugger.getScriptSource', { scriptId })
      const at = scriptSource.indexOf(preload)
      // A module is run inside of a function: the file lies in the middle of it.
      if (at >= 0) hashes.push(sha256(scriptSource.slice(at, at + preload.length)))
    }
    await cdp.detach()
    expect(hashes).toEqual([sha256(preload)])
  })
})

describe('what the page may not do', () => {
  it('runs no inline script, frames nothing, asks no network (bug: words of a script that act)', async () => {
    await page.evaluate(async () => {
      const refused: string[] = []
      Object.assign(window, { refused })
      document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective))
      const add = (tag: string, members: object): void => {
        document.body.append(Object.assign(document.createElement(tag), members))
      }
      add('script', { textContent: 'window.injected = 1' })
      add('script', { src: 'https://example.com/x.js' })
      add('iframe', { src: 'https://example.com/' })
      add('object', { data: 'https://example.com/' })
      add('img', { src: 'https://example.com/x.png' })
      const box = document.createElement('div')
      box.innerHTML = '<b onclick="window.injected = 1" style="color: red">x</b>'
      document.body.append(box)
      box.querySelector('b')?.click()
      await fetch('https://example.com/').catch(() => {})
    })
    const refused = (): Promise<string[]> =>
      page.evaluate(() => [...new Set((window as unknown as { refused: string[] }).refused)].toSorted())
    await expect
      .poll(refused, WAIT)
      .toEqual([
        'connect-src',
        'frame-src',
        'img-src',
        'object-src',
        'script-src-attr',
        'script-src-elem',
        'style-src-attr',
      ])
    expect(await page.evaluate(() => 'injected' in window)).toBe(false)
  })

  it('lets nothing out where the policy of the page is silent (bug: a filter nobody installed)', async () => {
    // The policy is of the page; the filter is of the app, and holds for a page without one.
    const answered = await studio.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false })
      const loaded = await window.loadURL('https://example.com/').then(
        () => 'loaded',
        () => 'refused',
      )
      window.destroy()
      return loaded
    }, null)
    expect(answered).toBe('refused')
  })

  it('goes nowhere, opens nothing, downloads nothing (bug: a link in a script that takes the window away)', async () => {
    await studio.evaluate(({ BrowserWindow }) => {
      const told: unknown[] = []
      Object.assign(globalThis, { told })
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.on('will-frame-navigate', (event) => told.push([event.url, event.defaultPrevented]))
      contents?.session.on('will-download', (event, item) =>
        told.push([item.getFilename(), event.defaultPrevented]),
      )
    }, null)
    const told = (): Promise<unknown> =>
      studio.evaluate(() => (globalThis as unknown as { told: unknown[] }).told, null)
    const url = page.url()
    await page.evaluate(() => void (location.href = 'https://example.com/away'))
    await expect.poll(told, WAIT).toContainEqual(['https://example.com/away', true])
    await page.evaluate(() => void Object.assign(window, { popup: window.open('https://example.com/') }))
    const popupIsGone = (): Promise<boolean> =>
      page.evaluate(() => (window as unknown as { popup: Window | null }).popup?.closed ?? true)
    await expect.poll(popupIsGone, WAIT).toBe(true)
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { download: 'loot.txt' })
      link.href = URL.createObjectURL(new Blob(['x']))
      link.click()
    })
    await expect.poll(told, WAIT).toContainEqual(['loot.txt', true])
    expect(page.url()).toBe(url)
    const strangers = () => studio.context.pages().filter((one) => one.url().includes('example.com')).length
    await expect.poll(strangers, WAIT).toBe(0)
    await stillThere()
  })

  it('has no permission whatever (bug: a camera nobody asked for)', async () => {
    const states = await page.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
      ] as const
      return Promise.all(
        names.map(async (name) => {
          // The names are the browser's, of which the types know a part.
          const { state } = await navigator.permissions.query({ name: name as PermissionName })
          return state
        }),
      )
    })
    expect([...new Set(states)]).toEqual(['denied'])
  })
})

describe('messages', () => {
  it('answers what is no call and no route with an error (bug: a request that crashes the studio)', async () => {
    const codes = await page.evaluate(async () => {
      const tried: unknown[] = [
        null,
        5,
        'drama.recent',
        [],
        {},
        { id: 'x', route: 'drama.recent', input: {}, more: 1 },
        { id: 'x', route: 5, input: {} },
        { id: '', route: 'drama.recent', input: {} },
        { id: 'x'.repeat(1000), route: 'drama.recent', input: {} },
        { id: 'x', route: 'no.such', input: {} },
        { id: 'x', route: '__proto__', input: {} },
        { id: 'x', route: 'constructor', input: {} },
        { id: 'x', route: 'drama.open', input: { dir: 5, mode: 'write' } },
        { id: 'x', route: 'drama.open', input: null },
      ]
      // What a page that has been taken over would send: the types are no hindrance to it.
      const send = (call: unknown) => window.studio.request(call as never)
      const answers = await Promise.all(tried.map(async (call) => send(call)))
      return answers.map((answer) => (answer.ok ? 'ok' : answer.error.code))
    })
    const bad = Array.from({ length: 9 }, () => 'BAD_ARGUMENT')
    const unknown = Array.from({ length: 3 }, () => 'UNKNOWN_ROUTE')
    expect(codes).toEqual([...bad, ...unknown, 'BAD_ARGUMENT', 'BAD_ARGUMENT'])
    await stillThere()
  })

  it('refuses a page of another origin that has the bridge (bug: any page with the preload is obeyed)', async () => {
    const opened = studio.context.waitForEvent('page')
    await studio.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/out/preload/index.js`
      const webPreferences = { preload, sandbox: true, contextIsolation: true }
      const window = new BrowserWindow({ show: false, webPreferences })
      Object.assign(globalThis, { foreign: window })
      await window.loadURL('app://export/')
    }, null)
    const foreign = await opened
    await foreign.waitForFunction(() => 'studio' in window)
    const answer = await foreign.evaluate(() =>
      window.studio.request({ id: 'x', route: 'drama.recent', input: {} }),
    )
    expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_ARGUMENT' } })
    // It cannot get at the page by a frame either: the app lets no frame go anywhere.
    await foreign.evaluate((src) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src }))
    }, page.url())
    expect(foreign.frames().map((frame) => frame.url())).not.toContain(page.url())
    await studio.evaluate(() => {
      ;(globalThis as unknown as { foreign: { destroy(): void } }).foreign.destroy()
    }, null)
    await stillThere()
  })

  it('gives a frame in the page no bridge of its own (bug: the bridge in whatever is embedded)', async () => {
    const seen = await page.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const has = frame.contentWindow !== null && 'studio' in frame.contentWindow
      frame.remove()
      return has
    })
    expect(seen).toBe(false)
  })
})

describe('media of the open drama', () => {
  const bytes = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7) % 256)
  const hash = sha256(bytes)

  beforeAll(async () => {
    const dir = path.join(home, 'drama')
    const brief = { text: 'A baker finds her dead sister on the tram', episodes: 1, episodeSeconds: 20 }
    await ask(page, 'drama.create', { brief, dir })
    mkdirSync(path.join(dir, 'media'), { recursive: true })
    writeFileSync(path.join(dir, 'media', `${hash}.wav`), bytes)
  })

  /** What the page gets: status, the range it is told, and the hash of the bytes. */
  const get = (
    url: string,
    range?: string,
  ): Promise<{ status: number; told: string | null; got: number[] }> =>
    page.evaluate(
      async ([at, asked]) => {
        const response = await fetch(at, asked === undefined ? {} : { headers: { range: asked } })
        const got = [...new Uint8Array(await response.arrayBuffer())]
        return { status: response.status, told: response.headers.get('content-range'), got }
      },
      [url, range] as const,
    )
  const slice = (first: number, end: number): number[] => Array.from(bytes.subarray(first, end))

  it('answers ranges with exactly their bytes (bug: off by one at either end)', async () => {
    const url = `/media/${hash}`
    expect(await get(url)).toEqual({ status: 200, told: null, got: [...bytes] })
    expect(await get(url, 'bytes=10-19')).toEqual({
      status: 206,
      told: 'bytes 10-19/5000',
      got: slice(10, 20),
    })
    expect(await get(url, 'bytes=4990-')).toEqual({
      status: 206,
      told: 'bytes 4990-4999/5000',
      got: slice(4990, 5000),
    })
    expect(await get(url, 'bytes=-3')).toMatchObject({ status: 206, got: slice(4997, 5000) })
    expect(await get(url, 'bytes=4999-9999')).toMatchObject({ status: 206, got: slice(4999, 5000) })
    expect(await get(url, 'bytes=5000-')).toEqual({ status: 416, told: 'bytes */5000', got: [] })
  })

  it('knows nothing by any other name (bug: the disk, read through the media folder)', async () => {
    expect((await get('/index.html')).status).toBe(200)
    const names = [
      `/media/${sha256('another')}`,
      `/media/${hash}.wav`,
      `/media/${hash.toUpperCase()}`,
      '/media/',
      '/media/..%2fproject.db',
      `/media/${hash}%2f..%2f..%2fproject.db`,
      '/../main/index.js',
      '/..%2fmain%2findex.js',
      '/assets/..%5c..%5cmain%5cindex.js',
      '/%2e%2e/%2e%2e/package.json',
      '//etc/passwd',
      '/index.html%00.js',
      '/%',
    ]
    for (const name of names) {
      // A name that begins with two slashes would be a host.
      const status = (await get(new URL(page.url()).origin + name)).status
      expect([name, status]).toEqual([name, 404])
    }
    const posted = await page.evaluate(async () => (await fetch('/index.html', { method: 'POST' })).status)
    expect(posted).toBe(405)
  })

  it('serves nothing of a drama that is closed (bug: the last drama can still be read)', async () => {
    await ask(page, 'drama.close', {})
    expect((await get(`/media/${hash}`)).status).toBe(404)
  })
})
