import { expect, it } from 'vitest'
import { decodeWav, encodeWav } from '../wav.ts'
import { aiLabel, labelWav, readLabelWav } from './aigc.ts'

const wav = encodeWav({ sampleRate: 22_050, channels: [Float32Array.from([0, 0.25, -0.5])] })

it('a labelled voice keeps its sound, says who made it, and holds one label however often it is labelled', () => {
  const label = aiLabel('声音-1', ['rehearsal'])
  const labelled = labelWav(labelWav(wav, aiLabel('old', [])), label)
  expect(readLabelWav(labelled)).toEqual(label)
  expect(decodeWav(labelled)).toEqual(decodeWav(wav))
  expect(labelWav(wav, label)).toEqual(labelled)
  expect(new DataView(labelled.buffer, labelled.byteOffset).getUint32(4, true)).toBe(labelled.length - 8)
})

it('finds no label where there is none', () => expect(readLabelWav(wav)).toBeNull())
