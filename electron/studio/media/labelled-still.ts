import { createHash } from 'node:crypto'
import { loadImage } from '@napi-rs/canvas'
import { paintMarks, type Marks } from '../../../shared/picture/caption.ts'
import type { Canvas } from '../../../shared/picture/canvas.ts'
import { StudioError } from '../errors.ts'
import { encodeStill, nodeCanvasHost } from './canvas-host.ts'
import { aiLabel, labelJpeg } from './labels/aigc.ts'

/** Draws a picture file over a canvas of its own size. */
async function canvasOf(bytes: Uint8Array): Promise<Canvas> {
  const image = await loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(
    (error: unknown) => {
      throw new StudioError(
        'MEDIA_DAMAGED',
        'A picture cannot be read.',
        'Run `cliffhanger build DIR`.',
        error,
      )
    },
  )
  const canvas = nodeCanvasHost()(image.width, image.height)
  // The painter's context of a Node host takes its own images; only their type is not the browser’s.
  canvas.getContext('2d')?.drawImage(image as unknown as Canvas, 0, 0)
  return canvas
}

/**
 * A still as it leaves the studio: with the marks a film shows (the AI label and, for a rehearsal, the seal) painted on,
 * and the label for made content in its metadata. Frames in the project are without: films are painted over them.
 * @throws StudioError MEDIA_DAMAGED
 */
export async function labelledStill(
  bytes: Uint8Array,
  marks: Marks,
  providers: readonly string[],
): Promise<Uint8Array> {
  const canvas = await canvasOf(bytes)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('a picture without a drawing surface')
  paintMarks(context, canvas.width, marks)
  const painted = await encodeStill(canvas, 'image/jpeg')
  return labelJpeg(painted, aiLabel(createHash('sha256').update(painted).digest('hex'), providers))
}
