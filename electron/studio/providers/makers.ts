import { z } from 'zod'
import type { MediaRef } from '../../../shared/drama/film.ts'
import type { Role } from '../../../shared/drama/vocabulary.ts'
import { StudioError } from '../errors.ts'
import { WavError } from '../media/wav.ts'
import { mostTokens, parseAnswer } from './answer.ts'
import { endOf } from './catalogue.ts'
import { boughtVoice, type Files } from './bought-voice.ts'
import { buy, type Bought, type Till } from './buyer.ts'
import { Gate } from './limits.ts'
import { createOpenAiCompatible } from './openai-compatible/index.ts'
import { PROMPTS } from './prompts/index.ts'
import { UnusableAnswer, type PromptModule } from './prompts/prompt.ts'
import { AGAIN, COMMON, MATERIAL, STRUCTURE } from './prompts/words.ts'
import {
  RequestFailed,
  type Answer,
  type MadeVoice,
  type Provider,
  type RequestContext,
  type TextRequest,
  type VoiceRequest,
} from './provider.ts'
import { REHEARSAL, splitModel, type ProviderTerms, type Routing } from './routing.ts'
import type { TextAnswer, Vendor, VendorModel } from './vendor.ts'

/** Who makes the products of a step whose requests are of a role. */
export type Makers = (role: Role, step: string) => Provider

/** What bought products are made with. */
export interface MakerDeps {
  readonly routing: Routing
  readonly rehearsal: Provider
  readonly till: Till
  readonly files: Files
  /** The key kept under a name; undefined when there is none. */
  readonly keyOf: (name: string) => string | undefined
}

/** How often a model is asked for one product before it is given up: once, and once more with what was wrong. */
const ROUNDS = 2

/** Steps a provider can make for a role; the others are rehearsed, whatever their role is given to. */
const canBeBought = (role: Role, step: string): boolean => role === 'voice' || PROMPTS.has(step)

/** A provider with its gate. */
interface Counter {
  readonly terms: ProviderTerms
  readonly vendor: Vendor
  readonly gate: Gate
}

/** Puts rehearsal and routed providers together. */
export function createMakers(deps: MakerDeps): Makers {
  const counters = new Map<string, Counter>()
  const counterOf = (id: string): Counter => {
    let known = counters.get(id)
    if (known === undefined) counters.set(id, (known = openCounter(deps, id)))
    return known
  }
  const bought = new Map<string, Provider>()
  return (role, step) => {
    const id = deps.routing.roles[role] ?? REHEARSAL
    if (id === REHEARSAL || !canBeBought(role, step)) return deps.rehearsal
    let provider = bought.get(id)
    if (provider === undefined) bought.set(id, (provider = boughtProvider(deps, id, counterOf)))
    return provider
  }
}

function openCounter({ routing, keyOf, till }: MakerDeps, id: string): Counter {
  const terms = routing.providers[id]
  if (terms === undefined) throw new Error(`no such provider: ${id}`) // `parseRouting` has seen to it
  const key = terms.keyFrom === undefined ? null : keyOf(terms.keyFrom)
  if (key === undefined || key === '')
    throw new StudioError(
      'NO_KEY',
      `The key of ${id} is missing: set the environment variable ${terms.keyFrom}.`,
      'Keys are never read from the providers file.',
    )
  const since = Date.now() - terms.limits.perSeconds * 1000
  const gate = new Gate(terms.limits, till.ledger.startsOf(id, since))
  return { terms, gate, vendor: createOpenAiCompatible({ id, terms, key }) }
}

function boughtProvider(deps: MakerDeps, id: string, counterOf: (provider: string) => Counter): Provider {
  const name = splitModel(id)
  const terms = deps.routing.models[id]
  if (terms === undefined) throw new Error(`no such model: ${id}`) // `parseRouting` has seen to it
  const buying = (): Buying => {
    refuseEnded(id)
    return { deps, model: { ...terms, ...name }, counter: counterOf(name.provider) }
  }
  return {
    id: name.provider,
    label: id,
    grade: 'final',
    billable: true,
    text: async (request, ctx) => buyText(buying(), request, ctx),
    voice: async (request, ctx) => buyVoice(buying(), request, ctx),
    close: async () => undefined,
  }
}

/** A model whose vendor has ended it is not asked: some answer as another one, at another price. */
function refuseEnded(id: string): void {
  const end = endOf(id, Date.now())
  if (end === null || end.days >= 0) return
  const next = end.successor === null ? '' : ` ${end.successor} takes its place.`
  throw new RequestFailed(
    `${id} has ended.${next} Give the role to another model in the providers file.`,
    false,
  )
}

interface Buying {
  readonly deps: MakerDeps
  readonly model: VendorModel
  readonly counter: Counter
}

function moduleOf(step: string): PromptModule {
  const module = PROMPTS.get(step)
  if (module === undefined) throw new Error(`no prompt for ${step}`) // `canBeBought` has seen to it
  return module
}

/** The words of a request as they are sent. `problem`: what was wrong with the answer before; null the first time. */
export function textPrompt(request: TextRequest, problem: string | null) {
  const module = moduleOf(request.step)
  const { language } = request
  const { system, user } = module.prompt(request)
  const json = z.toJSONSchema(module.answer) as Record<string, unknown>
  const again = problem === null ? '' : `\n\n${AGAIN[language]}\n${problem}`
  return {
    system: `${COMMON[language]}\n\n${system}\n\n${STRUCTURE[language]}\n${JSON.stringify(json)}`,
    user: `${MATERIAL[language]}\n${user}${again}`,
    schema: { name: request.step, json },
  }
}

