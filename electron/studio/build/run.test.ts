import { rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StudioError } from '../errors.ts'
import { Evaluator } from './evaluate.ts'
import { planOf, planSeason } from './plan.ts'
import { runBuild, type RunEvent } from './run.ts'
import { seasonDigest } from './season-digest.ts'
import { Shop } from './shop.fixture.ts'
import { countStates, productStates } from './states.ts'
import type { Route, StepDefinition } from './step.ts'

let shop: Shop
beforeEach(() => {
  shop = new Shop()
})
afterEach(() => shop.close())

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof StudioError ? error.code : `raw: ${String(error)}`),
  )

/** Lets the database grow by a few pages only: the error SQLite then gives is that of a full disk. */
function fillDisk(): void {
  const pages = Number(shop.project.db.pragma('page_count', { simple: true }))
  shop.project.db.pragma(`max_page_count = ${pages}`)
}

describe('a lost file', () => {
  it('of a bought product is bought again once, and then chosen (it was bought by every build and dropped)', async () => {
    shop.grade = 'final'
    await shop.build()
    const lost = shop.shown('picture:a')
    shop.spoil('picture:a')
    expect(planOf(shop.evaluator()).find((row) => row.slot === 'picture:a')).toMatchObject({
      reason: 'its file is missing or damaged',
      certain: true,
    })
    expect(shop.evaluator().evaluate('picture:a').shownDigest, 'readers are not disturbed').toBe(
      lost.outputDigest,
    )
    const again = await shop.build()
    expect([again.ran, again.billable]).toEqual([['picture:a', 'sum:season'], 1])
    expect(shop.shown('picture:a')).toMatchObject({ takeNo: 2 })
    shop.reopen()
    expect((await shop.build()).ran).toEqual([])
    expect(shop.bought).toBe(3)
  })

  it('of a chosen bought take moves the choice to the new one', async () => {
    shop.grade = 'final'
    await shop.build()
    const first = shop.shown('picture:a')
    await shop.build({ reroll: 'picture:a' })
    const subject = `picture:a|${first.inputDigest}`
    shop.project.human.change('choose', [{ kind: 'choice', subject, after: first.id }])
    await shop.build()
    shop.spoil('picture:a')
    expect((await shop.build()).billable).toBe(1)
    expect(shop.shown('picture:a').takeNo).toBe(3)
    shop.reopen()
    expect((await shop.build()).ran).toEqual([])
    expect(shop.shown('picture:a').takeNo).toBe(3)
  })

  it('of a chosen rehearsal take is made again under its own number, and nothing after it', async () => {
    await shop.build()
    const first = shop.shown('picture:a')
    await shop.build({ reroll: 'picture:a' })
    const subject = `picture:a|${first.inputDigest}`
    shop.project.human.change('choose', [{ kind: 'choice', subject, after: first.id }])
    await shop.build()
    shop.spoil('picture:a')
    expect(planOf(shop.evaluator()).map((row) => [row.slot, row.certain])).toEqual([
      ['picture:a', true],
      ['sum:season', false],
    ])
    expect((await shop.build()).ran).toEqual(['picture:a'])
    expect(shop.shown('picture:a').id).toBe(first.id)
    expect(planOf(shop.evaluator())).toEqual([])
  })

  it('of a pinned take blocks it, with the reason, and is not bought for', async () => {
    shop.grade = 'final'
    await shop.build()
    shop.pin('picture:a', shop.shown('picture:a'))
    shop.spoil('picture:a')
    expect(shop.evaluator().evaluate('picture:a')).toMatchObject({
      state: 'blocked',
      pinned: true,
      reason: 'pinned to take 1, but its file is missing or damaged: unpin it, or put the file back',
    })
    expect((await shop.build()).ran).toEqual([])
  })

  it('is noticed by its size without reading it, and by its time when the size is the same', async () => {
    await shop.build()
    const refs = ['a', 'b'].map((scene) => {
      const [ref] = shop.project.build.mediaOf(shop.shown(`picture:${scene}`).outputDigest)
      if (ref === undefined) throw new Error('no file')
      return ref
    })
    const [a, b] = refs.map((ref) => shop.project.media.path(ref))
    if (a === undefined || b === undefined) throw new Error('no path')
    const recordedAt = Date.now()
    writeFileSync(a, 'x'.repeat(refs[0]?.sizeBytes ?? 0))
    rmSync(b)
    shop.reopen()
    const look = (i: number, at: number): boolean | undefined => {
      const ref = refs[i]
      return ref === undefined ? undefined : shop.project.media.looksWhole(ref, at)
    }
    expect(look(0, recordedAt - 60_000), 'written to after it was recorded').toBe(false)
    expect(look(1, recordedAt + 60_000), 'gone').toBe(false)
  })
})

