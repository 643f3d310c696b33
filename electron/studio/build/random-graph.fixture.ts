import { z } from 'zod'
import { canonicalJson } from './digest.ts'
import { slotOf, Unavailable, type Reader, type Slot, type StepDefinition } from './step.ts'

/**
 * A random layered graph whose products are small numbers, so that different inputs often give equal outputs and the
 * wave stops early. One layer makes lists: the number of subjects of the next one depends on their values.
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
}

const mix = (...parts: number[]): number => {
  let h = 2166136261
  for (const part of parts) h = Math.imul(h ^ part, 16777619) >>> 0
  return h >>> 0
}

/** What a product is made of, field by field: the pure function both the engine and the oracle use. */
export function valueOf(
  layer: number,
  inputs: Record<string, unknown>,
  modulus: number,
  take: number,
  version: number,
): Value {
  const text = canonicalJson(inputs)
  let h = mix(layer, take, version)
  for (let i = 0; i < text.length; i++) h = mix(h, text.charCodeAt(i))
  return { a: h % modulus, b: (h >>> 8) % modulus }
}

/** The mutable world of a test: sources, versions, and a count of what ran. */
export class World {
  readonly shape: GraphShape
  readonly sources = new Map<string, number>()
  readonly versions: number[]
  readonly ran: Slot[] = []
  /** Makes a run fail; for cut-short runs. */
  onRun: (slot: Slot) => void = () => undefined

  constructor(shape: GraphShape) {
    this.shape = shape
    this.versions = shape.widths.map(() => 1)
  }

  get listLayer(): number {
    return this.shape.widths.length - 1
  }

  source(slot: Slot): number {
    return this.sources.get(slot) ?? 0
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

  /** Inputs of a product, given a way to see values. */
  inputsOf(layer: number, i: number, see: (slot: Slot) => Value): Record<string, unknown> {
    const inputs: Record<string, unknown> = { source: this.source(slotOf(`s${layer}`, i)) }
    for (const { slot, field } of this.edges(layer, i)) inputs[`from ${slot}`] = see(slot)[field]
    return inputs
  }

  /** Children of the last layer: product j of it has `a % 3` of them. */
  childrenOf(j: number, value: Value): string[] {
    return Array.from({ length: value.a % 3 }, (_, k) => `${j}.${k}`)
  }

  steps(): StepDefinition[] {
    const layers = this.shape.widths.map((width, layer) =>
      this.step(`s${layer}`, layer, () => Array.from({ length: width }, (_, i) => String(i))),
    )
    return [...layers, this.childStep()]
  }

  private step(id: string, layer: number, subjects: StepDefinition['subjects']): StepDefinition {
    const version = this.versions[layer] ?? 1
    return {
      id,
      version,
      role: 'draft',
      pool: 'text',
      schema: z.strictObject({ a: z.int(), b: z.int() }),
      subjects,
      inputs: (subject, reader) =>
        this.inputsOf(layer, Number(subject), (slot) => reader.product<Value>(slot)),
      run: async (job) => this.made(layer, job.slot, { ...job.inputs }, job.take, version),
    }
  }

  private childStep(): StepDefinition {
    const layer = this.listLayer
    const children = (reader: Reader): string[] =>
      Array.from({ length: this.shape.widths[layer] ?? 0 }, (_, j) => j).flatMap((j) => {
        const value = reader.peek<Value>(slotOf(`s${layer}`, j))
        return value === undefined ? [] : this.childrenOf(j, value)
      })
    return {
      ...this.step('child', layer + 1, children),
      version: 1,
      inputs: (subject, reader) => this.childInputs(subject, (slot) => reader.product<Value>(slot)),
      run: async (job) => this.made(layer + 1, job.slot, { ...job.inputs }, job.take, 1),
    }
  }

  childInputs(subject: string, see: (slot: Slot) => Value): Record<string, unknown> {
    const [j = '0', k = '0'] = subject.split('.')
    const parent = see(slotOf(`s${this.listLayer}`, j))
    if (!this.childrenOf(Number(j), parent).includes(subject))
      throw new Unavailable(slotOf(`s${this.listLayer}`, j))
    return { parent: parent.b, k, source: this.source(slotOf('child', subject)) }
  }

  private async made(
    layer: number,
    slot: Slot,
    inputs: Record<string, unknown>,
    take: number,
    version: number,
  ) {
    await Promise.resolve()
    this.onRun(slot)
    this.ran.push(slot)
    const receipt = { provider: 'test', model: 'test', costPicoUsd: 0n, warnings: [] }
    return {
      output: valueOf(layer, inputs, this.shape.modulus, take, version),
      media: [],
      receipts: [receipt],
    }
  }
}

/** The plainest possible model of what must run: no scheduler, no store, no early-outs. */
export class Oracle {
  private readonly world: World
  /** Values by slot, then by inputs, version and take. */
  private readonly memory = new Map<Slot, Map<string, Value>>()
  private readonly takes = new Map<string, number>()
  readonly pins = new Map<Slot, Value>()
  private shown = new Map<Slot, Value>()

