import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ROLES } from '../../../shared/drama/vocabulary.ts'
import { assetsDir } from '../assets.ts'
import { priceSchema, type Price } from '../money/prices.ts'

const providerEntry = z.strictObject({
  label: z.string(),
  /** How it is spoken to; left out: `openai-compatible`. */
  type: z.string().default('openai-compatible'),
  baseUrl: z.string(),
  keyFrom: z.string().optional(),
  /** True for programs on the user's own machine. */
  free: z.boolean().default(false),
  limits: z.looseObject({}).optional(),
  /** How a lost answer can be looked up. */
  lookUp: z.string().optional(),
  source: z.string(),
})

const modelEntry = z.strictObject({
  structured: z.string().optional(),
  capOption: z.string().optional(),
  contextTokens: z.int().optional(),
  maxOutputTokens: z.int().optional(),
  /** USD for a million tokens. */
  input: z.string().optional(),
  cached: z.string().optional(),
  /** … and for those written to its cache, where that costs more. */
  cacheWrite: z.string().optional(),
  output: z.string().optional(),
  /** Amounts that differ by hour and by length, in the terms of a providers file. */
  offPeak: z.record(z.string(), z.unknown()).optional(),
  longInput: z.record(z.string(), z.unknown()).optional(),
  /** USD for a million spoken characters, as the vendor counts them. */
  characters: z.string().optional(),
  /** The vendor's voices for the drama's own. */
  voices: z.record(z.string(), z.string()).optional(),
  /** The last day it answers, and what its vendor names in its place. */
  validUntil: z.iso.date().optional(),
  successor: z.string().optional(),
})

/** A model that draws or films, in the terms of a providers file. */
const mediaEntry = z.strictObject({
  role: z.enum(['image', 'video']),
  currency: z.enum(['USD', 'CNY']),
  price: z.record(z.string(), z.unknown()),
  sizes: z.array(z.string()).optional(),
  clipSeconds: z.array(z.number()).optional(),
  mostReferences: z.int().optional(),
  maxOutputTokens: z.int().optional(),
  options: z.record(z.string(), z.unknown()).optional(),
})

/** How good a model is for a role, coarsely: 3 is the best. */
const tier = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type Tier = z.infer<typeof tier>

/** Ranks as they are read from what vendors say of their own models, and when measuring takes their place. */
const qualitySchema = z.strictObject({
  source: z.string(),
  date: z.iso.date(),
  measured: z.strictObject({
    /** Products a season has to have measured of a model. */
    products: z.int().positive(),
    /** Share of them that was usable at once, at least, for these ranks; less is the lowest. */
    atOnce: z.strictObject({ '3': z.number(), '2': z.number() }),
  }),
  tiers: z.array(z.strictObject({ roles: z.array(z.enum(ROLES)), models: z.record(z.string(), tier) })),
})

const catalogueSchema = z.strictObject({
  date: z.iso.date(),
  note: z.string(),
  providers: z.record(z.string(), providerEntry),
  models: z.record(z.string(), modelEntry),
  media: z.record(z.string(), mediaEntry),
  /** What other currencies are worth. */
  rates: z.strictObject({
    CNY: z.strictObject({ usdPerUnit: z.string(), rateDate: z.iso.date(), rateSource: z.string() }),
  }),
  quality: qualitySchema,
  policies: z.record(
    z.string(),
    z.strictObject({ note: z.string(), roles: z.partialRecord(z.enum(ROLES), z.string()) }),
  ),
})
export type Catalogue = z.infer<typeof catalogueSchema>

let known: Catalogue | null = null

/** Endpoints, models and list prices as published: `assets/catalogue.json`, dated and with sources. */
export function catalogue(): Catalogue {
  known ??= catalogueSchema.parse(JSON.parse(readFileSync(join(assetsDir(), 'catalogue.json'), 'utf8')))
  return known
}

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const objectIn = (json: Json, name: string): Json => {
  const value = json[name]
  return isObject(value) ? value : {}
}

const FREE = {
  inputPerMillionTokens: '0',
  outputPerMillionTokens: '0',
  perMillionCharacters: '0',
  perImage: '0',
  perVideoSecond: '0',
  source: 'runs here',
}

/** A provider as the catalogue knows it, in the form of a providers file. */
function providerTerms(id: string): Json {
  const entry = catalogue().providers[id]
  if (entry === undefined) return {}
  const { type, baseUrl, keyFrom, limits, lookUp } = entry
  return {
    type,
    baseUrl,
    ...(keyFrom === undefined ? {} : { keyFrom }),
    ...(limits === undefined ? {} : { limits }),
    ...(lookUp === undefined ? {} : { lookUp }),
  }
}

