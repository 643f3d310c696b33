import { brokenOff } from './failure.ts'
import type { IdleWatch } from './guarded-fetch.ts'

/** Longest line of a stream that is read, in characters: far above what any vendor sends at once. */
const LONGEST_LINE = 4 * 1024 * 1024

/** The data of one event of a stream, from its `data:` lines; null for comments and events without any. */
function dataOf(event: string): string | null {
  const lines = event
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(line.startsWith('data: ') ? 6 : 5))
  return lines.length === 0 ? null : lines.join('\n')
}

/**
 * Reads a stream of server-sent events (WHATWG HTML, section 9.2) and yields the data of each. An event that was not
 * closed by an empty line is no event: its stream was cut.
 * @throws ProviderFailure `ambiguous` when the connection breaks or falls silent
 */
export async function* serverEvents(
  response: Response,
  provider: string,
  watch: IdleWatch,
): AsyncGenerator<string> {
  const reader = response.body?.getReader()
  if (reader === undefined) return
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      watch.alive()
      rest = (rest + decoder.decode(value, { stream: true })).replaceAll('\r\n', '\n')
      if (rest.length > LONGEST_LINE) throw new Error('an event without an end')
      const events = rest.split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) {
        const data = dataOf(event)
        if (data !== null) yield data
      }
    }
  } catch (error) {
    throw brokenOff(error, provider)
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
