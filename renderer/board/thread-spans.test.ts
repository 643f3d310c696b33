import { expect, test } from 'vitest'
import { laneOf, threadsByEpisode, type Thread } from './thread-spans.ts'

const beat = (episode: string, text: string) => ({ episode, text, kind: 'turn' as const })
const thread: Thread = { id: 't', name: 'The letter', beats: [beat('c', 'found'), beat('a', 'sent')] }

test('the line of a thread runs from its first to its last beat as episodes are played', () => {
  const lane = laneOf(thread, ['b', 'a', 'd', 'c', 'e'])
  expect(lane.map((cell) => cell.through)).toEqual([false, true, true, true, false])
  expect(lane.map((cell) => cell.beats.map((one) => one.text))).toEqual([[], ['sent'], [], ['found'], []])
})

test('a thread whose beats are in no episode has no line', () => {
  expect(laneOf(thread, ['x', 'y']).some((cell) => cell.through)).toBe(false)
})

test('an episode with two beats of one thread carries its mark once', () => {
  const twice = { ...thread, beats: [beat('a', 'sent'), beat('a', 'lost')] }
  expect(
    threadsByEpisode([twice, thread])
      .get('a')
      ?.map((one) => one.index),
  ).toEqual([0, 1])
})
