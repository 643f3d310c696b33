import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { closeDatabase, openDatabase } from '../../electron/studio/store/open-database.ts'
import type { BillLine } from '../fake-provider/bills.ts'
import { startApart, type ProviderApart } from '../fake-provider/start-apart.ts'
import { scratch, type Built, type CliResult } from './run-cli.ts'
import { WaitingCli, type Due, type Ended } from './waiting-cli.ts'

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

/** A clip takes so long, in ms, that one is on its way whenever something else is done. */
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

/** Length of a bill in the file of bills, in bytes, about. */
const BILL_BYTES = 150
/** Most bills after which a build is killed; and longest time, in ms. */
const MOST_BILLS = 20
const LONGEST_MS = 1200

/** A random moment: after so much time, or as soon as so much more is billed, which may be the very next bill. */
function someMoment(provider: ProviderApart): Due {
  if (Math.random() < 0.5) {
    const afterMs = Math.random() * LONGEST_MS
    return (ranMs) => ranMs >= afterMs
  }
  const due = provider.billedBytes() + 1 + Math.random() * MOST_BILLS * BILL_BYTES
  return () => provider.billedBytes() >= due
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

/** What a loop of kills came to. */
export interface KillTally {
  /** Builds that were really killed; seasons they made; and bills for them. */
  kills: number
  seasons: number
  bills: number
  /** Bills with a key that was billed before. */
  doubled: number
  /** Requests nobody knows the end of, when their season was as far as it came. */
  unknown: number
  /** For each kill, how many requests it caught on their way. */
  readonly inFlight: number[]
}

/** One line that says what a loop came to. */
export function tallyLine({ inFlight, ...tally }: KillTally): string {
  const sorted = inFlight.toSorted((a, b) => a - b)
  const [middle, most] = [sorted[sorted.length >> 1], sorted.at(-1)]
  const counts = Object.entries(tally).map(([name, count]) => `${name} ${count}`)
  return `${counts.join(', ')}; on their way at a kill: median ${middle}, most ${most}\n`
}

/** A season, its provider, and how it is asked for. */
interface PaidSeason {
  readonly provider: ProviderApart
  readonly project: string
  readonly args: readonly string[]
}

/** What a loop of kills is to do. */
export interface KillLoop {
  readonly kills: number
  /** Episodes of each season. */
  readonly episodes: number
  /** How long an answer takes, in ms: with 250, more than twenty requests are on their way once there is enough to do. */
  readonly answerMs: number
  /** Seasons that are built and killed side by side: one waits for its disk and its provider most of the time. */
  readonly lanes: number
  readonly keys: ClipKeys
}

async function startSeason(
  room: ReturnType<typeof scratch>,
  round: number,
  { episodes, answerMs, keys }: KillLoop,
): Promise<PaidSeason> {
  const name = (end: string): string => room.path(`r${round}-${end}`)
  const forgets = keys === 'honoured' ? [] : ['fake-video']
  const files = {
    bills: room.write(`r${round}-bills`, ''),
    script: room.write(`r${round}-script`, JSON.stringify({ latencyMs: answerMs, taskMs: CLIP_MS, forgets })),
    providersOut: name('providers'),
  }
  const provider = await startApart(files)
  withKey(files.providersOut, keys === 'honoured')
  const brief = { premises: PREMISES.slice(0, episodes), episodes, episodeSeconds: 30, seed: round }
  const project = name('project')
  const from = room.write(`r${round}-brief.json`, JSON.stringify(brief))
  const produce = ['produce', from, '--project', project, '--out', name('out'), '--render', 'none']
  return {
    provider,
    project,
    args: [...produce, '--providers', files.providersOut, '--budget', '50', '--json'],
  }
}

/**
 * Kills builds of a season until it is whole, or there were so many kills, then builds it to its end. After each kill its
 * database must be whole.
 */
async function killOften(
  { provider, project, args }: PaidSeason,
  kills: number,
  tally: KillTally,
): Promise<Ended> {
  let next = new WaitingCli()
  try {
    for (let isWhole = false; !isWhole && tally.kills < kills;) {
      const [now, due] = [next, someMoment(provider)]
      next = new WaitingCli()
      const ended = await now.run(args, due)
      isWhole = !ended.wasKilled
      if (isWhole) continue
      tally.kills++
      if (existsSync(join(project, 'project.db'))) tally.inFlight.push(sumsOf(project).unknown)
    }
    return await next.run(args)
  } finally {
    next.end()
  }
}

/** Kills builds of one season, then looks whether all of it is in order. */
async function killSeason(season: PaidSeason, { kills, keys }: KillLoop, tally: KillTally): Promise<void> {
  const last = await killOften(season, kills, tally)
  const bills = season.provider.bills()
  tally.bills += bills.length
  tally.doubled += bills.length - new Set(bills.map((bill) => bill.key)).size
  tally.unknown += sumsOf(season.project).unknown
  if (keys === 'honoured') expectExact(bills, season.project, last)
  else expectAccounted(bills, season.project)
  expect(filesWith(season.project, CANARY)).toEqual([])
  expect(last.stdout + last.stderr).not.toContain(CANARY)
  process.stderr.write(tallyLine(tally))
}

/**
 * Builds seasons at a provider that takes money, killed with SIGKILL at random moments, until there were so many kills.
 * What the provider has billed must be what the ledger holds and what the products cost, to the last pico-dollar, and
 * the key must be in no file.
 */
export async function paidKillLoop(loop: KillLoop): Promise<KillTally> {
  const room = scratch()
  const tally: KillTally = { kills: 0, seasons: 0, bills: 0, doubled: 0, unknown: 0, inFlight: [] }
  const lane = async (): Promise<void> => {
    while (tally.kills < loop.kills) {
      const season = await startSeason(room, tally.seasons++, loop)
      try {
        await killSeason(season, loop, tally)
      } finally {
        await season.provider.stop()
      }
    }
  }
  process.env['CLIFFHANGER_TEST_KEY'] = CANARY
  try {
    const lanes = await Promise.allSettled(Array.from({ length: loop.lanes }, lane))
    for (const one of lanes) if (one.status === 'rejected') throw one.reason
    return tally
  } finally {
    delete process.env['CLIFFHANGER_TEST_KEY']
    room.remove()
  }
}
