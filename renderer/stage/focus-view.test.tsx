import { expect, test } from 'vitest'
import { linesAround } from './focus-view.tsx'

const caption = (line: string, startFrame: number, endFrame: number) => ({
  line,
  speaker: null,
  text: line,
  startFrame,
  endFrame,
})
const captions = [caption('a', 10, 20), caption('b', 30, 40), caption('c', 40, 50), caption('d', 60, 70)]
const at = (frame: number) => {
  const { lines, now } = linesAround(captions, frame)
  return [lines.map(({ line }) => line).join(''), now]
}

// Catches a line that is still large after it was spoken, one that lights up a frame late, and a list that jumps.
test('the spoken line is large from its first frame to its last, between what was said and what comes', () => {
  expect(at(0)).toEqual(['abc', -1])
  expect(at(10)).toEqual(['abc', 0])
  expect(at(20)).toEqual(['abcd', -1])
  expect(at(30)).toEqual(['abcd', 1])
  expect(at(40)).toEqual(['bcd', 1])
  expect(at(99)).toEqual(['d', -1])
})
