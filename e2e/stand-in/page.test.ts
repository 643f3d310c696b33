import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '@playwright/test'
import { type FixtureApp, launchFixture } from './fixture-app.ts'

const WAIT = { timeout: 15_000, interval: 50 }

let app: FixtureApp
let page: Page

beforeAll(async () => {
  app = await launchFixture()
  page = app.page
})
afterAll(() => app.end())

/** What a call of the page is answered; the message of an error when it is refused. */
const invoke = (channel: string, value?: unknown): Promise<unknown> =>
  page.evaluate(
    ([name, given]) =>
      window.fixture.invoke(name, given).catch((error: unknown) => `refused: ${(error as Error).message}`),
    [channel, value] as const,
  )

describe('messages between page and app', () => {
  it('carries what structured clone carries (bug: dates as text, bytes as objects)', async () => {
    const seen = await page.evaluate(async () => {
      const value = { at: new Date(5), bytes: Uint8Array.of(1, 2, 255), map: new Map([['a', undefined]]) }
      const back = (await window.fixture.invoke('echo', value)) as typeof value
      return [back.at.getTime(), [...back.bytes], back.map instanceof Map, back.map.has('a'), 'x' in back]
    })
    expect(seen).toEqual([5, [1, 2, 255], true, true, false])
  })

  it('tells the page of an error in the words of Electron (bug: a handler that throws never answers)', async () => {
    expect(await invoke('fail')).toBe(
      "refused: Error invoking remote method 'fail': TypeError: no such thing",
    )
    expect(await invoke('nobody')).toBe(
      "refused: Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    )
    expect(await invoke('unclonable')).toBe('refused: An object could not be cloned.')
  })

  it('refuses a second handler of one channel (bug: two parts that answer the same request)', async () => {
    const said = await app.evaluate(({ ipcMain }) => {
      try {
        ipcMain.handle('echo', () => 1)
        return 'taken'
      } catch (error) {
        return (error as Error).message
      }
    }, null)
    expect(said).toBe("Attempted to register a second handler for 'echo'")
  })

  it('carries events both ways until they are unsubscribed (bug: a listener that outlives its component)', async () => {
    await page.evaluate(() => {
      const news: unknown[] = []
      const stop = window.fixture.onNews((one) => news.push(one))
      Object.assign(window, { news, stop })
      window.fixture.note('from the page')
    })
    const send = (text: string): Promise<void> =>
      app.evaluate(
        ({ BrowserWindow }, one) => BrowserWindow.getAllWindows()[0]?.webContents.send('news', one),
        text,
      )
    await send('first')
    const news = () => page.evaluate(() => (window as unknown as { news: unknown[] }).news)
    await expect.poll(news, WAIT).toEqual(['first'])
    await page.evaluate(() => (window as unknown as { stop(): void }).stop())
    await send('second')
    // Answered after the event: it has been there and nobody heard it.
    await invoke('echo')
    expect(await news()).toEqual(['first'])
    expect(await app.heard()).toContain('from the page')
  })
})

describe('the preload', () => {
  it('is a sandboxed CommonJS module that can require Electron alone (bug: a preload that only runs here)', async () => {
    const { list, ...facts } = await page.evaluate(() => window.fixture.facts)
    expect({ ...facts, list }).toEqual({
      sandboxed: true,
      list: [1, 2],
      requirable: ['electron'],
      commonJs: true,
    })
  })

  it('lives in a world the page cannot reach (bug: a page that rewrites what the preload uses)', async () => {
    const seen = await page.evaluate(() => {
      Object.assign(Array.prototype, { toSorted: () => ['spoilt'] })
      return [window.fixture.keys(), 'ofPreload' in globalThis, 'require' in globalThis]
    })
    expect(seen).toEqual(['1,2,3', false, false])
  })

  it('answers at once, throws, and cannot be replaced (bug: promises where Electron gives values)', async () => {
    const seen = await page.evaluate(() => {
      const caught: string[] = []
      const attempt = (work: () => void): void => {
        try {
          work()
        } catch (error) {
          caught.push((error as Error).message)
        }
      }
      attempt(() => window.fixture.refuse())
      // What a script does that minds no types.
      attempt(() => void Reflect.set(window.fixture, 'add', () => 0))
      attempt(() => void Reflect.set(window, 'fixture', null))
      return [window.fixture.add(2, 3), ...caught]
    })
    expect(seen).toEqual([5, 'refused'])
  })

  it('tells of a dropped file by the place the test announced (bug: drops that name no file)', async () => {
    app.announceFiles(['/somewhere/brief.txt'])
    await invoke('echo')
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['x'], 'brief.txt'))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    })
    await expect.poll(app.heard, WAIT).toContain('dropped /somewhere/brief.txt')
  })
})

