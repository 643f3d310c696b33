import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { examineProject } from './doctor.ts'
import { editLine, undoChange } from './drama/edits.ts'
import { normaliseBrief } from './drama/read-brief.ts'
import { createRehearsalProvider } from './providers/rehearsal/index.ts'
import { createSession } from './session.ts'
import { createProject } from './store/project.ts'

it('a lost file nobody needs is told apart, let go of by a sweep, and made again when it is wanted (bug: wrong for ever)', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-doctor-'))
  const rehearsal = createRehearsalProvider()
  const brief = normaliseBrief({
    premise: '林晚收到一封寄给亡姐的信',
    episodes: 1,
    episodeSeconds: 30,
    seed: 5,
  })
  const open = () => createSession(createProject(join(dir, 'p'), brief), { rehearsal: () => rehearsal })
  let session = open()
  const signal = new AbortController().signal
  const build = () => session.build({ signal, only: 'voice' })
  const media = (sweep = false) => examineProject(session, sweep).find(({ what }) => what === 'media')
  await build()
  const [line = ''] = session.evaluator().subjects('voice')
  const slot = `voice:${line}`
  const [take] = session.evaluator().takesOf(slot)
  const ref = session.project.build.mediaOf(take?.outputDigest ?? '')[0]
  if (ref === undefined) throw new Error('a voice without a file')
  writeFileSync(session.project.media.path(ref), 'garbage')
  expect(media(), 'it is heard').toMatchObject({ ok: false, files: [{ products: [slot] }] })
  editLine(session, line, '她把信放回了抽屉。')
  session.changed()
  await build()
  expect(media(), 'another take is heard').toMatchObject({ ok: true, files: [{ products: [slot] }] })
  expect(media(true)).toMatchObject({ ok: true, found: expect.stringMatching(/all whole$/) as string })
  expect(media()).toEqual(media(true))
  session.close()
  session = open()
  undoChange(session)
  session.changed()
  expect((await build()).ran).toEqual([slot])
  expect(media()?.ok).toBe(true)
  session.close()
  await rehearsal.close()
  rmSync(dir, { recursive: true })
})
