import { crc32 } from 'node:zlib'
import { StudioError } from '../../errors.ts'
import { type AiLabel, LABEL_KEY, labelText, labelXmp, parseLabel, readXmpLabel } from './label-record.ts'

/** Keyword of the text chunk that holds XMP (Adobe, "XMP Specification Part 3", section on PNG). */
const XMP_KEYWORD = 'XML:com.adobe.xmp'
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

interface Chunk {
  readonly type: string
  readonly data: Buffer
}

function readChunks(bytes: Uint8Array): Chunk[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE))
    throw new StudioError('MEDIA_DAMAGED', 'Not a PNG.')
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at < file.length;) {
    const size = at + 12 <= file.length ? file.readUInt32BE(at) : Infinity
    if (at + 12 + size > file.length) throw new StudioError('MEDIA_DAMAGED', 'A PNG is cut short.')
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + size) })
    at += 12 + size
  }
  return chunks
}

function writeChunk({ type, data }: Chunk): Buffer {
  const chunk = Buffer.alloc(12 + data.length)
  chunk.writeUInt32BE(data.length, 0)
  chunk.write(type, 4, 'latin1')
  data.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length)
  return chunk
}

/** The text of an uncompressed `iTXt` chunk under `keyword`, or null for any other chunk. */
function textUnder(keyword: string, { type, data }: Chunk): string | null {
  const head = Buffer.from(`${keyword}\0\0\0`, 'latin1')
  if (type !== 'iTXt' || !data.subarray(0, head.length).equals(head)) return null
  const language = data.indexOf(0, head.length)
  const translated = data.indexOf(0, language + 1)
  return language < 0 || translated < 0 ? null : data.toString('utf8', translated + 1)
}

const textChunk = (keyword: string, text: string): Chunk => ({
  type: 'iTXt',
  // Keyword, NUL, not compressed (two zero bytes), empty language, empty translated keyword.
  data: Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(text, 'utf8')]),
})

/** A PNG with the label in it, as XMP and under the key `AIGC`; an older label is replaced. */
export function labelPng(bytes: Uint8Array, label: AiLabel): Uint8Array {
  const chunks = readChunks(bytes)
  const packet = chunks.map((chunk) => textUnder(XMP_KEYWORD, chunk)).find((text) => text !== null) ?? null
  const added = [textChunk(XMP_KEYWORD, labelXmp(packet, label)), textChunk(LABEL_KEY, labelText(label))]
  const kept = chunks.filter(
    (chunk) => textUnder(XMP_KEYWORD, chunk) === null && textUnder(LABEL_KEY, chunk) === null,
  )
  // The header chunk has to stay first.
  return Buffer.concat([SIGNATURE, ...[...kept.slice(0, 1), ...added, ...kept.slice(1)].map(writeChunk)])
}

/** The label of a PNG, or null when it has none. Both places must hold the same one. */
export function readLabelPng(bytes: Uint8Array): AiLabel | null {
  const chunks = readChunks(bytes)
  const packet = chunks.map((chunk) => textUnder(XMP_KEYWORD, chunk)).find((text) => text !== null)
  const text = chunks.map((chunk) => textUnder(LABEL_KEY, chunk)).find((found) => found !== null)
  const label = packet === undefined ? null : readXmpLabel(packet)
  const twin = text === undefined || text === null ? null : parseLabel(text)
  return label !== null && twin !== null && labelText(label) === labelText(twin) ? label : null
}