  constructor(world: World) {
    this.world = world
  }

  private one(
    slot: Slot,
    layer: number,
    version: number,
    inputs: Record<string, unknown>,
    ran: Set<Slot>,
  ): void {
    const pinned = this.pins.get(slot)
    if (pinned !== undefined) return void this.shown.set(slot, pinned)
    const at = `${canonicalJson(inputs)}|${version}`
    const take = this.takes.get(`${slot}|${at}`) ?? 1
    const known = this.memory.get(slot) ?? new Map<string, Value>()
    this.memory.set(slot, known)
    const key = `${at}|${take}`
    if (!known.has(key)) {
      ran.add(slot)
      known.set(key, valueOf(layer, inputs, this.world.shape.modulus, take, version))
    }
    this.shown.set(slot, known.get(key) ?? { a: 0, b: 0 })
  }

  /** Slots that must run now; afterwards everything is current. */
  build(): Set<Slot> {
    const ran = new Set<Slot>()
    this.shown = new Map()
    const see = (slot: Slot): Value => this.shown.get(slot) ?? { a: -1, b: -1 }
    this.world.shape.widths.forEach((width, layer) => {
      for (let i = 0; i < width; i++)
        this.one(
          slotOf(`s${layer}`, i),
          layer,
          this.world.versions[layer] ?? 1,
          this.world.inputsOf(layer, i, see),
          ran,
        )
    })
    const last = this.world.listLayer
    for (let j = 0; j < (this.world.shape.widths[last] ?? 0); j++)
      for (const child of this.world.childrenOf(j, see(slotOf(`s${last}`, j))))
        this.one(slotOf('child', child), last + 1, 1, this.world.childInputs(child, see), ran)
    return ran
  }

  /** What readers see of a slot after the last build. */
  see(slot: Slot): Value | undefined {
    return this.shown.get(slot)
  }

  slots(): Slot[] {
    return [...this.shown.keys()]
  }

  /** A reroll of a slot as it stands after the last build. */
  reroll(slot: Slot, layer: number): void {
    const inputs = slot.startsWith('child:')
      ? this.world.childInputs(slot.slice(6), (s) => this.shown.get(s) ?? { a: -1, b: -1 })
      : this.world.inputsOf(layer, Number(slot.split(':')[1]), (s) => this.shown.get(s) ?? { a: -1, b: -1 })
    const version = slot.startsWith('child:') ? 1 : (this.world.versions[layer] ?? 1)
    const at = `${canonicalJson(inputs)}|${version}`
    const take = (this.takes.get(`${slot}|${at}`) ?? 1) + 1
    this.takes.set(`${slot}|${at}`, take)
    this.memory
      .get(slot)
      ?.set(`${at}|${take}`, valueOf(layer, inputs, this.world.shape.modulus, take, version))
  }
}
