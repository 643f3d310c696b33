import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { ROLES, type Role } from '../../../shared/drama/vocabulary.ts'
import { StudioError } from '../errors.ts'
import { parseUsd } from '../money/amount.ts'
import { freed, priceSchema, type Price } from '../money/prices.ts'
import { COMPUTED_POLICIES, listedPolicies, withCatalogue } from './catalogue.ts'
import { mediaTerms, relaySchema, type Workflow } from './media-terms.ts'

/** What a role is given to when the built-in provider makes it. */
export const REHEARSAL = 'rehearsal'

/** Roles that a provider can be asked for in this version; the others are rehearsed. */
export const ROUTABLE: readonly Role[] = ['draft', 'polish', 'review', 'rewrite', 'voice', 'image', 'video']

/** Forms a provider may speak; each is a folder beside this file. */
export const VENDOR_TYPES = [
  'openai-compatible',
  'anthropic',
  'minimax',
  'elevenlabs',
  'sdxl-relay',
  'seedream',
  'comfyui',
  'video-relay',
  'seedance',
] as const
export type VendorType = (typeof VENDOR_TYPES)[number]

/** What each form has requests for. */
export const ROLES_OF: Readonly<Record<VendorType, readonly Role[]>> = {
  'openai-compatible': ['draft', 'polish', 'review', 'rewrite', 'voice', 'image'],
  anthropic: ['draft', 'polish', 'review', 'rewrite'],
  minimax: ['voice'],
  elevenlabs: ['voice'],
  'sdxl-relay': ['image'],
  seedream: ['image'],
  comfyui: ['image', 'video'],
  'video-relay': ['video'],
  seedance: ['video'],
}

const limitsSchema = z.strictObject({
  /** Requests that may start in a window of time. */
  requests: z.int().min(1).default(60),
  perSeconds: z.number().positive().default(60),
  /** Tokens that may be read and written in it; left out: as many as one likes. */
  tokens: z.int().min(1).optional(),
  /** Requests on their way at once. */
  concurrent: z.int().min(1).max(64).default(4),
})
export type Limits = z.infer<typeof limitsSchema>

/** The same for one model, besides those of its provider: what is left out is not limited. */
const modelLimitsSchema = z.strictObject({
  requests: z.int().min(1).optional(),
  tokens: z.int().min(1).optional(),
  perSeconds: z.number().positive().default(60),
  concurrent: z.int().min(1).max(64).optional(),
})
export type ModelLimits = z.infer<typeof modelLimitsSchema>

const providerSchema = z.strictObject({
  type: z.enum(VENDOR_TYPES),
  baseUrl: z.url({ protocol: /^https?$/ }),
  /** Name of the environment variable that holds the key; left out for servers that want none. */
  keyFrom: z
    .string()
    .regex(/^[A-Z_][A-Z0-9_]*$/)
    .optional(),
  /** True where a request sent again under its idempotency key is not done, nor billed, twice. */
  idempotent: z.boolean().default(false),
  limits: limitsSchema.default({ requests: 60, perSeconds: 60, concurrent: 4 }),
  /** Longest time until the first sign of an answer, and between two, in seconds; 290 is the most that is waited. */
  idleSeconds: z.number().positive().default(120),
  /** How a lost answer can be looked up: `generation` as at OpenRouter, `GET /generation?id=`. Left out: it cannot. */
  lookUp: z.enum(['generation']).optional(),
  /** Pause before a task is asked after again, in seconds; it grows. */
  pollSeconds: z.number().positive().default(5),
  /** For `video-relay`: where its form differs from the common one. */
  relay: relaySchema.optional(),
})
export type ProviderTerms = z.infer<typeof providerSchema>

const modelSchema = z.strictObject({
  /** How the form of an answer can be asked for: by schema, as any JSON, or in words only. */
  structured: z.enum(['json_schema', 'json_object', 'none']).default('json_object'),
  limits: modelLimitsSchema.optional(),
  contextTokens: z.int().positive().default(128_000),
  maxOutputTokens: z.int().positive().default(16_000),
  /** Name of the option that caps the answer: newer OpenAI models only know the long one. */
  capOption: z.enum(['max_tokens', 'max_completion_tokens']).default('max_tokens'),
  /** Null or left out: unknown, and then nothing is asked of it. */
  price: priceSchema.nullable().default(null),
  /** Voices by the drama's own voice ids; `*` for all others. */
  voices: z.record(z.string(), z.string()).default({}),
  ...mediaTerms,
})
export type ModelTerms = z.infer<typeof modelSchema>

/** How far others may stand in for the first model of a role: what one request of theirs may cost at most. */
const failoverSchema = z.strictObject({
  /** In USD. */
  ceilingUsd: z
    .string()
    .refine((text) => parseUsd(text) !== null, 'an amount such as "0.05"')
    .optional(),
  /** So many times what the first model's would cost at most. */
  ceilingTimes: z.number().positive().max(1000).optional(),
})
export type Failover = z.infer<typeof failoverSchema>