/** Asks for one text, and once more when the answer cannot be used. */
async function buyText(buying: Buying, request: TextRequest, ctx: RequestContext): Promise<Answer<unknown>> {
  const module = moduleOf(request.step)
  let costPicoUsd = 0n
  let problem: string | null = null
  for (let round = 1; round <= ROUNDS; round++) {
    const got = await askOnce(buying, request, ctx, round, problem)
    costPicoUsd += got.costPicoUsd
    const warnings =
      got.model === buying.model.model ? [] : [`answered by ${got.model}, asked for ${buying.model.model}`]
    try {
      const value = module.assemble(judged(got.value, buying, module, ctx.idempotencyKey), request)
      const receipt = {
        provider: buying.model.provider,
        model: got.model,
        costPicoUsd,
        warnings,
        booked: true,
      }
      return { value, receipt }
    } catch (error) {
      if (!(error instanceof UnusableAnswer)) throw error
      problem = error.message
    }
  }
  const why = `The answer of ${buying.model.provider} could not be used, twice: ${problem ?? ''}`
  buying.deps.till.ledger.discard(ctx.idempotencyKey, why)
  throw new RequestFailed(why, false)
}

/** The answer in its form. @throws UnusableAnswer; RequestFailed when the provider will not write it */
function judged(answer: TextAnswer, { deps, model }: Buying, module: PromptModule, key: string): unknown {
  if (answer.finish === 'refused') {
    const why = `${model.provider} refuses to write this. Change the text, or write it yourself.`
    deps.till.ledger.discard(key, why)
    throw new RequestFailed(why, false)
  }
  if (answer.finish === 'cut') throw new UnusableAnswer('It was cut off because it was too long. Write less.')
  return parseAnswer(answer.text, module.answer)
}

function askOnce(
  { deps, model, counter }: Buying,
  request: TextRequest,
  ctx: RequestContext,
  round: number,
  problem: string | null,
): Promise<Bought<TextAnswer>> {
  const prompt = textPrompt(request, problem)
  const inputTokens = mostTokens(prompt.system + prompt.user)
  const outputTokens = Math.min(moduleOf(request.step).bounds(request).outputTokens, model.maxOutputTokens)
  if (inputTokens + outputTokens > model.contextTokens)
    throw new RequestFailed(
      `The request for ${ctx.slot} takes up to ${inputTokens + outputTokens} tokens, and ${model.model} holds ${model.contextTokens}. Route the role to a model with a longer context.`,
      false,
    )
  const requestKey = `${ctx.idempotencyKey}.${round}`
  return buy<TextAnswer>(
    deps.till,
    counter.gate,
    {
      slot: ctx.slot,
      role: request.role,
      key: ctx.idempotencyKey,
      requestKey,
      model,
      idempotent: counter.terms.idempotent,
      most: { inputTokens, outputTokens },
      send: () =>
        counter.vendor.text(
          model,
          { ...prompt, maxOutputTokens: outputTokens, seed: request.seed },
          { requestKey },
        ),
      write: (value) => JSON.stringify(value),
      read: (text) => JSON.parse(text) as TextAnswer, // written by `write`
    },
    ctx.signal,
  )
}

/** How a line is said, for engines that take words about it. */
const mannerOf = ({ emotion, strength }: VoiceRequest): string =>
  emotion === 'calm' ? '' : `${['slightly', 'clearly', 'strongly'][strength - 1] ?? ''} ${emotion}`.trim()

/** Buys one spoken line. */
async function buyVoice(
  { deps, model, counter }: Buying,
  request: VoiceRequest,
  ctx: RequestContext,
): Promise<Answer<MadeVoice>> {
  const voice = model.voices[request.voice] ?? model.voices['*'] ?? 'alloy'
  const requestKey = `${ctx.idempotencyKey}.1`
  const asked = { text: request.text, voice, speed: request.speed, instructions: mannerOf(request) }
  const got = await buy<Uint8Array>(
    deps.till,
    counter.gate,
    {
      slot: ctx.slot,
      role: 'voice',
      key: ctx.idempotencyKey,
      requestKey,
      model,
      idempotent: counter.terms.idempotent,
      most: { characters: Array.from(request.text).length },
      send: () => counter.vendor.voice(model, asked, { requestKey }),
      write: (wav) => JSON.stringify(deps.files.put(wav, 'audio/wav')),
      read: (text) => deps.files.get(JSON.parse(text) as MediaRef), // written by `write`
    },
    ctx.signal,
  )
  const { provider } = model
  try {
    const value = boughtVoice(got.value, request, provider)
    return {
      value,
      receipt: { provider, model: got.model, costPicoUsd: got.costPicoUsd, warnings: [], booked: true },
    }
  } catch (error) {
    if (!(error instanceof WavError)) throw error
    const why = `What ${provider} spoke cannot be read: ${error.message}`
    deps.till.ledger.discard(ctx.idempotencyKey, why)
    throw new RequestFailed(why, false, error)
  }
}
