import type { Page } from '@playwright/test'

/** More tab stops than any room has. */
const MANY = 150

/** What has the focus: its role and its name, as `button Start`; `body` when nothing has. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return 'body'
    const roles: Record<string, string> = {
      A: 'link',
      BUTTON: 'button',
      TEXTAREA: 'textbox',
      INPUT: 'textbox',
    }
    const role = element.getAttribute('role') ?? roles[element.tagName] ?? element.tagName.toLowerCase()
    const labelled = element.getAttribute('aria-labelledby')
    const name =
      element.getAttribute('aria-label') ??
      (labelled === null ? element.textContent : document.getElementById(labelled)?.textContent) ??
      ''
    return `${role} ${name.replaceAll(/\s+/g, ' ').trim()}`
  })

/**
 * Presses Tab until something with this role and name has the focus. Throws with what Tab came by when nothing has it:
 * then it cannot be reached by keyboard.
 */
export async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const passed: string[] = []
  for (let i = 0; i < MANY; i++) {
    const now = await focused(page)
    if (wanted.test(now)) return
    passed.push(now)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never comes to ${wanted}, but to: ${[...new Set(passed)].join(' | ')}`)
}
