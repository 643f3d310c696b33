import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeWav } from '../wav.ts'
import { mixEpisode } from './mix.ts'
import { mixSamples, mixWav, VoiceDamaged, type MixTask } from './mixer.ts'
import { sine } from './test-sounds.ts'

const RATE = 48_000
const wav = encodeWav({ sampleRate: 22_050, channels: [sine(220, -20, 0.5, 22_050)] })

let dir: string
let task: MixTask

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-mix-'))
  const path = join(dir, 'voice.wav')
  writeFileSync(path, wav)
  const sha256 = createHash('sha256').update(wav).digest('hex')
  task = {
    sampleRate: RATE,
    durationSamples: RATE * 3,
    voices: [{ path, sha256, startSample: RATE }],
    stingSample: RATE * 2,
    seed: 7,
  }
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('mixes the same bytes as a mix made here (bug: what is heard is not what is exported)', async () => {
  const { left, right } = mixEpisode({ ...task, voices: [{ wav, startSample: RATE }] })
  const { signal } = new AbortController()
  expect(await mixSamples(task, signal)).toMatchObject({ left, right })
  const file = await mixWav(task, signal)
  expect(Buffer.compare(file.bytes, encodeWav({ sampleRate: RATE, channels: [left, right] }))).toBe(0)
  expect(file.sha256).toBe(createHash('sha256').update(file.bytes).digest('hex'))
})

test('others get their turn while it mixes (bug: the window stands still for seconds)', async () => {
  let ready = false
  let turns = 0
  const mixing = mixSamples(task, new AbortController().signal).then(() => (ready = true))
  for (; !ready; turns++) await setImmediate()
  await mixing
  expect(turns).toBeGreaterThan(1)
})

test('a mix that was given up ends (bug: threads pile up while episodes are looked through)', async () => {
  const stop = new AbortController()
  const mixing = mixSamples({ ...task, durationSamples: RATE * 600 }, stop.signal)
  stop.abort(new Error('moved on'))
  await expect(mixing).rejects.toThrow('moved on')
  await expect(mixWav(task, stop.signal)).rejects.toThrow('moved on')
})

test('a voice that is not what it was is named (bug: an episode with a hole, and nobody knows)', async () => {
  const [voice] = task.voices
  if (voice === undefined) throw new Error('the task of this test has a voice')
  const { signal } = new AbortController()
  for (const wrong of [
    { ...voice, sha256: '0'.repeat(64) },
    { ...voice, path: join(dir, 'gone.wav') },
  ])
    await expect(mixWav({ ...task, voices: [voice, wrong] }, signal)).rejects.toEqual(new VoiceDamaged(wrong))
})