const chosenSchema = z.strictObject({
  policy: z.string(),
  date: z.iso.date(),
  roles: z.partialRecord(z.enum(ROLES), z.string()),
})
export type Chosen = z.infer<typeof chosenSchema>

const fileSchema = z.strictObject({
  providers: z.record(z.string().regex(/^[a-z0-9][a-z0-9-]*$/), providerSchema).default({}),
  /** By `<provider>/<model>`. */
  models: z.record(z.string(), modelSchema).default({}),
  /** Who makes what: `rehearsal` or `<provider>/<model>`. Roles left out are rehearsed. */
  roles: z.partialRecord(z.enum(ROLES), z.union([z.string(), z.array(z.string()).min(1).max(8)])).default({}),
  /** Needed where a role lists more than one model. */
  failover: failoverSchema.optional(),
  /** What a policy that is worked out has chosen, when: it holds until somebody chooses again, whatever prices do. */
  chosen: chosenSchema.optional(),
})

type File = z.infer<typeof fileSchema>

/** Who makes what, and on what terms. Holds no key. */
export interface Routing extends Pick<File, 'providers' | 'models'> {
  /** The first model of each role. */
  readonly roles: Partial<Record<Role, string>>
  /** Models that may stand in for it, in order; left out: none may. */
  readonly standIns?: Partial<Record<Role, readonly string[]>>
  readonly failover?: Failover
  readonly chosen?: Chosen
}

/** Everything is rehearsed. */
export const NO_ROUTING: Routing = { providers: {}, models: {}, roles: {} }

/** Roles as a providers file writes them: lists where others may stand in. */
export function rolesAsWritten({ roles, standIns = {} }: Routing): Partial<Record<Role, string | string[]>> {
  const written: Partial<Record<Role, string | string[]>> = { ...roles }
  for (const role of ROLES) {
    const [first, others = []] = [roles[role], standIns[role]]
    if (first !== undefined && others.length > 0) written[role] = [first, ...others]
  }
  return written
}

/** @throws StudioError BAD_ARGUMENT when a role is given to somebody who cannot do it, or a list has no ceiling */
function routingOf(file: File): Routing {
  const roles: Partial<Record<Role, string>> = {}
  const standIns: Partial<Record<Role, readonly string[]>> = {}
  for (const role of ROLES) {
    const [first, ...others] = [file.roles[role] ?? []].flat()
    if (first === undefined) continue
    roles[role] = first
    if (others.length > 0) standIns[role] = others
    for (const id of [first, ...others]) checkRole(role, id, file)
    if (others.length > 0 && [first, ...others].includes(REHEARSAL))
      throw bad(
        `The role "${role}" lists "rehearsal" beside others.`,
        'Only models can stand in for each other.',
      )
  }
  const { ceilingUsd, ceilingTimes } = file.failover ?? {}
  if (Object.keys(standIns).length > 0 && ceilingUsd === undefined && ceilingTimes === undefined)
    throw bad(
      'Others may stand in, but nobody said for how much.',
      'Add "failover": {"ceilingTimes": 2} or {"ceilingUsd": "0.05"}: the most one of their requests may cost.',
    )
  const { providers, failover, chosen } = file
  return {
    providers,
    models: withLengths(file),
    roles,
    ...(Object.keys(standIns).length === 0 ? {} : { standIns }),
    ...(failover === undefined ? {} : { failover }),
    ...(chosen === undefined ? {} : { chosen }),
  }
}

/** Lengths a vendor films that is asked in whole seconds and whose model names none: reserved is what is asked for. */
const WHOLE_SECONDS = Array.from({ length: 60 }, (_, i) => i + 1)

const withLengths = ({ providers, models }: File): File['models'] =>
  Object.fromEntries(
    Object.entries(models).map(([id, terms]) => {
      const isWhole =
        providers[splitModel(id).provider]?.type === 'seedance' && terms.clipSeconds.length === 0
      return [id, isWhole ? { ...terms, clipSeconds: WHOLE_SECONDS } : terms]
    }),
  )

const bad = (message: string, hint: string, cause?: unknown): StudioError =>
  new StudioError('BAD_ARGUMENT', message, hint, cause)

/** Splits `<provider>/<model>`; the model's name may hold slashes of its own. */
export function splitModel(id: string): { provider: string; model: string } {
  const at = id.indexOf('/')
  return at < 0 ? { provider: id, model: '' } : { provider: id.slice(0, at), model: id.slice(at + 1) }
}

/** Forms in which a voice has no name that is the same for every account. */
const NAMES_VOICES: ReadonlySet<VendorType> = new Set<VendorType>(['elevenlabs'])

