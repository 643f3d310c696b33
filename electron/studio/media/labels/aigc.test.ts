import { createCanvas, loadImage } from '@napi-rs/canvas'
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { encodeSound } from '../render/sound.ts'
import { aiLabel, type AiLabel, labelJpeg, labelMp4, labelPng, labelText, parseLabel } from './aigc.ts'
import { readLabelJpeg, readLabelMp4, readLabelPng } from './aigc.ts'
import { labelJpegBytes } from './rehearsal-label.ts'

const LABEL = aiLabel('episode-01:ab"c<d>&e 门', ['rehearsal'])
const OTHER = aiLabel('episode-02', ['rehearsal', 'acme'])

async function picture(type: 'image/png' | 'image/jpeg'): Promise<Uint8Array> {
  const canvas = createCanvas(16, 12)
  const ctx = canvas.getContext('2d')
  ctx.fillStyle = '#c04020'
  ctx.fillRect(0, 0, 16, 12)
  return type === 'image/png' ? canvas.encode('png') : canvas.encode('jpeg')
}

const samples = new Float32Array(4800)
const film = (): Promise<Uint8Array> =>
  encodeSound({ left: samples, right: samples }, new AbortController().signal)

interface Format {
  readonly name: string
  readonly make: () => Promise<Uint8Array>
  readonly write: (bytes: Uint8Array, label: AiLabel) => Uint8Array
  readonly read: (bytes: Uint8Array) => AiLabel | null
}
const FORMATS: readonly Format[] = [
  { name: 'PNG', make: () => picture('image/png'), write: labelPng, read: readLabelPng },
  { name: 'JPEG', make: () => picture('image/jpeg'), write: labelJpeg, read: readLabelJpeg },
  { name: 'MP4', make: film, write: labelMp4, read: readLabelMp4 },
]

// Catches a label that cannot be read back (escaping, offsets), and one that is found where there is none.
test.each(FORMATS)(
  '$name: a label goes in and comes out, and is missing before',
  async ({ make, write, read }) => {
    const bare = await make()
    expect(read(bare)).toBeNull()
    expect(read(write(bare, LABEL))).toEqual(LABEL)
  },
)

// Catches two labels in one file that contradict each other.
test.each(FORMATS)('$name: a second label replaces the first', async ({ make, write, read }) => {
  const twice = write(write(await make(), LABEL), OTHER)
  expect(read(twice)).toEqual(OTHER)
  expect(Buffer.from(twice).toString('utf8').split('</TC260:AIGC>').length - 1).toBe(1)
  expect(twice.length).toBe(write(await make(), OTHER).length)
})

// Catches a label that was damaged or emptied being taken for one.
test.each(FORMATS)('$name: a broken label is no label', async ({ make, write, read }) => {
  const bytes = Buffer.from(write(await make(), LABEL))
  const at = bytes.indexOf('ContentProducer', bytes.indexOf('TC260:AIGC'))
  bytes.write('contentProducer', at)
  expect(read(bytes)).toBeNull()
})

// Catches labelling that goes on silently with something that is not what it says.
test.each(FORMATS)('$name: other or cut files are MEDIA_DAMAGED', async ({ make, write, read }) => {
  const damaged = expect.objectContaining({ code: 'MEDIA_DAMAGED' })
  expect(() => write(Buffer.from('not a picture at all'), LABEL)).toThrow(damaged)
  const bytes = await make()
  expect(() => read(bytes.subarray(0, 30))).toThrow(damaged)
})

// Catches a label that breaks the picture: wrong checksum, a chunk in the wrong place.
test.each(FORMATS.slice(0, 2))(
  '$name: a labelled picture still decodes to its pixels',
  async ({ make, write }) => {
    const image = await loadImage(Buffer.from(write(await make(), LABEL)))
    const canvas = createCanvas(16, 12)
    canvas.getContext('2d').drawImage(image, 0, 0)
    const [red = 0, green = 0, blue = 0] = canvas.getContext('2d').getImageData(8, 6, 1, 1).data
    expect(Math.abs(red - 0xc0) + Math.abs(green - 0x40) + Math.abs(blue - 0x20)).toBeLessThan(12)
  },
)

// Catches XMP that somebody else wrote being thrown away.
test('JPEG: other properties in the same packet stay', async () => {
  const bare = Buffer.from(await picture('image/jpeg'))
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>茶馆</dc:title></rdf:Description></rdf:RDF></x:xmpmeta>'
  const data = Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`)
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  const labelled = labelJpeg(Buffer.concat([bare.subarray(0, 2), head, data, bare.subarray(2)]), LABEL)
  expect(readLabelJpeg(labelled)).toEqual(LABEL)
  expect(Buffer.from(labelled).toString('utf8')).toContain('<dc:title>茶馆</dc:title>')
})

// Catches a film that players refuse because of what stands at its end.
test('MP4: ffprobe reads a labelled file without a complaint', async ({ skip }) => {
  const args = ['-v', 'warning', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0', '-']
  const probed = spawnSync('ffprobe', args, { input: labelMp4(await film(), LABEL), encoding: 'utf8' })
  if (probed.error !== undefined) skip('needs ffprobe')
  expect(probed.stderr).toBe('')
  expect(probed.stdout.trim()).toBe('aac')
})

// Catches a clip that was paid for and can never be recorded, because its maker put its metadata elsewhere.
test('MP4: metadata in the middle is replaced, and a last box without a size closed; what comes before stays', async () => {
  const free = Buffer.from([0, 0, 0, 12, ...Buffer.from('free'), 1, 2, 3, 4])
  const inMiddle = Buffer.concat([labelMp4(await film(), LABEL), free])
  const twice = Buffer.from(labelMp4(inMiddle, OTHER))
  expect(readLabelMp4(twice)).toEqual(OTHER)
  expect(twice.toString('utf8').split('</TC260:AIGC>').length - 1).toBe(1)
  expect(twice.subarray(0, inMiddle.length).lastIndexOf('mdat')).toBe(inMiddle.lastIndexOf('mdat'))
  const open = Buffer.concat([await film(), free])
  open.writeUInt32BE(0, open.length - free.length)
  expect(readLabelMp4(labelMp4(open, OTHER))).toEqual(OTHER)
})

// Catches rehearsal pictures that are labelled differently each time, which would remake all that depends on them.
test('rehearsal stills name their maker and are labelled the same way every time', async () => {
  const bare = await picture('image/jpeg')
  const labelled = labelJpegBytes(bare)
  expect(Buffer.compare(labelled, labelJpegBytes(bare))).toBe(0)
  expect(readLabelJpeg(labelled)?.ContentProducer).toBe('Cliffhanger (rehearsal)')
})

// Catches a text form that the reader of the same label does not take.
test('the text form round-trips and holds the seven fields in order', () => {
  expect(parseLabel(labelText(LABEL))).toEqual(LABEL)
  expect(Object.keys(JSON.parse(labelText(LABEL)) as object)).toEqual([
    'Label',
    'ContentProducer',
    'ProduceID',
    'ReservedCode1',
    'ContentPropagator',
    'PropagateID',
    'ReservedCode2',
  ])
  expect(parseLabel('{"Label":"1"}')).toBeNull()
})
