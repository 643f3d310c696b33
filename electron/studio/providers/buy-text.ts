import { z } from 'zod'
import { parseAnswer } from './answer.ts'
import { dollars } from '../money/amount.ts'
import { buy } from './buyer.ts'
import { helpWith, type Bought, type Order } from './order.ts'
import { ableTo, nextRequestKey, type Buying } from './buying.ts'
import { ProviderFailure } from './failure.ts'
import { PROMPTS } from './prompts/index.ts'
import { UnusableAnswer, type PromptModule } from './prompts/prompt.ts'
import { AGAIN, COMMON, MATERIAL, STRUCTURE } from './prompts/words.ts'
import { RequestFailed, type Answer, type RequestContext, type TextRequest } from './provider.ts'
import { likelyTokens, mostTokens } from './tokens.ts'
import type { TextAnswer, VendorModel } from './vendor.ts'

/** How often a model is asked for one product before it is given up: once, and once more with what was wrong. */
const ROUNDS = 2

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
export async function buyText(
  buying: Buying,
  request: TextRequest,
  ctx: RequestContext,
): Promise<Answer<unknown>> {
  const module = moduleOf(request.step)
  let costPicoUsd = 0n
  let problem: UnusableAnswer | null = null
  for (let round = 1; round <= ROUNDS; round++) {
    const got = await askOnce(buying, request, ctx, round, problem?.message ?? null).catch(
      (error: unknown) => {
        // The useless answer before it is given up too: whoever asks again begins anew, under keys of its own.
        if (problem !== null && error instanceof RequestFailed && error.refused)
          buying.deps.till.ledger.discard(ctx.idempotencyKey, problem.message)
        throw error
      },
    )
    costPicoUsd += got.costPicoUsd
    const warnings =
      got.model === buying.model.model ? [] : [`answered by ${got.model}, asked for ${buying.model.model}`]
    try {
      const value = module.assemble(judged(got.value, buying, module, ctx), request)
      const receipt = {
        provider: got.provider,
        model: got.model,
        costPicoUsd,
        warnings,
        booked: true,
      }
      return { value, receipt }
    } catch (error) {
      if (!(error instanceof UnusableAnswer)) throw error
      problem = error
    }
  }
  const why = `The answer of ${buying.model.provider} could not be used, twice: ${problem?.message ?? ''}`
  buying.deps.till.ledger.discard(ctx.idempotencyKey, why)
  throw new RequestFailed(why, false, problem)
}

/** The answer in its form. @throws UnusableAnswer; RequestFailed when the provider will not write it */
function judged(
  answer: TextAnswer,
  { deps, model }: Buying,
  module: PromptModule,
  ctx: RequestContext,
): unknown {
  if (answer.finish === 'refused') {
    const why = `${model.provider} refuses to write this.`
    deps.till.ledger.discard(ctx.idempotencyKey, why, 'content')
    throw new RequestFailed(
      `${why}${helpWith('content', ctx.slot)}`,
      false,
      new ProviderFailure('content', why),
    )
  }
  if (answer.finish === 'cut') throw new UnusableAnswer('It was cut off because it was too long. Write less.')
  return parseAnswer(answer.text, module.answer)
}

/** Tokens vendors add around a request: of roles, and of the instructions that go with a tool. */
const FRAME_TOKENS = 600

/** Everything a model reads of a request: a form that is asked for as such is read beside the words. */
const readOf = (model: VendorModel, { system, user, schema }: ReturnType<typeof textPrompt>): string =>
  system + user + (model.structured === 'json_schema' ? JSON.stringify(schema.json) : '')

async function askOnce(
  buying: Buying,
  request: TextRequest,
  ctx: RequestContext,
  round: number,
  problem: string | null,
): Promise<Bought<TextAnswer>> {
  const { deps, model, counter } = buying
  const prompt = textPrompt(request, problem)
  const read = readOf(model, prompt)
  // Not every server counts the form: what is learned is learned of the words.
  const likely = likelyTokens(prompt.system + prompt.user)
  const most = mostTokens(read) + FRAME_TOKENS
  const expected = buying.tokens.expected(likely, most)
  // What is reserved stays an upper bound, also for a model that counts more than any we know.
  const inputTokens = Math.max(most, expected)
  const outputTokens = Math.min(moduleOf(request.step).bounds(request).outputTokens, model.maxOutputTokens)
  if (expected + outputTokens > model.contextTokens)
    throw new RequestFailed(
      `The request for ${ctx.slot} takes up to ${expected + outputTokens} tokens, and ${model.model} holds ${model.contextTokens}. Route the role to a model with a longer context.`,
      false,
    )
  const requestKey = nextRequestKey(deps, ctx.idempotencyKey, round)
  const got = await buy<TextAnswer>(
    deps.till,
    counter.gate,
    {
      slot: ctx.slot,
      role: request.role,
      key: ctx.idempotencyKey,
      requestKey,
      round,
      model,
      idempotent: counter.terms.idempotent,
      most: { inputTokens, outputTokens },
      likelyTokens: likely,
      send: (begun, heard) =>
        ableTo(buying, 'text')(
          model,
          { ...prompt, maxOutputTokens: outputTokens, seed: request.seed },
          { requestKey, heard, begun },
        ),
      ...lookedUp(buying),
      write: (value) => JSON.stringify(value),
      read: (text) => JSON.parse(text) as TextAnswer, // written by `write`
    },
    ctx.signal,
  )
  const counted = got.usage?.inputTokens
  if (counted !== undefined && got.model === model.model && !buying.tokens.counted(likely, counted))
    refuseCut(buying, ctx, counted, likely)
  return got
}

/** How an answer that was lost is asked after, where its provider tells what became of it. */
function lookedUp({ counter, model }: Buying): Pick<Order<TextAnswer>, 'collect'> {
  const { lookUp } = counter.vendor
  if (lookUp === undefined) return {}
  return {
    async collect(operation) {
      const costPicoUsd = await lookUp(model, operation)
      const why = `${model.provider} was looked up: the lost answer was paid with ${dollars(costPicoUsd)}. The next build asks for another one.`
      throw new ProviderFailure('malformed', why, { costPicoUsd })
    },
  }
}

/** Some servers cut what is too long for them without a word: what they answer was written without having read it all. */
function refuseCut({ deps, model }: Buying, ctx: RequestContext, counted: number, likely: number): never {
  const why = `${model.provider} has read ${counted} of about ${likely} tokens and cut off the rest without a word. Give ${model.model} a longer context there, or route the role elsewhere.`
  deps.till.ledger.discard(ctx.idempotencyKey, why)
  throw new RequestFailed(why, false)
}
