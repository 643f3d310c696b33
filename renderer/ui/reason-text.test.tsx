import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { INPUT_NAMES, reasonSchema, type Reason } from '../../shared/drama/reason.ts'
import { renderWithWords } from '../window.fixture.tsx'
import { useReasonText } from './reason-text.ts'

const REASONS: readonly Reason[] = [
  { kind: 'never' },
  { kind: 'waits', for: 'outline:3' },
  { kind: 'changed', inputs: [...INPUT_NAMES], take: 2 },
  { kind: 'may', with: 'voice:line-1' },
  { kind: 'older', version: 1, now: 2 },
  { kind: 'rehearsal' },
  { kind: 'damaged' },
  { kind: 'pinDamaged', take: 4 },
  { kind: 'failed', error: '' },
  { kind: 'refused', error: '' },
  { kind: 'unknown', error: '' },
  { kind: 'engine' },
]

function Said() {
  const reasonText = useReasonText()
  return REASONS.map((reason) => <p key={reason.kind}>{reasonText(reason)}</p>)
}

test('every reason is in the language of the window (bug: English sentences in a Chinese window)', () => {
  expect(REASONS.map((reason) => reason.kind)).toEqual(
    reasonSchema.options.map((option) => option.shape.kind.value),
  )
  renderWithWords(<Said />, 'zh')
  const said = screen.getAllByRole('paragraph').map((one) => one.textContent)
  for (const text of said) expect(text).toMatch(/^[^a-zA-Z{}]+$/)
  expect(said[1]).toBe('等大纲')
  expect(said[2]).toContain('台词')
})

test('what this version has no name for is called as the studio calls it (bug: an empty reason)', () => {
  function New() {
    return useReasonText()({ kind: 'changed', inputs: ['glow', 'spokenText', 'text'], take: 1 })
  }
  renderWithWords(<New />)
  screen.getByText('Changed since take 1: glow, words')
})
