import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny'
import type { Rate } from '../../shared/drama/film.ts'
import { type PixelOrder, writeYuv420, YUV_COLOUR, yuv420Bytes } from './yuv.ts'

/** A run of pictures in the making. */
export interface FrameEncoder {
  /** Encodes what the canvas shows as the next frame. Resolves when the canvas may be painted on again. */
  add(canvas: HTMLCanvasElement): Promise<void>
  /** Ends the run and resolves with its MP4. */
  finish(): Promise<Uint8Array>
  /** Lets go of the encoder; for a run that ended early. */
  close(): void
}

/** The size and speed of a run. */
export interface FrameFormat {
  readonly width: number
  readonly height: number
  readonly fps: Rate
}

/** Pixels of a macroblock. */
const BLOCK = 16
/** Levels of H.264 with the macroblocks they allow in a frame and a second (ITU-T H.264, table A-1), lowest first. */
const LEVELS = [
  { suffix: '28', frame: 8192, second: 245_760 }, // 4.0: 1080x1920 at 30; phones decode it in hardware
  { suffix: '2a', frame: 8704, second: 522_240 }, // 4.2: 1080x1920 at 60
  { suffix: '33', frame: 36_864, second: 983_040 }, // 5.1: 2160x3840 at 30
] as const

/** The codec of a format: High profile at the lowest level that holds it, 4.0 at least. */
function codecFor({ width, height, fps }: FrameFormat): string {
  const blocks = Math.ceil(width / BLOCK) * Math.ceil(height / BLOCK)
  const perSecond = (blocks * fps.num) / fps.den
  const level = LEVELS.find(({ frame, second }) => blocks <= frame && perSecond <= second)
  return `avc1.6400${(level ?? LEVELS[2]).suffix}`
}

/** Upper end of what is spent on a pixel, in bits a second: 5 Mbit/s at 1080x1920. Paper needs less. */
const BITS_PER_PIXEL = 2.4
/** Seconds between key frames inside a run, so that a player can seek. */
const KEY_FRAME_SECONDS = 2
/** Frames handed to the encoder that have not come out yet: it works on one while the next is painted. */
const IN_FLIGHT = 3
/**
 * Times the first frame is encoded and thrown away before it counts. The encoder starts out coarse and takes a few
 * frames to spend what it may; without this every cut opens soft and sharpens in view (a first key frame of 50 KB
 * against 170 KB later on, measured).
 */
const WARM_UP_FRAMES = 4

const MICROSECONDS = 1e6

function encoderConfig(format: FrameFormat): VideoEncoderConfig {
  const { width, height, fps } = format
  return {
    codec: codecFor(format),
    width,
    height,
    framerate: fps.num / fps.den,
    bitrate: Math.round(width * height * BITS_PER_PIXEL),
    bitrateMode: 'variable',
    latencyMode: 'quality',
    hardwareAcceleration: 'no-preference',
    avc: { format: 'avc' },
  }
}

/** The buffers of the last size asked for: fresh ones of a video's size cost more than the copy into them. */
let buffers = { pixels: new Uint32Array(0), planes: new Uint8Array(0) }

function buffersFor({ width, height }: FrameFormat): typeof buffers {
  const bytes = yuv420Bytes(width, height)
  if (buffers.planes.length !== bytes)
    buffers = { pixels: new Uint32Array(width * height), planes: new Uint8Array(bytes) }
  return buffers
}

/** Copies a canvas into video frames; `index` gives the time. One run at a time: the buffers are shared. */
function frameCopier({ width, height, fps }: FrameFormat): {
  readonly copy: (canvas: HTMLCanvasElement) => Promise<void>
  readonly frame: (index: number) => VideoFrame
} {
  const { pixels, planes } = buffersFor({ width, height, fps })
  return {
    copy: async (canvas) => {
      const shown = new VideoFrame(canvas, { timestamp: 0 })
      const order: PixelOrder = shown.format === 'BGRX' || shown.format === 'BGRA' ? 'BGRX' : 'RGBX'
      await shown.copyTo(pixels, { format: order })
      // Closed at once: a canvas whose picture is still held elsewhere is copied whole when it is painted on again.
      shown.close()
      writeYuv420(pixels, order, width, height, planes)
    },
    frame: (index) =>
      new VideoFrame(planes, {
        format: 'I420',
        codedWidth: width,
        codedHeight: height,
        timestamp: Math.round((index * fps.den * MICROSECONDS) / fps.num),
        colorSpace: YUV_COLOUR,
      }),
  }
}

