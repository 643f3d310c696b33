import { z } from 'zod'
import type { Grade } from '../../../shared/drama/vocabulary.ts'
import { canonicalJson } from './digest.ts'
import {
  slotOf,
  splitSlot,
  Unavailable,
  type Job,
  type Pool,
  type Reader,
  type Slot,
  type StepDefinition,
} from './step.ts'

/**
 * A random layered graph whose products are small numbers, so that different inputs often give equal outputs and the
 * wave stops early. One layer makes lists: the number of subjects of the next one depends on their values. Every
 * product also sees the one before it in its layer, as context.
 */
export interface GraphShape {
  /** Subjects per layer. */
  readonly widths: readonly number[]
  /** Pseudo-random pick of what each product reads. */
  readonly salt: number
  /** Outputs are taken modulo this: small values cut off early and often. */
  readonly modulus: number
}

export interface Value {
  readonly a: number
  readonly b: number
  /** Whose value it is: two products never share one, as two pictures do not. */
  readonly of: Slot
}

const mix = (...parts: number[]): number => {
  let h = 2166136261
  for (const part of parts) h = Math.imul(h ^ part, 16777619) >>> 0
  return h >>> 0
}

/** What a product that is not there looks like. */
export const NOTHING: Value = { a: -1, b: -1, of: '' }
const POOLS: readonly Pool[] = ['text', 'image', 'local']

/** What decides a making, apart from its inputs. */
export interface Method {
  readonly grade: Grade
  readonly version: number
  readonly take: number
}

/** What a product is made of, field by field: the pure function both the engine and the oracle use. */
export function valueOf(slot: Slot, inputs: Record<string, unknown>, modulus: number, method: Method): Value {
  const text = `${slot.split(':')[0]}${canonicalJson(inputs)}`
  let h = mix(method.take, method.grade === 'final' ? 0 : method.version)
  for (let i = 0; i < text.length; i++) h = mix(h, text.charCodeAt(i))
  return { a: h % modulus, b: (h >>> 8) % modulus, of: slot }
}

/** The mutable world of a test: versions, routes, and a record of what ran and what it saw. */
export class World {
  readonly shape: GraphShape
  readonly versions: number[]
  readonly grades: Grade[]
  /** What each run saw as its context. */
  readonly saw = new Map<Slot, unknown>()
  /** Makes a run fail; for cut-short runs. */
  onRun: (slot: Slot) => void = () => undefined

  constructor(shape: GraphShape) {
    this.shape = shape
    this.versions = [...shape.widths, 0].map(() => 1)
    this.grades = [...shape.widths, 0].map(() => 'rehearsal')
  }

  get listLayer(): number {
    return this.shape.widths.length - 1
  }

  layerOf(slot: Slot): number {
    const { step } = splitSlot(slot)
    return step === 'child' ? this.listLayer + 1 : Number(step.slice(1))
  }

  /** Which products of earlier layers a product reads, and which field of each. */
  edges(layer: number, i: number): { slot: Slot; field: 'a' | 'b' }[] {
    const edges: { slot: Slot; field: 'a' | 'b' }[] = []
    for (let l = 0; l < layer; l++)
      for (let j = 0; j < (this.shape.widths[l] ?? 0); j++) {
        const h = mix(this.shape.salt, layer, i, l, j)
        if (h % 3 === 0) edges.push({ slot: slotOf(`s${l}`, j), field: h % 2 === 0 ? 'a' : 'b' })
      }
    return edges
  }

  /** Inputs of a product, given ways to see values and what people wrote. */
  inputsOf(slot: Slot, see: (slot: Slot) => Value, source: (slot: Slot) => unknown): Record<string, unknown> {
    const { subject } = splitSlot(slot)
    const inputs: Record<string, unknown> = { source: source(slot) ?? 0 }
    const layer = this.layerOf(slot)
    if (layer <= this.listLayer) {
      for (const edge of this.edges(layer, Number(subject)))
        inputs[`from ${edge.slot}`] = see(edge.slot)[edge.field]
      return inputs
    }
    const [j = '0', k = '0'] = subject.split('.')
    const parent = slotOf(`s${this.listLayer}`, j)
    const value = see(parent)
    if (!this.childrenOf(Number(j), value).includes(subject)) throw new Unavailable(parent)
    return { ...inputs, parent: value.b, k }
  }

  /** Children of the last layer: product j of it has `a % 3` of them. */
  childrenOf(j: number, value: Value): string[] {
    return Array.from({ length: value.a < 0 ? 0 : value.a % 3 }, (_, k) => `${j}.${k}`)
  }

  /** The product before another one in its layer: what it sees as context. */
  before(slot: Slot): Slot | null {
    const { step, subject } = splitSlot(slot)
    return step === 'child' || subject === '0' ? null : slotOf(step, Number(subject) - 1)
  }

  steps(): StepDefinition[] {
    const layers = this.shape.widths.map((width, layer) =>
      this.step(`s${layer}`, layer, () => Array.from({ length: width }, (_, i) => String(i))),
    )
    const last = this.listLayer
    const children = (reader: Reader): string[] =>
      Array.from({ length: this.shape.widths[last] ?? 0 }, (_, j) => j).flatMap((j) =>
        this.childrenOf(j, reader.peek<Value>(slotOf(`s${last}`, j)) ?? NOTHING),
      )
    return [...layers, this.step('child', last + 1, children)]
  }

  gradeOf(step: string): Grade {
    return this.grades[this.layerOf(slotOf(step, 0))] ?? 'rehearsal'
  }

  private step(id: string, layer: number, subjects: StepDefinition['subjects']): StepDefinition {
    return {
      id,
      version: this.versions[layer] ?? 1,
      role: 'draft',
      pool: POOLS[layer % POOLS.length] ?? 'text',
      schema: z.strictObject({ a: z.int(), b: z.int(), of: z.string() }),
      subjects,
      inputs: (subject, reader) =>
        this.inputsOf(
          slotOf(id, subject),
          (slot) => reader.product<Value>(slot),
          (slot) => reader.human('line', slot),
        ),
      context: (subject, reader) => {
        const before = this.before(slotOf(id, subject))
        return { before: before === null ? null : (reader.peek<Value>(before) ?? null) }
      },
      held: (subject, reader) => {
        const output = reader.human<{ output: string }>('hold', slotOf(id, subject))?.output
        return output === undefined ? null : { reason: 'edited', output }
      },
      run: (job) => this.made(job, layer),
    }
  }

  private async made(job: Job, layer: number) {
    await Promise.resolve()
    this.onRun(job.slot)
    this.saw.set(job.slot, job.context['before'])
    const grade = this.grades[layer] ?? 'rehearsal'
    const method = { grade, version: this.versions[layer] ?? 1, take: job.take }
    const costPicoUsd = grade === 'final' ? 1n : 0n
    return {
      output: valueOf(job.slot, { ...job.inputs }, this.shape.modulus, method),
      media: [],
      receipts: [{ provider: 'test', model: 'test', costPicoUsd, warnings: [] }],
    }
  }
}
