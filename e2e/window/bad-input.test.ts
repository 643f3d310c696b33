import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureWindow } from '../../scripts/build-window.mjs'
import { arrived, ask, buildAll, WAIT } from './ask.ts'
import { launchStudio, type StudioApp } from './studio-app.ts'
import { wholeDrama } from './whole-drama.ts'

let home: string
let studio: StudioApp
let page: Page

async function start(): Promise<void> {
  studio = await launchStudio({ userData: path.join(home, 'user'), env: { HOME: home } })
  page = studio.page
  page.setDefaultTimeout(30_000)
}

/** A copy of the whole drama that may be maltreated. */
function copy(name: string): string {
  const dir = path.join(home, name)
  cpSync(path.join(home, 'whole'), dir, { recursive: true })
  return dir
}

/** Opens a folder as a person does: by the key, and the dialog of the system. */
async function open(dir: string): Promise<void> {
  await studio.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [chosen] }) })
  }, dir)
  await page.keyboard.press('Control+o')
}

const says = (title: string | RegExp) => page.getByText(title).first().waitFor()
const goTo = (hash: string) => page.evaluate((to) => void (location.hash = to), hash)
const way = (title: string) =>
  page.getByRole('listitem').filter({ hasText: title }).getByRole('button').click()
const firstLine = () => page.locator('textarea[data-line]').first()
const mode = async () => (await ask(page, 'drama.current', {})).drama?.mode
const sql = (dir: string, statement: string): void => {
  const db = new Database(path.join(dir, 'project.db'))
  try {
    db.exec(statement)
  } finally {
    db.close()
  }
}

/** Mounts a folder over itself without the right to write: root writes past every other bar. False where it cannot be. */
function mountReadOnly(dir: string): boolean {
  try {
    execFileSync('mount', ['--bind', dir, dir], { stdio: 'ignore' })
    execFileSync('mount', ['-o', 'remount,ro,bind', dir], { stdio: 'ignore' })
    return true
  } catch {
    // Not root, or a container that may not mount: the test says that it was not made.
    return false
  }
}

beforeAll(async () => {
  await ensureWindow()
  home = mkdtempSync(path.join(tmpdir(), 'cliffhanger-bad-'))
  await start()
  wholeDrama(path.join(home, 'whole'))
})
afterAll(async () => {
  await studio.close()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})

describe('what can be wrong with a drama has a state on screen and a way out', () => {
  it('is open elsewhere (bug: two writers, or a window that stays blank)', async () => {
    const dir = copy('elsewhere')
    const other = new Database(path.join(dir, 'lock'))
    other.exec('BEGIN EXCLUSIVE')
    await open(dir)
    await says('This drama is open elsewhere')
    await way('Open it for reading')
    await expect.poll(mode, WAIT).toBe('read')
    await goTo('#/script?episode=1')
    await firstLine().waitFor()
    expect(await firstLine().getAttribute('readonly')).not.toBe(null)
    other.close()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(mode, WAIT).toBe('write')
  })

  it('is moved while it is open (bug: edits that go nowhere are called saved)', async () => {
    const dir = copy('moved')
    await open(dir)
    await expect.poll(mode, WAIT).toBe('write')
    renameSync(dir, `${dir}-away`)
    await says('The folder of this drama was moved or deleted')
    expect(await page.getByText('Saved', { exact: true }).count()).toBe(0)
    renameSync(`${dir}-away`, dir)
    await way('Try once more')
    await page.getByText('The folder of this drama was moved or deleted').waitFor({ state: 'hidden' })
    expect(await mode()).toBe('write')
  })

  it('is deleted while it is open (bug: no way out of a drama that is gone)', async () => {
    const dir = copy('deleted')
    await open(dir)
    await expect.poll(async () => (await ask(page, 'drama.current', {})).drama?.dir, WAIT).toBe(dir)
    rmSync(dir, { recursive: true })
    await says('The folder of this drama was moved or deleted')
    await way('Close it here')
    await page.getByRole('textbox', { name: 'Premise' }).waitFor()
  })

  it('is truncated (bug: a stack trace, or a damaged drama that is written to)', async () => {
    const dir = copy('truncated')
    const file = path.join(dir, 'project.db')
    truncateSync(file, Math.floor(statSync(file).size * 0.4))
    await open(dir)
    await says(/^Nothing has been changed|Part of this drama cannot be read/)
    expect(await mode()).not.toBe('write')
    expect(await page.getByRole('main').getByRole('button').count()).toBeGreaterThan(0)
    await page.keyboard.press('Control+n')
  })

  it('holds garbage in its tables (bug: a window that takes it for no drama at all)', async () => {
    const dir = copy('garbage')
    sql(dir, `UPDATE output SET json = '{' || substr(json, 1, 3)`)
    await ask(page, 'drama.close', {})
    await open(dir)
    await says(/^Nothing has been changed|Part of this drama cannot be read/)
    expect(await mode()).not.toBe('write')
    await page.keyboard.press('Control+n')
  })

  it('loses its media (bug: a black picture without a word)', async () => {
    const dir = copy('media')
    const media = path.join(dir, 'media')
    for (const name of readdirSync(media, { recursive: true, encoding: 'utf8' })) {
      const file = path.join(media, name)
      if (statSync(file).isFile()) writeFileSync(file, 'garbage')
    }
    await open(dir)
    await expect.poll(async () => (await ask(page, 'drama.current', {})).drama?.dir, WAIT).toBe(dir)
    await goTo('#/stage?episode=1')
    await page
      .getByText(/files? .*(?:gone|missing|damaged)|could not be|cannot be/)
      .first()
      .waitFor()
    expect(await buildAll(page)).toBe('done')
    await page.getByRole('slider', { name: 'Playhead' }).waitFor()
    expect((await ask(page, 'stage.film', { episode: 1 })).cut.state).toBe('current')
    await ask(page, 'drama.close', {})
  })

  it('is from the future (bug: a newer file is opened and harmed)', async () => {
    const dir = copy('newer')
    sql(dir, 'PRAGMA user_version = 9999')
    await ask(page, 'drama.close', {})
    await open(dir)
    await says('A newer version made this drama')
    await way('Go back')
    await page.getByText('A newer version made this drama').waitFor({ state: 'hidden' })
  })

  it('lies where nothing can be written (bug: an edit that seems to work)', async ({ skip }) => {
    const dir = copy('read-only')
    if (!mountReadOnly(dir)) skip('nothing can be mounted here')
    try {
      await open(dir)
      await says('This drama can only be read')
      if ((await mode()) === undefined) await way('Open it for reading')
      await expect.poll(mode, WAIT).toBe('read')
      await goTo('#/script?episode=1')
      await firstLine().waitFor()
      expect(await firstLine().getAttribute('readonly')).not.toBe(null)
    } finally {
      await ask(page, 'drama.close', {})
      execFileSync('umount', [dir])
    }
  })
})