type Unit = Exclude<keyof Price, 'in' | 'source' | 'date'>
const TOKENS: readonly (readonly Unit[])[] = [['inputPerMillionTokens', 'outputPerMillionTokens']]
/** The units a role is paid by: all of one of these lists. Roles that are not here write, and are paid by tokens. */
const UNITS: Readonly<Partial<Record<Role, readonly (readonly Unit[])[]>>> = {
  voice: [['perMillionCharacters']],
  image: [['perImage'], ...TOKENS],
  video: [['perVideoSecond'], ['outputPerMillionTokens']],
}

/** @throws StudioError BAD_ARGUMENT when it cannot do it, or at no known price */
export function checkRole(role: Role, id: string, file: Pick<File, 'providers' | 'models'>): void {
  if (id === REHEARSAL) return
  if (!ROUTABLE.includes(role))
    throw bad(
      `The role "${role}" cannot be given to a provider yet.`,
      `In this version these can: ${ROUTABLE.join(', ')}. Leave the role out: it is rehearsed.`,
    )
  const { provider } = splitModel(id)
  const terms = file.providers[provider]
  if (terms === undefined)
    throw bad(
      `The role "${role}" is given to "${id}", but there is no provider "${provider}".`,
      `Providers in the file: ${Object.keys(file.providers).join(', ') || 'none'}. Write "rehearsal" or "<provider>/<model>".`,
    )
  if (!ROLES_OF[terms.type].includes(role))
    throw bad(
      `The role "${role}" is given to "${id}", but "${terms.type}" has no such requests.`,
      `It can be given: ${ROLES_OF[terms.type].join(', ')}.`,
    )
  const price = file.models[id]?.price ?? null
  if (price === null)
    throw bad(
      `"${id}", given the role "${role}", has no price in the file, and prices are never guessed.`,
      `Add it to "models": {"${id}": {"price": {…}}}.`,
    )
  const ways = UNITS[role] ?? TOKENS
  if (!ways.some((units) => units.every((unit) => price[unit] !== undefined)))
    throw bad(
      `The price of "${id}" does not say what the role "${role}" costs.`,
      `Give ${ways.map((units) => units.join(' and ')).join(', or ')}.`,
    )
  if (
    role === 'voice' &&
    NAMES_VOICES.has(terms.type) &&
    Object.keys(file.models[id]?.voices ?? {}).length === 0
  )
    throw bad(
      `"${id}" is given the role "voice", and the file names none of its voices.`,
      `Add them to "models": {"${id}": {"voices": {"zh-f1": "…", "*": "…"}}}: the ids of your account.`,
    )
}

const policyNames = (): string[] => [...COMPUTED_POLICIES, ...listedPolicies().map(({ id }) => id)]

/** @throws StudioError BAD_ARGUMENT when it is no providers file, or gives a role to somebody it does not describe. */
export function parseRouting(json: unknown): Routing {
  const whole = withCatalogue(json)
  // What is known was taken for its roles.
  if (typeof whole === 'object' && whole !== null && 'policy' in whole)
    throw bad(
      `There is no policy ${JSON.stringify(whole.policy)}.`,
      `Those there are: ${policyNames().join(', ')}.`,
    )
  const parsed = fileSchema.safeParse(whole)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw bad(
      `The providers file does not fit at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? ''}`,
      'docs/providers.md describes it.',
    )
  }
  return routingOf(parsed.data)
}

/**
 * A providers file with its workflows, which are looked for beside it. They are read here and nowhere else: a drama that
 * somebody else made brings its routing along, and no path in it is ever opened. @throws StudioError BAD_ARGUMENT
 */
function withWorkflows(path: string, json: unknown): unknown {
  const file = json as { models?: Record<string, { workflow?: Partial<Workflow> } | null> } | null // looked at leniently
  for (const { workflow } of Object.values(file?.models ?? {}).flatMap((terms) => terms ?? []))
    if (typeof workflow?.file === 'string')
      workflow.graph = jsonOf(resolve(dirname(path), workflow.file), 'workflow') as Workflow['graph'] // checked with the rest
  return json
}

/** What a file holds. @param what it is called. @throws StudioError BAD_ARGUMENT */
function jsonOf(path: string, what: string): unknown {
  if (!existsSync(path))
    throw bad(`There is no ${what} file ${path}.`, 'Check its path; docs/providers.md shows one.')
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw bad(`The ${what} file ${path} cannot be read as JSON.`, 'docs/providers.md shows one.', error)
  }
}

/** The same routing at no price. */
export const freeRouting = (routing: Routing): Routing => ({
  ...routing,
  models: Object.fromEntries(
    Object.entries(routing.models).map(([id, terms]) => [
      id,
      { ...terms, price: terms.price === null ? null : freed(terms.price) },
    ]),
  ),
})

/** Reads a providers file and checks it. @returns it as it was written, with its workflows. @throws StudioError BAD_ARGUMENT */
export function readProvidersFile(path: string): unknown {
  const json = withWorkflows(path, jsonOf(path, 'providers'))
  parseRouting(json)
  return json
}
