import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { voiceTakeSchema } from '../../../../../shared/drama/film.ts'
import { EMOTIONS } from '../../../../../shared/drama/vocabulary.ts'
import { cuesFor, unknownPhonemes } from '../../../media/cues/cues.ts'
import { estimateSpeechMs } from '../../../media/speech-length.ts'
import { VOICES } from '../../../media/voices.ts'
import { decodeWav } from '../../../media/wav.ts'
import type { MadeVoice, VoiceRequest } from '../../provider.ts'
import { createVoiceEngine } from './engine.ts'
import type { VoiceEngine } from './engine.ts'
import { startSpeechProcess } from './speech-process.ts'
import type { SpeechProcess } from './speech-process.ts'
import { medianPitch } from './test-pitch.ts'
import { DRAMA_PACE } from '../../../media/speech-length.ts'

const engine = createVoiceEngine()
let installed = false
beforeAll(async () => {
  installed = await engine.available()
})
afterAll(() => engine.close())

const ABSENT = 'the optional speech engine is not installed'
const { signal } = new AbortController()

const request = (fields: Partial<VoiceRequest>): VoiceRequest => ({
  text: '她站在雨中的屋顶，望着城市的霓虹灯。',
  language: 'zh',
  voice: 'zh-f1',
  speed: 1,
  pitch: 0,
  emotion: 'calm',
  strength: 2,
  take: 1,
  ...fields,
})
const speak = (fields: Partial<VoiceRequest>, by: VoiceEngine = engine): Promise<MadeVoice> =>
  by.speak(request(fields), signal)

const samplesOf = (take: MadeVoice): Float32Array => decodeWav(take.wav).channels[0] ?? new Float32Array(0)
const same = (left: MadeVoice, right: MadeVoice): boolean => Buffer.from(left.wav).equals(right.wav)

/** Mean power in dB of a stretch of sound. */
function powerDb(samples: Float32Array, fromMs: number, toMs: number): number {
  const part = samples.subarray((fromMs * 22.05) | 0, (toMs * 22.05) | 0)
  let sum = 1e-12
  for (const sample of part) sum += sample * sample
  return 10 * Math.log10(sum / part.length)
}

test('a spoken line is a sound of speech level with its words and sounds in order', async (context) => {
  if (!installed) return context.skip(ABSENT)
  const take = await speak({ text: '第3集：妈妈说“别走”——AI来了！' })
  const { wav, ...facts } = take
  voiceTakeSchema.omit({ audio: true }).parse(facts)
  expect(decodeWav(wav).sampleRate).toBe(22_050)
  expect([take.silent, take.source]).toEqual([false, 'phonemes'])
  expect(take.words.map(({ text }) => text).join('')).toBe('第3集妈妈说别走AI来了')
  for (const list of [take.words, take.phonemes]) {
    let at = 0
    for (const { startMs, endMs } of list) {
      expect(startMs).toBeGreaterThanOrEqual(at - 0.2)
      expect(endMs).toBeGreaterThan(startMs)
      at = endMs
    }
    expect(at).toBeLessThanOrEqual(take.durationMs)
  }
  expect(take.meanDb).toBeGreaterThan(-27)
  expect(take.peakDb).toBeLessThanOrEqual(-1.4)
})

test('equal requests give equal bytes: after other lines, in another process, at any place in a queue', async (context) => {
  if (!installed) return context.skip(ABSENT)
  const first = await speak({})
  await speak({ voice: 'en-m4', language: 'en', text: 'Something else, much longer, in another voice?' })
  await speak({ voice: 'zh-c1', emotion: 'shocked', text: '啊！' })
  expect(same(await speak({}), first)).toBe(true)
  const other = createVoiceEngine()
  const [, later] = await Promise.all([
    speak({ voice: 'zh-m2', emotion: 'angry', strength: 3, text: '出去！' }, other),
    speak({}, other),
  ])
  await other.close()
  expect(same(later, first)).toBe(true)
})

test('another take of the same line is heard to be another one', async (context) => {
  if (!installed) return context.skip(ABSENT)
  const takes = await Promise.all([1, 2, 3, 4].map((take) => speak({ take })))
  takes.forEach((left, at) => takes.slice(at + 1).forEach((right) => expect(same(left, right)).toBe(false)))
})