describe('frames', () => {
  /** Adds a frame and resolves with what its script sees. */
  const inFrame = async (of: Page): Promise<unknown> => {
    await of.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const frame = document.createElement('iframe')
          frame.src = 'https://other.fixture.stand-in.invalid/'
          frame.addEventListener('load', () => resolve())
          document.body.append(frame)
        }),
    )
    const frame = of.frames().find((one) => one.url().includes('other.fixture'))
    return frame?.evaluate(() => ('fixture' in window ? window.fixture.invoke('who') : 'no bridge'))
  }

  it('names the main frame as sender (bug: a check of the sender that never sees a stranger)', async () => {
    expect(await invoke('who')).toEqual({
      url: 'fixture://main/',
      origin: 'fixture://main',
      main: true,
      nested: false,
    })
  })

  it('gives frames no preload unless asked for (bug: the bridge in every embedded page)', async () => {
    expect(await inFrame(page)).toBe('no bridge')
  })

  it('names a frame of another origin as what it is (bug: a foreign frame that passes for the page)', async () => {
    const second = await app.openWindow({ webPreferences: { nodeIntegrationInSubFrames: true } })
    expect(await inFrame(second)).toEqual({
      url: 'fixture://other/',
      origin: 'fixture://other',
      main: false,
      nested: true,
    })
    await second.close()
  })
})

describe("the app's own scheme", () => {
  const get = (
    path: string,
    init: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ): Promise<unknown> =>
    page.evaluate(
      async ([url, given]) => {
        try {
          const response = await fetch(url, given)
          const bytes = new Uint8Array(await response.arrayBuffer())
          const { status, headers } = response
          return { status, text: new TextDecoder().decode(bytes), range: headers.get('content-range') }
        } catch {
          return 'no answer'
        }
      },
      [path, init] as const,
    )

  it('carries streamed bodies whole, and what the page posts (bug: a body cut after its first part)', async () => {
    expect(await get('/stream')).toEqual({ status: 200, text: 'one two three', range: null })
    expect(await get('/echo', { method: 'POST', body: 'posted' })).toMatchObject({ text: 'posted' })
  })

  it('carries ranges and statuses (bug: a film that cannot be wound)', async () => {
    expect(await get('/bytes', { headers: { range: 'bytes=65-67' } })).toEqual({
      status: 206,
      text: 'ABC',
      range: 'bytes 65-67/100',
    })
    expect(await get('/nothing')).toMatchObject({ status: 404 })
  })

  it('fails when the handler throws, and for the whole network (bug: requests that leave the machine)', async () => {
    expect(await get('/throw')).toBe('no answer')
    expect(await get('https://example.com/')).toBe('no answer')
    expect(await get('http://127.0.0.1:9/')).toBe('no answer')
  })
})

describe('what a page may not do', () => {
  it('asks the app before it navigates (bug: a guard that is never asked)', async () => {
    await page.evaluate(() => void (location.href = 'https://example.com/away'))
    await expect.poll(app.heard, WAIT).toContain('navigate https://example.com/away')
    expect(page.url()).toBe('https://main.fixture.stand-in.invalid/')
  })

  it('asks before it opens a window, and none stays (bug: popups)', async () => {
    const before = app.pages().length
    await page.evaluate(() => void window.open('https://example.com/popup'))
    await expect.poll(app.heard, WAIT).toContain('open https://example.com/popup')
    await expect.poll(() => app.pages().length, WAIT).toBe(before)
  })

  it('tells of a download, denies permissions (bug: files written past the app)', async () => {
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['x']))
      link.download = 'loot.txt'
      link.click()
    })
    await expect.poll(app.heard, WAIT).toContain('download loot.txt')
    const state = await page.evaluate(async () => {
      const { state: seen } = await navigator.permissions.query({ name: 'geolocation' })
      return seen
    })
    expect(state).toBe('denied')
  })
})

describe('menu and dialogs', () => {
  it('chooses the item of a shortcut that the page leaves alone (bug: dead accelerators, or twice handled)', async () => {
    await page.locator('#text').press('Control+Shift+j')
    await expect.poll(app.heard, WAIT).toContain('menu')
    await page.evaluate(() => addEventListener('keydown', (event) => event.preventDefault()))
    await page.locator('#text').press('Control+Shift+j')
    await invoke('echo')
    expect((await app.heard()).filter((word) => word === 'menu')).toHaveLength(1)
  })

  it('answers a dialog nobody stands in for as cancelled (bug: a test that hangs on a file dialog)', async () => {
    const [open, message] = await app.evaluate(
      async ({ dialog }) => [
        await dialog.showOpenDialog({ properties: ['openFile'] }),
        await dialog.showMessageBox({ message: 'Sure?', buttons: ['Yes', 'No'], cancelId: 1 }),
      ],
      null,
    )
    expect(open).toEqual({ canceled: true, filePaths: [] })
    expect(message).toMatchObject({ response: 1 })
  })

  it("lets a test answer in a person's place (bug: dialogs that cannot be tested)", async () => {
    const chosen = await app.evaluate(async ({ dialog }) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/chosen'] })
      return dialog.showOpenDialog({})
    }, null)
    expect(chosen.filePaths).toEqual(['/chosen'])
  })
})
