import { StudioError } from '../../errors.ts'
import { LABEL_KEY, labelText, parseLabel, type AiLabel } from './label-record.ts'

/** A chunk of a RIFF file: where its data starts and how long it is. */
interface Chunk {
  readonly tag: string
  readonly at: number
  readonly size: number
}

function chunksOf(file: Buffer): Chunk[] {
  if (
    file.length < 12 ||
    file.toString('latin1', 0, 4) !== 'RIFF' ||
    file.toString('latin1', 8, 12) !== 'WAVE'
  )
    throw new StudioError('MEDIA_DAMAGED', 'Not a WAV file.')
  const found: Chunk[] = []
  for (let at = 12; at + 8 <= file.length;) {
    const size = file.readUInt32LE(at + 4)
    if (at + 8 + size > file.length) throw new StudioError('MEDIA_DAMAGED', 'A WAV file is damaged.')
    found.push({ tag: file.toString('latin1', at, at + 4), at: at + 8, size })
    at += 8 + size + (size % 2)
  }
  return found
}

const PREFIX = `${LABEL_KEY}=`

/** The text of a comment in a `LIST INFO` chunk, or null. */
function commentOf(file: Buffer, { tag, at, size }: Chunk): string | null {
  if (tag !== 'LIST' || file.toString('latin1', at, at + 8) !== 'INFOICMT') return null
  const length = Math.min(file.readUInt32LE(at + 8), size - 12)
  return file.toString('utf8', at + 12, at + 12 + length).replace(/\0+$/u, '')
}

function chunk(tag: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8, tag, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

const isLabel = (file: Buffer, one: Chunk): boolean => commentOf(file, one)?.startsWith(PREFIX) ?? false

/** A WAV with the label as a comment of its `LIST INFO` chunk, after the sound; an older label is replaced. */
export function labelWav(bytes: Uint8Array, label: AiLabel): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = chunksOf(file)
    .filter((one) => !isLabel(file, one))
    .map(({ tag, at, size }) => chunk(tag, file.subarray(at, at + size)))
  const comment = chunk('ICMT', Buffer.from(`${PREFIX}${labelText(label)}\0`, 'utf8'))
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    ...kept,
    chunk('LIST', Buffer.concat([Buffer.from('INFO'), comment])),
  ])
  return chunk('RIFF', body)
}

/** The label of a WAV, or null when it has none. */
export function readLabelWav(bytes: Uint8Array): AiLabel | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = chunksOf(file).find((one) => isLabel(file, one))
  const text = found === undefined ? null : commentOf(file, found)
  return text === null ? null : parseLabel(text.slice(PREFIX.length))
}
