import { StudioError } from '../../errors.ts'
import { type AiLabel, labelXmp, readXmpLabel } from './label-record.ts'

/** Type of the `uuid` box that holds XMP (Adobe, "XMP Specification Part 3", section on MPEG-4). */
const XMP_UUID = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex')
const HEAD_BYTES = 8

/** A box of an MP4: `from` to `to` with its head. */
export interface Box {
  readonly type: string
  readonly from: number
  readonly to: number
  /** Where its content begins. */
  readonly content: number
}

/**
 * The boxes that make up `bytes`, in order: a whole MP4, or the content of a box that holds others. Throws
 * `MEDIA_DAMAGED` when they do not add up to all of it.
 */
export function readBoxes(bytes: Uint8Array): Box[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const boxes: Box[] = []
  for (let from = 0; from < file.length;) {
    const damaged = new StudioError('MEDIA_DAMAGED', 'An MP4 is damaged or cut short.')
    if (from + HEAD_BYTES > file.length) throw damaged
    const short = file.readUInt32BE(from)
    // 1: the size stands in 64 bits after the type; 0: the box reaches to the end of the file.
    if (short === 1 && from + 16 > file.length) throw damaged
    const size =
      short === 1 ? Number(file.readBigUInt64BE(from + 8)) : short === 0 ? file.length - from : short
    const content = from + (short === 1 ? 16 : HEAD_BYTES)
    const to = from + size
    if (to > file.length || to < content) throw damaged
    boxes.push({ type: file.toString('latin1', from + 4, from + 8), from, to, content })
    from = to
  }
  return boxes
}

/** The top-level boxes of a file that has to be an MP4. */
function readFileBoxes(bytes: Uint8Array): Box[] {
  const boxes = readBoxes(bytes)
  if (boxes[0]?.type !== 'ftyp') throw new StudioError('MEDIA_DAMAGED', 'Not an MP4.')
  return boxes
}

function xmpOf(bytes: Uint8Array, { type, content, to }: Box): string | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset + content, to - content)
  if (type !== 'uuid' || !data.subarray(0, XMP_UUID.length).equals(XMP_UUID)) return null
  return data.toString('utf8', XMP_UUID.length)
}

/** The box that {@link labelMp4} puts at the end of a file. */
function labelBox(packet: string | null, label: AiLabel): Buffer {
  const xmp = Buffer.from(labelXmp(packet, label), 'utf8')
  const head = Buffer.alloc(HEAD_BYTES)
  head.writeUInt32BE(HEAD_BYTES + XMP_UUID.length + xmp.length, 0)
  head.write('uuid', 4, 'latin1')
  return Buffer.concat([head, XMP_UUID, xmp])
}

/**
 * The parts of an MP4 with the label in an XMP box at its end, where it moves nothing that the index points to. Written
 * one after the other they are the labelled file. An older label is replaced.
 */
export function labelledMp4Parts(bytes: Uint8Array, label: AiLabel): Uint8Array[] {
  const boxes = readFileBoxes(bytes)
  const last = boxes.at(-1)
  const lastPacket = last === undefined ? null : xmpOf(bytes, last)
  const earlier = boxes.slice(0, -1).filter((box) => xmpOf(bytes, box) !== null)
  const [first] = earlier
  const packet = lastPacket ?? (first === undefined ? null : xmpOf(bytes, first))
  const end = lastPacket === null || last === undefined ? bytes.length : last.from
  const kept = emptied(bytes, earlier)
  return [
    (lastPacket === null && last !== undefined ? closed(kept, last) : kept).subarray(0, end),
    labelBox(packet, label),
  ]
}

/** The same file with these boxes empty: taking one out of the middle would move what the index points to. */
function emptied(bytes: Uint8Array, boxes: readonly Box[]): Uint8Array {
  if (boxes.length === 0) return bytes
  const copy = Buffer.from(bytes)
  for (const { from, content, to } of boxes) copy.fill(0, content, to).write('free', from + 4, 'latin1')
  return copy
}

/** The same file with a size for its last box: without one it would swallow what comes after it. */
function closed(bytes: Uint8Array, { from, to }: Box): Uint8Array {
  if (new DataView(bytes.buffer, bytes.byteOffset + from).getUint32(0) !== 0) return bytes
  if (to - from > 0xffff_ffff) throw new StudioError('MEDIA_DAMAGED', 'The last box of an MP4 is open.')
  const copy = Buffer.from(bytes)
  copy.writeUInt32BE(to - from, from)
  return copy
}

/** An MP4 with the label in it; see {@link labelledMp4Parts}. */
export const labelMp4 = (bytes: Uint8Array, label: AiLabel): Uint8Array =>
  Buffer.concat(labelledMp4Parts(bytes, label))

/** The label of an MP4, or null when it has none. */
export function readLabelMp4(bytes: Uint8Array): AiLabel | null {
  const packet = readFileBoxes(bytes)
    .map((box) => xmpOf(bytes, box))
    .find((text) => text !== null)
  return packet === undefined || packet === null ? null : readXmpLabel(packet)
}
