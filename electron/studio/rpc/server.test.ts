import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRoute, routes, type RouteName } from '../../../shared/contract/index.ts'
import { INPUT_NAMES, NOVEL_INPUT_NAMES } from '../../../shared/drama/reason.ts'
import { usd } from '../money/amount.ts'
import { openServer, type ServerFixture } from './server.fixture.ts'

const BRIEF = { text: 'A baker finds her dead sister on the evening tram', episodes: 1, episodeSeconds: 20 }
const names = Object.keys(routes).filter(isRoute)

let studio: ServerFixture
let line: string
let dir: string

/** Steps a build would run. */
const plannedSteps = async (): Promise<string[]> =>
  (await studio.get('build.groups', { by: 'step' })).groups.map(({ group }) => group)

beforeAll(async () => {
  studio = openServer()
  ;({ dir } = await studio.get('drama.create', { brief: BRIEF, dir: null }))
  await studio.get('build.start', {})
  await studio.over('build')
  const { scenes } = await studio.get('script.episode', { episode: 1 })
  line = scenes.flatMap((scene) => scene.lines).find((one) => one.kind === 'speech')?.id ?? ''
})
afterAll(() => studio.end())

describe('the router', () => {
  it.each(names)(
    '%s refuses what is not its input (bug: a handler would run on a wrong shape)',
    async (route) => {
      for (const input of [{ nobodyAskedForThis: 1 }, 'text', 7, [], { dir: 3, product: {} }]) {
        const envelope = await studio.server.request({ id: `bad-${route}`, route, input })
        expect(envelope).toMatchObject({ ok: false, error: { code: 'BAD_ARGUMENT' } })
      }
    },
  )

  it.each([
    [undefined, 'BAD_ARGUMENT'],
    [null, 'BAD_ARGUMENT'],
    ['drama.current', 'BAD_ARGUMENT'],
    [{ id: 'x', route: 'drama.current', input: {}, more: 1 }, 'BAD_ARGUMENT'],
    [{ id: '', route: 'drama.current', input: {} }, 'BAD_ARGUMENT'],
    [{ id: 'x', route: 'no.such', input: {} }, 'UNKNOWN_ROUTE'],
    [{ id: 'x', route: '__proto__', input: {} }, 'UNKNOWN_ROUTE'],
    [{ id: 'x', route: 'toString', input: {} }, 'UNKNOWN_ROUTE'],
  ])('answers %j in the envelope (bug: a rejection would hang the window)', async (call, code) => {
    expect(await studio.server.request(call)).toMatchObject({ ok: false, error: { code } })
  })

  it('says that no drama is open (bug: a room of no drama would crash)', async () => {
    const empty = openServer()
    try {
      for (const route of [
        'board.get',
        'script.outline',
        'build.plan',
        'costs.get',
        'findings.list',
        'history.get',
      ] as const)
        expect(await empty.ask(route, route === 'costs.get' ? { by: 'step' } : ({} as never))).toMatchObject({
          ok: false,
          error: { code: 'NOT_OPEN' },
        })
      expect(await empty.get('drama.current', {})).toEqual({ drama: null, asked: null })
    } finally {
      await empty.end()
    }
  })
})

describe('reads of a built drama', () => {
  const inputs: Partial<Record<RouteName, unknown>> = {
    'drama.preview': BRIEF,
    'drama.poster': { episode: 1 },
    'script.episode': { episode: 1 },
    'script.search': { text: 'the' },
    'stage.film': { episode: 1 },
    'stage.sound': { episode: 1 },
    'build.groups': { by: 'provider' },
    'build.rows': { by: 'episode', group: '1', step: 'voice', offset: 0, limit: 100 },
    'costs.get': { by: 'episode' },
    'costs.attempts': { offset: 0, limit: 100 },
    'takes.list': { product: 'bible:season' },
    'prompt.get': { product: 'bible:season' },
  }
  it.each(names.filter((name) => routes[name].effect === 'read'))(
    '%s answers in its form (bug: the window would get INTERNAL)',
    async (route) => {
      const scene = (await studio.get('script.outline', {})).episodes[0]?.scenes[0]?.id
      const own =
        route === 'script.findLine'
          ? { line }
          : route === 'stage.backdrops'
            ? { scene }
            : (inputs[route] ?? {})
      expect(await studio.server.request({ id: `read-${route}`, route, input: own })).toMatchObject({
        ok: true,
      })
    },
  )

  it('serves the media a film names, and nothing else (bug: the disk could be read)', async () => {
    const film = await studio.get('stage.film', { episode: 1 })
    const sound = await studio.get('stage.sound', { episode: 1 })
    for (const hash of [film.shots[0]?.image ?? '', film.voices[0]?.audio ?? '', sound.audio])
      expect(studio.server.media(hash)).toMatchObject({
        mime: expect.stringMatching(/image|audio/) as unknown,
      })
    for (const name of ['../project.db', '0'.repeat(64), `${'a'.repeat(63)}/`, ''])
      expect(studio.server.media(name)).toBeNull()
  })
})

