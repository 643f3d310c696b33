import { runInThisContext } from 'node:vm'
import { app } from './app.ts'
import type { CdpMessage } from './pipe.ts'
import { pipe, windows } from './runtime.ts'

/** From the process that launched the app: the second client's messages, and functions to run in here. */
export type FromLauncher =
  | { readonly kind: 'cdp'; readonly message: CdpMessage }
  | { readonly kind: 'evaluate'; readonly id: number; readonly code: string; readonly argument: unknown }
  | { readonly kind: 'files'; readonly paths: string[] }
  | { readonly kind: 'quit' }

/** To it. */
export type ToLauncher =
  | { readonly kind: 'ready' }
  | { readonly kind: 'cdp'; readonly message: CdpMessage }
  | {
      readonly kind: 'evaluated'
      readonly id: number
      readonly value: unknown
      readonly error: string | null
    }

function tell(message: ToLauncher): void {
  if (process.connected) process.send?.(message)
}

/** Runs a function of a test in here, with Electron's modules and one argument. */
async function evaluate(code: string, electron: object, argument: unknown): Promise<unknown> {
  const compiled = runInThisContext(`(${code})`) as (electron: object, argument: unknown) => unknown
  return compiled(electron, argument)
}

/** When a test launched the app: lets its Playwright into the browser, and ends when it ends. */
export async function listenToLauncher(electron: object): Promise<void> {
  if (process.send === undefined) return
  await pipe().openTap((message) => tell({ kind: 'cdp', message }))
  process.on('message', (message: FromLauncher) => {
    if (message.kind === 'cdp') pipe().forward(message.message)
    else if (message.kind === 'quit') void app.quit()
    else if (message.kind === 'files')
      for (const { webContents } of windows.values())
        webContents.toMainFrame({ kind: 'files', paths: message.paths })
    else
      void evaluate(message.code, electron, message.argument).then(
        (value) => tell({ kind: 'evaluated', id: message.id, value, error: null }),
        (error: unknown) =>
          tell({
            kind: 'evaluated',
            id: message.id,
            value: null,
            error: error instanceof Error ? error.message : String(error),
          }),
      )
  })
  process.on('disconnect', () => app.exit(1))
  tell({ kind: 'ready' })
}
