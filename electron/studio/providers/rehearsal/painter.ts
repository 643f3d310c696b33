import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { painterWorkerUrl } from '../../entry-files.ts'
import type { ImageRequest, MadeImage } from '../provider.ts'
import type { PaintMessage, PaintReply } from './painter-worker.ts'

/** Paints pictures on a worker thread, one after the other. */
export interface Painter {
  paint(request: ImageRequest, signal: AbortSignal): Promise<MadeImage>
  close(): Promise<void>
}

interface Waiting {
  resolve(made: MadeImage): void
  reject(error: Error): void
}

/** More painters than this only share the memory's speed. */
const MOST_PAINTERS = 2

/** Paints on as many threads as there are cores to spare: each picture goes to the painter with the least to do. */
export function createPainters(count: number = Math.min(MOST_PAINTERS, availableParallelism())): Painter {
  const painters = Array.from({ length: count }, () => ({ painter: createPainter(), waiting: 0 }))
  return {
    async paint(request, signal) {
      const least = painters.reduce((a, b) => (b.waiting < a.waiting ? b : a))
      least.waiting++
      try {
        return await least.painter.paint(request, signal)
      } finally {
        least.waiting--
      }
    },
    async close() {
      await Promise.all(painters.map(({ painter }) => painter.close()))
    },
  }
}

/** Starts its worker with the first picture and a new one after a crash; a crash fails only what was in flight. */
export function createPainter(): Painter {
  let worker: Worker | null = null
  let next = 0
  const waiting = new Map<number, Waiting>()
  const failAll = (error: Error): void => {
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
    worker = null
  }
  const start = (): Worker => {
    const made = new Worker(painterWorkerUrl())
    made.on('message', (reply: PaintReply) => {
      const one = waiting.get(reply.id)
      waiting.delete(reply.id)
      if ('made' in reply) one?.resolve(reply.made)
      else one?.reject(new Error(reply.error))
    })
    made.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))))
    made.on('exit', () => failAll(new Error('the painter stopped')))
    made.unref()
    return made
  }
  return {
    paint(request, signal) {
      signal.throwIfAborted()
      worker ??= start()
      const id = next++
      const target = worker
      return new Promise<MadeImage>((resolve, reject) => {
        target.ref()
        const done = (): void => void (waiting.size === 0 && target.unref())
        waiting.set(id, {
          resolve: (made) => (resolve(made), done()),
          reject: (error) => (reject(error), done()),
        })
        target.postMessage({ id, request } satisfies PaintMessage)
      })
    },
    async close() {
      await worker?.terminate()
      worker = null
    },
  }
}