describe('where one was in a drama', () => {
  it('is remembered for each, over restarts (bug: every drama opens on its board)', async () => {
    expect((await studio.get('drama.current', {})).drama?.address).toBeNull()
    await studio.get('drama.seen', { address: '#/script?episode=1' })
    await studio.restart()
    expect(await studio.ask('drama.seen', { address: '#/costs' })).toMatchObject({
      error: { code: 'NOT_OPEN' },
    })
    const { drama } = await studio.get('drama.open', { dir, mode: 'write' })
    expect(drama?.address).toBe('#/script?episode=1')
  })
})

describe('the board', () => {
  it('moves an episode by its id, and says when there is none (bug: a board of numbers that change)', async () => {
    expect(await studio.get('board.moveEpisode', { episode: 'episode-1', after: null })).toEqual({})
    for (const [episode, after] of [
      ['episode-2', null],
      ['scene-1', null],
      ['episode-1', 'episode-9'],
    ] as const)
      expect(await studio.ask('board.moveEpisode', { episode, after })).toMatchObject({
        ok: false,
        error: { code: 'NOT_FOUND' },
      })
    expect(await studio.ask('board.moveEpisode', { episode: 'episode-1', after: 'episode-1' })).toMatchObject(
      {
        ok: false,
        error: { code: 'BAD_ARGUMENT' },
      },
    )
  })
})

describe('the ledger', () => {
  it('counts what was asked for, what failed and what was made again (bug: a retake that costs nothing)', async () => {
    const before = await studio.get('costs.get', { by: 'step' })
    expect(before).toMatchObject({ billable: 0, failed: 0, unknown: 0, retakes: { requests: 0 } })
    const slot = (await studio.get('stage.film', { episode: 1 })).shots[0]?.frame.slot ?? ''
    await studio.get('takes.reroll', { product: slot })
    const after = await studio.get('costs.get', { by: 'step' })
    expect(after).toMatchObject({ requests: before.requests + 1, retakes: { requests: 1 } })
    const { attempts, total } = await studio.get('costs.attempts', { offset: 0, limit: 1 })
    expect(total).toBe(after.requests)
    expect(attempts).toMatchObject([{ slot, step: 'frame', state: 'settled', place: { episode: 1 } }])
    await studio.get('history.undo', {})
  })

  it('shows those in one state (bug: failures lost among thousands)', async () => {
    const failed = await studio.get('costs.attempts', { offset: 0, limit: 10, state: 'failed' })
    expect(failed).toEqual({ total: 0, attempts: [] })
    expect(
      await studio.ask('costs.attempts', { offset: 0, limit: 10, state: 'lost' as 'failed' }),
    ).toMatchObject({ ok: false, error: { code: 'BAD_ARGUMENT' } })
  })
})

describe('editing a line', () => {
  it('plans only its own products, and undo plans nothing (bug: an edit would remake a season)', async () => {
    expect(await plannedSteps()).toEqual([])
    await studio.get('script.editLine', { line, text: 'I buried you in March.' })
    expect((await plannedSteps()).toSorted()).toEqual([
      'cues',
      'cut',
      'review',
      'subtitles',
      'timing',
      'voice',
    ])
    await studio.get('history.undo', {})
    expect(await plannedSteps()).toEqual([])
  })

  it('tells the window what to read again (bug: the screen would show old words)', async () => {
    studio.events.length = 0
    await studio.get('script.editLine', { line, text: 'You are late.' })
    await expect
      .poll(() => studio.events.flatMap((event) => (event.kind === 'changed' ? event.topics : [])))
      .toContain('text')
    await studio.get('history.undo', {})
    const numbers = studio.events.map((event) => event.seq)
    expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i))
  })
})

