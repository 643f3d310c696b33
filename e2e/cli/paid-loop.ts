import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { closeDatabase, openDatabase } from '../../electron/studio/store/open-database.ts'
import type { BillLine } from '../fake-provider/bills.ts'
import { startApart, type ProviderApart } from '../fake-provider/start-apart.ts'
import { cli, cliKilled, scratch, type Built, type CliResult } from './run-cli.ts'

const PREMISES = ['A baker finds a letter addressed to her dead sister', 'The lawyer it names has vanished']
/** What every file of the project is searched for. */
const CANARY = 'sk-canary-5f1c0e7d9b'

interface LedgerSums {
  readonly settled: number
  readonly unknown: number
  /** Of these, what its provider could have been asked after. */
  readonly lostBegun: number
  readonly costPicoUsd: bigint
  readonly takesPicoUsd: bigint
  readonly finals: number
}

function sumsOf(project: string): LedgerSums {
  const db = openDatabase(project, 'read')
  try {
    const one = <T>(sql: string): T => db.prepare<[], T>(sql).pluck().safeIntegers(true).get() as T // an aggregate: always a row
    return {
      settled: Number(one<bigint>("SELECT count(*) FROM attempt WHERE billable = 1 AND state = 'settled'")),
      unknown: Number(one<bigint>("SELECT count(*) FROM attempt WHERE state IN ('unknown', 'held')")),
      lostBegun: Number(
        one<bigint>(
          "SELECT count(*) FROM attempt WHERE state IN ('unknown', 'held') AND operation IS NOT NULL",
        ),
      ),
      costPicoUsd: one<bigint>('SELECT coalesce(sum(cost_pico_usd), 0) FROM attempt'),
      takesPicoUsd: one<bigint>('SELECT coalesce(sum(cost_pico_usd), 0) FROM take'),
      finals: Number(one<bigint>("SELECT count(*) FROM take WHERE grade = 'final' AND cost_pico_usd > 0")),
    }
  } finally {
    closeDatabase(db, 'read')
  }
}

/** Files below a folder that hold a text. */
function filesWith(dir: string, text: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(text))
}

/** A clip takes so long that one is on its way whenever something else is done. */
const CLIP_MS = 1500

interface ProvidersFile {
  readonly providers: Record<'fake' | 'films', { keyFrom?: string; idempotent?: boolean }>
}

/** Points the providers file at a key, and says so nowhere else; and tells what the clips' provider can be told. */
function withKey(path: string, keyedClips: boolean): void {
  const file = JSON.parse(readFileSync(path, 'utf8')) as ProvidersFile // written by the fake provider
  for (const provider of Object.values(file.providers)) provider.keyFrom = 'CLIFFHANGER_TEST_KEY'
  file.providers.films.idempotent = keyedClips
  writeFileSync(path, JSON.stringify(file))
}

/** Kills a build at a random moment, or at the moment at which a clip has just been started. */
function killedSomewhere(args: readonly string[], provider: ProviderApart): Promise<boolean> {
  if (Math.random() < 0.5) return cliKilled(args, 700 + Math.random() * 6000)
  const clips = (): number => provider.bills().filter((bill) => bill.role === 'video').length
  const before = clips()
  return cliKilled(args, () => clips() > before)
}

/** How the provider of clips treats the keys of requests: as promised, or not at all. */
export type ClipKeys = 'honoured' | 'forgotten'

/** All that was bought is there, and what was billed is what the ledger holds and what the products cost. */
function expectExact(bills: readonly BillLine[], project: string, last: CliResult): void {
  expect(last.code, last.stderr).toBe(0)
  const built = JSON.parse(last.stdout) as Built
  expect(
    Object.values(built.products).every((one) => one.missing + one.stale + one.blocked + one.unknown === 0),
  ).toBe(true)
  const sums = sumsOf(project)
  expect(new Set(bills.map((bill) => bill.key)).size).toBe(bills.length)
  expect(sums).toMatchObject({ settled: bills.length, unknown: 0, finals: bills.length })
  expect(sums.costPicoUsd).toBe(bills.reduce((sum, bill) => sum + BigInt(bill.amountPicoUsd), 0n))
  expect(sums.takesPicoUsd).toBe(sums.costPicoUsd)
}

/**
 * Where keys are forgotten only what was killed between its reservation and the answer to its start may be unknown; each
 * bill is a product or one of those, and what had been started by name was had.
 */
function expectAccounted(bills: readonly BillLine[], project: string): void {
  const sums = sumsOf(project)
  expect(sums.lostBegun).toBe(0)
  expect(sums.settled).toBeLessThanOrEqual(bills.length)
  expect(bills.length).toBeLessThanOrEqual(sums.settled + sums.unknown)
}

/**
 * Builds seasons at a provider that takes money, killed with SIGKILL at random moments, until there were so many kills.
 * What the provider has billed must be what the ledger holds and what the products cost, to the last pico-dollar, and
 * the key must be in no file.
 * @returns how many builds were really killed
 */
export async function paidKillLoop(
  kills: number,
  episodes: number,
  keys: ClipKeys = 'honoured',
): Promise<number> {
  const room = scratch()
  process.env['CLIFFHANGER_TEST_KEY'] = CANARY
  try {
    let killed = 0
    for (let round = 0; killed < kills; round++) {
      const name = (end: string): string => room.path(`r${round}-${end}`)
      const script = { latencyMs: 60, taskMs: CLIP_MS, forgets: keys === 'honoured' ? [] : ['fake-video'] }
      const files = {
        bills: room.write(`r${round}-bills`, ''),
        script: room.write(`r${round}-script`, JSON.stringify(script)),
        providersOut: name('providers'),
      }
      const provider = await startApart(files)
      try {
        withKey(files.providersOut, keys === 'honoured')
        const premises = PREMISES.slice(0, episodes)
        const brief = { premises, episodes, episodeSeconds: 30, seed: round }
        const project = name('project')
        const from = room.write(`r${round}-brief.json`, JSON.stringify(brief))
        const produce = ['produce', from, '--project', project, '--out', name('out'), '--render', 'none']
        const args = [...produce, '--providers', files.providersOut, '--budget', '5', '--json']
        while (killed < kills && (await killedSomewhere(args, provider))) killed++
        const last = cli(args)
        const bills = provider.bills()
        if (keys === 'honoured') expectExact(bills, project, last)
        else expectAccounted(bills, project)
        expect(filesWith(project, CANARY)).toEqual([])
        expect(last.stdout + last.stderr).not.toContain(CANARY)
        process.stderr.write(`${killed} of ${kills} kills, ${round + 1} seasons, ${bills.length} bills\n`)
      } finally {
        await provider.stop()
      }
    }
    return killed
  } finally {
    delete process.env['CLIFFHANGER_TEST_KEY']
    room.remove()
  }
}
