import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGallery, type Gallery, type OpenPage } from './open-gallery.ts'

let gallery: Gallery
beforeAll(async () => {
  gallery = await startGallery()
})
afterAll(() => gallery?.close())

/**
 * What axe finds, in a form one can read in a report. Left out: the guards that send the focus back into an open menu
 * (they hold it for no time at all), and that menus and toasts stand outside of the page's landmarks.
 */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('[data-base-ui-focus-guard]')
    .disableRules(['region'])
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.any[0]?.message ?? ''}`),
  )
}

const facesOf = (page: Page) =>
  page.evaluate(() =>
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => family.replaceAll('"', ''))
      .filter((family, index, all) => all.indexOf(family) === index),
  )

const WORDS = {
  en: { menu: 'Menu', decide: 'Decide', message: 'No answer for one $0.21 request' },
  zh: { menu: '菜单', decide: '决定', message: '一笔 $0.21 没有答复' },
} as const
/** Both languages and both themes: colours do not depend on the language. */
const VIEWS = [
  { language: 'en', theme: 'light' },
  { language: 'zh', theme: 'dark' },
] as const

describe('primitives as they look', () => {
  test.each(VIEWS)(
    'nothing is too faint to read or without a name, and nothing comes from elsewhere ($language, $theme)',
    async ({ language, theme }) => {
      const { page, complaints } = await gallery.open({ language, theme })
      const words = WORDS[language]
      await page.getByRole('button', { name: words.decide }).click()
      await page.getByText(words.message).first().waitFor()
      await page.getByRole('button', { name: words.menu }).click()
      await page.getByRole('menu').waitFor()
      expect(await findings(page)).toEqual([])
      // Letters come from the bundled faces: the machine may have none of them.
      const story = language === 'zh' ? 'Noto Serif SC Variable' : 'Source Serif 4 Variable'
      expect(await facesOf(page)).toEqual(
        expect.arrayContaining(['Inter Variable', 'Noto Sans SC Variable', story]),
      )
      // Styles and scripts that a library writes into the page are refused by the rules of the studio's page.
      expect(complaints).toEqual([])
      await page.context().close()
    },
  )
})

describe('primitives as they work', () => {
  let opened: OpenPage
  beforeAll(async () => {
    opened = await gallery.open()
  })
  afterAll(() => opened?.page.context().close())

  test('at twice the size and in the smallest window, text folds and never scrolls sideways', async () => {
    const { page } = opened
    for (const [width, height] of [
      [512, 350],
      [1024, 700],
    ] as const) {
      await page.setViewportSize({ width, height })
      const over = await page.evaluate(() =>
        [document.documentElement, document.querySelector('main')].map(
          (element) => (element?.scrollWidth ?? 0) - (element?.clientWidth ?? 0),
        ),
      )
      expect([width, ...over]).toEqual([width, 0, 0])
    }
  })

  test('the focus starts on the safe choice, Escape takes it, and the button that asked has it again', async () => {
    const { page } = opened
    const ask = page.getByRole('button', { name: 'Delete' })
    await ask.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('alertdialog').waitFor()
    expect(await findings(page)).toEqual([])
    const focused = page.locator(':focus')
    await expect.poll(() => focused.textContent()).toBe('Cancel')
    await page.keyboard.press('Escape')
    await expect.poll(() => focused.textContent()).toBe('Delete')
  })

  test('a menu goes by arrows and letters, and shows what an action costs', async () => {
    const { page } = opened
    await page.getByRole('button', { name: 'Menu' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    const highlighted = page.locator('[role=menuitem][data-highlighted]')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('r')
    await expect.poll(() => highlighted.textContent()).toContain('Refresh this episode')
    expect(await highlighted.textContent()).toContain('$1.18')
    await page.keyboard.press('Escape')
  })

  test('a list of hundreds keeps few rows, and goes by arrows, End and words with spaces', async () => {
    const { page } = opened
    const list = page.getByRole('listbox', { name: 'Rows: hover, selected, focused' })
    await list.focus()
    expect(await list.getByRole('option').count()).toBeLessThan(40)
    const selected = list.getByRole('option', { selected: true })
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => selected.textContent()).toContain('8The Betrothal Dinner')
    await page.keyboard.press('End')
    await expect.poll(() => selected.textContent()).toContain('404')
    await page.keyboard.press('Home')
    await page.keyboard.type('the sec')
    await expect.poll(() => selected.textContent()).toContain('7The Second Letter')
  })
})
