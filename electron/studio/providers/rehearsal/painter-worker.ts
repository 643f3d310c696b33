import { parentPort } from 'node:worker_threads'
import { encodeStill, nodeCanvasHost, pictureFacts } from '../../media/canvas-host.ts'
import {
  createStore,
  paintPlate,
  paintPortrait,
  paintShot,
  type PaintKit,
} from '../../../../shared/picture/index.ts'
import type { ImageRequest, MadeImage } from '../provider.ts'
import { labelJpegBytes } from '../../media/labels/rehearsal-label.ts'

/** Paints the rehearsal pictures beside the main thread: one request in, one JPEG with its facts out. */

/** Bitmaps kept between frames of one place and cast. */
const STORE_BYTES = 192e6
/** Where in a shot its still is taken. */
const STILL_FRAME = { frame: 12, durationFrames: 24, fps: { num: 24, den: 1 } } as const

const host = nodeCanvasHost()
const kit: PaintKit = { host, store: createStore(STORE_BYTES) }

function paint(ctx: Parameters<typeof paintShot>[0], request: ImageRequest): void {
  const { width, height } = request
  if (request.kind === 'portrait') return paintPortrait(ctx, width, height, request.figure, request.name, kit)
  if (request.kind === 'plate') return paintPlate(ctx, width, height, request.composition.plate, kit)
  return paintShot(
    ctx,
    width,
    height,
    request.composition,
    { ...STILL_FRAME, speech: [], caption: null, marks: null },
    kit,
  )
}

async function draw(request: ImageRequest): Promise<MadeImage> {
  const canvas = host(request.width, request.height)
  const ctx = canvas.getContext('2d')
  if (ctx === null) throw new Error('no canvas context')
  paint(ctx, request)
  const facts = pictureFacts(canvas)
  const bytes = await encodeStill(canvas, 'image/jpeg')
  return { bytes: labelJpegBytes(bytes), mime: 'image/jpeg', facts }
}

/** A request by number; the answer carries the same number. */
export interface PaintMessage {
  readonly id: number
  readonly request: ImageRequest
}
export type PaintReply =
  | { readonly id: number; readonly made: MadeImage }
  | { readonly id: number; readonly error: string }

parentPort?.on('message', ({ id, request }: PaintMessage) => {
  draw(request).then(
    (made) => parentPort?.postMessage({ id, made } satisfies PaintReply),
    (error: unknown) =>
      parentPort?.postMessage({
        id,
        error: error instanceof Error ? error.message : String(error),
      } satisfies PaintReply),
  )
})
