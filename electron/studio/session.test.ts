import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { normaliseBrief } from './drama/read-brief.ts'
import { StudioError } from './errors.ts'
import { createRehearsalProvider } from './providers/rehearsal/index.ts'
import { createSession, type Session } from './session.ts'
import { createProject } from './store/project.ts'

const BRIEF = normaliseBrief({
  premise: 'A law intern finds her late mother’s name on the contract she has to shred.',
  genre: 'ceo',
  language: 'en',
  episodes: 1,
  seed: 3,
})
const provider = createRehearsalProvider()
const signal = new AbortController().signal

let dir = ''
let session: Session
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-session-'))
  session = createSession(createProject(dir, BRIEF), () => provider)
})
afterEach(() => {
  session.close()
  rmSync(dir, { recursive: true, force: true })
})
afterAll(() => provider.close())

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof StudioError ? error.code : String(error)),
  )

describe('one run per session', () => {
  it('refuses a second build or reroll while one runs: they would make (and buy) everything twice', async () => {
    const first = session.build({ signal, only: 'outline' })
    const others = [session.build({ signal }), session.reroll('bible:season', signal)]
    expect(await Promise.all(others.map(codeOf))).toEqual(['BUSY', 'BUSY'])
    expect((await first).ran).toEqual(['bible:season', 'arc:season', 'outline:1'])
    expect(session.project.build.allTakes()).toHaveLength(3)
    expect(
      (await session.build({ signal, only: 'outline' })).ran,
      'a finished run lets the next one in',
    ).toEqual([])
  })
})