describe('a reason', () => {
  it('names only inputs there are words for (bug: a window that shows names of the code)', () => {
    const db = new Database(join(dir, 'project.db'), { readonly: true })
    const rows = db.prepare<[], string>('SELECT components FROM take').pluck().all()
    db.close()
    const used = new Set(rows.flatMap((json) => Object.keys(JSON.parse(json) as object)))
    const ofNovels: ReadonlySet<string> = new Set(NOVEL_INPUT_NAMES)
    expect(INPUT_NAMES.filter((name) => !ofNovels.has(name)).toSorted()).toEqual([...used].toSorted())
  })

  it('comes as data (bug: the window guesses it from a sentence)', async () => {
    await studio.get('script.editLine', { line, text: 'Who sold you that bread?' })
    const page = { by: 'step', offset: 0, limit: 10 } as const
    const voices = (await studio.get('build.rows', { ...page, group: 'voice' })).rows
    expect(voices.find((row) => row.slot === `voice:${line}`)?.reason).toEqual({
      kind: 'changed',
      inputs: ['spokenText'],
      take: 1,
    })
    const cues = (await studio.get('build.rows', { ...page, group: 'cues' })).rows
    expect(cues.map((row) => row.reason)).toEqual([{ kind: 'may', with: `voice:${line}` }])
    await studio.get('history.undo', {})
  })
})

describe('a build', () => {
  it('refuses a second one, and closing, while it runs (bug: everything would be made twice)', async () => {
    await studio.get('script.editLine', { line, text: 'Nobody bakes at night any more.' })
    await studio.get('build.start', {})
    expect(await studio.ask('build.start', {})).toMatchObject({ ok: false, error: { code: 'BUSY' } })
    expect(await studio.ask('drama.close', {})).toMatchObject({ ok: false, error: { code: 'BUSY' } })
    await studio.over('build')
    expect((await studio.get('build.current', {})).run).toMatchObject({ state: 'done' })
    expect(await plannedSteps()).toEqual([])
  })

  it('that was stopped is known after a restart (bug: nobody would be told to go on)', async () => {
    await studio.get('script.editLine', { line, text: 'The tram never stops here.' })
    await studio.get('build.start', {})
    await studio.get('build.cancel', {})
    await studio.over('build')
    expect(await studio.get('build.unfinished', {})).toEqual({ unfinished: true })
    await studio.restart()
    await studio.get('drama.open', { dir, mode: 'write' })
    expect(await studio.get('build.unfinished', {})).toEqual({ unfinished: true })
    await studio.get('build.start', {})
    await studio.over('build')
    expect(await studio.get('build.unfinished', {})).toEqual({ unfinished: false })
  })
})

describe('takes', () => {
  it('rerolls, chooses and pins, each as one undo step (bug: undo would take back something else)', async () => {
    const product = `voice:${line}`
    const before = await studio.get('takes.list', { product })
    expect(before.price).toEqual(usd(0n))
    expect(await studio.get('takes.reroll', { product })).toMatchObject({ chosen: true })
    await studio.get('takes.choose', { product, take: before.shown ?? 1 })
    expect((await studio.get('takes.list', { product })).shown).toBe(before.shown)
    await studio.get('takes.pin', { product, take: before.takes.length + 1 })
    expect((await studio.get('takes.list', { product })).pinned).toBe(before.takes.length + 1)
    for (let i = 0; i < 3; i++) await studio.get('history.undo', {})
    expect(await studio.get('takes.list', { product })).toMatchObject({ shown: before.shown, pinned: null })
    await studio.get('history.redo', {})
    expect((await studio.get('takes.list', { product })).shown).toBe(before.takes.length + 1)
    await studio.get('history.undo', {})
  })

  it('says of a take that its file is gone (bug: a take that cannot be heard is offered)', async () => {
    const product = `voice:${line}`
    const { takes } = await studio.get('takes.list', { product })
    const file = studio.server.media(takes[0]?.audio ?? '')?.path ?? ''
    renameSync(file, `${file}.away`)
    const wholeNow = async () => (await studio.get('takes.list', { product })).takes.map((one) => one.whole)
    expect((await wholeNow())[0]).toBe(false)
    renameSync(`${file}.away`, file)
    expect((await wholeNow())[0]).toBe(true)
  })

  it('swaps a backdrop without touching the words (bug: another place would rewrite the scene)', async () => {
    const scene = (await studio.get('script.outline', {})).episodes[0]?.scenes[0]?.id ?? ''
    const { places, current } = await studio.get('stage.backdrops', { scene })
    const other = places.find((place) => place.id !== current)
    if (other === undefined) throw new Error('the drama of this test has one place only')
    await studio.get('stage.swapBackdrop', { scene, place: other.id })
    const steps = await plannedSteps()
    expect(steps).toContain('shots')
    // Its shots are stale, so the cut is too (bug: a cut shown as done that the next build changes).
    expect((await studio.get('stage.film', { episode: 1 })).cut).toMatchObject({ state: 'stale' })
    for (const text of ['bible', 'arc', 'outline', 'script', 'polish', 'revise', 'voice'])
      expect(steps).not.toContain(text)
    await studio.get('history.undo', {})
    expect((await studio.get('stage.backdrops', { scene })).current).toBe(current)
  })
})

