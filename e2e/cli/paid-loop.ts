import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { closeDatabase, openDatabase } from '../../electron/studio/store/open-database.ts'
import { startApart } from '../fake-provider/start-apart.ts'
import { cli, cliKilled, scratch, type Built } from './run-cli.ts'

const PREMISES = ['A baker finds a letter addressed to her dead sister', 'The lawyer it names has vanished']
/** What every file of the project is searched for. */
const CANARY = 'sk-canary-5f1c0e7d9b'

interface LedgerSums {
  readonly settled: number
  readonly unknown: number
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

/** Points the providers file at a key, and says so nowhere else. */
function withKey(path: string): void {
  const file = JSON.parse(readFileSync(path, 'utf8')) as { providers: { fake: { keyFrom?: string } } } // written by the fake provider
  file.providers.fake.keyFrom = 'CLIFFHANGER_TEST_KEY'
  writeFileSync(path, JSON.stringify(file))
}

/**
 * Builds seasons at a provider that takes money, killed with SIGKILL at random moments, until there were so many kills.
 * What the provider has billed must be what the ledger holds and what the products cost, to the last pico-dollar, and
 * the key must be in no file.
 * @returns how many builds were really killed
 */
export async function paidKillLoop(kills: number, episodes: number): Promise<number> {
  const room = scratch()
  process.env['CLIFFHANGER_TEST_KEY'] = CANARY
  try {
    let killed = 0
    for (let round = 0; killed < kills; round++) {
      const name = (end: string): string => room.path(`r${round}-${end}`)
      const files = {
        bills: room.write(`r${round}-bills`, ''),
        script: room.write(`r${round}-script`, JSON.stringify({ latencyMs: 60 })),
        providersOut: name('providers'),
      }
      const provider = await startApart(files)
      try {
        withKey(files.providersOut)
        const brief = room.write(
          `r${round}-brief.json`,
          JSON.stringify({
            premises: PREMISES.slice(0, episodes),
            episodes,
            episodeSeconds: 30,
            seed: round,
          }),
        )
        const project = name('project')
        const produce = ['produce', brief, '--project', project, '--out', name('out'), '--render', 'none']
        const args = [...produce, '--providers', files.providersOut, '--budget', '5', '--json']
        while (killed < kills && (await cliKilled(args, 700 + Math.random() * 9000))) killed++
        const last = cli(args)
        expect(last.code, last.stderr).toBe(0)
        const built = JSON.parse(last.stdout) as Built
        expect(
          Object.values(built.products).every(
            (one) => one.missing + one.stale + one.blocked + one.unknown === 0,
          ),
        ).toBe(true)
        const bills = provider.bills()
        const sums = sumsOf(project)
        expect(new Set(bills.map((bill) => bill.key)).size).toBe(bills.length)
        expect(sums).toMatchObject({ settled: bills.length, unknown: 0, finals: bills.length })
        expect(sums.costPicoUsd).toBe(bills.reduce((sum, bill) => sum + BigInt(bill.amountPicoUsd), 0n))
        expect(sums.takesPicoUsd).toBe(sums.costPicoUsd)
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
