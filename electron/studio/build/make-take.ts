import { uuidv7 } from '../store/uuid.ts'
import type { NewTake } from './build-store.ts'
import { canonicalJson, digestText, fingerprint } from './digest.ts'
import type { Evaluator } from './evaluate.ts'
import { keyOf, type Evaluation } from './evaluation.ts'
import type { Job, Made, Slot, StepDefinition } from './step.ts'

/** Which take of a product is to be made. */
export interface Making {
  readonly one: Evaluation
  /** What the maker is told: the number of the take it makes, or makes again. */
  readonly takeNo: number
  /** Number the take gets when it comes out other than the one it makes again. */
  readonly nextNo: number
}

/**
 * Which take a run makes of a slot. A take whose file is lost, or that stood in for want of something, is made again under its own number where the maker is
 * ours, since it comes out the same; what was bought cannot come out the same, and a new number keeps its key from
 * being taken for the lost one's.
 */
export function makingOf(evaluator: Evaluator, one: Evaluation): Making {
  const nextNo = evaluator.highestTake(one) + 1
  const again =
    one.fit !== null &&
    isReplaced(evaluator, one) &&
    one.fit.grade === 'rehearsal' &&
    evaluator.route(one.step).grade === 'rehearsal'
  return { one, nextNo, takeNo: again ? (one.fit?.takeNo ?? nextNo) : nextNo }
}

/** True when the take that fits has lost its file or is outgrown. */
const isReplaced = (evaluator: Evaluator, { fit, outgrown }: Evaluation): boolean =>
  fit !== null && (outgrown !== null || evaluator.isDamaged(fit))

/** A take that was made, not recorded yet. */
export interface MadeTake {
  readonly take: NewTake
  /** Its value as readers will find it. */
  readonly value: unknown
  /** True when it is a new take in the place of one that lost its file: where that one was chosen, it is now. */
  readonly replaces: boolean
}

/** Runs a step. @returns null when it was cancelled before anything was paid. */
export async function makeTake(
  evaluator: Evaluator,
  making: Making,
  signal: AbortSignal,
): Promise<MadeTake | null> {
  const { one, takeNo } = making
  const { step, subject, slot } = one
  const { inputs, components, inputDigest } = evaluator.inputsOf(one)
  if (inputs === null || inputDigest === null) throw new Error(`${slot} has no inputs`)
  const startedAt = Date.now()
  const keyFor = (no: number): string => keyOf(slot, inputDigest, evaluator.route(step), step.version, no)
  const context = evaluator.context(step, subject).value
  const job = jobFor(one, inputs, context, takeNo, keyFor(takeNo), evaluator, signal)
  const made = await step.run(job)
  if (signal.aborted && made.receipts.every((receipt) => receipt.booked !== true)) return null
  const json = canonicalJson(checked(step, slot, made.output))
  const outputDigest = digestText(json)
  const again = takeNo === making.nextNo ? null : one.fit
  const healed = again !== null && again.outputDigest === outputDigest
  const no = healed ? takeNo : making.nextNo
  return {
    value: JSON.parse(json),
    replaces: !healed && isReplaced(evaluator, one),
    take: {
      id: healed ? again.id : uuidv7(),
      slot,
      key: keyFor(no),
      inputDigest,
      takeNo: no,
      version: step.version,
      grade: evaluator.route(step).grade,
      components,
      context: fingerprints(context),
      json,
      outputDigest,
      startedAt,
      createdAt: Date.now(),
      ...provenance(made),
    },
  }
}

function provenance(made: Made): Pick<NewTake, 'media' | 'receipts' | 'provider' | 'model' | 'costPicoUsd'> {
  const last = made.receipts.at(-1)
  return {
    media: made.media,
    receipts: made.receipts,
    provider: last?.provider ?? 'studio',
    model: last?.model ?? '',
    costPicoUsd: made.receipts.reduce((sum, receipt) => sum + receipt.costPicoUsd, 0n),
  }
}

const fingerprints = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fingerprint(value)]))

function checked(step: StepDefinition, slot: Slot, output: unknown): unknown {
  const parsed = step.schema.safeParse(output)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Error(
    `${slot}: the answer does not fit its schema at ${issue?.path.join('.') ?? '?'}: ${issue?.message ?? ''}`,
  )
}

/** Inputs a step did not declare must not be readable: an unknown name is an error, not `undefined`. */
function declaredOnly(
  slot: Slot,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return new Proxy(values, {
    get(target, name) {
      if (typeof name === 'string' && !Object.hasOwn(target, name))
        throw new Error(`${slot} reads "${name}", which is not among its inputs`)
      return Reflect.get(target, name) as unknown
    },
  })
}

/** What a run of a step gets. */
export function jobFor(
  one: Evaluation,
  inputs: Readonly<Record<string, unknown>>,
  context: Readonly<Record<string, unknown>>,
  take: number,
  key: string,
  evaluator: Evaluator,
  signal: AbortSignal,
): Job {
  let declared: string | null = null
  return {
    slot: one.slot,
    subject: one.subject,
    inputs: declaredOnly(one.slot, inputs),
    context: declaredOnly(one.slot, context),
    take,
    load<T>(digest: string): T {
      declared ??= canonicalJson(inputs)
      if (!declared.includes(digest))
        throw new Error(`${one.slot} loads ${digest}, which is not among its inputs`)
      return evaluator.output(digest) as T // schema-checked when recorded
    },
    signal,
    idempotencyKey: key,
  }
}
