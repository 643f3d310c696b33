import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cli, cliInterrupted, scratch, type CliResult } from './run-cli.ts'

/** Every wrong word and file gets a clear message, the right exit code, no stack trace, and leaves nothing behind. */

const room = scratch()
afterAll(() => room.remove())

let n = 0
const produce = (brief: string, ...more: string[]): CliResult =>
  cli(['produce', brief, '--project', room.path(`p${n++}`), '--render', 'none', '--json', ...more])

function expectError(result: CliResult, exit: number, code: string | RegExp, words: RegExp): void {
  expect(result.stderr + result.stdout).not.toMatch(/\n\s+at .*:\d+:\d+/)
  const { error } = JSON.parse(result.stdout) as { error: { code: string; message: string; hint: string } }
  expect(error.code).toMatch(code)
  expect(`${error.message} ${error.hint}`).toMatch(words)
  expect(result.code).toBe(exit)
}

const emptyFolder = (): string => {
  mkdirSync(room.path('no-briefs'))
  return room.path('no-briefs')
}

describe('briefs', () => {
  const good = room.write('good.txt', 'A lawyer inherits a tea shop.')
  it.each([
    ['an empty file', () => produce(room.write('empty.txt', '')), /empty/],
    ['only blank lines', () => produce(room.write('blank.txt', '\n \n\t\n')), /no premise/],
    ['10 MB', () => produce(room.write('huge.txt', 'A lawyer. '.repeat(1_000_000))), /256 KB/],
    ['random bytes', () => produce(room.write('noise.txt', randomBytes(4096))), /not a text file/],
    [
      'one line of 100,000 characters',
      () => produce(room.write('long.txt', 'tea '.repeat(25_000))),
      /2000 is the limit/,
    ],
    ['no words', () => produce(room.write('marks.txt', '?!… 123 ---')), /no words/],
    ['truncated JSON', () => produce(room.write('cut.json', '{"premise": "A law')), /not valid JSON/],
    [
      'an unknown member',
      () => produce(room.write('odd.json', '{"premise": "A lawyer", "budgets": 3}')),
      /budgets|Unrecognized/i,
    ],
    ['0 episodes', () => produce(good, '--episodes', '0'), /from 1 to 120/],
    ['500 episodes', () => produce(good, '--episodes', '500'), /from 1 to 120/],
    ['an unknown genre', () => produce(good, '--genre', 'western'), /Unknown genre.*Use one of/],
    ['an unknown language', () => produce(good, '--language', 'fr'), /Unknown language/],
    ['a missing file', () => produce(room.path('nowhere.txt')), /There is no brief/],
    ['a folder without briefs', () => produce(emptyFolder()), /no brief in/],
  ])('%s is exit 2', (_name, run, words) => expectError(run(), 2, /^BAD_(BRIEF|ARGUMENT)$/, words))

  it('bad episode numbers on the command line are bad usage all the same', () => {
    expect(produce(good, '--episodes', 'many').code).toBe(2)
    expect(produce(good, '--budget', 'lots').code).toBe(2)
    expect(produce(good, '--budget', '99999999').code, 'beyond 64 bits').toBe(2)
    expect(produce(good, '--render', '9').code).toBe(2)
  })

  it('a providers file that names somebody unknown is refused, not quietly rehearsed', () => {
    const file = room.write('providers.json', '{"roles": {"draft": "openai"}}')
    expectError(produce(good, '--providers', file), 2, 'BAD_ARGUMENT', /openai/)
  })
})

describe('usage', () => {
  it('an unknown command, a missing option and an unknown format are exit 2 with one JSON object', () => {
    expect(cli(['dance', '--json']).code).toBe(2)
    expect(JSON.parse(cli(['produce', 'x', '--json']).stdout)).toHaveProperty('error.code', 'BAD_USAGE')
    expect(cli(['--help']).code).toBe(0)
  })

  it('help is one object with --json too', () => {
    for (const args of [
      ['--help', '--json'],
      ['build', '--json', '--help'],
    ]) {
      const done = cli(args)
      expect([done.code, JSON.parse(done.stdout)]).toEqual([
        0,
        { help: expect.stringContaining('Usage') as string },
      ])
    }
  })

  it('text that begins with a dash is explained, and goes after --', () => {
    expectError(cli(['edit', 'd', 'l', '-no', '--json']), 2, 'BAD_USAGE', / -- /)
    expectError(cli(['edit', room.path('d'), 'l', '--json', '--', '-no']), 2, 'NOT_A_PROJECT', /no project/)
  })

  it('a missing browser is missed before the season is made, not after', () => {
    const brief = room.write('short.txt', 'A lawyer inherits a tea shop.')
    const args = ['produce', brief, '--project', room.path('unseen'), '--json']
    expectError(
      cli(args, { CLIFFHANGER_CHROMIUM: room.path('nowhere') }),
      1,
      'RENDERER_MISSING',
      /CLIFFHANGER_CHROMIUM/,
    )
    expect(existsSync(room.path('unseen'))).toBe(false)
  })

  it('Ctrl-C says that it was cancelled, what is kept and how to go on, as one object', async () => {
    const brief = room.write('long.txt', 'A lawyer inherits a tea shop.')
    const dir = room.path('cancelled')
    const done = await cliInterrupted(
      ['produce', brief, '--project', dir, '--render', 'none', '--json'],
      () => existsSync(join(dir, 'project.db')),
    )
    expectError(done, 130, 'CANCELLED', /kept.*build .*go on/)
    expect(done.stderr).not.toMatch(/wait/)
  })
})

describe('projects', () => {
  it('a folder without a project, or no folder at all, is bad usage', () => {
    mkdirSync(room.path('none'))
    for (const command of ['status', 'doctor', 'build'])
      for (const dir of ['none', 'nowhere'])
        expectError(cli([command, room.path(dir), '--json']), 2, 'NOT_A_PROJECT', /no project/)
  })

  it('a truncated database and garbage are exit 1, and doctor says so', () => {
    mkdirSync(room.path('garbage'))
    writeFileSync(room.path('garbage', 'project.db'), randomBytes(8192))
    expectError(cli(['status', room.path('garbage'), '--json']), 1, 'PROJECT_DAMAGED', /doctor/)
    truncateSync(room.path('garbage', 'project.db'), 100)
    expectError(cli(['plan', room.path('garbage'), '--json']), 1, 'PROJECT_DAMAGED', /damaged|empty/)
    expect(cli(['doctor', room.path('garbage'), '--json']).code).toBe(1)
    writeFileSync(room.path('garbage', 'project.db'), '')
    const empty = cli(['doctor', room.path('garbage'), '--json'])
    expect([empty.code, JSON.parse(empty.stdout)]).toMatchObject([
      1,
      { found: [{ what: 'database', ok: false, found: 'project.db is empty' }, { what: 'disk' }] },
    ])
  })

  it('a folder full of other things is not taken for a project', () => {
    mkdirSync(room.path('full'))
    writeFileSync(room.path('full', 'novel.docx'), 'mine')
    const brief = room.write('b.txt', 'A lawyer inherits a tea shop.')
    expectError(
      cli(['produce', brief, '--project', room.path('full'), '--json']),
      2,
      'BAD_ARGUMENT',
      /not empty/,
    )
  })
})
