import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { measurement, millis, type Measurement } from '../../electron/studio/bench/measure.ts'
import { launchStandIn } from '../stand-in/launch.ts'
import { launchStudio } from '../window/studio-app.ts'
import { nextFrame } from './page-clock.ts'

const RUNS = 5
const BARE_APP = path.join(import.meta.dirname, 'bare-app')

/** From nothing to the first room: its premise can be typed into. */
async function studioStart(): Promise<number> {
  let close = (): Promise<unknown> => Promise.resolve()
  const taken = await millis(async () => {
    const app = await launchStudio()
    close = app.close
    await app.page.getByRole('textbox', { name: 'Premise' }).waitFor()
    await nextFrame(app.page)
  })
  await close()
  return taken
}

/** From nothing to a window with one field in it. */
async function bareStart(): Promise<number> {
  const userData = mkdtempSync(path.join(tmpdir(), 'cliffhanger-bare-'))
  let close = (): Promise<unknown> => Promise.resolve()
  const taken = await millis(async () => {
    const app = await launchStandIn({
      appDir: BARE_APP,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      env: { BARE_USER_DATA: userData },
    })
    close = app.quit
    const [context] = app.browser.contexts()
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
    if (page === undefined) throw new Error('the bare app has no page')
    await page.getByRole('textbox').waitFor()
    await nextFrame(page)
  })
  await close()
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  return taken
}

/** Start to the first interactive room, against an app of one empty window on the same host. */
export async function benchStart(): Promise<Measurement[]> {
  const studio: number[] = []
  const bare: number[] = []
  for (let i = 0; i < RUNS; i++) {
    bare.push(await bareStart())
    studio.push(await studioStart())
  }
  return [
    measurement('window: start to the first interactive room', 'ms', studio, {
      name: 'an app of one empty window on the same host',
      values: bare,
    }),
  ]
}
