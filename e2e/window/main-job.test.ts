import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureWindow } from '../../scripts/build-window.mjs'
import { ensureExportPage } from '../../scripts/ensure-export-page.mjs'
import { ask, planned, WAIT } from './ask.ts'
import { launchStudio, type StudioApp } from './studio-app.ts'

let home: string
let studio: StudioApp
const start = async (): Promise<StudioApp> => {
  const app = await launchStudio({ userData: path.join(home, 'user'), env: { HOME: home } })
  app.page.setDefaultTimeout(15_000)
  return app
}

const firstSpeech = (page: Page) => page.locator('[class*="speech"] textarea').first()

beforeAll(async () => {
  await ensureWindow()
  await ensureExportPage()
  home = mkdtempSync(path.join(tmpdir(), 'cliffhanger-home-'))
  studio = await start()
})
afterAll(async () => {
  await studio.close()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})

describe('the main job in the window', () => {
  it('shows the page two functions and nothing of Node (bug: a page that could read the disk)', async () => {
    const seen = await studio.page.evaluate(() => ({
      bridge: Object.keys(window.studio).toSorted(),
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    }))
    expect(seen).toEqual({ bridge: ['request', 'subscribe'], node: [] })
  })

  it('makes a season of a premise (bug: a drama that is started and never built)', async () => {
    const { page } = studio
    await page.getByRole('textbox', { name: 'Premise' }).fill('A baker finds her dead sister on the tram')
    const episodes = page.locator('input[aria-label="Episodes"]')
    await episodes.fill('1')
    await episodes.press('Enter')
    await page.getByRole('button', { name: /^Start/ }).click()
    await page.waitForFunction(() => location.hash.startsWith('#/build'))
    await expect
      .poll(async () => (await ask(page, 'build.current', {})).run?.state, {
        timeout: 200_000,
        interval: 300,
      })
      .toBe('done')
    expect(await planned(page)).toEqual([])
  })

  it('mixes the sound of an episode beside the main process (bug: a built app without its mixer)', async () => {
    const { page } = studio
    const { audio } = await ask(page, 'stage.sound', { episode: 1 })
    const start = await page.evaluate(async (name) => {
      const bytes = await (await fetch(`/media/${name}`)).arrayBuffer()
      return new TextDecoder().decode(bytes.slice(0, 4))
    }, audio)
    expect(start).toBe('RIFF')
  })

  it('plans only what hangs on an edited line, and nothing after undo (bug: an edit remakes a season)', async () => {
    const { page } = studio
    await page.evaluate(() => void (location.hash = '#/script?episode=1'))
    await firstSpeech(page).fill('I buried you in March.')
    await expect
      .poll(() => planned(page), WAIT)
      .toEqual(['cues', 'cut', 'review', 'subtitles', 'timing', 'voice'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => planned(page), WAIT).toEqual([])
  })

  it('loses nothing but the last 250 ms to a kill while one types (bug: lost work)', async () => {
    const line = firstSpeech(studio.page)
    await line.fill('x')
    await line.pressSequentially(' The tram has no driver tonight.', { delay: 30 })
    const id = await line.getAttribute('data-line')
    await studio.page.waitForTimeout(250)
    await studio.kill()
    studio = await start()
    const { page } = studio
    const [drama] = (await ask(page, 'drama.recent', {})).dramas
    await ask(page, 'drama.open', { dir: drama?.dir ?? '', mode: 'write' })
    const { scenes } = await ask(page, 'script.episode', { episode: 1 })
    expect(scenes.flatMap((scene) => scene.lines).find((one) => one.id === id)?.text).toBe(
      'x The tram has no driver tonight.',
    )
  })
})
