import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSound } from './packets.ts'
import { encodeSound, type Sound } from './sound.ts'

const RATE = 48_000
const CLICK_AT = 30_000
const never = new AbortController().signal
let dir = ''

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'sound-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Silence with a tone that begins at a sample, on the left only. */
function toneAt(from: number, samples: number): Sound {
  const left = new Float32Array(samples)
  for (let i = from; i < samples; i += 1) left[i] = 0.5 * Math.sin((i - from) * 0.1)
  return { left, right: new Float32Array(samples) }
}

// Catches the delay of the encoder (21 ms) left in, which puts every voice late behind its mouth, and swapped sides.
test('what is heard at a sample is decoded at that sample, on the same side', async ({ skip }) => {
  const bytes = await encodeSound(toneAt(CLICK_AT, RATE * 2), never)
  const file = path.join(dir, 'tone.m4a')
  writeFileSync(file, bytes)
  const args = ['-v', 'error', '-i', file, '-f', 'f32le', '-ac', '2', '-']
  const decoded = spawnSync('ffmpeg', args, { maxBuffer: 1 << 26 })
  if (decoded.error !== undefined) skip('needs ffmpeg to decode AAC')
  const samples = new Float32Array(new Uint8Array(decoded.stdout).buffer)
  const first = samples.findIndex((value) => Math.abs(value) > 0.1)
  expect(first % 2).toBe(0)
  expect(Math.abs(first / 2 - CLICK_AT)).toBeLessThan(200)
})

// Catches a sound that comes back with holes or without its end.
test('packets follow each other without a gap from before zero to the end', async () => {
  const { config, packets } = await readSound(await encodeSound(toneAt(0, RATE * 3), never))
  expect(config.codec).toBe('mp4a.40.2')
  expect([config.sampleRate, config.numberOfChannels]).toEqual([RATE, 2])
  expect(packets[0]?.timestamp).toBeCloseTo(-1024 / RATE, 6)
  for (const [index, packet] of packets.entries()) {
    const next = packets[index + 1]
    if (next !== undefined) expect(next.timestamp).toBeCloseTo(packet.timestamp + packet.duration, 6)
  }
  const last = packets.at(-1)
  expect((last?.timestamp ?? 0) + (last?.duration ?? 0)).toBeGreaterThanOrEqual(3)
})

// Catches an encoder thread that goes on after the person has cancelled.
test('a cancelled sound rejects', async () => {
  await expect(encodeSound(toneAt(0, RATE), AbortSignal.abort())).rejects.toThrow()
})
