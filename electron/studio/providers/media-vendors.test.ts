import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aroundVendor } from './around-vendor.ts'
import { objectOf, type Json } from './json-request.ts'
import { parseRouting } from './routing.ts'
import type { Vendor, VendorImageRequest, VendorModel, VendorVideoRequest } from './vendor.ts'
import { openVendor } from './vendors.ts'

/** A request as a vendor's server gets it. */
interface Got {
  readonly path: string
  readonly type: string
  readonly body: string
}

const got: Got[] = []
/** What the server answers, by method and path; 404 for all else. */
let answers: Readonly<Record<string, Json | (() => Json)>> = {}
let server: Server
let baseUrl: string

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const path = `${request.method} ${request.url}`
      got.push({
        path,
        type: request.headers['content-type'] ?? '',
        body: Buffer.concat(parts).toString('utf8'),
      })
      const answer = answers[path]
      // ComfyUI answers for prompts it does not know as for all others.
      const isKnown = answer !== undefined || path.startsWith('GET /history/')
      response.statusCode = isKnown ? 200 : 404
      response.end(JSON.stringify(typeof answer === 'function' ? answer() : (answer ?? {})))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // listening on a port
})
afterAll(async () => {
  await new Promise((done) => server.close(done))
})
beforeEach(() => {
  got.length = 0
})

