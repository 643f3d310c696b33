import { failedTask, MOST_CLIP_BYTES, stateOf } from '../clip-answer.ts'
import { ProviderFailure } from '../failure.ts'
import { fetchResult } from '../fetch-result.ts'
import { askJson, countOf, objectOf, textOf, type Json } from '../json-request.ts'
import { dataUrl } from '../picture-answer.ts'
import type { Endpoint, TaskState, Vendor, VendorModel, VendorVideoRequest } from '../vendor.ts'

const TASKS = '/contents/generations/tasks'

/** The resolutions it films in, by their shorter side in pixels. */
const RESOLUTIONS = [
  [480, '480p'],
  [720, '720p'],
] as const
const LARGEST = '1080p'

const resolutionOf = ({ width, height }: VendorVideoRequest): string =>
  RESOLUTIONS.find(([side]) => Math.min(width, height) <= side)?.[1] ?? LARGEST

const bodyOf = (model: VendorModel, request: VendorVideoRequest): Json => ({
  model: model.model,
  content: [
    { type: 'text', text: request.prompt },
    { type: 'image_url', image_url: { url: dataUrl(request.first) }, role: 'first_frame' },
  ],
  ratio: 'adaptive',
  duration: Math.ceil(request.seconds),
  resolution: resolutionOf(request),
  seed: request.seed,
  watermark: false,
  generate_audio: false,
  ...model.options,
})

/** How a task stands: one that failed says so in an answer of status 200. */
function stateIn(answer: Json, provider: string): TaskState {
  const error = objectOf(answer['error'])
  const state = stateOf(textOf(answer['status']))
  const code = textOf(error['code'])
  if (state === 'failed' || code !== null) {
    const said = [code, textOf(error['message'])].filter((word) => word !== null).join(': ')
    return failedTask(provider, said === '' ? null : said)
  }
  if (state !== 'done') return { state }
  const where = textOf(objectOf(answer['content'])['video_url'])
  if (where === null)
    throw new ProviderFailure('malformed', `${provider} names no clip for a task that is done.`)
  const outputTokens = countOf(objectOf(answer['usage'])['completion_tokens'])
  return { state, where, usage: outputTokens === undefined ? null : { outputTokens }, reportedPicoUsd: null }
}

/** Seedance on Volcengine Ark and BytePlus: tasks that start from a first frame, at 24 frames a second. */
export function createSeedance(endpoint: Endpoint): Vendor {
  return {
    video: {
      async start(model, request, { requestKey }) {
        const answer = await askJson(endpoint, { path: TASKS, body: bodyOf(model, request), requestKey })
        const value = textOf(answer['id'])
        // It was taken in, and by what it could be asked after is not known.
        if (value === null)
          throw new ProviderFailure('ambiguous', `${endpoint.id} started a task without an id.`)
        return { value, model: model.model, usage: null, reportedPicoUsd: null }
      },
      async status(_model, operation) {
        const path = `${TASKS}/${encodeURIComponent(operation)}`
        return stateIn(await askJson(endpoint, { path, keepsErrors: true }), endpoint.id)
      },
      fetch: (_model, { where }) => fetchResult(endpoint, where, MOST_CLIP_BYTES),
    },
  }
}
