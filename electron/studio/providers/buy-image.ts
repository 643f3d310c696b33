import type { MediaRef } from '../../../shared/drama/film.ts'
import { boughtPicture, pictureMime, UselessPicture } from './bought-picture.ts'
import { buy } from './buyer.ts'
import type { Bought, Order } from './order.ts'
import { ableTo, followingOf, nextRequestKey, smallKeyOf, type Buying } from './buying.ts'
import { ProviderFailure } from './failure.ts'
import { followAddress, followTask } from './follow.ts'
import { sizesLike, type Size } from './media-terms.ts'
import { imageUsage, unitsOf } from './media-usage.ts'
import {
  RequestFailed,
  type Answer,
  type ImageRequest,
  type MadeImage,
  type ReferencePicture,
  type RequestContext,
} from './provider.ts'
import { shapeOf } from './shape.ts'
import type { Elsewhere, VendorAnswer, VendorImageRequest, VendorPicture } from './vendor.ts'

/** A picture as it came, and what of the request its vendor could not do. */
interface Drawn {
  readonly bytes: Uint8Array
  readonly warnings: readonly string[]
}

/** Failures that a smaller picture may be spared: too much for the server, or more than it takes. */
const TOO_MUCH = new Set(['overload', 'rejected'])
/** A smaller picture, and the step sizes of the models that need one. */
const SMALLER = 0.75
const STEP = 64

const HAN = /\p{Script=Han}/u

/** The picture in words: as asked for, with what each reference shows, by its place in their order. */
export function imagePrompt(request: ImageRequest, references: readonly ReferencePicture[]): string {
  const own = request.words ?? ('description' in request ? request.description : '')
  const style = request.words === undefined ? (request.style ?? '') : ''
  const name = HAN.test(own) ? '图' : 'Image '
  const shown = references.map(({ words }, i) => `${name}${i + 1}: ${words}`)
  return [own, style, ...shown].filter((line) => line !== '').join('\n')
}

function smallerThan({ width, height }: Size, sizes: readonly string[], asked: Size): Size {
  const listed = sizesLike(asked, sizes).find((size) => size.width * size.height < width * height)
  const scaled = (side: number): number => Math.max(STEP, Math.round((side * SMALLER) / STEP) * STEP)
  return listed ?? { width: scaled(width), height: scaled(height) }
}

/**
 * Buys one picture. Vendors that give up on large ones are asked for a smaller one once more, after failures only that
 * are known to have cost nothing; its take says so.
 */
export async function buyImage(
  buying: Buying,
  request: ImageRequest,
  ctx: RequestContext,
): Promise<Answer<MadeImage>> {
  const { model, deps, counter } = buying
  const size = sizesLike(request, model.sizes)[0] ?? request
  const requestKey = nextRequestKey(deps, ctx.idempotencyKey)
  const smallKey = smallKeyOf(requestKey)
  const tried = deps.till.ledger.attemptsFor(ctx.idempotencyKey)
  if (tried.some((one) => one.requestKey === smallKey && one.state !== 'failed'))
    return buySmaller(buying, request, ctx, size, smallKey)
  try {
    return await bought(buying, request, ctx, size, requestKey)
  } catch (error) {
    const failed = error instanceof RequestFailed && !error.unknown ? error.cause : null
    const mayShrink = counter.vendor.shrinks === true && !ctx.signal.aborted
    if (!mayShrink || !(failed instanceof ProviderFailure) || !TOO_MUCH.has(failed.failure)) throw error
    return buySmaller(buying, request, ctx, size, smallKey)
  }
}

async function buySmaller(
  buying: Buying,
  request: ImageRequest,
  ctx: RequestContext,
  size: Size,
  requestKey: string,
): Promise<Answer<MadeImage>> {
  const small = smallerThan(size, buying.model.sizes, request)
  const got = await bought(buying, request, ctx, small, requestKey)
  const said = `drawn at ${small.width}x${small.height}: ${buying.model.provider} could not draw ${size.width}x${size.height}`
  return { ...got, receipt: { ...got.receipt, warnings: [...got.receipt.warnings, said] } }
}

