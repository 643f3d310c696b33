import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { createCanvas } from '@napi-rs/canvas'
import { PRICES } from './bills.ts'
import { REFUSALS, tell } from './faults.ts'
import type { Fault, Rule, Script } from './script.ts'
import type { Asked, Ready } from './server.ts'

/** Length of every clip that is made here. */
export const CLIP_SECONDS = 4
const CLIP = readFileSync(new URL('clip.mp4', import.meta.url))

const IMAGES = new Set(['/images/generations', '/images/edits'])
const FILMS = '/video/generations'
/** What a result that is too long says it has. */
const HUGE_BYTES = 10 * 1024 ** 3

/** A picture or a clip that can be fetched. */
interface Result {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

interface Task {
  readonly id: string
  readonly result: Result
  readonly startedMs: number
  readonly takesMs: number
  readonly fault: Fault | null
}

/** What a request asks after or fetches. */
export interface Found {
  readonly on: Exclude<Rule['on'], 'request'>
  readonly model: string
  readonly task: Task | null
  readonly result: Result | null
}

/** A picture of its own for every request: colours from all that was asked for, and shapes on them. */
async function draw(asked: Asked, fault: Fault | null): Promise<Uint8Array> {
  const hash = createHash('sha256').update(JSON.stringify(asked.body)).digest()
  const { size, width: wide, height: high } = asked.body
  const [w, h] = typeof size === 'string' ? size.split('x') : [wide, high]
  const upright = [Number(w) || 360, Number(h) || 640] as const
  const [width, height] = fault === 'picture-landscape' ? [upright[1], upright[0]] : upright
  const canvas = createCanvas(Math.min(width, 1080), Math.min(height, 1920))
  const context = canvas.getContext('2d')
  const colour = (at: number): string => `hsl(${(hash[at] ?? 0) * 1.4} 60% ${25 + (hash[at + 1] ?? 0) / 6}%)`
  context.fillStyle = colour(0)
  context.fillRect(0, 0, canvas.width, canvas.height)
  for (let i = 0; i < 6; i++) {
    context.fillStyle = colour(2 + i * 2)
    const [x = 0, y = 0] = [hash[14 + i], hash[20 + i]]
    context.fillRect((x / 300) * canvas.width, (y / 300) * canvas.height, canvas.width / 4, canvas.height / 5)
  }
  return canvas.encode('png')
}

/** A clip with a box of its own at its end, so that no two are the same file. */
function film(id: string): Uint8Array {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + id.length, 0)
  head.write('free', 4, 'latin1')
  return Buffer.concat([CLIP, head, Buffer.from(id, 'latin1')])
}

/** Pictures and clips: what was asked for, how it stands, and the files themselves. */
export class FakeMedia {
  private readonly tasks = new Map<string, Task>()
  private readonly results = new Map<string, Result & { readonly model: string }>()
  private count = 0

  isFor(path: string): boolean {
    return IMAGES.has(path) || path === FILMS
  }

  /** What a request asks after or fetches; null for one that asks for something new. */
  find(path: string): Found | null {
    const file = /^\/files\/(.+)$/.exec(path)?.[1]
    const task = /^\/video\/generations\/(.+)$/.exec(path)?.[1]
    if (file !== undefined) {
      const result = this.results.get(file) ?? null
      return { on: 'fetch', model: result?.model ?? '', task: null, result }
    }
    if (task === undefined) return null
    return { on: 'status', model: 'fake-video', task: this.tasks.get(task) ?? null, result: null }
  }

  /** Makes what was asked for. */
  async make(asked: Asked, fault: Fault | null, script: Script): Promise<Ready> {
    const ready = { asked, chat: null, wav: null, text: '' }
    if (asked.path === FILMS) return { ...ready, ...this.start(asked, fault, script) }
    if (fault === 'picture-error') {
      const error = { code: 'InternalServiceError', message: 'one picture could not be drawn' }
      return { ...ready, json: { data: [{ error }], usage: { generated_images: 0 } }, amountPicoUsd: 0n }
    }
    const bytes = fault === 'result-noise' ? Buffer.from('no picture at all') : await draw(asked, fault)
    const url = this.keep(asked.model, { name: `${++this.count}.png`, type: 'image/png', bytes })
    const data = script.pictures === 'address' ? { url } : { b64_json: Buffer.from(bytes).toString('base64') }
    return { ...ready, json: { model: asked.model, data: [data] }, amountPicoUsd: PRICES.image }
  }

  private start(asked: Asked, fault: Fault | null, script: Script) {
    const id = `task-${++this.count}`
    const seconds = Number(asked.body['seconds'] ?? CLIP_SECONDS)
    const bytes = fault === 'result-noise' ? Buffer.from('no clip at all') : film(id)
    const result: Result = { name: `${id}.mp4`, type: 'video/mp4', bytes }
    this.keep(asked.model, result)
    this.tasks.set(id, { id, result, startedMs: Date.now(), takesMs: script.taskMs, fault })
    return {
      json: { id, task_id: id, object: 'video', status: 'queued' },
      // What fails is not billed.
      amountPicoUsd: fault === 'task-failed' ? 0n : PRICES.videoSecond * BigInt(Math.ceil(seconds)),
    }
  }

  private keep(model: string, result: Result): string {
    this.results.set(result.name, { ...result, model })
    return `/v1/files/${result.name}`
  }

  /** Answers who asks after something, or fetches it: for free. */
  answer(
    { on, task, result }: Found,
    fault: { name: Fault | null; retryAfter: string | null },
    response: ServerResponse,
  ): void {
    const { name, retryAfter } = fault
    const refusal = name === null ? undefined : REFUSALS[name]
    if (refusal !== undefined) return tell(response, refusal, retryAfter)
    if (name === 'reset-before' || name === 'reset-after') return void response.socket?.resetAndDestroy()
    if (name === 'silence') return
    if (on === 'fetch') return send(response, result, name)
    if (task === null)
      return tell(response, { status: 404, body: '{"error":{"message":"no such task"}}' }, null)
    tell(response, { status: 200, body: JSON.stringify(standing(task)) }, null)
  }
}

function standing({ id, result, startedMs, takesMs, fault }: Task): object {
  const age = Date.now() - startedMs
  const base = { id, task_id: id, object: 'video' }
  if (fault === 'task-endless' || age < takesMs)
    return { ...base, status: age * 2 < takesMs ? 'queued' : 'in_progress' }
  if (fault === 'task-failed')
    return {
      ...base,
      status: 'failed',
      error: { code: 'InternalError', message: 'the task could not be done' },
    }
  if (fault === 'task-expired') return { ...base, status: 'expired' }
  return { ...base, status: 'completed', output: { video_url: `/v1/files/${result.name}` } }
}

function send(response: ServerResponse, result: Result | null, fault: Fault | null): void {
  if (result === null || fault === 'result-gone') return tell(response, { status: 404, body: '{}' }, null)
  if (fault === 'result-page')
    return tell(response, { status: 200, body: '<!DOCTYPE html><html></html>', type: 'text/html' }, null)
  if (fault === 'result-elsewhere') {
    response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' })
    return void response.end()
  }
  const isHuge = fault === 'result-huge'
  const bytes = fault === 'result-empty' ? new Uint8Array(0) : result.bytes
  response.writeHead(200, {
    'content-type': result.type,
    'content-length': isHuge ? HUGE_BYTES : bytes.length,
  })
  if (fault === 'stream-cut') {
    response.write(bytes.slice(0, 100))
    setTimeout(() => response.destroy(), 20)
  } else if (isHuge) response.write(bytes)
  else response.end(bytes)
}
