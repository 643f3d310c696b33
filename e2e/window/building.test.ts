import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureWindow } from '../../scripts/build-window.mjs'
import { ask, buildState, WAIT } from './ask.ts'
import { launchStudio, type StudioApp } from './studio-app.ts'

const BRIEF = { text: 'A baker finds her dead sister on the tram', episodes: 60, episodeSeconds: 60 }

let home: string
let studio: StudioApp
let page: Page

beforeAll(async () => {
  await ensureWindow()
  home = mkdtempSync(path.join(tmpdir(), 'cliffhanger-building-'))
  studio = await launchStudio({ userData: path.join(home, 'user'), env: { HOME: home } })
  page = studio.page
  page.setDefaultTimeout(WAIT.timeout)
  await ask(page, 'settings.set', { language: 'en' })
  await ask(page, 'drama.create', { brief: BRIEF, dir: path.join(home, 'drama') })
})

afterAll(async () => {
  await studio.close()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})

const made = async (): Promise<number> => (await ask(page, 'build.current', {})).run?.made ?? 0

test('a long season is built while one works in every room (bug: the window stops answering until the build is over)', async () => {
  await page.getByRole('link', { name: 'Build', exact: true }).click()
  await page.getByRole('button', { name: /^Build/ }).click()
  await page.getByRole('heading', { name: 'Building' }).waitFor()
  await expect.poll(made, WAIT).toBeGreaterThan(70)
  await page.getByRole('link', { name: 'Board', exact: true }).click()
  await page.getByRole('option', { name: /.+/ }).first().click()
  await page.getByRole('link', { name: 'Script', exact: true }).click()
  await page.getByRole('button', { name: /^2/ }).first().click()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Commands' }).fill('light')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Costs', exact: true }).click()
  await page.getByRole('table').waitFor()
  const before = await made()
  await page.getByRole('link', { name: 'Build', exact: true }).click()
  // What is shown goes on with what is made.
  await page
    .getByText(/ of \d+ made/)
    .first()
    .waitFor()
  await expect.poll(made, WAIT).toBeGreaterThan(before)
  expect(await buildState(page)).toBe('running')
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByRole('button', { name: /^Build/ }).waitFor()
  // The plan is there again, a page of it.
  await page
    .getByRole('option', { name: /Never made|Waits/ })
    .first()
    .waitFor()
  expect(await buildState(page)).toBe('cancelled')
}, 300_000)
