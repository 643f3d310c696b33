import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import type { ImportReport } from '../../electron/studio/drama/novel/import-report.ts'
import { cli, cliJson } from '../cli/run-cli.ts'

const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-novel-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const novel = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const names = (report: ImportReport): string[] => report.read.people.map((one) => one.name)

interface Lines {
  episodes: { number: number; scenes: { lines: { kind: string; speaker?: string; text: string }[] }[] }[]
}

it('makes a season of a Chinese novel in which its people do what they do in it', () => {
  const project = join(dir, 'zh')
  const report = cliJson<ImportReport>(['import', novel('lantern-ferry.zh.txt'), '--project', project])
  expect(report.read).toMatchObject({ episodes: 6, chapters: 6 })
  expect(names(report).toSorted()).toEqual(
    ['哑婆', '柳三娘', '沈青禾', '老周', '陆万山', '陆行舟'].toSorted(),
  )
  expect(report.read.places.map((one) => one.name)).toEqual(
    expect.arrayContaining(['茶馆', '码头', '祠堂', '破庙']),
  )
  expect(report.unread.map((one) => one.why)).toEqual(['before the first chapter', 'table of contents'])

  const built = cliJson<{ ran: string[]; calls: number }>(['build', project, '--only', 'revise'])
  expect(built.ran.some((slot) => slot.startsWith('reading:'))).toBe(false)
  const { episodes } = cliJson<Lines>(['lines', project])
  const cast = cliJson<{ cast: { name: string }[] }>(['cast', project]).cast.map((one) => one.name)
  expect(cast).toEqual(expect.arrayContaining(['沈青禾', '陆行舟', '陆万山', '柳三娘', '哑婆']))
  expect(episodes).toHaveLength(6)
  const text = episodes.map((one) =>
    one.scenes.flatMap((scene) => scene.lines.map((line) => line.text)).join(''),
  )
  const told = report.season.filter(({ premise }, i) =>
    premise.split(/[，。]/u).some((clause) => clause.length > 5 && (text[i] ?? '').includes(clause)),
  )
  // Every episode shows something of its part of the novel in the novel's own words.
  expect(told).toHaveLength(6)
}, 120_000)

it('reads an English novel, resumes it without reading again, and refuses another season in its folder', () => {
  const project = join(dir, 'en')
  const args = ['import', novel('clockmaker.en.txt'), '--project', project]
  const report = cliJson<ImportReport>([...args, '--episodes', '3'])
  expect(report.read.episodes).toBe(3)
  expect(report.season).toHaveLength(3)
  expect(names(report)).toEqual(
    expect.arrayContaining(['Nora Pell', 'Thomas Pell', 'Edwin Quill', 'Silas Crane', 'Ivy']),
  )
  expect(cliJson<ImportReport>([...args, '--episodes', '3'])).toEqual(report)
  expect(cliJson<{ ran: string[] }>(['build', project, '--only', 'adaptation']).ran).toEqual([])
  const other = cli([...args, '--episodes', '4', '--json'])
  expect([other.code, other.stdout]).toEqual([2, expect.stringContaining('BAD_ARGUMENT')])
}, 120_000)

it('says what is wrong with what is no novel, and buys no reading nobody agreed to (bug: a wrong reader, unasked)', () => {
  const short = join(dir, 'short.txt')
  writeFileSync(short, '一个人回到渡口。')
  const done = cli(['import', short, '--project', join(dir, 'none'), '--json'])
  expect([done.code, done.stdout]).toEqual([2, expect.stringContaining('BAD_SOURCE')])

  const providers = join(dir, 'providers.json')
  const fake = { type: 'openai-compatible', baseUrl: 'http://127.0.0.1:9/v1' }
  const price = { inputPerMillionTokens: '1', outputPerMillionTokens: '1', in: { currency: 'USD' } }
  writeFileSync(
    providers,
    JSON.stringify({ providers: { fake }, models: { 'fake/one': { price } }, roles: { draft: 'fake/one' } }),
  )
  const args = [
    'import',
    novel('clockmaker.en.txt'),
    '--project',
    join(dir, 'bought'),
    '--providers',
    providers,
  ]
  const asked = cli([...args, '--json'])
  expect([asked.code, asked.stdout]).toEqual([1, expect.stringContaining('NO_BUDGET')])
}, 60_000)
