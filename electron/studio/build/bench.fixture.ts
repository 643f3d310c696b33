import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { HumanKind } from '../store/human-repo.ts'
import { createProject, openProject, type Project } from '../store/project.ts'
import type { Take } from './build-store.ts'
import { canonicalJson, digestOf } from './digest.ts'
import { Evaluator } from './evaluate.ts'
import { Oracle, type OracleTake } from './oracle.fixture.ts'
import { evaluateAll } from './plan.ts'
import { World, type GraphShape } from './random-graph.fixture.ts'
import { runBuild, type RunResult } from './run.ts'
import { BRIEF } from './shop.fixture.ts'
import type { Slot, StepDefinition } from './step.ts'

const LIMITS = { text: 3, image: 1, video: 1, voice: 1, local: 2 }

/** One project, one world and its oracle, and an evaluator that lives through all changes as the session's does. */
export class Bench {
  readonly world: World
  readonly oracle: Oracle
  project: Project
  live: Evaluator
  private readonly dir = mkdtempSync(join(tmpdir(), 'cliffhanger-graph-'))

  constructor(shape: GraphShape) {
    this.world = new World(shape)
    this.oracle = new Oracle(this.world)
    this.project = createProject(this.dir, BRIEF)
    this.live = this.evaluator()
  }

  /** An evaluator that knows nothing yet. */
  evaluator(): Evaluator {
    const routeOf = (step: StepDefinition) => ({ grade: this.world.gradeOf(step.id), provider: 'test' })
    return new Evaluator(this.world.steps(), this.project.build, routeOf, this.lost())
  }

  private lost(): Set<string> {
    return new Set([...this.oracle.lost].map((json) => digestOf(JSON.parse(json))))
  }

  reopen(): void {
    this.project.close()
    this.project = openProject(this.dir, 'write')
    this.live = this.evaluator()
  }

  async build(
    extra: { signal?: AbortSignal; reroll?: Slot; along?: (take: Take) => void } = {},
  ): Promise<RunResult> {
    this.world.saw.clear()
    const { signal = new AbortController().signal, ...rest } = extra
    return runBuild(this.live, this.project.build, { limits: LIMITS, signal, ...rest })
  }

  /** One decision in both worlds. */
  decide(
    kind: 'line' | 'hold' | 'pin' | 'choice',
    subject: [engine: string, oracle: string],
    after: [unknown, unknown],
  ): void {
    this.project.human.change(kind, [
      { kind: kind satisfies HumanKind, subject: subject[0], after: after[0] },
    ])
    this.oracle.change(kind, subject[1], after[1])
    this.live.humansChanged(this.project.build.humans())
  }

  undo(): boolean {
    if (!this.oracle.undo()) return false
    this.project.human.undo()
    this.live.humansChanged(this.project.build.humans())
    return true
  }

  /** The file of what a slot shows is gone. */
  lose(slot: Slot): void {
    this.oracle.lost.add(canonicalJson(this.oracle.see(slot)))
    this.live.filesChanged(this.lost())
  }

  /** The engine's take for one of the oracle's. */
  takeOf(wanted: OracleTake): Take {
    const found = this.live
      .takesOf(wanted.slot)
      .find(
        (take) =>
          take.takeNo === wanted.no &&
          take.grade === wanted.grade &&
          (take.grade === 'final' || take.version === wanted.version) &&
          take.outputDigest === digestOf(wanted.value) &&
          take.inputDigest === this.inputDigest(wanted),
      )
    if (found === undefined) throw new Error(`no such take of ${wanted.slot}`)
    return found
  }

  private readonly digests = new Map<string, string>()

  /** Notes which digest the engine has for the inputs a slot has now. */
  noteInputs(): void {
    for (const slot of this.oracle.slots()) {
      const digest = this.live.evaluate(slot).inputDigest
      if (digest !== null) this.digests.set(`${slot}|${this.oracle.inputsText(slot)}`, digest)
    }
  }

  inputDigest(take: Pick<OracleTake, 'slot' | 'at'>): string {
    return this.digests.get(`${take.slot}|${take.at}`) ?? ''
  }

  async reroll(slot: Slot): Promise<void> {
    const { fit } = this.live.evaluate(slot)
    const along = (take: Take): void => {
      const subject = `${slot}|${take.inputDigest}`
      if (fit !== null && this.project.human.get('choice', subject) === null)
        this.project.human.note('choice', subject, fit.id)
      this.project.human.change('reroll', [{ kind: 'choice', subject, after: take.id }])
    }
    const result = await this.build({ reroll: slot, along })
    expect(result.ran, 'P9: a reroll is exactly one new call').toEqual([slot])
    this.live.humansChanged(this.project.build.humans())
    this.oracle.reroll(slot)
  }