describe('opening', () => {
  it('says what is wrong with a folder, and whether it can be read (bug: a raw error, and no way out)', async () => {
    const empty = join(studio.dir, 'empty')
    mkdirSync(empty)
    expect(await studio.get('drama.open', { dir: empty, mode: 'write' })).toMatchObject({
      drama: null,
      problem: { code: 'NOT_A_PROJECT', readable: false },
    })
    expect((await studio.get('drama.current', {})).drama?.dir).toBe(dir)
  })

  it('opens one that another process holds for reading (bug: two writers, or no way to look)', async () => {
    const other = openServer()
    try {
      expect(await other.get('drama.open', { dir, mode: 'write' })).toMatchObject({
        problem: { code: 'PROJECT_LOCKED', readable: true },
      })
      const { drama } = await other.get('drama.open', { dir, mode: 'read' })
      expect(drama).toMatchObject({ mode: 'read', readOnly: { code: 'PROJECT_LOCKED' } })
      expect((await other.get('board.get', {})).episodes).toHaveLength(1)
      expect(await other.ask('script.editLine', { line, text: 'x' })).toMatchObject({
        ok: false,
        error: { code: 'READ_ONLY' },
      })
    } finally {
      await other.end()
    }
  })

  it('shows the newest backup of a damaged drama, and puts it back (bug: “unreadable”, and no way out)', async () => {
    const other = openServer()
    try {
      const made = await other.get('drama.create', { brief: BRIEF, dir: null })
      await other.get('drama.close', {})
      const db = join(made.dir, 'project.db')
      copyFileSync(db, `${db}.before-20`)
      writeFileSync(db, 'garbage '.repeat(2000))
      for (const mode of ['write', 'read'] as const)
        expect((await other.get('drama.open', { dir: made.dir, mode })).drama).toMatchObject({
          mode: 'read',
          readOnly: { code: 'PROJECT_DAMAGED' },
          backup: 'project.db.before-20',
        })
      const restored = await other.get('drama.restore', {})
      expect(restored.drama).toMatchObject({ mode: 'write', readOnly: null, backup: null })
      expect(readdirSync(made.dir).filter((name) => name.includes('kept'))).toHaveLength(1)
      expect(await other.ask('drama.restore', {})).toMatchObject({ error: { code: 'BAD_ARGUMENT' } })
    } finally {
      await other.end()
    }
  })

  it('tells what is wrong with a file opened from outside, also to a page that comes later (bug: silence)', async () => {
    const empty = join(studio.dir, 'no drama')
    mkdirSync(empty)
    studio.events.length = 0
    await studio.server.openPath(empty)
    const said = { drama: null, problem: { code: 'NOT_A_PROJECT' }, brief: null }
    expect(studio.events.find((event) => event.kind === 'opened')).toMatchObject(said)
    expect((await studio.get('drama.current', {})).asked).toMatchObject(said)
    await studio.server.openPath(dir)
    expect(studio.events.findLast((event) => event.kind === 'opened')).toMatchObject({ problem: null })
    expect((await studio.get('drama.current', {})).asked).toBeNull()
  })

  it('takes a brief that is dropped, and a premise of a megabyte is refused (bug: it would be cut or hang)', async () => {
    const path = join(studio.dir, 'premise.txt')
    writeFileSync(path, 'A diver finds a door')
    expect(await studio.get('drama.drop', { paths: [path] })).toMatchObject({ brief: 'A diver finds a door' })
    writeFileSync(path, 'Chapter 1\nA diver finds a door.\nChapter 2\nIt is open.\n')
    expect(await studio.get('drama.drop', { paths: [path] })).toMatchObject({ brief: null, novel: path })
    expect(await studio.ask('drama.preview', { text: 'word '.repeat(200_000) })).toMatchObject({
      ok: false,
      error: { code: 'BAD_BRIEF' },
    })
  })

  it('saves nothing into a folder that was moved away (bug: edits would be told saved and be lost)', async () => {
    renameSync(dir, `${dir} moved`)
    try {
      expect(existsSync(dir)).toBe(false)
      expect(await studio.ask('script.editLine', { line, text: 'Lost?' })).toMatchObject({
        ok: false,
        error: { code: 'PROJECT_MOVED' },
      })
    } finally {
      renameSync(`${dir} moved`, dir)
    }
    expect(await studio.get('script.editLine', { line, text: 'Found.' })).toMatchObject({ changed: true })
    await studio.get('history.undo', {})
  })
})
