import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Brief } from '../../../shared/drama/brief.ts'
import { createProject, openProject, type Project } from '../store/project.ts'
import { sweepProject } from '../store/sweep.ts'
import { Evaluator } from './evaluate.ts'
import { evaluateAll, planOf } from './plan.ts'
import { Oracle, World, type GraphShape } from './random-graph.fixture.ts'
import { runBuild, type RunResult } from './run.ts'
import { seasonDigest } from './season-digest.ts'
import { slotOf, type Slot } from './step.ts'

const BRIEF: Brief = {
  title: null,
  premises: ['x'],
  genre: 'ceo',
  language: 'en',
  episodes: 1,
  episodeSeconds: 90,
  aspect: '9:16',
  style: '',
  seed: 1,
}
const ROUTE = { grade: 'rehearsal', provider: 'test' } as const
const LIMITS = { text: 3, image: 1, voice: 1, local: 2 }

const folders: string[] = []
const newFolder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-graph-'))
  folders.push(dir)
  return dir
}
afterEach(() => {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true })
})

const shapes: fc.Arbitrary<GraphShape> = fc.record({
  widths: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 }),
  salt: fc.nat(1_000_000),
  modulus: fc.constantFrom(2, 3, 1000),
})

/** One project, one world and its oracle. */
class Bench {
  readonly world: World
  readonly oracle: Oracle
  project: Project
  private readonly dir = newFolder()

  constructor(shape: GraphShape) {
    this.world = new World(shape)
    this.oracle = new Oracle(this.world)
    this.project = createProject(this.dir, BRIEF)
  }

  reopen(): void {
    this.project.close()
    this.project = openProject(this.dir, 'write')
  }

  evaluator(): Evaluator {
    return new Evaluator(this.world.steps(), this.project.build, () => ROUTE)
  }

  async build(extra: { signal?: AbortSignal; reroll?: Slot } = {}): Promise<RunResult> {
    this.world.ran.length = 0
    const { signal = new AbortController().signal, ...rest } = extra
    return runBuild(this.evaluator(), this.project.build, { limits: LIMITS, signal, ...rest })
  }

  close(): void {
    this.project.close()
  }
}

type Command =
  | { kind: 'edit'; slot: number; value: number }
  | { kind: 'reroll' | 'pin' | 'unpin'; slot: number }
  | { kind: 'bump'; layer: number }
  | { kind: 'reopen' }

const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('edit' as const), slot: fc.nat(99), value: fc.nat(3) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('reroll' as const, 'pin' as const, 'unpin' as const),
        slot: fc.nat(99),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('bump' as const), layer: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) },
  ),
  { minLength: 1, maxLength: 8 },
)

const pickSlot = (bench: Bench, n: number): Slot => {
  const slots = bench.oracle.slots()
  return slots[n % slots.length] ?? 's0:0'
}
const layerOf = (bench: Bench, slot: Slot): number =>
  slot.startsWith('child:') ? bench.world.listLayer + 1 : Number(/^s(\d+)/.exec(slot)?.[1])

async function apply(bench: Bench, command: Command): Promise<void> {
  if (command.kind === 'reopen') return bench.reopen()
  if (command.kind === 'bump') {
    const layer = command.layer % bench.world.versions.length
    bench.world.versions[layer] = (bench.world.versions[layer] ?? 1) + 1
    return
  }
  const slot = pickSlot(bench, command.slot)
  if (command.kind === 'edit') return void bench.world.sources.set(slot, command.value)
  if (command.kind === 'unpin') {
    bench.oracle.pins.delete(slot)
    return void bench.project.human.change('unpin', [{ kind: 'pin', subject: slot, after: null }])
  }
  // What is pinned or rerolled is seen by the person as it stands after a build.
  bench.oracle.build()
  await bench.build()
  if (!bench.oracle.slots().includes(slot)) return
  if (command.kind === 'pin') {
    const shown = bench.evaluator().evaluate(slot).shown
    bench.oracle.pins.set(slot, bench.oracle.see(slot) ?? { a: 0, b: 0 })
    return void bench.project.human.change('pin', [{ kind: 'pin', subject: slot, after: shown?.id ?? null }])
  }
  if (bench.oracle.pins.has(slot)) return
  const result = await bench.build({ reroll: slot })
  expect(result.ran, 'P9: a reroll is exactly one new call').toEqual([slot])
  bench.oracle.reroll(slot, layerOf(bench, slot))
}

