import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { produce } from '../../electron/cli/commands/produce.ts'
import { createContext, type CommandContext } from '../../electron/cli/context.ts'
import { StudioError } from '../../electron/studio/errors.ts'
import { ledgerCsv } from '../../electron/studio/money/ledger-csv.ts'
import { createStudio, type Studio } from '../../electron/studio/studio.ts'
import { startFakeProvider, type FakeProvider } from './server.ts'
import { userThings } from './user-things.fixture.ts'

let dir: string
let server: FakeProvider
let studio: Studio

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-several-'))
  server = await startFakeProvider()
  const noPage = (): Promise<never> => Promise.reject(new StudioError('RENDERER_MISSING', 'no page here'))
  studio = createStudio({ openRenderPage: Object.assign(noPage, { version: 'none' }) })
  mkdirSync(join(dir, 'briefs'))
  const brief = { episodes: 1, episodeSeconds: 20, language: 'en' }
  for (const [name, premise] of [
    ['2 tram', 'A baker finds her dead sister on the evening tram'],
    ['10 letter', 'A postwoman opens a letter that is dated tomorrow'],
  ])
    writeFileSync(join(dir, 'briefs', `${name}.json`), JSON.stringify({ ...brief, premise }))
  const file = server.providersFile() as { roles: Record<string, string> } // written there
  writeFileSync(
    join(dir, 'providers.json'),
    JSON.stringify({ ...file, roles: { ...file.roles, voice: 'rehearsal' } }),
  )
})
afterAll(async () => {
  await Promise.all([server.close(), studio.close()])
  rmSync(dir, { recursive: true, force: true })
})

/** `produce` of the folder, with the one object it prints. */
async function run(budget: string) {
  let printed: unknown = null
  const ctx: CommandContext = createContext(studio, true, new AbortController().signal, userThings(dir))
  const out = { ...ctx.out, say: () => undefined, result: (value: unknown) => void (printed = value) }
  const options = { project: join(dir, 'dramas'), providers: join(dir, 'providers.json'), render: 'none' }
  const code = await produce({ ...ctx, out }, join(dir, 'briefs'), { ...options, budget })
  return { code, printed }
}

it('several dramas share one budget: it stops them, and the same command goes on without a second bill', async () => {
  const first = await run('0.0001')
  expect(first).toMatchObject({ code: 1, printed: { dramas: [{ brief: '2 tram.json', summary: null }] } })
  expect(server.bills.total()).toBe(0n)
  const all = await run('1')
  expect(all).toMatchObject({
    code: 0,
    printed: { failed: 0, dramas: [{ problem: null }, { problem: null }] },
  })
  const bills = server.bills.lines.length
  // What earlier commands spent counts: a budget that is spent buys nothing, and nothing is missing.
  expect(await run('0')).toMatchObject({ code: 0, printed: { failed: 0 } })
  expect(server.bills.lines.length).toBe(bills)
  const session = studio.open(join(dir, 'dramas', '10 letter'), 'read')
  const rows = ledgerCsv(session).split('\r\n')
  session.close()
  const at = (name: string): number => (rows[0] ?? '').split(',').indexOf(name)
  const costs = rows.slice(1, -1).map((row) => row.split(',')[at('cost_usd')] ?? '')
  expect(costs.filter((cost) => /^0\.\d{6,12}$/.test(cost)).length).toBe(rows.length - 2)
  expect(readFileSync(join(dir, 'dramas', '2 tram', 'export', 'episode-01.srt'), 'utf8')).toContain('-->')
})