describe('what a person can do to the window', () => {
  it('takes a premise of 1 MB, says that it is too long and goes on (bug: a window that freezes)', async () => {
    await goTo('#/home')
    const premise = page.getByRole('textbox', { name: 'Premise' })
    await premise.fill('A baker finds her sister. '.repeat(40_000))
    await page.getByRole('alert').filter({ hasText: '256 KB is the limit' }).waitFor()
    expect(await page.getByRole('button', { name: /^Start/ }).getAttribute('aria-disabled')).toBe('true')
    await premise.fill('A baker finds her sister.')
    await page.getByRole('alert').waitFor({ state: 'hidden' })
    await premise.fill('')
  })

  it('keeps its history in order when the clock goes back (bug: undo takes back the wrong edit)', async () => {
    await open(copy('clock'))
    await expect.poll(mode, WAIT).toBe('write')
    await goTo('#/script?episode=1')
    await firstLine().waitFor()
    const { scenes } = await ask(page, 'script.episode', { episode: 1 })
    const [first, second] = scenes.flatMap(({ lines }) => lines.map(({ id }) => id))
    const edit = (line: string | undefined, text: string) =>
      ask(page, 'script.editLine', { line: line ?? '', text, merge: text })
    await edit(first, 'Edited today.')
    await studio.evaluate(() => {
      const now = Date.now
      Date.now = () => now() - 86_400_000
    }, null)
    await edit(second, 'Edited yesterday.')
    const texts = async (): Promise<string[]> =>
      (await ask(page, 'script.episode', { episode: 1 })).scenes.flatMap(({ lines }) =>
        lines.map(({ text }) => text).filter((text) => text.startsWith('Edited ')),
      )
    expect(await texts()).toEqual(['Edited today.', 'Edited yesterday.'])
    await page.keyboard.press('Control+z')
    await expect.poll(texts, WAIT).toEqual(['Edited today.'])
    await page.keyboard.press('Control+z')
    await expect.poll(texts, WAIT).toEqual([])
  })

  it('closes in the middle of a word and has it afterwards (bug: the last letters are lost)', async () => {
    await goTo('#/script?episode=1')
    const { scenes: before } = await ask(page, 'script.episode', { episode: 1 })
    // What was undone just now has to be on the page, or it comes under the hands of who types.
    await expect.poll(() => firstLine().inputValue(), WAIT).toBe(before[0]?.lines[0]?.text)
    await firstLine().fill('x')
    await firstLine().pressSequentially(' All of it is kept.')
    await studio.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close(), null)
    await studio.close()
    await start()
    const [drama] = (await ask(page, 'drama.recent', {})).dramas
    await ask(page, 'drama.open', { dir: drama?.dir ?? '', mode: 'write' })
    const { scenes } = await ask(page, 'script.episode', { episode: 1 })
    expect(scenes[0]?.lines[0]?.text).toBe('x All of it is kept.')
  })

  it.each([
    ['1024x700', 1, { width: 1024, height: 700 }],
    ['200 %', 2, { width: 1440, height: 900 }],
  ] as const)('reaches every control at %s (bug: buttons beyond the edge)', async (_name, zoom, size) => {
    await page.setViewportSize({ width: size.width / zoom, height: size.height / zoom })
    for (const room of ['home', 'board', 'script', 'stage', 'build', 'costs', 'findings', 'settings']) {
      await goTo(`#/${room}`)
      await arrived(page)
      expect(await beyond(page), room).toEqual([])
    }
  })
})

/** Controls that cannot be brought into the window even by giving them the focus. */
const beyond = (shown: Page): Promise<string[]> =>
  shown.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#root :is(button, a[href], input, textarea, [tabindex="0"])')]
      .filter((element) => element.checkVisibility() && element.getAttribute('aria-hidden') !== 'true')
      .flatMap((element) => {
        element.focus()
        const { left, right, top, bottom, width } = element.getBoundingClientRect()
        // A long line of a script may be taller than its pane: it scrolls.
        const tall = bottom - top > innerHeight / 2
        const seen = left > -1 && right < innerWidth + 1 && (tall || (top > -1 && bottom - 1 <= innerHeight))
        return seen || width < 2 || right - left > innerWidth ? [] : [element.outerHTML.slice(0, 120)]
      }),
  )
