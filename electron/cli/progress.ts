import { splitSlot } from '../studio/build/step.ts'
import type { RunEvent } from '../studio/build/run.ts'

/** A live view of a build or an export on stderr: one line that is rewritten on a terminal, a line now and then elsewhere. */
export interface Progress {
  readonly onBuild: (event: RunEvent) => void
  readonly onExport: (episode: number, done: number, total: number) => void
  readonly end: () => void
}

const TERMINAL_EVERY_MS = 100
const PIPE_EVERY_MS = 5000
const CLEAR_LINE = '\r\u001b[2K'

const clock = (ms: number): string =>
  `${Math.floor(ms / 60000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`

export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const live = stream.isTTY
  const startedAt = Date.now()
  const counts = new Map<string, number>()
  let lastAt = 0
  let last = ''
  const show = (text: string, force = false): void => {
    const now = Date.now()
    if (text === last || (!force && now - lastAt < (live ? TERMINAL_EVERY_MS : PIPE_EVERY_MS))) return
    lastAt = now
    last = text
    const line = `${clock(now - startedAt)}  ${text}`
    stream.write(live ? `${CLEAR_LINE}${line.slice(0, (stream.columns || 100) - 1)}` : `${line}\n`)
  }
  return {
    onBuild(event) {
      if (event.kind === 'started') return
      // What failed is told with its reason at the end.
      const name = event.kind === 'failed' ? 'failed' : splitSlot(event.slot).step
      counts.set(name, (counts.get(name) ?? 0) + 1)
      show([...counts].map(([id, n]) => `${id} ${n}`).join(' · '))
    },
    onExport: (episode, done, total) => show(`episode ${episode}: frame ${done} of ${total}`, done === total),
    end() {
      if (live && last !== '') stream.write(`${CLEAR_LINE}`)
    },
  }
}
