/** Reading and writing of 16-bit PCM WAV (RIFF) files, the only sound format the studio keeps. */

/** Decoded sound: one array per channel, samples from -1 to just below 1. */
export interface Sound {
  /** Samples per second of each channel. */
  readonly sampleRate: number
  /** At least one; all of equal length. */
  readonly channels: readonly Float32Array[]
}

/** Says why bytes are not a WAV file this studio reads. */
export class WavError extends Error {
  constructor(message: string) {
    super(`Not a usable WAV file: ${message}.`)
    this.name = 'WavError'
  }
}

const HEADER_BYTES = 44
const FULL_SCALE = 32_768
const PCM = 1
const EXTENSIBLE = 0xfffe

/** A sample (-1 to 1) as a 16-bit integer, rounded to the nearest step and clamped to the scale. */
export function toInt16(sample: number): number {
  return Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, Math.round(sample * FULL_SCALE)))
}

/**
 * A WAV file of 16-bit PCM. Samples beyond full scale are clamped.
 * @throws {WavError} without channels, or with channels of different lengths.
 */
export function encodeWav(sound: Sound): Uint8Array<ArrayBuffer> {
  const { channels, sampleRate } = sound
  const first = channels[0]
  if (first === undefined) throw new WavError('it has no channel')
  if (channels.some((channel) => channel.length !== first.length))
    throw new WavError('its channels differ in length')
  const bytes = new Uint8Array(HEADER_BYTES + first.length * channels.length * 2)
  const view = new DataView(bytes.buffer)
  writeHeader(view, sampleRate, channels.length, first.length)
  let at = HEADER_BYTES
  for (let index = 0; index < first.length; index++)
    for (const channel of channels) {
      view.setInt16(at, toInt16(channel[index] ?? 0), true)
      at += 2
    }
  return bytes
}

/**
 * A WAV file around raw samples: 16-bit integers, little-endian, one channel. A last half sample is left out.
 * @param sampleRate samples per second
 */
export function wavOfPcm(pcm: Uint8Array, sampleRate: number): Uint8Array<ArrayBuffer> {
  const frames = Math.floor(pcm.length / 2)
  const bytes = new Uint8Array(HEADER_BYTES + frames * 2)
  writeHeader(new DataView(bytes.buffer), sampleRate, 1, frames)
  bytes.set(pcm.subarray(0, frames * 2), HEADER_BYTES)
  return bytes
}

function writeHeader(view: DataView, sampleRate: number, channels: number, frames: number): void {
  const blockBytes = channels * 2
  writeTag(view, 0, 'RIFF')
  view.setUint32(4, HEADER_BYTES - 8 + frames * blockBytes, true)
  writeTag(view, 8, 'WAVE')
  writeTag(view, 12, 'fmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, PCM, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * blockBytes, true)
  view.setUint16(32, blockBytes, true)
  view.setUint16(34, 16, true)
  writeTag(view, 36, 'data')
  view.setUint32(40, frames * blockBytes, true)
}

function writeTag(view: DataView, at: number, tag: string): void {
  for (let index = 0; index < 4; index++) view.setUint8(at + index, tag.charCodeAt(index))
}

/** Sizes no sound here has: a file that is written while it is spoken cannot know its own. */
const LEAST_UNKNOWN = 0x7fff_0000

/**
 * A WAV file whose writer did not know its length with the length it has: its data reaches to its end. A file that says
 * how long it is stays as it is, also one that was cut. The bytes are changed in place.
 */
export function withTrueSizes(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let blockBytes = 2
  for (let at = 12; at + 8 <= view.byteLength;) {
    const size = view.getUint32(at + 4, true)
    const tag = readTag(view, at)
    if (tag === 'fmt ' && at + 22 <= view.byteLength) blockBytes = view.getUint16(at + 20, true) || blockBytes
    if (tag === 'data') {
      const rest = view.byteLength - at - 8
      if (size !== 0 && size < LEAST_UNKNOWN) return bytes
      const whole = rest - (rest % blockBytes)
      view.setUint32(at + 4, whole, true)
      view.setUint32(4, at + whole, true)
      return bytes.subarray(0, at + 8 + whole)
    }
    at += 8 + size + (size % 2)
  }
  return bytes
}

interface Layout {
  readonly sampleRate: number
  readonly channels: number
  readonly dataAt: number
  readonly frames: number
}

/**
 * The samples of a 16-bit PCM WAV file. Chunks it does not know are skipped.
 * @throws {WavError} for anything else: another format, a cut file, no data.
 */
export function decodeWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const layout = readLayout(view)
  const channels = Array.from({ length: layout.channels }, (_, channel) => {
    const samples = new Float32Array(layout.frames)
    for (let frame = 0; frame < layout.frames; frame++)
      samples[frame] =
        view.getInt16(layout.dataAt + (frame * layout.channels + channel) * 2, true) / FULL_SCALE
    return samples
  })
  return { sampleRate: layout.sampleRate, channels }
}

function readLayout(view: DataView): Layout {
  if (view.byteLength < 12) throw new WavError(`${view.byteLength} bytes are too few`)
  if (readTag(view, 0) !== 'RIFF' || readTag(view, 8) !== 'WAVE')
    throw new WavError('it does not begin with RIFF…WAVE')
  let format: { channels: number; sampleRate: number } | null = null
  let at = 12
  while (at + 8 <= view.byteLength) {
    const tag = readTag(view, at)
    const size = view.getUint32(at + 4, true)
    if (at + 8 + size > view.byteLength) throw new WavError(`its '${tag}' chunk is cut short`)
    if (tag === 'fmt ') format = readFormat(view, at + 8, size)
    if (tag === 'data') {
      if (format === null) throw new WavError("its 'data' comes before its 'fmt '")
      if (size % (format.channels * 2) !== 0) throw new WavError('its data ends inside a sample')
      return { ...format, dataAt: at + 8, frames: size / (format.channels * 2) }
    }
    // Chunks are padded to an even length.
    at += 8 + size + (size % 2)
  }
  throw new WavError(format === null ? "it has no 'fmt ' chunk" : "it has no 'data' chunk")
}

function readFormat(view: DataView, at: number, size: number): { channels: number; sampleRate: number } {
  if (size < 16) throw new WavError("its 'fmt ' chunk is too short")
  const code = view.getUint16(at, true)
  // The extensible form repeats the real code as the first two bytes of its sub-format id.
  const format = code === EXTENSIBLE && size >= 26 ? view.getUint16(at + 24, true) : code
  const bits = view.getUint16(at + 14, true)
  if (format !== PCM || bits !== 16)
    throw new WavError(`format ${format} with ${bits} bits is not 16-bit PCM`)
  const channels = view.getUint16(at + 2, true)
  const sampleRate = view.getUint32(at + 4, true)
  if (channels < 1 || sampleRate < 1) throw new WavError('it names no channel or no sample rate')
  return { channels, sampleRate }
}

function readTag(view: DataView, at: number): string {
  return String.fromCharCode(
    view.getUint8(at),
    view.getUint8(at + 1),
    view.getUint8(at + 2),
    view.getUint8(at + 3),
  )
}