describe('take numbers', () => {
  it('of final takes count on over a new method (the reroll was paid for and its key was taken)', async () => {
    shop.grade = 'final'
    await shop.build()
    shop.version = 2
    await shop.build()
    const result = await shop.build({ reroll: 'picture:a' })
    expect([result.ran, result.billable]).toEqual([['picture:a'], 1])
    expect(
      shop
        .evaluator()
        .takesOf('picture:a')
        .map((take) => take.takeNo),
    ).toEqual([1, 2])
  })

  it('order takes when the clock goes back (ids hold the time)', async () => {
    await shop.build()
    const db = shop.project.db
    const id = 'ffffffff-ffff-7fff-bfff-ffffffffffff'
    db.prepare("UPDATE take SET id = ? WHERE slot = 'picture:a'").run(id)
    await shop.build({ reroll: 'picture:a' })
    expect(shop.project.build.allTakes().findLast((take) => take.slot === 'picture:a')?.takeNo).toBe(2)
    shop.onRun = () => {
      throw new Error('gone')
    }
    shop.scenes.set('b', 'snow')
    await shop.build()
    db.prepare("UPDATE attempt SET id = ? WHERE state = 'failed'").run(id)
    shop.onRun = (job) => {
      if (job.slot.startsWith('picture:')) throw new Error('the model is gone')
    }
    await shop.build()
    expect(shop.project.build.failures().map((failure) => failure.slot)).toEqual(['picture:b'])
  })
})

describe('a full disk', () => {
  it('ends a run with DISK_FULL when a take cannot be recorded; what was made before is kept', async () => {
    shop.onRun = (job) => {
      if (job.slot === 'text:b') fillDisk()
    }
    shop.scenes.set('b', 'x'.repeat(200_000))
    expect(await codeOf(shop.build())).toBe('DISK_FULL')
  })

  it('ends a run with DISK_FULL when a failure cannot be written down (it was an unhandled rejection)', async () => {
    shop.onRun = (job) => {
      if (job.slot !== 'text:a') return
      fillDisk()
      throw new Error('x'.repeat(200_000))
    }
    expect(await codeOf(shop.build())).toBe('DISK_FULL')
  })

  it('met by a step ends the run: what comes after would fail the same way', async () => {
    shop.onRun = (job) => {
      if (job.slot === 'text:a') throw new StudioError('DISK_FULL', 'The disk is full.')
    }
    expect(await codeOf(shop.build())).toBe('DISK_FULL')
    expect(shop.ran).toEqual(['list:season', 'text:a'])
    expect(shop.project.build.failures(), 'it is the disk that failed').toEqual([])
  })
})

describe('a run', () => {
  it('tells of a product only when it is recorded', async () => {
    const told: RunEvent[] = []
    const count = shop.project.db.prepare('SELECT count(*) FROM take').pluck()
    await shop.build({
      onEvent: (event) => {
        if (event.kind !== 'made') return
        told.push(event)
        expect(Number(count.get())).toBeGreaterThanOrEqual(told.length)
        expect(event.take.slot).toBe(event.slot)
      },
    })
    expect(told).toHaveLength(6)
  })

  it('records texts made in one go together, before anything else in the process gets a turn', async () => {
    for (let i = 0; i < 30; i++) shop.scenes.set(`s${i}`, `words ${i}`)
    let commits = 0
    const store = shop.project.build
    const record = store.record.bind(store)
    const spied = { ...store, record: (...args: Parameters<typeof record>) => (commits++, record(...args)) }
    const result = await runBuild(shop.evaluator(), spied, {
      only: 'text',
      limits: { text: 1, image: 1, video: 1, voice: 1, local: 1 },
      signal: new AbortController().signal,
    })
    expect(result.ran).toHaveLength(33) // 32 texts and their list
    expect(commits).toBeLessThan(12)
  })

  it('shows a scene the ones before it: what it saw is waited for, and is no reason to make it again', async () => {
    const { ran } = await shop.build({ only: 'text' })
    expect(ran).toEqual(['list:season', 'text:a', 'text:b'])
    const text = shop.project.build.output(shop.shown('text:b').outputDigest)
    expect(text).toEqual({ text: 'rain 1 after tea.' })
    shop.scenes.set('a', 'ink')
    expect((await shop.build({ only: 'text' })).ran).toEqual(['text:a'])
  })

  it('tries what failed once, however many wait for it', async () => {
    shop.onRun = (job) => {
      if (job.slot.startsWith('picture:')) throw new Error('no ink')
    }
    const { failed, waiting } = await shop.build()
    expect(failed.map((one) => one.slot).toSorted()).toEqual(['picture:a', 'picture:b'])
    expect(shop.ran.filter((slot) => slot === 'picture:a')).toHaveLength(1)
    expect(waiting).toEqual(['sum:season'])
  })

  it('fails a step that reads what it did not declare (P12)', async () => {
    shop.onRun = (job) => void (job.slot === 'text:a' && job.inputs['secret'])
    const { failed, waiting } = await shop.build()
    expect(failed[0]?.error).toBe('text:a reads "secret", which is not among its inputs')
    expect(waiting, 'what stands on it, or sees it, waits').toContain('text:b')
  })

  it('blocks what failed, with its reason, and the next one tries again', async () => {
    shop.onRun = (job) => {
      if (job.slot === 'picture:a') throw new Error('the model is gone')
    }
    await shop.build()
    const blocked = { state: 'blocked', reason: 'the last attempt failed: the model is gone' }
    expect(shop.evaluator().evaluate('picture:a')).toMatchObject(blocked)
    shop.onRun = () => undefined
    expect((await shop.build()).ran).toEqual(['picture:a', 'sum:season'])
    expect(shop.evaluator().evaluate('picture:a').state).toBe('current')
  })

  it('keeps a final and a rehearsal take of the same inputs apart', async () => {
    await shop.build()
    shop.grade = 'final'
    expect((await shop.build()).billable).toBe(2)
    const takes = shop.evaluator().takesOf('picture:a')
    expect(takes.map((take) => [take.grade, take.takeNo])).toEqual([
      ['rehearsal', 1],
      ['final', 1],
    ])
    expect(new Set(takes.map((take) => take.key)).size, 'the grade is part of the key').toBe(2)
  })

  it('loads only values that are among the inputs (what was not keyed would never make it stale)', async () => {
    await shop.build()
    const secret = shop.shown('text:a').outputDigest
    shop.onRun = (job) => void (job.slot === 'picture:b' && job.load(secret))
    shop.scenes.set('b', 'fog')
    const { failed } = await shop.build()
    expect(failed[0]?.error).toBe(`picture:b loads ${secret}, which is not among its inputs`)
  })
})

