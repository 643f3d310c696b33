import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureWindow } from '../../scripts/build-window.mjs'
import { ensureExportPage } from '../../scripts/ensure-export-page.mjs'
import { arrived, ask } from './ask.ts'
import { appDir, launchStudio, type StudioApp } from './studio-app.ts'
import { wholeDrama } from './whole-drama.ts'

/** Every room of this version: a new one is looked at as soon as it is there. */
const rooms = readdirSync(path.join(appDir, 'renderer'), { recursive: true, encoding: 'utf8' }).flatMap(
  (file) => /^(\w+)[\\/]\1-room\.tsx$/.exec(file)?.[1] ?? [],
)
/** Parts of a room that are as large as rooms. */
const parts = ['settings?part=keys', 'settings?part=roles', 'costs?view=models'] as const
/** What lies over a room, by the key that opens it. */
const overlays = [
  ['the palette', 'Control+k'],
  ['the export', 'Control+e'],
  ['the shortcuts', 'Control+/'],
] as const

let home: string
let studio: StudioApp
let page: Page

async function look(language: 'zh' | 'en', theme: 'light' | 'dark'): Promise<void> {
  await ask(page, 'settings.set', { language, theme })
  await page.waitForFunction(
    (wanted) =>
      document.documentElement.dataset['theme'] === wanted.theme &&
      document.documentElement.lang.startsWith(wanted.language),
    { language, theme },
  )
}

/** Goes to a room and waits until nothing in it is on its way any more. */
async function goTo(room: string): Promise<void> {
  await page.evaluate((name) => void (location.hash = `#/${name}`), room)
  await arrived(page)
  await settled()
}

/** Waits out transitions: a colour that fades in would be judged half-way. */
const settled = (): Promise<unknown> =>
  page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)))

/** What axe holds against the page as it is: the rule and the first element each. */
async function serious(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

/** A language and a theme the window is looked at in. */
export interface Look {
  readonly language: 'zh' | 'en'
  readonly theme: 'light' | 'dark'
}

/** Has axe look at every room and at what lies over them, in each look. */
export function axeLooks(looks: readonly Look[]): void {
  beforeAll(async () => {
    await ensureWindow()
    await ensureExportPage()
    home = mkdtempSync(path.join(tmpdir(), 'cliffhanger-axe-'))
    studio = await launchStudio({ userData: path.join(home, 'user'), env: { HOME: home } })
    page = studio.page
    page.setDefaultTimeout(60_000)
    wholeDrama(path.join(home, 'drama'))
    await ask(page, 'drama.open', { dir: path.join(home, 'drama'), mode: 'write' })
  })
  afterAll(async () => {
    await studio.close()
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  })

  describe.each(looks)('axe, $language, $theme', ({ language, theme }) => {
    beforeAll(() => look(language, theme))

    it.each([...rooms, ...parts])(
      'has nothing serious against %s (bug: words or controls some cannot use)',
      async (room) => {
        await goTo(room)
        expect(await serious()).toEqual([])
      },
    )

    // Their words are the same in both languages to axe: one is enough.
    it.runIf(language === 'en').each(overlays)(
      'has nothing serious against %s (bug: the same, over a room)',
      async (_name, keys) => {
        await page.keyboard.press(keys)
        await page.getByRole('dialog').waitFor()
        await settled()
        expect(await serious()).toEqual([])
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'hidden' })
      },
    )
  })
}
