import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Settings } from '../../shared/contract/app.ts'
import type { Call } from '../../shared/contract/envelope.ts'
import { fakeStudio, renderInWindow } from '../window.fixture.tsx'
import { useSetSettings, useSetting } from './use-settings.ts'

const settings: Settings = {
  language: 'en',
  theme: 'light',
  zoom: 1,
  volume: 0.5,
  captions: true,
  safeAreas: false,
  dramasFolder: null,
}

let drawn = 0

function Switch() {
  const captions = useSetting('captions')
  const set = useSetSettings()
  return (
    <button type="button" onClick={() => set((now) => ({ captions: !now.captions }))}>
      {captions ? 'on' : 'off'}
    </button>
  )
}

function Loudness() {
  drawn++
  return <output>{useSetting('volume')}</output>
}

// Catches a switch that waits for the studio, and one that stays where it is when the studio could not keep it.
test('a switch of the picture shows at once and goes back when it is not kept', async () => {
  let refuse: (() => void) | undefined
  const refused = new Promise<void>((resolve) => (refuse = resolve))
  fakeStudio({ 'settings.get': settings })
  const { studio } = window
  Object.assign(window, {
    studio: {
      ...studio,
      request: async (call: Call) => {
        if (call.route === 'settings.set') await refused
        return studio.request(call)
      },
    },
  })
  renderInWindow(
    <>
      <Switch />
      <Loudness />
    </>,
  )
  await screen.findByText('0.5')
  const before = drawn
  fireEvent.click(screen.getByRole('button'))
  await screen.findByText('off')
  // Catches a change of captions that draws what follows the loudness.
  expect(drawn).toBe(before)
  refuse?.()
  await waitFor(() => expect(screen.getByRole('button').textContent).toBe('on'))
})