function modelTerms(id: string): Json {
  const { models, media, rates, providers, date } = catalogue()
  const source = providers[id.slice(0, Math.max(0, id.indexOf('/')))]?.source ?? ''
  const film = media[id]
  if (film !== undefined) {
    const { role: _role, currency, price, ...terms } = film
    const money = currency === 'USD' ? { currency } : { currency, ...rates[currency] }
    return { ...terms, price: { in: money, ...price, source, date } }
  }
  const entry = models[id]
  if (entry === undefined)
    return providers[id.slice(0, Math.max(0, id.indexOf('/')))]?.free === true ? { price: FREE } : {}
  const {
    input,
    cached,
    cacheWrite,
    output,
    offPeak,
    longInput,
    characters,
    validUntil: _until,
    successor: _next,
    ...terms
  } = entry
  const units = {
    inputPerMillionTokens: input,
    cachedPerMillionTokens: cached,
    cacheWritePerMillionTokens: cacheWrite,
    outputPerMillionTokens: output,
    perMillionCharacters: characters,
    offPeak,
    longInput,
  }
  const price = Object.fromEntries(Object.entries(units).filter(([, amount]) => amount !== undefined))
  return { ...terms, price: { ...price, source, date } }
}

/** The list price of a model, `<provider>/<model>`; null when none is known. */
export function listPriceOf(id: string): Price | null {
  const { price } = modelTerms(id)
  return price === undefined ? null : priceSchema.parse(price)
}
/** Policies that are worked out for a season, beside the lists of the catalogue. */
export const COMPUTED_POLICIES = ['cheapest', 'balanced', 'best'] as const
export type ComputedPolicy = (typeof COMPUTED_POLICIES)[number]

/** True for the name of a policy that is worked out. */
export const isComputed = (policy: unknown): policy is ComputedPolicy =>
  COMPUTED_POLICIES.some((one) => one === policy)

/** The lists of the catalogue one can choose, with what is said of them. */
export const listedPolicies = (): { readonly id: string; readonly note: string }[] =>
  Object.entries(catalogue().policies).flatMap(([id, { note }]) => (isComputed(id) ? [] : [{ id, note }]))

/**
 * A providers file with everything the catalogue knows put in where the file itself says nothing: the roles of a policy,
 * the endpoint of a provider that is only named, the terms and price of a model. What the file says wins.
 */
export function withCatalogue(file: unknown): unknown {
  if (!isObject(file)) return file
  const { policy, ...own } = file
  const policies = catalogue().policies
  const listed = typeof policy === 'string' ? policies[policy]?.roles : undefined
  // What is worked out needs a season to be worked out for (`resolvePolicy`): before that nothing is given to anybody.
  const preset = listed ?? (isComputed(policy) ? {} : undefined)
  if (policy !== undefined && preset === undefined) return file
  const roles = { ...preset, ...objectIn(own, 'roles') }
  const providers: Record<string, unknown> = { ...objectIn(own, 'providers') }
  const models: Record<string, unknown> = { ...objectIn(own, 'models') }
  for (const id of Object.values(roles).flat()) {
    if (typeof id !== 'string' || !id.includes('/')) continue
    const provider = id.slice(0, id.indexOf('/'))
    providers[provider] ??= catalogue().providers[provider] === undefined ? undefined : {}
    models[id] ??= {}
  }
  for (const [id, terms] of Object.entries(providers))
    if (isObject(terms)) providers[id] = { ...providerTerms(id), ...terms }
    else if (terms === undefined) delete providers[id]
  for (const [id, terms] of Object.entries(models))
    if (isObject(terms)) models[id] = { ...modelTerms(id), ...terms }
  return { ...own, providers, models, roles }
}

const MS_PER_DAY = 86_400_000

/** Days a model still answers, and what comes after it; null when no end is known. Negative: it has ended. */
export function endOf(
  id: string,
  nowMs: number,
): { readonly days: number; readonly successor: string | null } | null {
  const entry = catalogue().models[id]
  if (entry?.validUntil === undefined) return null
  // It answers through its last day, wherever that is.
  const days = Math.floor((Date.parse(entry.validUntil) - nowMs) / MS_PER_DAY) + 1
  return { days, successor: entry.successor ?? null }
}
