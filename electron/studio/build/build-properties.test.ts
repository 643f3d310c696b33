import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { sweepProject } from '../store/sweep.ts'
import { apply, Bench, commands, shapes, type Command } from './bench.fixture.ts'
import { planOf, planSeason } from './plan.ts'
import type { GraphShape } from './random-graph.fixture.ts'
import { seasonDigest } from './season-digest.ts'
import { splitSlot, type Slot } from './step.ts'

const benches: Bench[] = []
const bench = (shape: GraphShape): Bench => {
  const one = new Bench(shape)
  benches.push(one)
  return one
}
const closeAll = (): void => {
  for (const one of benches.splice(0)) one.close()
}
afterEach(closeAll)

function shownValue(one: Bench, slot: Slot): unknown {
  const digest = one.live.evaluate(slot).shownDigest
  return digest === null ? undefined : one.project.build.output(digest)
}

/** Builds both, and holds the engine against the oracle. */
async function buildBoth(one: Bench): Promise<void> {
  one.expectLiveIsFresh()
  const { rows, open } = planSeason(one.live)
  const must = one.oracle.build()
  const { ran } = await one.build()
  expect(new Set(ran)).toEqual(must)
  expect(ran.length, 'nothing is made twice').toBe(must.size)
  const planned = new Set(rows.map((row) => row.slot))
  const steps = new Set(open.map((list) => list.step))
  for (const slot of ran)
    expect(planned.has(slot) || steps.has(splitSlot(slot).step), `${slot} was announced`).toBe(true)
  for (const row of rows) if (row.certain) expect(must.has(row.slot), `${row.slot} was certain`).toBe(true)
  for (const slot of one.oracle.slots()) expect(shownValue(one, slot), slot).toEqual(one.oracle.see(slot))
  for (const [slot, saw] of one.world.saw) {
    const before = one.world.before(slot)
    expect(saw, `${slot} saw what stands before it`).toEqual(before === null ? null : one.oracle.see(before))
  }
  expect(planOf(one.live), 'nothing is left to do').toEqual([])
  one.noteInputs()
}

/** Runs a property over graphs and what people do with them. */
async function overCommands(
  numRuns: number,
  work: (one: Bench, list: readonly Command[]) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(shapes, commands, async (shape, list) => {
      try {
        await work(bench(shape), list)
      } finally {
        closeAll()
      }
    }),
    { numRuns },
  )
}

describe('the build graph on random graphs', () => {
  it('runs exactly the oracle’s minimal set after any edits (P2 P3 P5 P6 P7 P8 P9 P10)', async () => {
    await overCommands(70, async (one, list) => {
      await buildBoth(one)
      for (const command of list) {
        await apply(one, command)
        await buildBoth(one)
      }
    })
  })

  it('an empty plan makes no call and writes nothing (P1)', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (shape) => {
        try {
          const one = bench(shape)
          await one.build()
          const changes = (): unknown => one.project.db.prepare('SELECT total_changes()').pluck().get()
          const before = changes()
          const again = await one.build()
          expect(again.ran).toEqual([])
          expect(again.calls).toBe(0)
          expect(planOf(one.live)).toEqual([])
          expect(changes()).toBe(before)
        } finally {
          closeAll()
        }
      }),
      { numRuns: 10 },
    )
  })

  it('edited step by step it ends like a clean build of the same sources (P4)', async () => {
    await fc.assert(
      fc.asyncProperty(
        shapes,
        fc.array(fc.tuple(fc.nat(99), fc.nat(3)), { maxLength: 6 }),
        async (shape, edits) => {
          try {
            const [one, clean] = [bench(shape), bench(shape)]
            one.oracle.build()
            await one.build()
            for (const [n, value] of edits) {
              await apply(one, { kind: 'edit', slot: n, value })
              await one.build()
              one.oracle.build()
            }
            for (const { subject, value } of one.project.human.list('line'))
              clean.decide('line', [subject, subject], [value, value])
            await clean.build()
            expect(seasonDigest(one.evaluator(), one.project.build)).toBe(
              seasonDigest(clean.evaluator(), clean.project.build),
            )
          } finally {
            closeAll()
          }
        },
      ),
      { numRuns: 20 },
    )
  })

  it('cut short at any point, the next run makes only the rest (P11)', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.nat(12), async (shape, after) => {
        try {
          const one = bench(shape)
          const stop = new AbortController()
          let made = 0
          one.world.onRun = () => void (++made > after && stop.abort())
          const first = await one.build({ signal: stop.signal })
          one.world.onRun = () => undefined
          one.reopen()
          const second = await one.build()
          const all = one.oracle.build()
          expect(new Set([...first.ran, ...second.ran])).toEqual(all)
          expect(first.ran.length + second.ran.length, 'no product is made twice').toBe(all.size)
        } finally {
          closeAll()
        }
      }),
      { numRuns: 20 },
    )
  })

  it('after a sweep, undoing everything step by step costs what it would have without it (P13)', async () => {
    await overCommands(20, async (one, list) => {
      await buildBoth(one)
      for (const command of list) await apply(one, command)
      await buildBoth(one)
      sweepProject(one.project, (slot) => one.live.isSubject(slot))
      one.reopen()
      await buildBoth(one)
      while (one.undo()) await buildBoth(one)
    })
  })
})
