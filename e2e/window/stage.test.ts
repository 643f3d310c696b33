import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureWindow } from '../../scripts/build-window.mjs'
import { ensureExportPage } from '../../scripts/ensure-export-page.mjs'
import { ask, WAIT } from './ask.ts'
import { launchStudio, type StudioApp } from './studio-app.ts'

let home: string
let studio: StudioApp
let page: Page

const film = () => ask(page, 'stage.film', { episode: 1 })
const playhead = () => page.getByRole('slider', { name: 'Playhead' })
const frame = async () => Number(await playhead().getAttribute('aria-valuenow'))

/** The picture in full, as 18 by 32 grey values: once its drafts have given way. */
async function picture(): Promise<number[]> {
  const canvas = page.locator('canvas[data-painted=whole]')
  await canvas.waitFor()
  return canvas.evaluate((shown) => {
    const small = Object.assign(document.createElement('canvas'), { width: 18, height: 32 })
    const ctx = small.getContext('2d')
    ctx?.drawImage(shown as HTMLCanvasElement, 0, 0, 18, 32)
    const data = ctx?.getImageData(0, 0, 18, 32).data ?? []
    return Array.from({ length: 18 * 32 }, (_, i) => data[i * 4 + 1] ?? 0)
  })
}

const difference = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length

beforeAll(async () => {
  await ensureWindow()
  await ensureExportPage()
  home = mkdtempSync(path.join(tmpdir(), 'cliffhanger-stage-'))
  studio = await launchStudio({ userData: path.join(home, 'user'), env: { HOME: home } })
  page = studio.page
  page.setDefaultTimeout(15_000)
  await ask(page, 'settings.set', { language: 'en' })
  const brief = { text: 'A baker finds her dead sister on the tram', episodes: 1, episodeSeconds: 20 }
  await ask(page, 'drama.create', { brief, dir: path.join(home, 'drama') })
})
afterAll(async () => {
  await studio.close()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})

describe('the stage', () => {
  it('offers the build with its price before the first cut (bug: an empty room without a way on)', async () => {
    await page.evaluate(() => void (location.hash = '#/stage?episode=1'))
    await page.getByRole('heading', { name: 'Episode 1 has not been cut yet' }).waitFor()
    await page.getByRole('button', { name: /^Start.*\$0\.00/ }).click()
    await expect
      .poll(async () => (await ask(page, 'build.current', {})).run?.state, {
        timeout: 200_000,
        interval: 300,
      })
      .toBe('done')
    await playhead().waitFor()
  })

  it('plays, stops and goes frame by frame (bug: keys that miss, a clock that stands)', async () => {
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    await expect.poll(frame, WAIT).toBeGreaterThan(24)
    await page.keyboard.press('k')
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    const stopped = await frame()
    await page.waitForTimeout(300)
    expect(await frame()).toBe(stopped)
    await page.keyboard.press('ArrowRight')
    await expect.poll(frame, WAIT).toBe(stopped + 1)
    await page.keyboard.press('Shift+ArrowLeft')
    await expect.poll(frame, WAIT).toBe(stopped + 1 - 24)
    await page.keyboard.press('End')
    await expect.poll(frame, WAIT).toBe((await film()).durationFrames - 1)
  })

  it('shows another picture at another frame and the same one again (bug: a frozen or a left-over picture)', async () => {
    const { shots } = await film()
    await page.keyboard.press('Home')
    await expect.poll(frame, WAIT).toBe(0)
    const first = await picture()
    await page.keyboard.press('ArrowDown')
    await expect.poll(frame, WAIT).toBe(shots[1]?.startFrame)
    expect(difference(await picture(), first)).toBeGreaterThan(6)
    await page.keyboard.press('ArrowUp')
    await expect.poll(frame, WAIT).toBe(0)
    expect(difference(await picture(), first)).toBeLessThan(1)
  })

  it('scrubs on the timeline to the frame under the pointer (bug: an offset between pointer and playhead)', async () => {
    const box = await page.getByRole('region', { name: 'Timeline' }).locator('[class*=content]').boundingBox()
    if (box === null) throw new Error('no timeline')
    const { durationFrames } = await film()
    await page.mouse.move(box.x + 2, box.y + 8)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2, box.y + 8, { steps: 5 })
    await page.mouse.up()
    await expect.poll(async () => Math.abs((await frame()) - durationFrames / 2), WAIT).toBeLessThanOrEqual(1)
  })

  it('makes, pins and lets go of takes (bug: a reroll that is not seen, a pin that is not kept)', async () => {
    await page.keyboard.press('Home')
    const product = (await film()).shots[0]?.frame.slot ?? ''
    await page.keyboard.press('r')
    await expect.poll(async () => (await ask(page, 'takes.list', { product })).takes.length, WAIT).toBe(2)
    await page.getByRole('button', { name: 'Pin take 1' }).click()
    await expect.poll(async () => (await ask(page, 'takes.list', { product })).pinned, WAIT).toBe(1)
    await page.getByRole('button', { name: 'Let go of take 1' }).click()
    await expect.poll(async () => (await ask(page, 'takes.list', { product })).pinned, WAIT).toBe(null)
  })

  it('moves a scene to another place and says that the cut is from before (bug: a stale cut shown as new)', async () => {
    const scene = (await film()).scenes[0]?.id ?? ''
    await page.getByRole('button', { name: 'Change place' }).click()
    await page.getByRole('list', { name: 'Places' }).getByRole('button', { pressed: false }).first().click()
    await page.getByRole('status').filter({ hasText: 'plays as it was cut' }).waitFor()
    const { current } = await ask(page, 'stage.backdrops', { scene })
    expect(current).not.toBe('')
    await page.keyboard.press('Space')
    await page.keyboard.press('k')
    expect(await playhead().isVisible()).toBe(true)
  })

  it.each(['dark', 'light'] as const)(
    'has nothing that axe objects to, %s (bug: words nobody can read)',
    async (theme) => {
      await ask(page, 'settings.set', { theme })
      await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    },
  )
})