describe('a reroll', () => {
  it('makes one product and refuses when a build would have to come first', async () => {
    await shop.build()
    expect((await shop.build({ reroll: 'picture:a' })).ran).toEqual(['picture:a'])
    await shop.build()
    shop.scenes.set('a', 'ink')
    expect(await codeOf(shop.build({ reroll: 'picture:a' })), 'its text is stale').toBe('BUILD_FIRST')
    expect(await codeOf(shop.build({ reroll: 'text:b' })), 'what it saw is stale').toBe('BUILD_FIRST')
    expect(await codeOf(shop.build({ reroll: 'text:a' })), 'it is stale itself').toBe('BUILD_FIRST')
    expect(shop.ran).toEqual([])
    expect((await shop.build({ reroll: 'picture:b' })).ran, 'nothing it reads moved').toEqual(['picture:b'])
  })

  it('records its take and what goes along with it together, or neither', async () => {
    await shop.build()
    const before = shop.project.build.allTakes().length
    const along = (): void => {
      throw new StudioError('IO', 'the power goes')
    }
    expect(await codeOf(shop.build({ reroll: 'picture:a', along }))).toBe('IO')
    expect(shop.project.build.allTakes()).toHaveLength(before)
  })
})

describe('a pin', () => {
  it('is behind when its own inputs moved on, not when there is a newer take of the same', async () => {
    await shop.build()
    const first = shop.shown('picture:a')
    await shop.build({ reroll: 'picture:a' })
    shop.pin('picture:a', first)
    expect(shop.evaluator().evaluate('picture:a')).toMatchObject({ behind: false, reason: '' })
    shop.scenes.set('a', 'ink')
    await shop.build()
    expect(shop.evaluator().evaluate('picture:a')).toMatchObject({
      behind: true,
      reason: 'text changed since take 1',
    })
  })

  it('of a rehearsal picture in a slot that is routed to a paid maker is marked as a stand-in and never planned', async () => {
    await shop.build()
    shop.grade = 'final'
    expect(shop.evaluator().evaluate('picture:a')).toMatchObject({
      state: 'missing',
      standIn: true,
      reason: 'only a rehearsal version is there',
    })
    shop.pin('picture:a', shop.shown('picture:a'))
    expect((await shop.build()).ran).toEqual(['picture:b', 'sum:season'])
    expect(shop.evaluator().evaluate('picture:b').standIn).toBe(false)
    expect(shop.evaluator().evaluate('picture:a').standIn).toBe(true)
    shop.grade = 'rehearsal'
    expect((await shop.build()).ran, 'what was bought is used, whoever is routed now').toEqual([])
  })
})