test('the voices of a language differ by pitch as the catalogue says', async (context) => {
  if (!installed) return context.skip(ABSENT)
  const texts = { zh: '她站在雨中的屋顶望着城市', en: 'I have waited all night in the rain' }
  for (const voice of VOICES) {
    const { language } = voice
    const take = await speak({ voice: voice.id, language, text: texts[language] })
    const hz = medianPitch(samplesOf(take), 22_050)
    expect(Math.abs(12 * Math.log2(hz / voice.pitchHz)), `${voice.id}: ${hz.toFixed(0)} Hz`).toBeLessThan(0.7)
  }
})

test('every voice is equally loud when calm, and none clips when furious', async (context) => {
  if (!installed) return context.skip(ABSENT)
  for (const { id } of VOICES.filter((voice) => voice.language === 'zh')) {
    const calm = await speak({ voice: id })
    expect(Math.abs(calm.meanDb + 22.5), `${id}: ${calm.meanDb}`).toBeLessThan(2.5)
    const furious = await speak({ voice: id, emotion: 'angry', strength: 3, text: '滚出去！' })
    expect(furious.peakDb).toBeLessThanOrEqual(-1.4)
    expect(furious.meanDb).toBeGreaterThan(calm.meanDb)
  }
})

test('emotions are heard: afraid is faster and higher, sad slower, lower and softer, with a longer breath before', async (context) => {
  if (!installed) return context.skip(ABSENT)
  const text = '她站在雨中的屋顶望着城市'
  const [calm, sad, afraid] = await Promise.all(
    (['calm', 'sad', 'afraid'] as const).map((emotion) => speak({ text, emotion })),
  )
  if (calm === undefined || sad === undefined || afraid === undefined) throw new Error('three takes')
  const talk = (take: MadeVoice): number => (take.words.at(-1)?.endMs ?? 0) - (take.words[0]?.startMs ?? 0)
  expect(talk(sad)).toBeGreaterThan(talk(calm) * 1.1)
  expect(talk(afraid)).toBeLessThan(talk(calm) * 0.95)
  const pitch = (take: MadeVoice): number => medianPitch(samplesOf(take), 22_050)
  expect(pitch(sad)).toBeLessThan(pitch(calm) * 0.97)
  expect(pitch(afraid)).toBeGreaterThan(pitch(calm) * 1.05)
  expect(sad.meanDb).toBeLessThan(calm.meanDb)
  expect(sad.words[0]?.startMs).toBeGreaterThan(450)
  // What is before the first word is silence.
  expect(powerDb(samplesOf(sad), 0, 400)).toBeLessThan(-90)
})

test('speed 1.25 and 0.8 do what they say within 6 percent', async (context) => {
  if (!installed) return context.skip(ABSENT)
  const { durationMs } = await speak({})
  for (const speed of [0.8, 1.25])
    expect(Math.abs(((await speak({ speed })).durationMs * speed) / durationMs - 1)).toBeLessThan(0.06)
})

test('lines are planned within 20 percent of how long they are spoken, in every emotion', async (context) => {
  if (!installed) return context.skip(ABSENT)
  const texts = {
    zh: [
      '三分钟。从你最不想说的开始。',
      '我签的字，我来拆。谁碰她，我拆谁。',
      '这间屋子，我一个人关了十一年灯。',
    ],
    en: [
      "I've been switching off this light alone for eleven years.",
      'Out. While I am still saying please.',
    ],
  }
  let planned = 0
  let spoken = 0
  for (const language of ['zh', 'en'] as const)
    for (const [index, emotion] of EMOTIONS.entries()) {
      const text = texts[language][index % texts[language].length] ?? ''
      const take = await speak({ language, voice: `${language}-f1`, text, emotion })
      const estimate = estimateSpeechMs(text, language, 1, emotion)
      planned += estimate
      spoken += take.durationMs
      expect(Math.abs(estimate / take.durationMs - 1), `${text} ${emotion}`).toBeLessThan(0.2)
    }
  expect(Math.abs(planned / spoken - 1)).toBeLessThan(0.06)
})

test('lips are closed before p bursts and while b murmurs: quiet then, sound after', async (context) => {
  if (!installed) return context.skip(ABSENT)
  const lines = [
    { language: 'zh', voice: 'zh-f1', text: '怕爸爸不必跑' },
    { language: 'en', voice: 'en-f1', text: 'Maybe a happy baby was stopping Bob.' },
  ] as const
  let seen = 0
  for (const line of lines) {
    // At the engine's everyday pace: each closure is long enough to be looked into.
    const take = await speak({ ...line, speed: 1 / DRAMA_PACE[line.language] })
    const samples = samplesOf(take)
    const { cues } = cuesFor(take, line.language)
    const shapeAt = (ms: number): string | undefined => cues.findLast((cue) => cue.ms <= ms)?.viseme
    take.phonemes.forEach(({ phoneme, startMs }, index) => {
      const vowel = take.phonemes[index + 1]
      if (!/^ˈ?[pb]/u.test(phoneme) || vowel === undefined || startMs < 200) return
      seen++
      const closed = phoneme.includes('p') ? startMs - 10 : startMs + 12
      expect(shapeAt(closed), `${phoneme} at ${startMs}`).toBe('PP')
      const after = powerDb(samples, vowel.startMs + 25, vowel.startMs + 55)
      expect(powerDb(samples, closed - 7, closed + 7), `${phoneme} at ${startMs}`).toBeLessThan(after - 6)
    })
  }
  expect(seen).toBeGreaterThan(8)
})

