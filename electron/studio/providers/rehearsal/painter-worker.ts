import { parentPort } from 'node:worker_threads'
import { encodeStill, nodeCanvasHost, pictureFacts } from '../../media/canvas-host.ts'
import {
  createStore,
  paintPlate,
  paintPortrait,
  paintStill,
  paintStyle,
  styleOf,
  type PaintKit,
} from '../../../../shared/picture/index.ts'
import type { Canvas } from '../../../../shared/picture/canvas.ts'
import type { ImageRequest, MadeImage } from '../provider.ts'
import { labelJpegBytes } from '../../media/labels/rehearsal-label.ts'

/** Paints the rehearsal pictures beside the main thread: one request in, one JPEG with its facts out. */

/** Plates kept between frames of a place. */
const STORE_BYTES = 128e6
/** Where in a shot its still is taken. */
const STILL_FRAME = { frame: 12, durationFrames: 24, fps: { num: 24, den: 1 } } as const

const host = nodeCanvasHost()
const kit: PaintKit = { host, store: createStore(STORE_BYTES) }

function paint(ctx: Parameters<typeof paintStill>[0], request: ImageRequest): void {
  const { width, height } = request
  if (request.kind !== 'frame') {
    if (request.kind === 'portrait') paintPortrait(ctx, width, height, request.figure, request.name, kit)
    else paintPlate(ctx, width, height, request.composition.plate, kit)
    const style = styleOf(request.style ?? '')
    if (style !== null) paintStyle(ctx, width, height, style)
    return
  }
  paintStill(
    ctx,
    width,
    height,
    request.composition,
    { ...STILL_FRAME, speech: [], caption: null, marks: null },
    kit,
  )
}

/** Canvases of the last size asked for that no picture is on: fresh memory costs as much as a figure. */
let idle: Canvas[] = []
function openCanvas(width: number, height: number): Canvas {
  if (idle[0]?.width !== width || idle[0].height !== height) idle = []
  return idle.pop() ?? host(width, height)
}

async function draw(request: ImageRequest): Promise<MadeImage> {
  const canvas = openCanvas(request.width, request.height)
  const ctx = canvas.getContext('2d')
  if (ctx === null) throw new Error('no canvas context')
  ctx.reset()
  paint(ctx, request)
  const facts = pictureFacts(canvas)
  const bytes = await encodeStill(canvas, 'image/jpeg')
  idle.push(canvas) // not before: it is encoded on another thread
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
