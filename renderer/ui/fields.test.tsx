import { act, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { renderWithWords } from '../window.fixture.tsx'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { Loading } from './loading.tsx'
import { NumberField } from './number-field.tsx'
import { DraftField, TextArea } from './text-field.tsx'

function Name({ commit }: { commit: (name: string) => void }) {
  const [name, setName] = useState('Wei')
  const keep = (next: string) => {
    commit(next)
    setName(next)
  }
  return <DraftField aria-label="Name" value={name} onCommit={keep} />
}

test('a name is kept on Enter and given back on Escape', () => {
  const commit = vi.fn<(name: string) => void>()
  renderWithWords(<Name commit={commit} />)
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' })
  fireEvent.change(field, { target: { value: 'Wei Shen' } })
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(field.value).toBe('Wei')
  expect(commit).not.toHaveBeenCalled()
  fireEvent.change(field, { target: { value: 'Mara' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(commit).toHaveBeenCalledExactlyOnceWith('Mara')
})

test('the Enter that chooses characters of an input method commits nothing', () => {
  const commit = vi.fn<(name: string) => void>()
  const submit = vi.fn<() => void>()
  renderWithWords(
    <>
      <Name commit={commit} />
      <TextArea aria-label="Premise" value="wo" onValueChange={() => undefined} onSubmit={submit} />
    </>,
  )
  const name = screen.getByRole('textbox', { name: 'Name' })
  fireEvent.change(name, { target: { value: 'shen' } })
  fireEvent.keyDown(name, { key: 'Enter', isComposing: true })
  fireEvent.keyDown(name, { key: 'Enter', keyCode: 229 })
  fireEvent.keyDown(name, { key: 'Escape', keyCode: 229 })
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Premise' }), {
    key: 'Enter',
    ctrlKey: true,
    isComposing: true,
  })
  expect(commit).not.toHaveBeenCalled()
  expect(submit).not.toHaveBeenCalled()
})

test('what is wrong with a field is read out with it', () => {
  renderWithWords(
    <Field label="Frames" error="At least 1 frame">
      <NumberField value={0} onCommit={() => undefined} invalid />
    </Field>,
  )
  const field = screen.getByRole('textbox', { name: 'Frames' })
  expect(field.getAttribute('aria-invalid')).toBe('true')
  const described = field.getAttribute('aria-describedby') ?? ''
  expect(document.querySelector(`#${CSS.escape(described)}`)?.textContent).toBe('At least 1 frame')
})

test('a number that comes while all of the old one is selected is selected too (bug: 1 typed into 8 makes 81)', () => {
  const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Episodes' })
  function Episodes() {
    const [value, setValue] = useState<number | null>(null)
    return (
      <>
        <NumberField label="Episodes" value={value} onCommit={() => undefined} />
        <Button onClick={() => setValue((value ?? 4) * 2)}>Answer</Button>
      </>
    )
  }
  const answer = () => fireEvent.click(screen.getByRole('button', { name: 'Answer' }))
  renderWithWords(<Episodes />)
  act(() => field().focus())
  fireEvent.keyUp(field(), { key: 'Tab' })
  answer()
  expect([field().value, field().selectionStart, field().selectionEnd]).toEqual(['8', 0, 1])
  field().setSelectionRange(1, 1)
  fireEvent.keyUp(field(), { key: 'End' })
  answer()
  expect(field().selectionStart).toBe(field().selectionEnd)
})

test('a button says its price and does nothing while it is off or at work', () => {
  const pressed = vi.fn<() => void>()
  renderWithWords(
    <>
      <Button price="0.002" onClick={pressed}>
        Redo
      </Button>
      <Button disabled onClick={pressed}>
        Waive
      </Button>
      <Button busy onClick={pressed}>
        Start
      </Button>
    </>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Waive' }))
  fireEvent.click(screen.getByRole('button', { name: 'Start' }))
  expect(pressed).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: /Redo\s*\$0\.002/ }))
  expect(pressed).toHaveBeenCalledOnce()
})

test('waiting is silent at first, and offers a way out only when it takes long', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const cancel = vi.fn<() => void>()
    renderWithWords(<Loading onCancel={cancel} />)
    act(() => void vi.advanceTimersByTime(999))
    expect(screen.queryByRole('button')).toBeNull()
    act(() => void vi.advanceTimersByTime(1))
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(cancel).toHaveBeenCalledOnce()
  } finally {
    vi.useRealTimers()
  }
})
