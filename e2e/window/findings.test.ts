import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureWindow } from '../../scripts/build-window.mjs'
import { ask, WAIT } from './ask.ts'
import { launchStudio, type StudioApp } from './studio-app.ts'
import { wholeDrama } from './whole-drama.ts'

const SEEDED = 'Nobody bakes at night,, not any more.'

let home: string
let studio: StudioApp
let page: Page
let line: string

const goTo = (room: string) => page.evaluate((hash) => void (location.hash = hash), `#/${room}`)
const found = () => page.getByRole('option', { name: /Doubled marks/ })
const stateOf = async () =>
  (await ask(page, 'findings.list', {})).findings.find((one) => one.check === 'double-punctuation')?.state

beforeAll(async () => {
  await ensureWindow()
  home = mkdtempSync(path.join(tmpdir(), 'cliffhanger-findings-'))
  studio = await launchStudio({ userData: path.join(home, 'user'), env: { HOME: home } })
  page = studio.page
  page.setDefaultTimeout(20_000)
  await ask(page, 'settings.set', { language: 'en' })
  wholeDrama(path.join(home, 'drama'))
  await ask(page, 'drama.open', { dir: path.join(home, 'drama'), mode: 'write' })
  const { scenes } = await ask(page, 'script.episode', { episode: 1 })
  line = scenes.flatMap((scene) => scene.lines).find((one) => one.kind === 'speech')?.id ?? ''
})
afterAll(async () => {
  await studio.close()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})

describe('findings', () => {
  it('shows a line that went wrong with what is wrong in it (bug: a list from before the edit)', async () => {
    await goTo('findings')
    await page.getByRole('heading', { name: /^\d+ open$/ }).waitFor()
    expect(await found().count()).toBe(0)
    await ask(page, 'script.editLine', { line, text: SEEDED })
    await found().click()
    const detail = page.getByRole('region', { name: 'The finding' })
    await detail.getByRole('heading', { name: 'Doubled marks' }).waitFor()
    expect(await detail.getByLabel('The line').locator('mark').textContent()).toBe(',,')
    expect(await detail.getByRole('button', { name: 'Waive' }).getAttribute('aria-disabled')).toBe('true')
  })

  it('goes to the line by Enter and comes back to it (bug: a jump to the top of the script)', async () => {
    await found().click()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => location.hash), WAIT).toContain(`line=${line}`)
    await expect
      .poll(
        () =>
          page.evaluate(() =>
            document.activeElement instanceof HTMLTextAreaElement ? document.activeElement.value : '',
          ),
        WAIT,
      )
      .toBe(SEEDED)
    await page.goBack()
    await expect.poll(() => found().getAttribute('aria-selected'), WAIT).toBe('true')
  })

  it('waives with a reason by keyboard, takes it back from the toast and by undo (bug: a waiver for good)', async () => {
    await found().click()
    const waive = async () => {
      await page.keyboard.press('w')
      await page.keyboard.type('She stumbles here')
      await page.keyboard.press('Enter')
      await expect.poll(stateOf, WAIT).toBe('waived')
      await found().waitFor({ state: 'detached' })
    }
    await waive()
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
    await expect.poll(stateOf, WAIT).toBe('open')
    await found().click()
    await waive()
    await page.keyboard.press('Control+z')
    await expect.poll(stateOf, WAIT).toBe('open')
    await found().waitFor()
  })

  it('keeps what was waived with its reason, and opens it again (bug: waived is gone)', async () => {
    const { findings } = await ask(page, 'findings.list', {})
    const finding = findings.find((one) => one.check === 'double-punctuation')?.id ?? ''
    await ask(page, 'findings.waive', { finding, reason: 'She stumbles here' })
    await page.getByRole('button', { name: /^Waived/ }).click()
    await found().click()
    await page.getByText('She stumbles here').waitFor()
    await page.getByRole('button', { name: 'Open again' }).click()
    await expect.poll(stateOf, WAIT).toBe('open')
    await page.getByRole('button', { name: /^Open/ }).first().click()
    await found().waitFor()
  })

  it('keeps the focus in the room when the last finding is waived (bug: keys that go nowhere)', async () => {
    const { findings } = await ask(page, 'findings.list', {})
    for (const { id, state, check } of findings)
      if (state === 'open' && check !== 'double-punctuation')
        await ask(page, 'findings.waive', { finding: id, reason: 'Meant so' })
    await page.getByRole('heading', { name: '1 open' }).waitFor()
    await found().click()
    await page.keyboard.press('w')
    await page.keyboard.type('She stumbles here')
    await page.keyboard.press('Enter')
    await found().waitFor({ state: 'detached' })
    const inRoom = () => page.evaluate(() => document.activeElement?.closest('[data-pane=main]') !== null)
    await expect.poll(inRoom, WAIT).toBe(true)
    await page.keyboard.press('Control+z')
    await found().waitFor()
    await expect.poll(() => page.locator(':focus').getAttribute('role'), WAIT).toBe('listbox')
  })
})

describe('costs', () => {
  it('shows every request of the ledger and that nothing was billed (bug: a room that counts otherwise)', async () => {
    await goTo('costs')
    const { requests } = await ask(page, 'costs.get', { by: 'step' })
    await page.getByText(`All ${requests} requests were rehearsed on this machine`).waitFor()
    const ledger = page.getByRole('listbox', { name: 'Every request' })
    expect(await ledger.getByRole('option').first().getAttribute('aria-setsize')).toBe(String(requests))
    const total = page.getByRole('table', { name: 'What was spent' }).getByRole('row', { name: /^Total/ })
    expect(await total.textContent()).toContain(String(requests))
    await page.getByRole('radio', { name: 'Provider' }).click()
    await page.getByRole('rowheader', { name: 'Rehearsal' }).waitFor()
  })
})
