import { ProviderFailure } from './failure.ts'
import type { Vendor, VendorModel, VendorTask } from './vendor.ts'

/** One exchange with a vendor: what was asked of which model, the asked things in order. */
export interface Exchange {
  readonly kind: string
  readonly model: VendorModel
  readonly asked: readonly unknown[]
}

/** Stands around every exchange: lets it happen, or answers in its place. */
export type Around = <T>(exchange: Exchange, send: () => Promise<T>) => Promise<T>

function aroundTask<R>(kind: string, task: VendorTask<R>, around: Around): VendorTask<R> {
  return {
    start: (model, request, ctx) =>
      around({ kind: `${kind}-start`, model, asked: [request] }, () => task.start(model, request, ctx)),
    status: (model, operation) =>
      around({ kind: `${kind}-status`, model, asked: [operation] }, () => task.status(model, operation)),
    fetch: (model, done) =>
      around({ kind: `${kind}-fetch`, model, asked: [done.where] }, () => task.fetch(model, done)),
  }
}

/** A vendor that can do the same, with something around each of its exchanges. */
export function aroundVendor(vendor: Vendor, around: Around): Vendor {
  const { text, lookUp, voice, image, fetchImage, imageTask, video, shrinks, findsAgain } = vendor
  return {
    ...(shrinks !== undefined && { shrinks }),
    ...(findsAgain !== undefined && { findsAgain }),
    ...(text && {
      text: (model, request, ctx) =>
        around({ kind: 'text', model, asked: [request] }, () => text(model, request, ctx)),
    }),
    ...(lookUp && {
      lookUp: (model, operation) =>
        around({ kind: 'text-lookup', model, asked: [operation] }, () => lookUp(model, operation)),
    }),
    ...(voice && {
      voice: (model, request, ctx) =>
        around({ kind: 'voice', model, asked: [request] }, () => voice(model, request, ctx)),
    }),
    ...(image && {
      image: (model, request, ctx) =>
        around({ kind: 'image', model, asked: [request] }, () => image(model, request, ctx)),
    }),
    ...(fetchImage && {
      fetchImage: (model, made) =>
        around({ kind: 'image-fetch', model, asked: [made.where] }, () => fetchImage(model, made)),
    }),
    ...(imageTask && { imageTask: aroundTask('image', imageTask, around) }),
    ...(video && { video: aroundTask('video', video, around) }),
  }
}

/** Tells that a vendor has answered. */
export const telling =
  (worked: () => void): Around =>
  async (_exchange, send) => {
    const answer = await send()
    worked()
    return answer
  }

/** What stands where a key stood. */
const NO_KEY_HERE = '[key]'

/** A text without a key, as it is and as it stands inside a JSON text. */
export function keyTakenOut(text: string, key: string | null): string {
  if (key === null || key === '') return text
  return text.replaceAll(JSON.stringify(key).slice(1, -1), NO_KEY_HERE).replaceAll(key, NO_KEY_HERE)
}

/** Takes a key out of what a vendor says: some quote the key they refuse, and errors are kept and shown. */
export const withoutKey =
  (key: string | null): Around =>
  async (_exchange, send) => {
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error
      const message = keyTakenOut(error.message, key)
      if (message === error.message) throw error
      const { failure, status, retryAfterMs, costPicoUsd } = error
      throw new ProviderFailure(failure, message, {
        ...(costPicoUsd === null ? {} : { costPicoUsd }),
        ...(status === null ? {} : { status }),
        retryAfterMs,
      })
    }
  }
