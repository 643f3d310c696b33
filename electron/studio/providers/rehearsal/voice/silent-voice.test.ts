import { expect, test } from 'vitest'
import { decodeWav } from '../../../media/wav.ts'
import type { VoiceRequest } from '../../provider.ts'
import { silentVoice } from './silent-voice.ts'

const request = (fields: Partial<VoiceRequest>): VoiceRequest => ({
  text: '你终于来了，我等了一夜。',
  language: 'zh',
  voice: 'zh-f1',
  speed: 1,
  pitch: 0,
  emotion: 'calm',
  strength: 2,
  take: 1,
  ...fields,
})

test('the stand-in is true silence as long as the line would take, and says that it is silent', () => {
  const take = silentVoice(request({}))
  const sound = decodeWav(take.wav)
  expect(sound.channels[0]?.every((sample) => sample === 0)).toBe(true)
  expect((sound.channels[0]?.length ?? 0) / sound.sampleRate).toBeCloseTo(take.durationMs / 1000, 3)
  expect(take.silent).toBe(true)
  expect(take.peakDb).toBe(-100)
  // 11 hanzi at about 4.5 a second, one comma.
  expect(take.durationMs).toBeGreaterThan(2200)
  expect(take.durationMs).toBeLessThan(3300)
})

test('its words cover the text in order, inside its length', () => {
  const take = silentVoice(request({ text: '第3集，AI来了！' }))
  expect(take.words.map(({ text }) => text)).toEqual(['第', '3', '集', 'AI', '来', '了'])
  let at = 0
  for (const { startMs, endMs } of take.words) {
    expect(startMs).toBeGreaterThanOrEqual(at)
    expect(endMs).toBeGreaterThan(startMs)
    at = endMs
  }
  expect(at).toBeLessThan(take.durationMs)
  expect(take.source).toBe('syllables')
  expect(take.confidence).toBeLessThan(0.5)
})

test('speed and emotion change its length as they would change speech', () => {
  const length = (fields: Partial<VoiceRequest>): number => silentVoice(request(fields)).durationMs
  expect(length({ speed: 1.25 })).toBeLessThan(length({}) * 0.85)
  expect(length({ emotion: 'sad' })).toBeGreaterThan(length({}) * 1.15)
  expect(length({ text: '……' })).toBeGreaterThan(300)
  expect(length({ take: 2 })).not.toBe(length({}))
})
