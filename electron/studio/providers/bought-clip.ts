import { createHash } from 'node:crypto'
import type { Rate } from '../../../shared/drama/film.ts'
import { aiLabel, labelMp4, type AiLabel } from '../media/labels/aigc.ts'
import { readPictures, type PictureRun } from '../media/render/packets.ts'
import type { MadeVideo } from './provider.ts'

/** Bytes that are no clip. */
export class UselessClip extends Error {}

/** Fewer frames than this are a still. */
const LEAST_FRAMES = 2

async function picturesOf(bytes: Uint8Array): Promise<PictureRun> {
  try {
    return await readPictures(bytes)
  } catch (error) {
    throw new UselessClip(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function labelled(bytes: Uint8Array, label: AiLabel): Uint8Array {
  try {
    return labelMp4(bytes, label)
  } catch (error) {
    throw new UselessClip(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

/**
 * A clip a provider has filmed: read to see that its pictures are all there, measured, and labelled as made by a machine.
 * @param rate frames its length is told in
 * @throws UselessClip
 */
export async function boughtClip(bytes: Uint8Array, rate: Rate, provider: string): Promise<MadeVideo> {
  const { config, packets } = await picturesOf(bytes)
  const { codedWidth: width = 0, codedHeight: height = 0 } = config
  const seconds = Math.max(0, ...packets.map((packet) => packet.timestamp + packet.duration))
  const durationFrames = Math.round((seconds * rate.num) / rate.den)
  if (packets.length < LEAST_FRAMES || durationFrames < LEAST_FRAMES || width === 0 || height === 0)
    throw new UselessClip('it shows no moving picture')
  const label = aiLabel(createHash('sha256').update(bytes).digest('hex'), [provider])
  return { bytes: labelled(bytes, label), mime: 'video/mp4', durationFrames, width, height }
}
