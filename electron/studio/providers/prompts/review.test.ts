import { expect, it } from 'vitest'
import type { TextRequest } from '../provider.ts'
import { reviewPrompt, type Reading } from './review.ts'

const line = (id: string, text: string) => ({ id, kind: 'speech', speaker: 'Nora', text })
const input = {
  before: { id: 'scene-0', lines: [line('l0', 'My sister never wrote to anybody.')] },
  scenes: [
    { id: 'scene-1', lines: [line('l1', 'She wrote to me every week!'), line('l2', 'No.')] },
    { id: 'scene-2', lines: [line('l3', 'Close the door.')] },
  ],
}
const request: TextRequest = {
  role: 'review',
  step: 'review',
  language: 'en',
  seed: 1,
  take: 1,
  input,
  context: {},
}
const read = (earlier: string, later: string) =>
  reviewPrompt.assemble({ findings: [{ earlier, later, why: 'why' }] }, request) as Reading

it('keeps what is quoted, whatever its marks and case, and says where the later quote stands', () => {
  const { found } = read('my sister NEVER wrote', 'She wrote to me, every week')
  expect(found).toMatchObject([{ scene: 'scene-1', line: 'l1' }])
})

it.each([
  ['a quote nobody said', 'She wrote letters at night', 'Close the door.'],
  ['a later quote of the episode before', 'Close the door.', 'My sister never wrote to anybody.'],
  ['an empty quote', '', 'Close the door.'],
  ['a quote of nothing but marks', 'Close the door.', '…!'],
])('drops %s (bug: a finding that points at nothing)', (_what, earlier, later) => {
  expect(read(earlier, later)).toEqual({ found: [], dropped: 1 })
})
