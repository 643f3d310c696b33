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

/** What a picture shares with others: the place of a frame or a plate. */
const placeOf = (request: ImageRequest): string =>
  request.kind === 'portrait' ? '' : `${request.composition.plate.set}@${request.composition.plate.hour}`

/**
 * Paints on as many threads as there are cores to spare: each picture goes to the painter with the least to do, and
 * among equals to the one that painted its place last and still has the plates. Who paints never shows.
 */
export function createPainters(count: number = Math.min(MOST_PAINTERS, availableParallelism())): Painter {
  const painters = Array.from({ length: count }, () => ({ painter: createPainter(), waiting: 0, place: '' }))
  return {
    async paint(request, signal) {
      const place = placeOf(request)
      const least = Math.min(...painters.map(({ waiting }) => waiting))
      const free = painters.filter(({ waiting }) => waiting === least)
      const chosen = free.find((one) => one.place === place) ?? free[0]
      if (chosen === undefined) throw new Error('there is no painter')
      chosen.waiting++
      chosen.place = place
      try {
        return await chosen.painter.paint(request, signal)
      } finally {
        chosen.waiting--
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