/** Puts encoded frames into an MP4, with exact times counted from their order. */
async function openRun({ fps }: FrameFormat): Promise<{
  readonly put: (chunk: EncodedVideoChunk, meta: EncodedVideoChunkMetadata | undefined, index: number) => void
  readonly finish: () => Promise<Uint8Array>
}> {
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  const source = new EncodedVideoPacketSource('avc')
  output.addVideoTrack(source, { frameRate: fps.num / fps.den })
  await output.start()
  let written = Promise.resolve()
  return {
    put: (chunk, meta, index) => {
      const times = { timestamp: (index * fps.den) / fps.num, duration: fps.den / fps.num }
      const packet = EncodedPacket.fromEncodedChunk(chunk).clone(times)
      written = written.then(() => source.add(packet, index === 0 ? meta : undefined))
      written.catch(() => {}) // told by finish()
    },
    finish: async () => {
      await written
      source.close()
      await output.finalize()
      return new Uint8Array(target.buffer ?? new ArrayBuffer(0))
    },
  }
}

/** Formats this browser has said it can encode: asking takes as long as encoding ten frames. */
const supportedFormats = new Set<string>()

async function requireSupport(config: VideoEncoderConfig): Promise<void> {
  const name = `${config.codec} at ${config.width}x${config.height}`
  if (supportedFormats.has(name)) return
  const { supported } = await VideoEncoder.isConfigSupported(config)
  if (supported !== true) throw new Error(`this browser cannot encode ${name}`)
  supportedFormats.add(name)
}

/** A video encoder with a bound on what it holds, whose failures reject what is called next. */
interface EncoderQueue {
  /** Takes (and closes) a frame as soon as there is room for it. */
  encode(frame: () => VideoFrame, keyFrame: boolean): Promise<void>
  /** Waits for all that was taken. */
  flush(): Promise<void>
  close(): void
}

function openQueue(
  config: VideoEncoderConfig,
  onChunk: (chunk: EncodedVideoChunk, meta: EncodedVideoChunkMetadata | undefined) => void,
): EncoderQueue {
  let failure: Error | null = null
  let held = 0
  let wake = (): void => {}
  const encoder = new VideoEncoder({
    output: (chunk, meta) => {
      onChunk(chunk, meta)
      held -= 1
      wake()
    },
    error: (error) => {
      failure = error
      wake()
    },
  })
  encoder.configure(config)
  const check = (): void => {
    if (failure !== null) throw failure
  }
  return {
    encode: async (makeFrame, keyFrame) => {
      while (failure === null && held >= IN_FLIGHT)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      check()
      const frame = makeFrame()
      encoder.encode(frame, { keyFrame })
      frame.close()
      held += 1
    },
    flush: async () => {
      await encoder.flush()
      check()
    },
    close: () => {
      if (encoder.state !== 'closed') encoder.close()
    },
  }
}

/**
 * Opens an encoder for a run of frames: H.264, a key frame first, one packet per frame and none out of order, so that
 * runs can be joined without encoding again. Rejects when this browser cannot encode the format.
 */
export async function openFrameEncoder(format: FrameFormat): Promise<FrameEncoder> {
  const config = encoderConfig(format)
  await requireSupport(config)
  const run = await openRun(format)
  const copier = frameCopier(format)
  let description: EncodedVideoChunkMetadata | undefined
  let [next, done] = [-WARM_UP_FRAMES, -WARM_UP_FRAMES]
  const queue = openQueue(config, (chunk, meta) => {
    if (meta?.decoderConfig !== undefined) description = meta
    if (done >= 0) run.put(chunk, description, done)
    done += 1
  })
  const keyEvery = Math.round((KEY_FRAME_SECONDS * format.fps.num) / format.fps.den)
  const encodeNext = async (): Promise<void> => {
    const isKey = next === -WARM_UP_FRAMES || (next >= 0 && next % keyEvery === 0)
    await queue.encode(() => copier.frame(next), isKey)
    next += 1
  }
  return {
    add: async (canvas) => {
      await copier.copy(canvas)
      while (next < 0) await encodeNext()
      await encodeNext()
    },
    finish: async () => {
      await queue.flush()
      if (done !== next) throw new Error(`${next} frames went in and ${done} came out`)
      queue.close()
      return run.finish()
    },
    close: () => queue.close(),
  }
}
