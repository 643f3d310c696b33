import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunResult } from '../build/run.ts'
import { createRehearsalProvider } from '../providers/rehearsal/index.ts'
import type { Provider, TextRequest } from '../providers/provider.ts'
import { createSession, type Session } from '../session.ts'
import { createProject } from '../store/project.ts'
import { normaliseBrief } from './read-brief.ts'

/** A real project in a folder of its own, with the rehearsal provider. */
export interface SeasonSession {
  /** The session that is open now. */
  readonly session: Session
  /** Makes what is missing of a step, and what it needs. */
  build(only?: string): Promise<RunResult>
  /** Looks at the same project anew, as after a restart. */
  restart(): void
  /** One more take of a product. */
  reroll(slot: string): Promise<RunResult>
  close(): Promise<void>
}

/** What a writer answers, changed on the way: stands for a writer that writes something else in another take. */
export type Rewrite = (request: TextRequest, answer: unknown) => unknown

function rewriting(rehearsal: Provider, rewrite: Rewrite): Provider {
  return {
    ...rehearsal,
    async text(request, ctx) {
      const answer = await rehearsal.text?.(request, ctx)
      if (answer === undefined) throw new Error('the rehearsal provider writes')
      return { ...answer, value: rewrite(request, answer.value) }
    },
  }
}

/** Opens a project of one short premise. */
export function openSeason(
  brief: Partial<Parameters<typeof normaliseBrief>[0]> = {},
  rewrite: Rewrite = (_request, answer) => answer,
  wrap: (rehearsal: Provider) => Provider = (rehearsal) => rehearsal,
): SeasonSession {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-season-'))
  const provider = wrap(rewriting(createRehearsalProvider(), rewrite))
  const premise = 'A nurse finds out that her husband sold their house to pay his brother.'
  const project = createProject(
    join(dir, 'project'),
    normaliseBrief({ premise, episodes: 1, episodeSeconds: 20, seed: 7, ...brief }),
  )
  let session = createSession(project, { rehearsal: () => provider })
  const signal = new AbortController().signal
  return {
    get session() {
      return session
    },
    restart: () => void (session = createSession(project, { rehearsal: () => provider })),
    build: (only) => session.build({ signal, ...(only !== undefined && { only }) }),
    reroll: (slot) => session.reroll(slot, signal),
    async close() {
      session.close()
      await provider.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
