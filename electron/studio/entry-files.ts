import { fileURLToPath } from 'node:url'

/**
 * Files that run in a process or a thread of their own. Run from the sources, each is where it was written; in a built
 * main they all lie beside it (`electron.vite.config.ts` names them).
 */
const fromSources = import.meta.url.endsWith('.ts')

const entry = (source: string, built: string): URL => new URL(fromSources ? source : built, import.meta.url)

/** The painter's thread. */
export const painterWorkerUrl = (): URL =>
  entry('./providers/rehearsal/painter-worker.ts', './painter-worker.js')

/** The thread that mixes an episode. */
export const mixWorkerUrl = (): URL => entry('./media/mix/mix-worker.ts', './mix-worker.js')

/** The speech process. */
export const speechChildPath = (): string =>
  fileURLToPath(entry('./providers/rehearsal/voice/espeak-child.ts', './espeak-child.js'))
