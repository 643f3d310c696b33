import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { fakeStudio, renderInWindow } from '../window.fixture.tsx'
import { useTakes } from './use-takes.ts'

const LIST = {
  product: {
    slot: 'frame:s1',
    step: 'frame',
    state: 'current' as const,
    reason: null,
    pinned: false,
    behind: false,
    held: false,
    standIn: false,
    place: {
      episode: 1,
      scene: null,
      sceneNumber: null,
      shot: 's1',
      shotNumber: 1,
      line: null,
      lineNumber: null,
      name: null,
    },
  },
  shown: 2,
  pinned: null,
  price: null,
  takes: [],
}

function Pin() {
  const { list, pin } = useTakes('frame:s1')
  return <button onClick={() => pin(list?.pinned === null ? 2 : null)}>{String(list?.pinned)}</button>
}

it('lets go of what was pinned a moment ago (bug: P right after the click on the pin pins it again)', async () => {
  // The list is what it was: the studio has not told of the change yet.
  const studio = fakeStudio({ 'takes.list': LIST, 'takes.pin': {} })
  renderInWindow(<Pin />)
  const button = await screen.findByText('null')
  fireEvent.click(button)
  fireEvent.click(button)
  await waitFor(() => expect(studio.asked('takes.pin')).toHaveLength(2))
  expect(studio.asked('takes.pin').map((input) => (input as { take: unknown }).take)).toEqual([2, null])
})
