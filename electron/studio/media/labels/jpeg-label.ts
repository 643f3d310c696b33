import { StudioError } from '../../errors.ts'
import { type AiLabel, labelXmp, readXmpLabel } from './label-record.ts'

/** What an APP1 segment with XMP begins with (Adobe, "XMP Specification Part 3", section on JPEG). */
const XMP_HEAD = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1')
const APP0 = 0xe0
const APP1 = 0xe1
const SCAN = 0xda

interface Segment {
  readonly marker: number
  readonly data: Buffer
}

interface Jpeg {
  /** Segments between the start of the image and its first scan. */
  readonly head: readonly Segment[]
  /** From the first scan on. */
  readonly rest: Buffer
}

function readJpeg(bytes: Uint8Array): Jpeg {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8)
    throw new StudioError('MEDIA_DAMAGED', 'Not a JPEG.')
  const head: Segment[] = []
  for (let at = 2; ;) {
    if (at + 4 > file.length || file[at] !== 0xff)
      throw new StudioError('MEDIA_DAMAGED', 'A JPEG is damaged.')
    const marker = file.readUInt8(at + 1)
    if (marker === SCAN) return { head, rest: file.subarray(at) }
    const size = file.readUInt16BE(at + 2)
    head.push({ marker, data: file.subarray(at + 4, at + 2 + size) })
    at += 2 + size
  }
}

const xmpOf = ({ marker, data }: Segment): string | null =>
  marker === APP1 && data.subarray(0, XMP_HEAD.length).equals(XMP_HEAD)
    ? data.toString('utf8', XMP_HEAD.length)
    : null

function writeSegment({ marker, data }: Segment): Buffer {
  if (data.length + 2 > 0xffff) throw new StudioError('MEDIA_DAMAGED', 'The metadata of a JPEG is too long.')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** A JPEG with the label in its XMP; an older label is replaced, other properties stay. */
export function labelJpeg(bytes: Uint8Array, label: AiLabel): Uint8Array {
  const { head, rest } = readJpeg(bytes)
  const packet = head.map(xmpOf).find((text) => text !== null) ?? null
  const xmp = Buffer.concat([XMP_HEAD, Buffer.from(labelXmp(packet, label), 'utf8')])
  const kept = head.filter((segment) => xmpOf(segment) === null)
  // The JFIF header, when there is one, has to stay first.
  const first = kept[0]?.marker === APP0 ? 1 : 0
  const segments = [...kept.slice(0, first), { marker: APP1, data: xmp }, ...kept.slice(first)]
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments.map(writeSegment), rest])
}

/** The label of a JPEG, or null when it has none. */
export function readLabelJpeg(bytes: Uint8Array): AiLabel | null {
  const packet = readJpeg(bytes)
    .head.map(xmpOf)
    .find((text) => text !== null)
  return packet === undefined || packet === null ? null : readXmpLabel(packet)
}
