import type { BrowserWindow } from './browser-window.ts'
import { jsonOf } from './pipe.ts'
import { pipe, windows } from './runtime.ts'
import { headed } from './settings.ts'

/** What a dialog is asked with, as far as it is looked at here. */
export interface DialogOptions {
  readonly defaultPath?: string
  readonly message?: string
  readonly detail?: string
  readonly title?: string
  readonly buttons?: readonly string[]
  readonly cancelId?: number
}

/** Dialogs that were asked for, oldest first: tests read it. */
export const asked: { readonly name: string; readonly options: DialogOptions }[] = []

/** The options of a call that may name a window first. */
const optionsOf = (given: readonly unknown[]): DialogOptions => jsonOf(given.length > 1 ? given[1] : given[0])

/** On a screen the page's own `prompt` and `confirm` ask; null when nobody can be asked. */
async function askOnScreen(script: string): Promise<unknown> {
  const window: BrowserWindow | undefined = [...windows.values()].find((one) => one.isVisible())
  if (!headed || window === undefined) return null
  const call = { expression: script, returnByValue: true, userGesture: true }
  const answer = await pipe().send('Runtime.evaluate', call, window.webContents.sessionId)
  return jsonOf(answer['result'])['value']
}

async function askForPath(name: string, options: DialogOptions): Promise<string | null> {
  asked.push({ name, options })
  const question = options.title ?? options.message ?? 'Full path:'
  const answer = await askOnScreen(
    `prompt(${JSON.stringify(question)}, ${JSON.stringify(options.defaultPath ?? '')})`,
  )
  return typeof answer === 'string' && answer !== '' ? answer : null
}

/**
 * Electron's `dialog`. A test replaces its functions, as it would on Electron; left alone they answer as if a person
 * had pressed Escape. On a screen a person is asked in the page.
 */
export const dialog = {
  async showOpenDialog(...given: unknown[]) {
    const chosen = await askForPath('open', optionsOf(given))
    return { canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] }
  },
  async showSaveDialog(...given: unknown[]) {
    const chosen = await askForPath('save', optionsOf(given))
    return { canceled: chosen === null, filePath: chosen ?? '' }
  },
  async showMessageBox(...given: unknown[]) {
    const options = optionsOf(given)
    asked.push({ name: 'message', options })
    const { buttons = [], cancelId = 0 } = options
    const other = buttons.findIndex((_, index) => index !== cancelId)
    const text = `${options.message ?? ''}\n\n${options.detail ?? ''}\n\nOK: ${buttons[other] ?? 'OK'}`
    const yes = (await askOnScreen(`confirm(${JSON.stringify(text)})`)) === true
    return { response: yes && other >= 0 ? other : cancelId, checkboxChecked: false }
  },
  showErrorBox(title: string, content: string) {
    asked.push({ name: 'error', options: { title, message: content } })
    process.stderr.write(`${title}: ${content}\n`)
  },
}
