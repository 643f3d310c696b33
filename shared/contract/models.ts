import { z } from 'zod'
import { ROLES } from '../drama/vocabulary.ts'
import { done, nothing } from './common.ts'
import { read, write } from './route.ts'

/** Where the key of a provider is: kept by the system, held until the studio is closed, in the environment, nowhere; or it needs none. */
export const keyState = z.enum(['kept', 'session', 'environment', 'none', 'unneeded'])
export type KeyState = z.infer<typeof keyState>

const provider = z.string().min(1).max(100)
/** Scheme, host and port: a key is for one provider at one origin. */
const origin = z.string().min(1).max(300)
/** `<provider>/<model>`. */
const model = z.string().min(3).max(300)
const role = z.enum(ROLES)

const price = z.strictObject({
  /** As a providers file names it: `inputPerMillionTokens`, `perMillionCharacters` … */
  unit: z.string(),
  /** A decimal in the currency. */
  amount: z.string(),
  currency: z.enum(['USD', 'CNY']),
})

const choice = z.strictObject({
  model,
  key: keyState,
  prices: z.array(price),
  /** Days it still answers; negative when it has ended, null when no end is known. */
  endsInDays: z.int().nullable(),
  /** What its vendor names in its place. */
  successor: z.string().nullable(),
})

/** Routes about who makes what, and their keys. A key goes in and never comes out again. */
export const models = {
  'models.list': read(
    'Providers one can have a key for: those of the catalogue, and those the open drama asks elsewhere.',
    ['models', 'drama'],
    nothing,
    z.strictObject({
      /** How the system keeps keys; anything but `protected` means that they are forgotten when the studio is closed. */
      store: z.enum(['protected', 'plain', 'none']),
      /** The day the catalogue was put together. */
      date: z.iso.date(),
      providers: z.array(
        z.strictObject({
          provider,
          label: z.string(),
          origin,
          /** Environment variable that is looked at too; null for those that need no key. */
          keyFrom: z.string().nullable(),
          key: keyState,
          /** The day a request with a key was last answered there, for this user; null: unverified. */
          verified: z.iso.date().nullable(),
          /** It runs on this machine. */
          local: z.boolean(),
          /** Named by the open drama and unknown to the catalogue at this origin: whoever made the drama chose it. */
          ofDrama: z.boolean(),
        }),
      ),
    }),
  ),
  'models.setKey': write(
    'Takes a key for a provider at one origin. BAD_ARGUMENT for what cannot be a key; NOT_FOUND for a provider nobody named.',
    z.strictObject({ provider, origin, key: z.string().min(1).max(10_000) }),
    z.strictObject({ key: keyState }),
  ),
  'models.removeKey': write('Forgets a key.', z.strictObject({ provider, origin }), done),
  'models.checkKey': write(
    'Asks a provider for its list of models, which costs nothing: whether the key is taken there.',
    z.strictObject({ provider, origin }),
    z.strictObject({
      answer: z.enum(['works', 'refused', 'unreachable', 'unclear']),
      /** What the provider said, when it was no. */
      message: z.string(),
    }),
  ),
  'models.routing': read(
    'Who makes what in the open drama, and who else could. `model` null: rehearsed. `policy` null: chosen one by one.',
    ['models', 'drama'],
    nothing,
    z.strictObject({
      roles: z.array(z.strictObject({ role, model: model.nullable(), choices: z.array(choice) })),
      policies: z.array(z.strictObject({ id: z.string(), note: z.string() })),
      policy: z.string().nullable(),
    }),
  ),
  'models.route': write(
    'Gives one role to a model (null: rehearsed), or all as a policy says: a list of the catalogue, one that is worked out for the season now (`cheapest`, `balanced`, `best`), or `rehearsal`, which gives all back. What others made stays what it is. BUSY while the drama is built, BAD_ARGUMENT, READ_ONLY.',
    z.union([
      z.strictObject({ policy: z.string().max(60) }),
      z.strictObject({ role, model: model.nullable() }),
    ]),
    done,
  ),
} as const