function ask(
  buying: Buying,
  request: ImageRequest,
  ctx: RequestContext,
  { width, height }: Size,
  requestKey: string,
): Promise<Bought<Drawn>> {
  const { deps, model, counter } = buying
  const references = (request.references ?? []).slice(0, model.mostReferences)
  const prompt = imagePrompt(request, references)
  const { seed, take, unwanted } = request
  const asked: VendorImageRequest = {
    prompt,
    negativePrompt: unwanted ?? '',
    width,
    height,
    seed: seed + take - 1,
    references,
  }
  const order: Order<Drawn> = {
    slot: ctx.slot,
    role: 'image',
    key: ctx.idempotencyKey,
    requestKey,
    model,
    idempotent: counter.terms.idempotent || counter.vendor.findsAgain === true,
    most: imageUsage({ ...model, sizes: [] }, prompt, references.length, { width, height }),
    ...waysTo(buying, asked, requestKey, ctx.signal),
    // Kept under one form whatever it is: it is told by its bytes, and only until its take is recorded.
    write: ({ bytes, warnings }) => {
      const mime = pictureMime(bytes) === 'image/jpeg' ? 'image/jpeg' : 'image/png'
      return JSON.stringify({ ref: deps.files.put(bytes, mime), warnings })
    },
    read(text) {
      const { ref, warnings } = JSON.parse(text) as { ref: MediaRef; warnings: string[] } // written by `write`
      return { bytes: deps.files.get(ref), warnings }
    },
  }
  return buy(deps.till, counter.gate, order, ctx.signal)
}

/** What is kept of a picture that was drawn and waits to be fetched. */
interface Waiting extends Elsewhere {
  readonly model: string
  readonly usage: VendorAnswer<unknown>['usage']
  readonly reported: string | null
  readonly warnings: readonly string[]
}

type Ways = Required<Pick<Order<Drawn>, 'send' | 'collect'>>

/** How a picture is asked for and had: drawn as a task, drawn at once, or drawn at once and fetched from elsewhere. */
function waysTo(buying: Buying, asked: VendorImageRequest, requestKey: string, signal: AbortSignal): Ways {
  const { model, counter } = buying
  const { vendor } = counter
  const following = followingOf(buying, signal)
  const counted = (answer: VendorAnswer<Uint8Array>): VendorAnswer<Drawn> => {
    const usage = { images: 1, pixels: asked.width * asked.height, ...answer.usage }
    return {
      ...answer,
      // Without a word on its tokens, one that is paid by them has cost as much as was reserved.
      usage: answer.usage === null && model.price?.perImage === undefined ? null : unitsOf(model, usage),
      value: { bytes: answer.value, warnings: answer.warnings ?? [] },
    }
  }
  if (vendor.imageTask !== undefined) {
    const task = vendor.imageTask
    const collect: Ways['collect'] = async (operation, sinceMs) =>
      counted(await followTask(task, model, operation, sinceMs, following))
    return {
      collect,
      async send(begun) {
        const { value } = await task.start(model, asked, { requestKey })
        begun(value)
        return collect(value, Date.now())
      },
    }
  }
  const collect: Ways['collect'] = async (operation) => {
    const { where, reported, ...rest } = JSON.parse(operation) as Waiting // written below
    const fetch = (made: Elsewhere) => ableTo(buying, 'fetchImage')(model, made)
    const value = await followAddress(fetch, { where }, following)
    return counted({ ...rest, value, reportedPicoUsd: reported === null ? null : BigInt(reported) })
  }
  return {
    collect,
    async send(begun) {
      const answer = await ableTo(buying, 'image')(model, asked, { requestKey })
      if (!isElsewhere(answer.value)) return counted({ ...answer, value: answer.value.bytes })
      const waiting: Waiting = {
        where: answer.value.where,
        model: answer.model,
        usage: answer.usage,
        reported: answer.reportedPicoUsd === null ? null : String(answer.reportedPicoUsd),
        warnings: answer.warnings ?? [],
      }
      const operation = JSON.stringify(waiting)
      begun(operation)
      return collect(operation, Date.now())
    },
  }
}

const isElsewhere = (value: VendorPicture | Elsewhere): value is Elsewhere => 'where' in value

/** A picture that is bought, looked at. @throws RequestFailed when it is of no use */
async function bought(
  buying: Buying,
  request: ImageRequest,
  ctx: RequestContext,
  size: Size,
  requestKey: string,
): Promise<Answer<MadeImage>> {
  const got = await ask(buying, request, ctx, size, requestKey)
  const { provider } = got
  try {
    const value = await boughtPicture(got.value.bytes, provider)
    const shape = shapeOf(value.facts, request, size)
    if (shape.useless !== null) throw new UselessPicture(shape.useless)
    // A portrait is looked at as it is; only what fills the frame is cut.
    const cut = request.kind === 'portrait' ? [] : shape.warnings
    const warnings = [...got.value.warnings, ...cut]
    const receipt = { provider, model: got.model, costPicoUsd: got.costPicoUsd, warnings, booked: true }
    return { value, receipt }
  } catch (error) {
    if (!(error instanceof UselessPicture)) throw error
    const why = `The picture of ${provider} is of no use: ${error.message}`
    buying.deps.till.ledger.discard(ctx.idempotencyKey, why)
    throw new RequestFailed(why, false, error)
  }
}
