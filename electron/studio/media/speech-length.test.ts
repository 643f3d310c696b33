import { expect, test } from 'vitest'
import { estimateSpeechMs, planSpeech } from './speech-length.ts'

test('a plain line is planned at the pace of speech: about 5 hanzi or 3 words a second', () => {
  const chars = '她站在雨中望着城市灯火'
  expect((Array.from(chars).length / estimateSpeechMs(chars, 'zh', 1, 'calm')) * 1000).toBeGreaterThan(4.2)
  expect((Array.from(chars).length / estimateSpeechMs(chars, 'zh', 1, 'calm')) * 1000).toBeLessThan(5.4)
  const words = 'I have waited here all night in the cold rain'
  expect((words.split(' ').length / estimateSpeechMs(words, 'en', 1, 'calm')) * 1000).toBeGreaterThan(2.6)
  expect((words.split(' ').length / estimateSpeechMs(words, 'en', 1, 'calm')) * 1000).toBeLessThan(4.6)
})

test('figures and capitals count as they are read, not as they are written', () => {
  expect(estimateSpeechMs('2026', 'zh', 1, 'calm')).toBe(estimateSpeechMs('两千零二十六', 'zh', 1, 'calm'))
  expect(estimateSpeechMs('我是CEO', 'zh', 1, 'calm')).toBeGreaterThan(
    estimateSpeechMs('我是老总', 'zh', 1, 'calm'),
  )
})

test('length falls with speed, rises with sadness, and grows with every pause', () => {
  const calm = estimateSpeechMs('你终于来了', 'zh', 1, 'calm')
  expect(estimateSpeechMs('你终于来了', 'zh', 2, 'calm')).toBeLessThan(calm * 0.6)
  expect(estimateSpeechMs('你终于来了', 'zh', 1, 'sad')).toBeGreaterThan(calm + 300)
  expect(estimateSpeechMs('你，终于……来了', 'zh', 1, 'calm')).toBeGreaterThan(calm + 500)
  expect(estimateSpeechMs('', 'zh', 1, 'calm')).toBeGreaterThan(300)
})

test('planned words follow one another from the lead to the end', () => {
  const plan = planSpeech('第3集，AI来了。', 'zh', 1, 120)
  let at = 120
  for (const { startMs, endMs } of plan.words) {
    expect(startMs).toBeGreaterThanOrEqual(at)
    at = endMs
  }
  expect(plan.durationMs).toBeGreaterThan(at)
})
