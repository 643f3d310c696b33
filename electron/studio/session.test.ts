import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { productStates } from './build/states.ts'
import { editLine, pinTake, removeScene, undoChange } from './drama/edits.ts'
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
  session = createSession(createProject(dir, BRIEF), { rehearsal: () => provider })
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

describe('a reroll', () => {
  const outline = 'outline:1'
  const digest = (): string | null => session.evaluator().evaluate(outline).shownDigest

  it('chooses its take and says so; undo sees the one before, for nothing', async () => {
    await session.build({ signal, only: 'outline' })
    const before = digest()
    const result = await session.reroll(outline, signal)
    expect(result).toMatchObject({ ran: [outline], chosen: true, changed: true, pinned: false, held: false })
    expect(session.evaluator().evaluate(outline).shown?.id).toBe(result.take)
    expect(undoChange(session).label).toBe(`reroll ${outline}`)
    expect(digest()).toBe(before)
    expect((await session.build({ signal, only: 'outline' })).ran).toEqual([])
  })

  it('of a pinned product is not chosen, and undo takes back the reroll and not the pin', async () => {
    await session.build({ signal, only: 'outline' })
    const before = digest()
    pinTake(session, outline, '1')
    const result = await session.reroll(outline, signal)
    expect(result).toMatchObject({ ran: [outline], chosen: false, pinned: true })
    expect(digest(), 'readers see the pinned take').toBe(before)
    expect(undoChange(session).label).toBe(`reroll ${outline}`)
    expect(session.evaluator().evaluate(outline).pinned).toBe(true)
  })

  it('of a stale product is refused and changes nothing an undo could take back instead', async () => {
    await session.build({ signal, only: 'outline' })
    session.project.db.prepare("UPDATE take SET version = 0 WHERE step = 'outline'").run()
    const stale = createSession(session.project, { rehearsal: () => provider })
    expect(await codeOf(stale.reroll(outline, signal))).toBe('BUILD_FIRST')
    expect(session.project.human.changes()).toEqual([])
  })
})

describe('what a person sees', () => {
  const states = () => productStates(session.evaluator())

  it('follows a build while it runs, and edits after it, without being made anew', async () => {
    const evaluator = session.evaluator()
    const seen: number[] = []
    await session.build({
      signal,
      only: 'revise',
      onEvent: (event) =>
        void (event.kind === 'made' && seen.push(states().filter((one) => one.state === 'current').length)),
    })
    expect(seen.at(-1)).toBeGreaterThan(seen[0] ?? Infinity)
    expect(session.evaluator()).toBe(evaluator)
    const line = session.evaluator().subjects('voice')[0] ?? ''
    editLine(session, line, 'Something else altogether.')
    expect(session.evaluator(), 'an edit keeps what it did not touch').toBe(evaluator)
    expect(states()).toEqual(
      productStates(createSession(session.project, { rehearsal: () => provider }).evaluator()),
    )
    const [, second] = session.evaluator().subjects('script')
    removeScene(session, second ?? '')
    expect(states()).toEqual(
      productStates(createSession(session.project, { rehearsal: () => provider }).evaluator()),
    )
    expect(states().some((one) => one.subject === second)).toBe(false)
    undoChange(session)
    expect(states().some((one) => one.subject === second)).toBe(true)
  })

  it('takes over a decision made during a build; the build goes on as it began', async () => {
    await session.build({ signal, only: 'revise' })
    const line = session.evaluator().subjects('voice')[0] ?? ''
    let edited = false
    await session.build({
      signal,
      only: 'shots',
      onEvent: () => {
        if (edited) return
        edited = true
        editLine(session, line, 'Said while it was being built.')
      },
    })
    expect(edited).toBe(true)
    expect(states()).toEqual(
      productStates(createSession(session.project, { rehearsal: () => provider }).evaluator()),
    )
  })

  it('of one episode can be asked for alone', async () => {
    await session.build({ signal, only: 'outline' })
    const own = productStates(session.evaluator(), 1)
    expect(new Set(own.map((one) => one.episode))).toEqual(new Set([1]))
    expect(own.map((one) => one.slot)).toContain('outline:1')
    expect(productStates(session.evaluator(), null).map((one) => one.slot)).toContain('bible:season')
  })
})