function open(
  type: string,
  model: object = {},
  provider: object = {},
): { vendor: Vendor; model: VendorModel } {
  const routing = parseRouting({
    providers: { ex: { type, baseUrl, idleSeconds: 5, ...provider } },
    models: { 'ex/m': model },
  })
  const [terms, own] = [routing.providers['ex'], routing.models['ex/m']]
  if (terms === undefined || own === undefined) throw new Error('both are in the file')
  return { vendor: openVendor({ id: 'ex', terms, key: 'k' }), model: { ...own, provider: 'ex', model: 'm' } }
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const picture = { bytes: PNG, mime: 'image/png' as const }
const IMAGE: VendorImageRequest = {
  prompt: '雨夜',
  negativePrompt: '文字',
  width: 1088,
  height: 1920,
  seed: 0,
  references: [
    { ...picture, words: 'first' },
    { ...picture, words: 'second' },
  ],
}
const VIDEO: VendorVideoRequest = {
  prompt: 'she turns',
  first: picture,
  seconds: 5,
  frames: 120,
  rate: { num: 24, den: 1 },
  width: 720,
  height: 1280,
  seed: 0,
}
const ctx = { requestKey: 'a key' }
const drawn = { data: [{ b64_json: PNG.toString('base64') }] }
const sent = (at = 0): Json => objectOf(JSON.parse(got[at]?.body ?? '{}'))

describe('OpenAI pictures', () => {
  it('go by references in their order, and are paid by the tokens that are told', async () => {
    const usage = { input_tokens: 900, input_tokens_details: { image_tokens: 800 }, output_tokens: 6000 }
    answers = { 'POST /images/edits': { ...drawn, usage } }
    const { vendor, model } = open('openai-compatible', { options: { quality: 'medium' } })
    const answer = await vendor.image?.(model, IMAGE, ctx)
    expect(answer?.usage).toMatchObject({ inputTokens: 900, imageInputTokens: 800, outputTokens: 6000 })
    expect(answer?.warnings).toHaveLength(2)
    expect(got[0]?.body.match(/filename="(\d)\.png"/g)).toEqual(['filename="1.png"', 'filename="2.png"'])
    expect(got[0]?.body).toContain('medium')
    expect(got[0]?.body).not.toContain('name="seed"')
  })

  it('have the seed 0 where seeds are known (bug: left out because it counts as false)', async () => {
    answers = { 'POST /images/generations': drawn }
    const { vendor, model } = open('openai-compatible', { accepts: ['seed', 'negative_prompt'] })
    await vendor.image?.(model, { ...IMAGE, references: [] }, ctx)
    expect(sent()).toMatchObject({ seed: 0, negative_prompt: '文字', size: '1088x1920', n: 1 })
  })
})

it('SDXL relays get the whole body, and say that references are left out', async () => {
  answers = { 'POST /images/generations': drawn }
  const { vendor, model } = open('sdxl-relay', { options: { steps: 12 } })
  const answer = await vendor.image?.(model, IMAGE, ctx)
  expect(sent()).toMatchObject({ width: 1088, height: 1920, steps: 12, cfg_scale: 7, seed: 0 })
  expect(sent()['negative_prompt']).toBe('文字')
  expect(answer?.warnings?.join()).toMatch(/reference/)
})

describe('Seedream', () => {
  it('gets references as data, and names where its picture is', async () => {
    answers = {
      'POST /images/generations': { data: [{ url: 'https://x.example/1.png' }], usage: { output_tokens: 1 } },
    }
    const { vendor, model } = open('seedream')
    const answer = await vendor.image?.(model, IMAGE, ctx)
    expect(answer?.value).toEqual({ where: 'https://x.example/1.png' })
    expect(sent()['image']).toHaveLength(2)
    expect(sent()).toMatchObject({ watermark: false, response_format: 'url' })
  })

  it('may fail inside of an answer that is fine, and says what for', async () => {
    const error = { code: 'OutputImageSensitiveContentDetected', message: 'sensitive' }
    answers = { 'POST /images/generations': { data: [{ error }] } }
    const { vendor, model } = open('seedream')
    await expect(vendor.image?.(model, IMAGE, ctx)).rejects.toMatchObject({ failure: 'content' })
  })
})

describe('Seedance', () => {
  it('starts from the first frame, and is paid by its tokens', async () => {
    const done = {
      status: 'succeeded',
      content: { video_url: 'https://x.example/1.mp4' },
      usage: { completion_tokens: 108_900 },
    }
    answers = {
      'POST /contents/generations/tasks': { id: 'cgt-1' },
      'GET /contents/generations/tasks/cgt-1': done,
    }
    const { vendor, model } = open('seedance')
    const started = await vendor.video?.start(model, VIDEO, ctx)
    expect(sent()).toMatchObject({ duration: 5, resolution: '720p', seed: 0 })
    expect(JSON.stringify(sent()['content'])).toContain('first_frame')
    expect(await vendor.video?.status(model, started?.value ?? '')).toMatchObject({
      state: 'done',
      where: 'https://x.example/1.mp4',
      usage: { outputTokens: 108_900 },
    })
  })

  it('may fail in an answer of status 200, and is known to have', async () => {
    const error = { code: 'InputImageSensitiveContentDetected', message: 'refused' }
    answers = { 'GET /contents/generations/tasks/cgt-1': { id: 'cgt-1', status: 'failed', error } }
    const { vendor, model } = open('seedance')
    expect(await vendor.video?.status(model, 'cgt-1')).toMatchObject({ state: 'failed', failure: 'content' })
  })
})

describe('a relay for clips', () => {
  it('is spoken to in the common form', async () => {
    answers = {
      'POST /video/generations': { id: 7, task_id: 'vid-7', status: 'queued' },
      'GET /video/generations/vid-7': {
        code: 'success',
        data: { status: 'SUCCESS', video_url: 'https://x.example/7.mp4' },
      },
    }
    const { vendor, model } = open('video-relay', { options: { motion_bucket_id: 40 } })
    const started = await vendor.video?.start(model, VIDEO, ctx)
    expect(sent()).toMatchObject({ num_frames: 120, fps: 24, motion_bucket_id: 40, seed: 0 })
    expect(await vendor.video?.status(model, started?.value ?? '')).toMatchObject({
      state: 'done',
      where: 'https://x.example/7.mp4',
    })
  })

  it('may differ, and says how as data', async () => {
    answers = {
      'POST /jobs': { job: { ref: 'a/b' } },
      'GET /jobs/a%2Fb': { job: { phase: 'Baking' } },
    }
    const relay = {
      start: '/jobs',
      status: '/jobs/{id}',
      id: ['/job/ref'],
      state: ['/job/phase'],
      states: { baking: 'queued' },
    }
    const { vendor, model } = open('video-relay', {}, { relay })
    const started = await vendor.video?.start(model, VIDEO, ctx)
    expect(await vendor.video?.status(model, started?.value ?? '')).toEqual({ state: 'queued' })
  })

  it('that takes something in and names nothing leaves it unknown (bug: started once more)', async () => {
    answers = { 'POST /video/generations': { status: 'queued' } }
    const { vendor, model } = open('video-relay')
    await expect(vendor.video?.start(model, VIDEO, ctx)).rejects.toMatchObject({ failure: 'ambiguous' })
  })
})

describe('ComfyUI', () => {
  const graph = {
    '3': { class_type: 'KSampler', inputs: { seed: 1 } },
    '6': { class_type: 'CLIPTextEncode', _meta: { title: 'Positive' }, inputs: { text: '' } },
    '9': { class_type: 'LoadImage', inputs: { image: 'none.png' } },
    '11': { class_type: 'LoraLoader', inputs: { lora_name: '' } },
  }
  const slots = { prompt: 'Positive.text', seed: 'KSampler.seed', references: ['LoadImage.image'] }
  const set = { 'LoraLoader.lora_name': 'lin-wan.safetensors' }
  const workflow = (content: object) => ({ workflow: { file: 'own.json', graph: content, slots, set } })
  const idle = { 'GET /queue': { queue_running: [], queue_pending: [] } }

  it('runs a workflow with what is asked for in its slots, once for a key', async () => {
    const { vendor, model } = open('comfyui', workflow(graph))
    let id = ''
    answers = {
      ...idle,
      'POST /upload/image': { name: 'kept.png', subfolder: 'refs' },
      'POST /prompt': () => ({ prompt_id: (id = String(sent(got.length - 1)['prompt_id'])) }),
    }
    const started = await vendor.imageTask?.start(model, IMAGE, ctx)
    expect(started?.value).toBe(id)
    expect(started?.warnings).toHaveLength(1)
    expect(sent(got.findIndex((one) => one.path === 'POST /prompt'))['prompt']).toMatchObject({
      '3': { inputs: { seed: 0 } },
      '6': { inputs: { text: '雨夜' } },
      '9': { inputs: { image: 'refs/kept.png' } },
      '11': { inputs: { lora_name: 'lin-wan.safetensors' } },
    })
    // It waits in the queue: asked for again under its key it is found, and nothing is posted.
    answers = { 'GET /queue': { queue_running: [], queue_pending: [[0, id, {}]] } }
    got.length = 0
    expect((await vendor.imageTask?.start(model, IMAGE, ctx))?.value).toBe(id)
    expect(got.map((one) => one.path).filter((path) => path.startsWith('POST'))).toEqual([])
    expect(await vendor.imageTask?.status(model, id)).toEqual({ state: 'queued' })
    const files = { images: [{ filename: 'a.png', subfolder: '', type: 'output' }] }
    answers = { [`GET /history/${id}`]: { [id]: { outputs: { '12': files }, status: { completed: true } } } }
    expect(await vendor.imageTask?.status(model, id)).toMatchObject({
      state: 'done',
      where: `${baseUrl}/view?filename=a.png&subfolder=&type=output`,
    })
  })

  it('tells what went wrong in a workflow', async () => {
    const { vendor, model } = open('comfyui', workflow(graph))
    const messages = [['execution_error', { exception_message: 'out of memory' }]]
    answers = { 'GET /history/p': { p: { status: { status_str: 'error', messages } } } }
    expect(await vendor.imageTask?.status(model, 'p')).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('out of memory') as string,
    })
  })

  it('does not take the form of its window for a workflow, and names a node that is missing', async () => {
    answers = { ...idle, 'POST /upload/image': { name: 'kept.png' } }
    const wrong = open('comfyui', workflow({ nodes: [], links: [] }))
    await expect(wrong.vendor.imageTask?.start(wrong.model, IMAGE, ctx)).rejects.toThrow('API form')
    const { '6': _left, ...rest } = graph
    const lacking = open('comfyui', workflow(rest))
    await expect(lacking.vendor.imageTask?.start(lacking.model, IMAGE, ctx)).rejects.toThrow('"Positive"')
    expect(got.some((one) => one.path === 'POST /prompt')).toBe(false)
  })

  it('opens no file a drama names (bug: a drama made elsewhere sends what is on this disk)', async () => {
    answers = { ...idle, 'POST /upload/image': { name: 'kept.png' } }
    const file = fileURLToPath(new URL('../../../package.json', import.meta.url))
    const { vendor, model } = open('comfyui', { workflow: { file, slots } })
    await expect(vendor.imageTask?.start(model, IMAGE, ctx)).rejects.toThrow('did not come with the drama')
    expect(got.some((one) => one.path === 'POST /prompt')).toBe(false)
  })
})

it('a vendor with something around it can still do what it could (bug: a lost prompt is never looked for again)', () => {
  const around = (type: string) => aroundVendor(open(type).vendor, (_exchange, send) => send())
  expect(around('comfyui').findsAgain).toBe(true)
  expect(around('sdxl-relay').shrinks).toBe(true)
  for (const type of ['comfyui', 'sdxl-relay', 'openai-compatible', 'seedance'])
    expect(Object.keys(around(type)).toSorted()).toEqual(Object.keys(open(type).vendor).toSorted())
})
