import {
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
} from 'mediabunny'
import type { Rate } from '../../../../shared/drama/film.ts'
import { readBoxes } from '../labels/mp4-label.ts'
import type { PictureRun, SoundRun } from './packets.ts'

/** What becomes one MP4. */
export interface MuxInput {
  readonly fps: Rate
  /** Runs of pictures in playing order, all encoded under the same settings, each with a key frame first. */
  readonly runs: readonly PictureRun[]
  readonly sound: SoundRun | null
  /** Free metadata keys of the file (`moov/udta/meta`, `mdta`). */
  readonly tags: Readonly<Record<string, string>>
}

/** True when one decoder, set up once, decodes both runs. */
export function areJoinable(a: PictureRun, b: PictureRun): boolean {
  const [x, y] = [a, b].map(({ config }) => config.description)
  return (
    a.config.codec === b.config.codec &&
    x instanceof Uint8Array &&
    y instanceof Uint8Array &&
    Buffer.compare(x, y) === 0
  )
}

async function addPictures(source: EncodedVideoPacketSource, { fps, runs }: MuxInput): Promise<void> {
  const duration = fps.den / fps.num
  let frame = 0
  for (const { config, packets } of runs)
    for (const packet of packets) {
      // Counted, not added up: the time of a frame is exact however many shots came before it.
      const timed = packet.clone({ timestamp: (frame * fps.den) / fps.num, duration, sequenceNumber: frame })
      await source.add(timed, frame === 0 ? { decoderConfig: config } : undefined)
      frame += 1
    }
  source.close()
}

/** Cuts the sound where the pictures end; the encoder pads its last packets with silence. */
function cutAt(packets: readonly EncodedPacket[], seconds: number): EncodedPacket[] {
  return packets
    .filter((packet) => packet.timestamp < seconds)
    .map((packet) => packet.clone({ duration: Math.min(packet.duration, seconds - packet.timestamp) }))
}

async function addSound(source: EncodedAudioPacketSource, sound: SoundRun, seconds: number): Promise<void> {
  for (const [index, packet] of cutAt(sound.packets, seconds).entries())
    await source.add(packet, index === 0 ? { decoderConfig: sound.config } : undefined)
  source.close()
}

/** Boxes that hold when a film or a track was made, and the boxes around them (ISO/IEC 14496-12, section 8). */
const TIMED = new Set(['mvhd', 'tkhd', 'mdhd'])
const AROUND_TIMED = new Set(['moov', 'trak', 'mdia'])

/** Sets all times of making to zero ("not known"): the same film is the same bytes on any day. */
function clearTimes(bytes: Uint8Array): void {
  for (const { type, content, to } of readBoxes(bytes)) {
    const inside = bytes.subarray(content, to)
    if (AROUND_TIMED.has(type)) clearTimes(inside)
    // Version 1 has 64-bit times, version 0 has 32-bit ones; two of them follow version and flags.
    if (TIMED.has(type)) inside.fill(0, 4, inside[0] === 1 ? 20 : 12)
  }
}

/**
 * Joins runs of pictures and a sound into one MP4 with its index in front (it plays while it loads). Nothing is
 * encoded again. `runs` must not be empty.
 */
export async function muxEpisode(input: MuxInput): Promise<Uint8Array> {
  const { fps, runs, sound, tags } = input
  const target = new BufferTarget()
  const format = new Mp4OutputFormat({ fastStart: 'in-memory', metadataFormat: 'mdta' })
  const output = new Output({ format, target })
  const pictures = new EncodedVideoPacketSource('avc')
  output.addVideoTrack(pictures, { frameRate: fps.num / fps.den })
  const voice = sound === null ? null : new EncodedAudioPacketSource('aac')
  if (voice !== null) output.addAudioTrack(voice)
  output.setMetadataTags({ raw: { ...tags } })
  await output.start()
  const frames = runs.reduce((sum, run) => sum + run.packets.length, 0)
  // Both at once: the muxer interleaves the tracks and holds one back until the other has caught up.
  await Promise.all([
    addPictures(pictures, input),
    voice === null || sound === null ? null : addSound(voice, sound, (frames * fps.den) / fps.num),
  ])
  await output.finalize()
  const bytes = new Uint8Array(target.buffer ?? new ArrayBuffer(0))
  clearTimes(bytes)
  return bytes
}
