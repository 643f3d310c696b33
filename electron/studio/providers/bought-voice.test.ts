import { expect, it } from 'vitest'
import { readLabelWav } from '../media/labels/wav-label.ts'
import { decodeWav, encodeWav } from '../media/wav.ts'
import { boughtVoice, UselessVoice } from './bought-voice.ts'
import type { VoiceRequest } from './provider.ts'

const LINE: VoiceRequest = {
  text: 'You never opened it.',
  language: 'en',
  voice: 'en-f1',
  speed: 1,
  pitch: 0,
  emotion: 'calm',
  strength: 1,
  take: 1,
}
const samples = Float32Array.from({ length: 8000 }, (_, at) => 0.2 * Math.sin(at / 10))
const heard = encodeWav({ sampleRate: 8000, channels: [samples] })
const bought = (wav: Uint8Array) => boughtVoice({ wav, times: null }, LINE, 'ex')

it('a line whose file is damaged behind its sound is kept, with its label (bug: paid, never recorded, never bought again)', () => {
  const damaged = Buffer.concat([heard, Buffer.from('LIST'), Buffer.of(200, 0, 0, 0, 1, 2)])
  const { wav, durationMs } = bought(damaged)
  expect(durationMs).toBe(1000)
  expect(readLabelWav(wav)).not.toBeNull()
  expect(decodeWav(wav)).toEqual(decodeWav(heard))
})

it('a line in which nothing is heard is of no use (bug: a silent line is taken for a spoken one)', () => {
  const silent = (length: number) => encodeWav({ sampleRate: 8000, channels: [new Float32Array(length)] })
  for (const wav of [silent(0), silent(8000), heard.subarray(0, 60), Buffer.from('noise')])
    expect(() => bought(wav)).toThrow(UselessVoice)
  expect(bought(heard).peakDb).toBeGreaterThan(-20)
})