test('all sounds of both languages are in the viseme table', async (context) => {
  if (!installed) return context.skip(ABSENT)
  const takes = await Promise.all([
    speak({ text: '黑化肥发灰，红鲤鱼与绿鲤鱼；女儿、窗户、熊猫、远处、二月，嗯哼。' }),
    speak({
      language: 'en',
      voice: 'en-m1',
      text: 'The quick boy judged five vexed sheep; oil, poor, here, hour, azure, button, thing, 你好!',
    }),
  ])
  for (const take of takes) expect(unknownPhonemes(take)).toEqual([])
})

test('a line of punctuation is a breath of silence, and an unknown voice is named', async () => {
  const breath = await speak({ text: '……' })
  expect(breath.durationMs).toBeGreaterThan(300)
  expect(breath.words).toEqual([])
  await expect(speak({ voice: 'zh-x9' })).rejects.toThrow(/no voice zh-x9/)
})

test('a process that is killed fails only the line it was speaking; the next line starts another', async (context) => {
  if (!installed) return context.skip(ABSENT)
  const started: SpeechProcess[] = []
  const own = createVoiceEngine({
    async start() {
      const process = await startSpeechProcess()
      started.push(process)
      return process
    },
  })
  const fine = await speak({}, own)
  const doomed = speak({ text: '这句话很长，'.repeat(60) }, own)
  const next = speak({}, own)
  const outcome = expect(doomed).rejects.toThrow(/stopped unexpectedly/)
  // Let the doomed line be sent before its process dies.
  await new Promise((resolve) => setImmediate(resolve))
  process.kill(started[0]?.pid ?? 0, 'SIGKILL')
  await outcome
  expect(same(await next, fine)).toBe(true)
  expect(started.length).toBe(2)
  await own.close()
  expect(started.map((one) => one.alive())).toEqual([false, false])
})

test('an aborted line rejects at once with the reason and leaves the next one alone', async (context) => {
  if (!installed) return context.skip(ABSENT)
  const stop = new AbortController()
  const long = engine.speak(request({ text: '还有一句，'.repeat(12) }), stop.signal)
  const next = speak({})
  stop.abort(new Error('enough'))
  await expect(long).rejects.toThrow('enough')
  expect((await next).silent).toBe(false)
  await expect(engine.speak(request({}), stop.signal)).rejects.toThrow('enough')
})

test('without the package the process says so, lines are silent, and nothing is left running', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-engine-'))
  for (const name of ['espeak-child.ts', 'frames.ts'])
    copyFileSync(fileURLToPath(new URL(`./${name}`, import.meta.url)), join(folder, name))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  let child: SpeechProcess | undefined
  const own = createVoiceEngine({
    async start() {
      child = await startSpeechProcess(join(folder, 'espeak-child.ts'))
      return child
    },
  })
  expect(await own.available()).toBe(false)
  expect((await speak({}, own)).silent).toBe(true)
  await own.close()
  await child?.close()
  expect(child?.alive()).toBe(false)
  rmSync(folder, { recursive: true })
})

test('a process that cannot start is an error, not an absent engine', async () => {
  const own = createVoiceEngine({ start: () => startSpeechProcess('/nonexistent/espeak-child.ts') })
  await expect(own.available()).rejects.toThrow(/stopped unexpectedly/)
  await expect(speak({}, own)).rejects.toThrow(/stopped unexpectedly/)
  await own.close()
})

test('the speech process ends when its stdin closes', async (context) => {
  if (!installed) return context.skip(ABSENT)
  const script = fileURLToPath(new URL('./espeak-child.ts', import.meta.url))
  const child = spawn(process.execPath, ['--no-warnings', script], { stdio: ['pipe', 'pipe', 'ignore'] })
  await once(child.stdout, 'data')
  child.stdin.end()
  const [code] = (await once(child, 'exit')) as [number | null]
  expect(code).toBe(0)
})
