import { z } from 'zod'
import { ROLES } from '../drama/vocabulary.ts'
import { amount, nothing } from './common.ts'
import { keyState } from './models.ts'
import { read } from './route.ts'

const role = z.enum(ROLES)
/** `<provider>/<model>`. */
const model = z.string().min(3).max(300)
/** 3 is the best. */
const tier = z.int().min(1).max(3)

/** Of products a model was asked for: usable as they first came, and after it was told what was wrong. */
const accepted = z.strictObject({ asked: z.int(), first: z.int(), revised: z.int() })

/** What this season has measured of a model in a role. */
const measured = z.strictObject({
  requests: z.int(),
  accepted,
  failed: z.int(),
  refused: z.int(),
  unknown: z.int(),
  /** To the whole answer, and to the first words of one that is streamed, in ms; null where none was. */
  p50Ms: z.int().nullable(),
  p99Ms: z.int().nullable(),
  p50FirstTokenMs: z.int().nullable(),
  p99FirstTokenMs: z.int().nullable(),
  cost: amount,
})
export type Measured = z.infer<typeof measured>

const candidate = z.strictObject({
  model,
  /** Null where nobody says any more what the model is. */
  key: keyState.nullable(),
  /** What the role still needs of this season costs at most by it; null without a known price. */
  most: amount.nullable(),
  /** Why no policy picks it; null for one that can be picked. */
  obstacle: z.enum(['no-price', 'ended', 'no-key', 'unknown-model']).nullable(),
  /** The day a request with a key was last answered at its provider, for this user; null: unverified, or it needs no key. */
  verified: z.iso.date().nullable(),
  /** Its rank, and whether it is read from what vendors say or measured here; null: nobody has ranked it. */
  rank: z.strictObject({ tier, by: z.enum(['catalogue', 'measured']) }).nullable(),
  /** Null: it was not asked here yet. */
  measured: measured.nullable(),
})
export type ComparedModel = z.infer<typeof candidate>

/** Why a policy picks whom it picks; `of`: how many could be picked. */
const why = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('least'), of: z.int() }),
  z.strictObject({ kind: z.literal('least-of-tier'), of: z.int(), tier }),
  z.strictObject({ kind: z.literal('tier'), of: z.int(), tier, date: z.iso.date() }),
  z.strictObject({ kind: z.literal('measured'), of: z.int(), percent: z.int(), products: z.int() }),
  z.strictObject({ kind: z.enum(['nobody', 'none-ranked']) }),
])

const policy = z.strictObject({
  id: z.enum(['cheapest', 'balanced', 'best']),
  picks: z.array(z.strictObject({ role, model: model.nullable(), most: amount.nullable(), why })),
  /** What all of it costs at most. */
  total: amount,
})
export type ComputedPolicy = z.infer<typeof policy>

/** Routes about models side by side. */
export const compare = {
  'compare.get': read(
    'Models side by side, role by role: what the season still needs by each of them, its rank, what was measured here; and whom each policy would pick now, and why.',
    ['models', 'drama', 'text', 'states', 'takes', 'build', 'costs'],
    nothing,
    z.strictObject({
      /** The day of the list prices; and of the ranks, and what they are read from. */
      date: z.iso.date(),
      ranks: z.strictObject({ date: z.iso.date(), source: z.string() }),
      roles: z.array(
        z.strictObject({
          role,
          /** Who makes it now; null: rehearsed. */
          routed: model.nullable(),
          /** Products still to be bought, those expected to follow among them; with `done` all are: prices are of buying them again. */
          products: z.int(),
          done: z.boolean(),
          models: z.array(candidate),
        }),
      ),
      policies: z.array(policy),
    }),
  ),
} as const
