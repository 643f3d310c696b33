import { failedTask, MOST_CLIP_BYTES, stateOf } from '../clip-answer.ts'
import { ProviderFailure } from '../failure.ts'
import { fetchResult } from '../fetch-result.ts'
import { askJson, objectOf, textOf, type Json } from '../json-request.ts'
import { relaySchema, type Relay } from '../media-terms.ts'
import { dataUrl, reportedIn } from '../picture-answer.ts'
import type { Endpoint, TaskState, Vendor, VendorModel, VendorVideoRequest } from '../vendor.ts'

/** How much moves when the model's options say nothing else (Stable Video Diffusion: 1-255). */
const USUAL = { motion_bucket_id: 127 } as const

/** The value a JSON pointer (RFC 6901) leads to; undefined when it leads nowhere. */
function at(json: Json, pointer: string): unknown {
  const names = pointer.slice(1).split('/')
  return names.reduce<unknown>(
    (value, name) =>
      Array.isArray(value)
        ? (value as unknown[])[Number(name)]
        : objectOf(value)[name.replaceAll('~1', '/').replaceAll('~0', '~')],
    json,
  )
}

/** The first text that one of some pointers leads to; numbers count as their digits. */
function firstText(json: Json, pointers: readonly string[]): string | null {
  for (const pointer of pointers) {
    const value = at(json, pointer)
    const text = textOf(typeof value === 'number' ? String(value) : value)
    if (text !== null) return text
  }
  return null
}

const bodyOf = (model: VendorModel, request: VendorVideoRequest, relay: Relay): Json => ({
  model: model.model,
  prompt: request.prompt,
  [relay.imageField]: dataUrl(request.first),
  num_frames: request.frames,
  fps: Math.round(request.rate.num / request.rate.den),
  seconds: request.seconds,
  width: request.width,
  height: request.height,
  size: `${request.width}x${request.height}`,
  seed: request.seed,
  ...USUAL,
  ...model.options,
})

function stateIn(answer: Json, relay: Relay, provider: string): TaskState {
  const word = firstText(answer, relay.state)
  const said = firstText(answer, relay.error)
  // Some tell an error and no state at all.
  const state = word === null && said !== null ? 'failed' : stateOf(word, relay.states)
  if (state === 'failed') return failedTask(provider, said)
  if (state !== 'done') return { state }
  const where = firstText(answer, relay.result)
  if (where === null)
    throw new ProviderFailure('malformed', `${provider} names no clip for a task that is done.`)
  const cost = relay.cost.map((pointer) => reportedIn(at(answer, pointer))).find((one) => one !== null)
  return { state, where, usage: null, reportedPicoUsd: cost ?? null }
}

/**
 * Relays for clips: a first picture and words on what moves to `POST /video/generations`, then asked after. Where a relay
 * differs from the common form, its terms say so as data.
 */
export function createVideoRelay(endpoint: Endpoint): Vendor {
  const relay = relaySchema.parse(endpoint.terms.relay ?? {})
  return {
    video: {
      async start(model, request, { requestKey }) {
        const body = bodyOf(model, request, relay)
        const answer = await askJson(endpoint, { path: relay.start, body, requestKey })
        const value = firstText(answer, relay.id)
        // It was taken in, and by what it could be asked after is not known.
        if (value === null)
          throw new ProviderFailure('ambiguous', `${endpoint.id} started a task without an id.`)
        return { value, model: model.model, usage: null, reportedPicoUsd: null }
      },
      async status(_model, operation) {
        const path = relay.status.replace('{id}', encodeURIComponent(operation))
        return stateIn(await askJson(endpoint, { path, keepsErrors: true }), relay, endpoint.id)
      },
      fetch: (_model, { where }) => fetchResult(endpoint, where, MOST_CLIP_BYTES),
    },
  }
}
