import { createHash } from 'node:crypto'
import { failedTask, MOST_CLIP_BYTES } from '../clip-answer.ts'
import { ProviderFailure } from '../failure.ts'
import { fetchResult } from '../fetch-result.ts'
import { askJson, listOf, objectOf, textOf, type Json } from '../json-request.ts'
import { MOST_PICTURE_BYTES } from '../picture-answer.ts'
import { addressOf } from '../guarded-fetch.ts'
import type { Endpoint, TaskState, Vendor, VendorAnswer, VendorModel, VendorPicture } from '../vendor.ts'
import { fillWorkflow, type Filling } from './workflow.ts'

/** Files a workflow hands over that are taken for what. */
const PICTURES = /\.(?:png|jpe?g|webp)$/i
const CLIPS = /\.mp4$/i

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** The id of a prompt, by the key of its request: asked again for the same, the same prompt is found. */
export function promptIdOf(requestKey: string): string {
  const hex = sha256(requestKey)
  // The form of a UUID of version 8 (RFC 9562): the studio's own.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** What is known of a prompt at the server. */
interface Found {
  readonly history: Json | null
  /** Where it waits, when it is not done. */
  readonly queue: 'queued' | 'running' | null
}

async function historyOf(endpoint: Endpoint, id: string): Promise<Json | null> {
  const answer = await askJson(endpoint, { path: `/history/${id}`, keepsErrors: true })
  return answer[id] === undefined ? null : objectOf(answer[id])
}

/** Looks a prompt up. One that ends between two looks is looked for once more. */
async function find(endpoint: Endpoint, id: string): Promise<Found> {
  const history = await historyOf(endpoint, id)
  if (history !== null) return { history, queue: null }
  const answer = await askJson(endpoint, { path: '/queue', keepsErrors: true })
  const isIn = (name: string): boolean => listOf(answer[name]).some((entry) => listOf(entry)[1] === id)
  if (isIn('queue_running')) return { history: null, queue: 'running' }
  if (isIn('queue_pending')) return { history: null, queue: 'queued' }
  return { history: await historyOf(endpoint, id), queue: null }
}

/** Uploads a picture under a name of its content. @returns the name a workflow knows it by */
async function upload(endpoint: Endpoint, { bytes, mime }: VendorPicture): Promise<string> {
  const form = new FormData()
  const name = `cliffhanger-${sha256(bytes).slice(0, 24)}.${mime.slice('image/'.length)}`
  // A copy: what was read may share its memory with other files.
  form.append('image', new Blob([Uint8Array.from(bytes)], { type: mime }), name)
  form.append('overwrite', 'true')
  const answer = await askJson(endpoint, { path: '/upload/image', body: form })
  const folder = textOf(answer['subfolder'])
  const kept = textOf(answer['name']) ?? name
  return folder === null ? kept : `${folder}/${kept}`
}

/** Starts a prompt, unless it was started before: its id is looked up first. */
async function start(
  endpoint: Endpoint,
  model: VendorModel,
  filling: Omit<Filling, 'references'>,
  pictures: readonly VendorPicture[],
  requestKey: string,
): Promise<VendorAnswer<string>> {
  const id = promptIdOf(requestKey)
  const { workflow } = model
  if (workflow === undefined)
    throw new ProviderFailure(
      'rejected',
      `${model.model} of ${endpoint.id} has no workflow in the providers file.`,
    )
  const started = { value: id, model: model.model, usage: null, reportedPicoUsd: null }
  const found = await find(endpoint, id)
  if (found.history !== null || found.queue !== null) return started
  const references: string[] = []
  for (const picture of pictures.slice(0, workflow.slots.references.length))
    references.push(await upload(endpoint, picture))
  const prompt = fillWorkflow(workflow, { ...filling, references })
  await askJson(endpoint, { path: '/prompt', body: { prompt, prompt_id: id, client_id: 'cliffhanger' } })
  const left = pictures.length - references.length
  return left === 0
    ? started
    : { ...started, warnings: [`${left} reference pictures have no slot in its workflow`] }
}

/** The file of a prompt that is done: what it puts out first, then what it only shows. */
function fileIn(history: Json, isWanted: RegExp): Json | null {
  const lists = Object.values(objectOf(history['outputs'])).flatMap((node) => Object.values(objectOf(node)))
  const files = lists
    .flatMap(listOf)
    .map(objectOf)
    .filter((file) => isWanted.test(textOf(file['filename']) ?? ''))
  return files.find((file) => file['type'] === 'output') ?? files[0] ?? null
}

function wordsOf(history: Json): string | null {
  const messages = listOf(objectOf(history['status'])['messages'])
  const error = messages.map(listOf).find(([kind]) => kind === 'execution_error')
  return textOf(objectOf(error?.[1])['exception_message'])
}

async function statusOf(endpoint: Endpoint, id: string, isWanted: RegExp): Promise<TaskState> {
  const { history, queue } = await find(endpoint, id)
  if (queue !== null) return { state: queue }
  if (history === null) return { state: 'expired' }
  const status = objectOf(history['status'])
  if (status['status_str'] === 'error') return failedTask(endpoint.id, wordsOf(history))
  if (status['completed'] === false) return { state: 'running' }
  const file = fileIn(history, isWanted)
  if (file === null) return failedTask(endpoint.id, 'its workflow hands over no file of the kind')
  const query = new URLSearchParams({
    filename: textOf(file['filename']) ?? '',
    subfolder: textOf(file['subfolder']) ?? '',
    type: textOf(file['type']) ?? 'output',
  })
  const where = addressOf(endpoint.terms.baseUrl, `/view?${query.toString()}`)
  return { state: 'done', where, usage: null, reportedPicoUsd: null }
}

/** ComfyUI: workflows of one's own, filled in and run by prompts whose ids are the studio's. */
export function createComfyUi(endpoint: Endpoint): Vendor {
  return {
    findsAgain: true,
    imageTask: {
      start: (model, { prompt, negativePrompt, seed, width, height, references }, { requestKey }) =>
        start(endpoint, model, { prompt, negativePrompt, seed, width, height }, references, requestKey),
      status: (_model, operation) => statusOf(endpoint, operation, PICTURES),
      fetch: (_model, { where }) => fetchResult(endpoint, where, MOST_PICTURE_BYTES),
    },
    video: {
      start(model, { prompt, seed, width, height, frames, rate, first }, { requestKey }) {
        const filling = { prompt, seed, width, height, frames, rate: rate.num / rate.den }
        return start(endpoint, model, filling, [first], requestKey)
      },
      status: (_model, operation) => statusOf(endpoint, operation, CLIPS),
      fetch: (_model, { where }) => fetchResult(endpoint, where, MOST_CLIP_BYTES),
    },
  }
}
