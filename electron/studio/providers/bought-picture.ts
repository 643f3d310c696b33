import { createHash } from 'node:crypto'
import { createCanvas, loadImage, type Image } from '@napi-rs/canvas'
import type { Canvas } from '../../../shared/picture/canvas.ts'
import { pictureFacts } from '../media/canvas-host.ts'
import { aiLabel, labelJpeg, labelPng } from '../media/labels/aigc.ts'
import type { MadeImage } from './provider.ts'
import type { VendorPicture } from './vendor.ts'

/** Bytes that are no picture, or one that shows nothing. */
export class UselessPicture extends Error {}

/** Below this, a picture is one flat colour: its luminance deviates by less than one step of 256. */
const BLANK_DEVIATION = 1 / 256

/** What kind of picture a file is by its first bytes; null when it is none that is read here. */
export function pictureMime(bytes: Uint8Array): VendorPicture['mime'] | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.byteLength)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp'
  return null
}

/** The end of a JPEG; a decoder paints what is missing grey and says nothing. */
const JPEG_END = Buffer.from([0xff, 0xd9])

const isCutShort = (bytes: Buffer, mime: VendorPicture['mime']): boolean =>
  mime === 'image/jpeg' && bytes.lastIndexOf(JPEG_END) < bytes.length / 2

async function decoded(bytes: Buffer): Promise<Image> {
  try {
    return await loadImage(bytes)
  } catch (error) {
    throw new UselessPicture('it cannot be decoded', { cause: error })
  }
}

/**
 * A picture a provider has drawn: decoded to see that it is one, measured, and labelled as made by a machine. One whose
 * form the studio does not keep is written anew as PNG.
 * @throws UselessPicture
 */
export async function boughtPicture(bytes: Uint8Array, provider: string): Promise<MadeImage> {
  const mime = pictureMime(bytes)
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (mime === null) throw new UselessPicture(`${bytes.length} bytes that are no picture`)
  if (isCutShort(file, mime)) throw new UselessPicture('it is cut short')
  const image = await decoded(file)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  // Facts are read through the one call both kinds of canvas have.
  const facts = pictureFacts(canvas as unknown as Canvas)
  if (facts.lumaDeviation < BLANK_DEVIATION) throw new UselessPicture('it is blank')
  const label = aiLabel(createHash('sha256').update(bytes).digest('hex'), [provider])
  try {
    return mime === 'image/jpeg'
      ? { bytes: labelJpeg(file, label), mime, facts }
      : {
          bytes: labelPng(mime === 'image/png' ? file : await canvas.encode('png'), label),
          mime: 'image/png',
          facts,
        }
  } catch (error) {
    throw new UselessPicture('it is damaged', { cause: error })
  }
}