describe('a held text', () => {
  it('is stale with the reason since the text the edits rest on, is not planned, and is what readers see', async () => {
    await shop.build()
    const output = shop.shown('text:a').outputDigest
    shop.project.human.change('edit', [{ kind: 'hold', subject: 'a', after: { output } }])
    shop.scenes.set('a', 'ink')
    expect(planOf(shop.evaluator())).toEqual([])
    expect((await shop.build()).ran).toEqual([])
    expect(shop.evaluator().evaluate('text:a')).toMatchObject({
      state: 'stale',
      held: true,
      behind: true,
      reason: 'words changed since take 1',
      shownDigest: output,
    })
  })
})

describe('a stale product', () => {
  it('names the input that changed', async () => {
    await shop.build()
    shop.scenes.set('b', 'snow')
    expect(planOf(shop.evaluator())[0]).toMatchObject({
      slot: 'text:b',
      reason: 'words changed since take 1',
      certain: true,
    })
  })

  it('counts as stale as well when only something before it moved, and says what', async () => {
    await shop.build()
    shop.scenes.set('b', 'snow')
    expect(productStates(shop.evaluator()).map((one) => [one.slot, one.state, one.reason])).toEqual([
      ['list:season', 'current', ''],
      ['text:a', 'current', ''],
      ['text:b', 'stale', 'words changed since take 1'],
      ['picture:a', 'current', ''],
      ['picture:b', 'stale', 'may change with text:b'],
      ['sum:season', 'stale', 'may change with picture:b'],
    ])
    expect(countStates(shop.evaluator())['picture']).toMatchObject({ current: 1, stale: 1 })
  })
})

describe('the digest of a season', () => {
  const digest = (): string => seasonDigest(shop.evaluator(), shop.project.build)

  it('leaves out what is stale, and tells two steps of equal content apart', async () => {
    await shop.build()
    const whole = digest()
    shop.scenes.set('b', 'snow')
    expect(digest(), 'a stale text is not part of it').not.toBe(whole)
    shop.scenes.set('b', 'rain')
    expect(digest()).toBe(whole)
    const steps = shop.steps().map((step) => (step.id === 'sum' ? { ...step, id: 'total' } : step))
    const routeOf = () => ({ grade: 'rehearsal' as const, provider: 'shop' })
    const { output, outputDigest: sum } = {
      output: 'sum:season',
      outputDigest: shop.shown('sum:season').outputDigest,
    }
    shop.project.db
      .prepare('UPDATE take SET slot = ?, step = ?, input_digest = ? WHERE slot = ?')
      .run('total:season', 'total', totalInputs(steps, routeOf), output)
    const renamed = new Evaluator(steps, shop.project.build, routeOf)
    expect(renamed.evaluate('total:season')).toMatchObject({ state: 'current', shownDigest: sum })
    expect(seasonDigest(renamed, shop.project.build)).not.toBe(whole)
  })

  const totalInputs = (steps: StepDefinition[], routeOf: () => Route): string =>
    new Evaluator(steps, shop.project.build, routeOf).evaluate('total:season').inputDigest ?? ''

  it('knows ids by the order in which they appear, not by themselves', async () => {
    const ids = ['scene-0123456789ab', 'scene-ba9876543210']
    const written = async (first: string | undefined, second: string | undefined): Promise<string> => {
      shop.close()
      shop = new Shop()
      shop.scenes.set('a', `${first} then ${second} then ${first}`)
      await shop.build({ only: 'text' })
      return digest()
    }
    const one = await written(ids[0], ids[1])
    expect(await written(ids[1], ids[0]), 'the same with other ids').toBe(one)
    expect(await written(ids[0], ids[0]), 'one id twice is something else').not.toBe(one)
  })
})

describe('a plan', () => {
  it('says which lists may change, and is certain of nothing that stands in one', async () => {
    await shop.build()
    shop.scenes.set('c', 'fog')
    shop.scenes.delete('b')
    const { rows, open } = planSeason(shop.evaluator())
    expect(open).toEqual([
      { step: 'text', because: 'list:season' },
      { step: 'picture', because: 'list:season' },
    ])
    expect(rows.map((row) => [row.slot, row.certain])).toEqual([
      ['list:season', true],
      ['text:a', false],
      ['text:b', false],
      ['picture:a', false],
      ['picture:b', false],
      ['sum:season', false],
    ])
    expect(new Set((await shop.build()).ran)).toEqual(
      new Set(['list:season', 'text:c', 'picture:c', 'sum:season']),
    )
    expect(planSeason(shop.evaluator())).toEqual({ rows: [], open: [] })
  })

  it('is certain of a first take even where something before it comes first', () => {
    const { rows } = planSeason(shop.evaluator())
    expect(rows.map((row) => [row.slot, row.certain])).toEqual([
      ['list:season', true],
      ['sum:season', true],
    ])
  })
})
