import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { RequestError } from '../rpc/client.ts'
import { renderWithWords } from '../window.fixture.tsx'
import { useFailureWords } from './failures.ts'

function Details({ error }: { readonly error: unknown }) {
  return <p role="note">{useFailureWords()(error).details}</p>
}

const failure = { code: 'BUILD_FIRST', message: 'voice:l1 waits for revise:s1.', hint: '' } as const

test('a failure says what it is about in the language of the window (bug: English under a Chinese title)', () => {
  const fact = { kind: 'waitsFor', values: { step: 'voice', before: 'revise' } } as const
  renderWithWords(<Details error={new RequestError('takes.reroll', { ...failure, fact })} />, 'zh')
  expect(screen.getByRole('note').textContent).toMatch(/^\p{Script=Han}+还做不了：要等\p{Script=Han}+。$/u)
})

test('what only the studio has words for stays as it says it (bug: an empty detail)', () => {
  renderWithWords(<Details error={new RequestError('takes.reroll', failure)} />, 'zh')
  expect(screen.getByRole('note').textContent).toBe(failure.message)
})
