import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FixtureApp, type FixtureMain, launchFixture } from './fixture-app.ts'
import { launchStandIn } from './launch.ts'

const WAIT = { timeout: 15_000, interval: 50 }

let app: FixtureApp

beforeAll(async () => {
  app = await launchFixture()
})
afterAll(() => app.end())

const forget = (): Promise<void> =>
  app.evaluate(() => void ((globalThis as unknown as FixtureMain).heard.length = 0), null)
const prevent = (name: string): Promise<void> =>
  app.evaluate((_electron, one) => void ((globalThis as unknown as FixtureMain).prevented = one), name)
const askToQuit = (): Promise<void> => app.evaluate(({ app: own }) => own.quit(), null)

describe('the life of an app', () => {
  it('hands a second start over to the first (bug: two processes on one folder)', async () => {
    await expect(
      launchStandIn({ ...app.options, args: [...(app.options.args ?? []), '/drama'] }),
    ).rejects.toThrow(/the app ended/i)
    await expect.poll(app.heard, WAIT).toContain('second /drama')
  })

  it('tells of a page that crashed and loads it anew (bug: a dead window that looks alive)', async () => {
    const first = app.page
    const crashed = first.waitForEvent('crash')
    await app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      null,
    )
    await crashed
    await expect.poll(app.heard, WAIT).toContain('gone crashed')
    const alive = () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        return contents?.isCrashed() === false && contents.executeJavaScript('document.title')
      }, null)
    await expect.poll(alive, WAIT).toBe('Fixture')
  })

  it('stays when before-quit or will-quit is prevented (bug: quitting past a question)', async () => {
    await forget()
    await prevent('before-quit')
    await askToQuit()
    expect(await app.heard()).toEqual(['before-quit'])
    const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null)
    expect(await windows()).toBe(1)
    await prevent('will-quit')
    await askToQuit()
    await expect.poll(app.heard, WAIT).toContain('will-quit')
    expect(await windows()).toBe(0)
    await prevent('')
  })

  it('stays when a page does not want to go (bug: unsaved words lost)', async () => {
    const page = await app.openWindow()
    // Left to the app: Playwright would answer it.
    page.on('dialog', () => {})
    await page.evaluate(() => {
      const stay = (event: Event): void => event.preventDefault()
      addEventListener('beforeunload', stay)
      Object.assign(window, { letGo: () => removeEventListener('beforeunload', stay) })
    })
    await page.locator('#text').click()
    await forget()
    await askToQuit()
    await expect.poll(app.heard, WAIT).toEqual(['before-quit', 'close', 'will-prevent-unload'])
    await page.evaluate(() => (window as unknown as { letGo(): void }).letGo())
  })

  it("ends in Electron's order with code 0 (bug: the drama closed before its windows)", async () => {
    await forget()
    expect(await app.quit()).toBe(0)
    expect(app.output()).toContain('heard: before-quit, close, closed, will-quit, quit\n')
  })
})
