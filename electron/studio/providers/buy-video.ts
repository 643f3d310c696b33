import type { MediaRef } from '../../../shared/drama/film.ts'
import { boughtClip, UselessClip } from './bought-clip.ts'
import { buy } from './buyer.ts'
import type { Bought, Order } from './order.ts'
import { ableTo, followingOf, nextRequestKey, type Buying } from './buying.ts'
import { followTask } from './follow.ts'
import { secondsFor, sizesLike } from './media-terms.ts'
import { unitsOf, videoUsage } from './media-usage.ts'
import {
  RequestFailed,
  type Answer,
  type MadeVideo,
  type RequestContext,
  type VideoRequest,
} from './provider.ts'
import { shapeOf } from './shape.ts'
import type { VendorAnswer, VendorVideoRequest } from './vendor.ts'

/** A clip that came shorter than this part of what was asked for is worth a word. */
const SHORT = 0.8

/** A clip as it came, and what of the request its vendor could not do. */
interface Filmed {
  readonly bytes: Uint8Array
  readonly warnings: readonly string[]
}

const plannedSeconds = ({ durationFrames, rate }: VideoRequest): number =>
  (durationFrames * rate.den) / rate.num

/**
 * Buys one clip. What it is asked after by is durable before it is first asked after, so a studio that ends and comes
 * back asks after the same clip, and never has a second one made.
 */
export async function buyVideo(
  buying: Buying,
  request: VideoRequest,
  ctx: RequestContext,
): Promise<Answer<MadeVideo>> {
  const got = await ask(buying, request, ctx)
  const { provider } = got
  try {
    const value = await boughtClip(got.value.bytes, request.rate, provider)
    const isShort = value.durationFrames < SHORT * request.durationFrames
    const short = isShort
      ? [`${value.durationFrames} frames came, ${request.durationFrames} were asked for`]
      : []
    const shape = shapeOf(value, request, askedOf(buying, request))
    if (shape.useless !== null) throw new UselessClip(shape.useless)
    const warnings = [...got.value.warnings, ...shape.warnings, ...short]
    const receipt = { provider, model: got.model, costPicoUsd: got.costPicoUsd, warnings, booked: true }
    return { value, receipt }
  } catch (error) {
    if (!(error instanceof UselessClip)) throw error
    const why = `The clip of ${provider} is of no use: ${error.message}`
    buying.deps.till.ledger.discard(ctx.idempotencyKey, why)
    throw new RequestFailed(why, false, error)
  }
}

function askedOf({ model }: Buying, request: VideoRequest): VendorVideoRequest {
  const { first, motion, rate, seed, take } = request
  const { width, height } = sizesLike(request, model.sizes)[0] ?? request
  const seconds = secondsFor(plannedSeconds(request), model.clipSeconds)
  const frames = Math.round((seconds * rate.num) / rate.den)
  return { prompt: motion, first, seconds, frames, rate, width, height, seed: seed + take - 1 }
}

function ask(buying: Buying, request: VideoRequest, ctx: RequestContext): Promise<Bought<Filmed>> {
  const { deps, model, counter } = buying
  const task = ableTo(buying, 'video')
  const requestKey = nextRequestKey(deps, ctx.idempotencyKey)
  const most = videoUsage(model, plannedSeconds(request), request)
  const asked = askedOf(buying, request)
  const counted = (answer: VendorAnswer<Uint8Array>, warnings: readonly string[]): VendorAnswer<Filmed> => {
    // Paid by the second: as long as it was asked for. By tokens, and without a word on them: what was reserved.
    const known = answer.usage === null && most.videoMs === undefined
    return {
      ...answer,
      usage: known ? null : unitsOf(model, { ...most, ...answer.usage }),
      value: { bytes: answer.value, warnings },
    }
  }
  const order: Order<Filmed> = {
    slot: ctx.slot,
    role: 'video',
    key: ctx.idempotencyKey,
    requestKey,
    model,
    idempotent: counter.terms.idempotent || counter.vendor.findsAgain === true,
    most,
    async send(begun) {
      const { value, warnings = [] } = await task.start(model, asked, { requestKey })
      begun(value)
      const following = followingOf(buying, ctx.signal)
      return counted(await followTask(task, model, value, Date.now(), following), warnings)
    },
    collect: async (operation, sinceMs) =>
      counted(await followTask(task, model, operation, sinceMs, followingOf(buying, ctx.signal)), []),
    write: ({ bytes, warnings }) => JSON.stringify({ ref: deps.files.put(bytes, 'video/mp4'), warnings }),
    read(text) {
      const { ref, warnings } = JSON.parse(text) as { ref: MediaRef; warnings: string[] } // written by `write`
      return { bytes: deps.files.get(ref), warnings }
    },
  }
  return buy(deps.till, counter.gate, order, ctx.signal)
}