describe('the build graph on random graphs', () => {
  it('runs exactly the oracle’s minimal set after any edits (P2 P3 P5 P6 P7 P8 P9 P10)', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, commands, async (shape, list) => {
        const bench = new Bench(shape)
        try {
          expect(new Set((await bench.build()).ran)).toEqual(bench.oracle.build())
          for (const command of list) {
            await apply(bench, command)
            const planned = new Set(planOf(bench.evaluator()).map((row) => row.slot))
            const must = bench.oracle.build()
            const { ran } = await bench.build()
            expect(new Set(ran)).toEqual(must)
            expect(ran.length, 'nothing is made twice').toBe(must.size)
            for (const slot of ran)
              if (!slot.startsWith('child:')) expect(planned.has(slot), `${slot} was announced`).toBe(true)
            for (const slot of bench.oracle.slots())
              expect(shownValue(bench, slot)).toEqual(bench.oracle.see(slot))
          }
        } finally {
          bench.close()
        }
      }),
      { numRuns: 60 },
    )
  })

  it('an empty plan makes no call and writes nothing (P1)', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (shape) => {
        const bench = new Bench(shape)
        try {
          await bench.build()
          const before = bench.project.db.prepare('SELECT total_changes()').pluck().get()
          const again = await bench.build()
          expect(again.ran).toEqual([])
          expect(again.calls).toBe(0)
          expect(planOf(bench.evaluator())).toEqual([])
          expect(bench.project.db.prepare('SELECT total_changes()').pluck().get()).toBe(before)
        } finally {
          bench.close()
        }
      }),
      { numRuns: 15 },
    )
  })

  it('edited step by step it ends like a clean build of the same sources (P4)', async () => {
    await fc.assert(
      fc.asyncProperty(
        shapes,
        fc.array(fc.tuple(fc.nat(99), fc.nat(3)), { maxLength: 6 }),
        async (shape, edits) => {
          const bench = new Bench(shape)
          const clean = new Bench(shape)
          try {
            await bench.build()
            bench.oracle.build()
            for (const [n, value] of edits) {
              bench.world.sources.set(pickSlot(bench, n), value)
              await bench.build()
              bench.oracle.build()
            }
            for (const [slot, value] of bench.world.sources) clean.world.sources.set(slot, value)
            await clean.build()
            expect(seasonDigest(bench.evaluator(), bench.project.build)).toBe(
              seasonDigest(clean.evaluator(), clean.project.build),
            )
          } finally {
            bench.close()
            clean.close()
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  it('cut short at any point, the next run makes only the rest (P11)', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.nat(12), async (shape, after) => {
        const bench = new Bench(shape)
        try {
          const stop = new AbortController()
          let made = 0
          bench.world.onRun = () => void (++made > after && stop.abort())
          const first = await bench.build({ signal: stop.signal })
          bench.world.onRun = () => undefined
          bench.reopen()
          const second = await bench.build()
          const all = bench.oracle.build()
          expect(new Set([...first.ran, ...second.ran])).toEqual(all)
          expect(first.ran.length + second.ran.length, 'no product is made twice').toBe(all.size)
        } finally {
          bench.close()
        }
      }),
      { numRuns: 25 },
    )
  })

  it('a sweep never lets go of what a pin, an undo step or a product in use needs (P13)', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, commands, async (shape, list) => {
        const bench = new Bench(shape)
        try {
          bench.oracle.build()
          await bench.build()
          for (const command of list) await apply(bench, command)
          bench.oracle.build()
          await bench.build()
          const evaluator = bench.evaluator()
          const needed = new Set(bench.project.human.heldTakeIds())
          for (const one of evaluateAll(evaluator)) if (one.shown !== null) needed.add(one.shown.id)
          const before = new Set(bench.project.build.allTakes().map((take) => take.id))
          sweepProject(bench.project, (slot) => evaluator.isSubject(slot))
          const left = new Set(bench.project.build.allTakes().map((take) => take.id))
          for (const id of needed) if (before.has(id)) expect(left.has(id), `take ${id}`).toBe(true)
          expect((await bench.build()).ran, 'a sweep costs nothing later').toEqual([])
        } finally {
          bench.close()
        }
      }),
      { numRuns: 25 },
    )
  })
})

function shownValue(bench: Bench, slot: Slot): unknown {
  const digest = bench.evaluator().evaluate(slot).shownDigest
  return digest === null ? undefined : bench.project.build.output(digest)
}

describe('single rules', () => {
  const shape: GraphShape = { widths: [2, 3], salt: 7, modulus: 1000 }

  it('a step that reads what it did not declare fails (P12)', async () => {
    const bench = new Bench(shape)
    const [first, ...rest] = bench.world.steps()
    if (first === undefined) throw new Error('no steps')
    const sly = {
      ...first,
      run: async (job: Parameters<typeof first.run>[0]) => ({
        output: job.inputs['secret'],
        media: [],
        receipts: [],
      }),
    }
    const evaluator = new Evaluator([sly, ...rest], bench.project.build, () => ROUTE)
    const result = await runBuild(evaluator, bench.project.build, {
      limits: LIMITS,
      signal: new AbortController().signal,
    })
    expect(result.failed[0]?.error).toContain('"secret", which is not among its inputs')
    expect(result.waiting.length, 'what stands on it waits').toBeGreaterThan(0)
    bench.close()
  })

  it('a failed product is blocked with its reason, and tried again by the next build', async () => {
    const bench = new Bench(shape)
    bench.world.onRun = (slot) => {
      if (slot === 's0:0') throw new Error('the model is gone')
    }
    await bench.build()
    expect(bench.evaluator().evaluate('s0:0')).toMatchObject({
      state: 'blocked',
      reason: 'the last attempt failed: the model is gone',
    })
    bench.world.onRun = () => undefined
    expect((await bench.build()).ran).toContain('s0:0')
    expect(bench.evaluator().evaluate('s0:0').state).toBe('current')
    bench.close()
  })

  it('a stale product names the input that changed', async () => {
    const bench = new Bench(shape)
    await bench.build()
    bench.world.sources.set('s0:1', 9)
    expect(planOf(bench.evaluator()).find((row) => row.slot === 's0:1')).toMatchObject({
      reason: 'source changed since take 1',
      certain: true,
    })
    bench.close()
  })

  it('a pinned product stays while its inputs move on, and says that it is behind', async () => {
    const bench = new Bench(shape)
    await bench.build()
    const slot = slotOf('s0', 0)
    const pinned = bench.evaluator().evaluate(slot).shown
    bench.project.human.change('pin', [{ kind: 'pin', subject: slot, after: pinned?.id }])
    bench.world.sources.set(slot, 5)
    const { ran } = await bench.build()
    expect(ran).not.toContain(slot)
    expect(bench.evaluator().evaluate(slot)).toMatchObject({
      pinned: true,
      behind: true,
      state: 'current',
      shown: { id: pinned?.id },
    })
    bench.close()
  })
})
