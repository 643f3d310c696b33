import {
  BufferSource,
  EncodedPacketSink,
  type EncodedPacket,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MP4,
} from 'mediabunny'
import { StudioError } from '../../errors.ts'

/** The encoded pictures of one MP4 in playing order, and how a decoder is set up for them. */
export interface PictureRun {
  readonly config: VideoDecoderConfig
  readonly packets: readonly EncodedPacket[]
}

/** The encoded sound of one MP4 in playing order, and how a decoder is set up for it. */
export interface SoundRun {
  readonly config: AudioDecoderConfig
  readonly packets: readonly EncodedPacket[]
}

async function packetsOf(track: InputVideoTrack | InputAudioTrack): Promise<EncodedPacket[]> {
  const packets: EncodedPacket[] = []
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet)
  return packets
}

async function withMp4<T>(bytes: Uint8Array, read: (input: Input) => Promise<T | null>): Promise<T> {
  using input = new Input({ source: new BufferSource(bytes), formats: [MP4] })
  try {
    const found = await read(input)
    if (found !== null) return found
  } catch (error) {
    throw new StudioError('MEDIA_DAMAGED', 'A video file cannot be read.', '', error)
  }
  throw new StudioError('MEDIA_DAMAGED', 'A video file lacks a track.')
}

/** The pictures of an MP4. Rejects with `MEDIA_DAMAGED` when there are none or the file is cut short. */
export function readPictures(bytes: Uint8Array): Promise<PictureRun> {
  return withMp4(bytes, async (input) => {
    const track = await input.getPrimaryVideoTrack()
    const config = (await track?.getDecoderConfig()) ?? null
    return track === null || config === null ? null : { config, packets: await packetsOf(track) }
  })
}

/** The sound of an MP4. Rejects with `MEDIA_DAMAGED` when there is none or the file is cut short. */
export function readSound(bytes: Uint8Array): Promise<SoundRun> {
  return withMp4(bytes, async (input) => {
    const track = await input.getPrimaryAudioTrack()
    const config = (await track?.getDecoderConfig()) ?? null
    return track === null || config === null ? null : { config, packets: await packetsOf(track) }
  })
}