  /** What lives through changes must say what one that knows nothing says. */
  expectLiveIsFresh(): void {
    const told = (evaluator: Evaluator) =>
      evaluateAll(evaluator).map(({ step, shown, fit, reads, ...rest }) => ({
        ...rest,
        step: step.id,
        shown: shown?.id,
        fit: fit?.id,
        reads: [...reads],
      }))
    expect(told(this.live)).toEqual(told(this.evaluator()))
  }

  close(): void {
    this.project.close()
    rmSync(this.dir, { recursive: true, force: true })
  }
}

export const shapes: fc.Arbitrary<GraphShape> = fc.record({
  widths: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 }),
  salt: fc.nat(1_000_000),
  modulus: fc.constantFrom(2, 3, 1000),
})

type OnSlot =
  | { kind: 'choose' | 'pin'; slot: number; take: number }
  | { kind: 'reroll' | 'unpin' | 'hold' | 'unhold' | 'lose'; slot: number }

/** What a person, or a disk, does. */
export type Command =
  | { kind: 'edit'; slot: number; value: number }
  | OnSlot
  | { kind: 'bump' | 'route'; layer: number }
  | { kind: 'reopen' | 'undo' }

const onSlot = <K extends Command['kind']>(kind: K) =>
  fc.record({ kind: fc.constant(kind), slot: fc.nat(99) })
const onTake = <K extends Command['kind']>(kind: K) =>
  fc.record({ kind: fc.constant(kind), slot: fc.nat(99), take: fc.nat(9) })
const onLayer = <K extends Command['kind']>(kind: K) =>
  fc.record({ kind: fc.constant(kind), layer: fc.nat(5) })

export const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('edit' as const), slot: fc.nat(99), value: fc.nat(3) }),
    },
    { weight: 3, arbitrary: onSlot('reroll') },
    { weight: 2, arbitrary: onTake('choose') },
    { weight: 2, arbitrary: onTake('pin') },
    { weight: 1, arbitrary: onSlot('unpin') },
    { weight: 2, arbitrary: onSlot('hold') },
    { weight: 1, arbitrary: onSlot('unhold') },
    { weight: 3, arbitrary: onSlot('lose') },
    { weight: 1, arbitrary: onLayer('bump') },
    { weight: 2, arbitrary: onLayer('route') },
    { weight: 3, arbitrary: fc.constant({ kind: 'undo' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) },
  ),
  { minLength: 1, maxLength: 8 },
)

const pickSlot = (bench: Bench, n: number): Slot => {
  const slots = bench.oracle.slots()
  return slots[n % slots.length] ?? 's0:0'
}

const nth = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

function applyToLayer(bench: Bench, command: Extract<Command, { layer: number }>): void {
  const { versions, grades } = bench.world
  const layer = command.layer % versions.length
  if (command.kind === 'bump') versions[layer] = (versions[layer] ?? 1) + 1
  else grades[layer] = grades[layer] === 'final' ? 'rehearsal' : 'final'
  bench.live = bench.evaluator()
}

async function applyToSlot(bench: Bench, command: OnSlot, slot: Slot): Promise<void> {
  const { oracle } = bench
  if (command.kind === 'reroll') return bench.reroll(slot)
  if (command.kind === 'hold') {
    const value = oracle.see(slot)
    return bench.decide('hold', [slot, slot], [{ output: bench.live.evaluate(slot).shownDigest }, value])
  }
  if (command.kind === 'lose') return bench.lose(slot)
  if (command.kind === 'pin') {
    const take = nth(oracle.takesOf(slot), command.take)
    return take && bench.decide('pin', [slot, slot], [bench.takeOf(take).id, take])
  }
  if (command.kind === 'choose') {
    const take = nth(oracle.choosable(slot), command.take)
    const subject = (at: string) => `${slot}|${at}`
    return (
      take &&
      bench.decide(
        'choice',
        [subject(bench.inputDigest(take)), subject(take.at)],
        [bench.takeOf(take).id, take],
      )
    )
  }
}

/** Does what a command says, in the engine and in the oracle. */
export async function apply(bench: Bench, command: Command): Promise<void> {
  if ('layer' in command) return applyToLayer(bench, command)
  if (!('slot' in command)) return command.kind === 'reopen' ? bench.reopen() : void bench.undo()
  const slot = pickSlot(bench, command.slot)
  if ('value' in command)
    return bench.decide('line', [slot, slot], [command.value || null, command.value || null])
  if (command.kind === 'unpin') return bench.decide('pin', [slot, slot], [null, null])
  if (command.kind === 'unhold') return bench.decide('hold', [slot, slot], [null, null])
  // What is taken, held or lost is what a person sees after a build.
  bench.oracle.build()
  await bench.build()
  bench.noteInputs()
  if (bench.oracle.slots().includes(slot)) await applyToSlot(bench, command, slot)
}
