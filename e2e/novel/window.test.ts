import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureWindow } from '../../scripts/build-window.mjs'
import { arrived, ask, WAIT } from '../window/ask.ts'
import { launchStudio, type StudioApp } from '../window/studio-app.ts'

let home: string
let studio: StudioApp
let page: Page

beforeAll(async () => {
  await ensureWindow()
  home = mkdtempSync(join(tmpdir(), 'cliffhanger-novel-'))
  studio = await launchStudio({ userData: join(home, 'user'), env: { HOME: home } })
  page = studio.page
  page.setDefaultTimeout(30_000)
}, 180_000)
afterAll(async () => {
  await studio.close()
  rmSync(home, { recursive: true, force: true })
})

/** Picks a file as a person does: by the button, and the dialog of the system. */
async function pick(file: string): Promise<void> {
  await studio.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [chosen] }) })
  }, file)
  await page.getByRole('button', { name: /From a novel/ }).click()
}

it('shows what is in a novel, and makes a season of it with as many episodes as asked for', async () => {
  await arrived(page)
  const short = join(home, 'short.txt')
  writeFileSync(short, 'A man comes back.')
  await pick(short)
  await page.getByText('The novel cannot be read').first().waitFor()

  await pick(fileURLToPath(new URL('lantern-ferry.zh.txt', import.meta.url)))
  await page.getByRole('dialog').getByText('沈青禾').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })

  // One that is dropped on the window, or opened from outside, is taken for what it is.
  const path = fileURLToPath(new URL('clockmaker.en.txt', import.meta.url))
  await page.evaluate(async (file) => {
    const envelope = await window.studio.request({
      id: 'drop',
      route: 'drama.drop',
      input: { paths: [file] },
    })
    document.dispatchEvent(new CustomEvent('studio:dropped', { detail: JSON.stringify(envelope) }))
  }, path)
  const dialog = page.getByRole('dialog', { name: /CLOCKMAKER/ })
  await dialog.getByText('Nora Pell').waitFor()
  await dialog.getByText('CHAPTER III. Room Nine').waitFor()
  await dialog.getByText('Before the first chapter: not read').waitFor()
  await dialog.getByRole('textbox', { name: /Episodes/ }).fill('3')
  await dialog.getByRole('button', { name: /Make the season/ }).click()

  await expect.poll(() => page.evaluate(() => location.hash), WAIT).toContain('build')
  const drama = async () => (await ask(page, 'drama.current', {})).drama
  expect(await drama()).toMatchObject({ episodes: 3, language: 'en' })
  await expect
    .poll(async () => (await ask(page, 'cast.list', {})).cast.map((one) => one.name), { timeout: 60_000 })
    .toEqual(expect.arrayContaining(['Nora Pell', 'Edwin Quill']))
  await ask(page, 'build.cancel', {})
  // A window that is closed over a build asks first.
  await expect
    .poll(async () => (await ask(page, 'build.current', {})).run?.endedAt ?? null, WAIT)
    .not.toBeNull()
}, 180_000)
