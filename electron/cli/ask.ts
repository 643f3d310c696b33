import { createInterface } from 'node:readline/promises'

/** Asks a person a question that can be answered with yes; null where nobody can be asked. */
export type Ask = ((question: string) => Promise<boolean>) | null

/** Asks on the terminal, if there is one. */
export function terminalAsk(signal: AbortSignal): Ask {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null
  return async (question) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr })
    try {
      return /^\s*(?:y|yes|是)\s*$/i.test(await lines.question(question, { signal }))
    } catch {
      return false // Ctrl-C, or the end of the input
    } finally {
      lines.close()
    }
  }
}
