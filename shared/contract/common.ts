import { z } from 'zod'
import { reasonSchema } from '../drama/reason.ts'
import { GRADES } from '../drama/vocabulary.ts'

/** No input. */
export const nothing = z.strictObject({})

/** Done, with nothing to say. */
export const done = z.strictObject({})

/** An id of something in the drama: made by a step, or by a person. */
export const id = z.string().min(1).max(200)

/** The slot of a product: `<step>:<subject>`. */
export const slot = z
  .string()
  .regex(/^[a-z]+:.+$/)
  .max(300)

/** Episode number as shown, from 1. */
export const episodeNumber = z.int().min(1).max(120)

/** Exact decimal string and currency, never a float. */
export const amount = z.strictObject({ currency: z.literal('USD'), amount: z.string() })
export type Amount = z.infer<typeof amount>

/** An amount in USD a person gives, as an exact decimal. */
export const usdText = z.string().regex(/^\d{1,7}(\.\d{1,12})?$/)

/** sha256 of a media file in lower-case hex; the page gets it as `/media/<sha256>`. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** State of a product; queued and running are facts of a run, pinned is a mark. */
export const productState = z.enum(['current', 'stale', 'missing', 'blocked', 'unknown'])
export type ProductState = z.infer<typeof productState>

export const grade = z.enum(GRADES)

/** How many products are in each state. */
export const stateCounts = z.strictObject({
  current: z.int(),
  stale: z.int(),
  missing: z.int(),
  blocked: z.int(),
  unknown: z.int(),
})
export type StateCounts = z.infer<typeof stateCounts>

/** Where a product belongs, for people: numbers as shown, names instead of ids. Null where it does not apply. */
export const place = z.strictObject({
  episode: z.int().nullable(),
  scene: id.nullable(),
  /** Place of the scene in its episode, from 1. */
  sceneNumber: z.int().nullable(),
  shot: id.nullable(),
  /** Place of the shot in its scene, from 1. */
  shotNumber: z.int().nullable(),
  line: id.nullable(),
  /** Place of the line in its scene, from 1. */
  lineNumber: z.int().nullable(),
  /** A person, look or place the product is of. */
  name: z.string().nullable(),
})
export type Place = z.infer<typeof place>

/** A product as it stands. */
export const product = z.strictObject({
  slot,
  step: z.string(),
  state: productState,
  /** Why it is not current, or is behind; null when there is nothing to say. */
  reason: reasonSchema.nullable(),
  pinned: z.boolean(),
  /** Pinned or held while its inputs moved on. */
  behind: z.boolean(),
  /** A person edited it: its text is left alone. */
  held: z.boolean(),
  /** A rehearsal version shows in a slot routed to a final provider. */
  standIn: z.boolean(),
  place,
})
export type Product = z.infer<typeof product>

/** The portrait of a person: a reference sheet. Its grade tells how it is laid out, so where its face stands. */
export const portrait = z.strictObject({ image: sha256, grade })
export type Portrait = z.infer<typeof portrait>
