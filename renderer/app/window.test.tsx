import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import type { DramaInfo } from '../../shared/contract/drama.ts'
import { fakeStudio, renderInWindow, type Answers } from '../window.fixture.tsx'
import { clearMessages } from '../ui/toasts.ts'
import { App } from './app.tsx'
import { closeOverlay } from './overlays.ts'
import { showTrouble } from './open-drama.ts'

const drama: DramaInfo = {
  dir: '/dramas/postmark',
  title: '明日邮戳',
  logline: '',
  mode: 'write',
  readOnly: null,
  backup: null,
  genre: 'mystery',
  language: 'zh',
  episodes: 12,
  episodeSeconds: 90,
  premises: [],
  style: '',
  seed: 1,
  fps: { num: 24, den: 1 },
  address: null,
}

const settings = {
  language: 'en',
  theme: 'dark',
  zoom: 1,
  volume: 1,
  captions: true,
  safeAreas: false,
  dramasFolder: null,
} as const

const answers = (open: DramaInfo | null): Answers => ({
  'app.info': {
    version: '0.1.0',
    platform: 'linux',
    locale: 'en',
    electron: false,
    secrets: 'none',
    voiceEngine: true,
  },
  'settings.get': settings,
  'settings.set': settings,
  'drama.current': { drama: open, asked: null },
  'drama.recent': { dramas: [] },
  'drama.close': {},
  'build.states': { steps: [], made: 214, total: 391, pinned: 0, behind: 0 },
  'build.current': { run: null },
  'costs.get': {
    rows: [],
    total: { currency: 'USD', amount: '18.42' },
    requests: 0,
    billable: 0,
    failed: 0,
    held: 0,
    unknown: 0,
    retakes: { requests: 0, cost: { currency: 'USD', amount: '0' } },
    planned: { currency: 'USD', amount: '0' },
  },
  'findings.count': { open: 0, waived: 0 },
})

beforeEach(() => {
  location.hash = '#/settings'
  closeOverlay()
  showTrouble(null)
  clearMessages()
})

const palette = async () => {
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
  return screen.findByRole<HTMLInputElement>('combobox', { name: 'Commands' })
}

describe('the frame', () => {
  test('language and theme of the settings are on the page before anything shows', async () => {
    fakeStudio(answers(drama))
    renderInWindow(<App />, 'zh')
    await screen.findByRole('navigation', { name: 'Rooms' })
    expect(document.documentElement.lang).toBe('en')
    expect(document.documentElement.dataset['theme']).toBe('dark')
    expect(screen.getByText('Saved')).toBeTruthy()
    await screen.findByRole('link', { name: 'Build: 214 of 391 made' })
    await screen.findByLabelText('Spend: $18.42')
  })

  test('an open drama is shown in a room that is built, never in one that is not', async () => {
    location.hash = ''
    fakeStudio(answers(drama))
    renderInWindow(<App />)
    const first = (await screen.findAllByRole('link')).find(({ title }) => title === 'Board')
    await waitFor(() => expect(first?.getAttribute('aria-current')).toBe('page'))
    expect(screen.queryByText('No such room')).toBeNull()
  })

  test('without a drama there are no rooms that would have nothing to show', async () => {
    fakeStudio(answers(null))
    renderInWindow(<App />)
    await screen.findByRole('link', { name: 'Home' })
    expect(screen.queryByRole('navigation', { name: 'Rooms' })).toBeNull()
  })

  test('a drama opens where one was in it, and where one goes is remembered (bug: always the board)', async () => {
    location.hash = ''
    const studio = fakeStudio({
      ...answers({ ...drama, address: '#/findings?show=waived' }),
      'drama.seen': {},
    })
    renderInWindow(<App />)
    await waitFor(() => expect(location.hash).toBe('#/findings?show=waived'))
    act(() => void (location.hash = '#/costs'))
    await waitFor(() => expect(studio.asked('drama.seen').at(-1)).toEqual({ address: '#/costs' }), {
      timeout: 5000,
    })
    act(() => void (location.hash = '#/settings'))
    expect(studio.asked('drama.seen').at(-1)).toEqual({ address: '#/costs' })
  })

  test('an address of no room of a drama is not gone to (bug: a page that leads nowhere)', async () => {
    location.hash = ''
    fakeStudio(answers({ ...drama, address: '#/nowhere' }))
    renderInWindow(<App />)
    await waitFor(() => expect(location.hash).toBe('#/board'))
  })

  test('a folder that is gone is not claimed to be saved, and there is a way out', async () => {
    const studio = fakeStudio(answers(drama))
    renderInWindow(<App />)
    await screen.findByText('Saved')
    act(() =>
      studio.tell({ kind: 'problem', seq: 1, problem: { code: 'PROJECT_MOVED', message: 'gone', hint: '' } }),
    )
    await screen.findByRole('heading', { name: 'The folder of this drama was moved or deleted' })
    expect(screen.queryByText('Saved')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(studio.asked('drama.close')).toHaveLength(1))
  })

  test('a damaged drama says that nothing was changed, and lets one look around', async () => {
    const why = { code: 'PROJECT_DAMAGED', message: 'malformed page 1187', hint: '' } as const
    fakeStudio(answers({ ...drama, mode: 'read', readOnly: why }))
    renderInWindow(<App />)
    await screen.findByRole('heading', { name: 'Nothing has been changed.' })
    expect(screen.getByText('malformed page 1187')).toBeTruthy()
    expect(screen.getByText('Read-only, not saving')).toBeTruthy()
    fireEvent.click(screen.getAllByRole('button', { name: 'Look around' })[0] ?? document.body)
    await screen.findByRole('heading', { name: 'General' })
    fireEvent.click(screen.getByRole('button', { name: 'What happened' }))
    await screen.findByRole('heading', { name: 'Nothing has been changed.' })
    expect(screen.queryByRole('button', { name: 'Put it back' })).toBeNull()
  })

  test('a damaged drama with a backup is put back by one press (bug: only the command line could)', async () => {
    const why = { code: 'PROJECT_DAMAGED', message: 'malformed', hint: '' } as const
    const backup = 'project.db.before-20'
    const studio = fakeStudio({
      ...answers({ ...drama, mode: 'read', readOnly: why, backup }),
      'drama.restore': { drama, problem: null },
    })
    renderInWindow(<App />)
    await screen.findByText(/project\.db\.before-20/)
    fireEvent.click(screen.getByRole('button', { name: 'Put it back' }))
    await waitFor(() => expect(studio.asked('drama.restore')).toHaveLength(1))
  })

  test('a file that could not be opened before there was a page is told of by it (bug: an empty home)', async () => {
    const problem = {
      code: 'NOT_A_PROJECT',
      message: 'none',
      hint: '',
      dir: '/x/none',
      readable: false,
    } as const
    fakeStudio({
      ...answers(null),
      'drama.current': { drama: null, asked: { drama: null, problem, brief: null, novel: null } },
    })
    renderInWindow(<App />)
    await screen.findByText(/\/x\/none/)
  })
})

describe('the palette', () => {
  test('finds by any words in any order, also in the other language, and runs on Enter', async () => {
    const studio = fakeStudio(answers(drama))
    renderInWindow(<App />)
    await screen.findByText('Saved')
    const field = await palette()
    fireEvent.change(field, { target: { value: 'theme LIGHT' } })
    expect(screen.getAllByRole('option')).toHaveLength(1)
    fireEvent.change(field, { target: { value: '剧本' } })
    expect(screen.getByRole('option', { name: /Script/ })).toBeTruthy()
    fireEvent.change(field, { target: { value: 'light' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(studio.asked('settings.set')).toEqual([{ theme: 'light' }]))
    await waitFor(() => expect(screen.queryByRole('combobox', { name: 'Commands' })).toBeNull())
  })

  test('the Enter of an input method runs nothing', async () => {
    const studio = fakeStudio(answers(drama))
    renderInWindow(<App />)
    await screen.findByText('Saved')
    const field = await palette()
    fireEvent.change(field, { target: { value: 'light' } })
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 })
    fireEvent.change(field, { target: { value: 'dark' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(studio.asked('settings.set')).toEqual([{ theme: 'dark' }]))
  })

  test('what nothing is called is said', async () => {
    fakeStudio(answers(drama))
    renderInWindow(<App />)
    await screen.findByText('Saved')
    fireEvent.change(await palette(), { target: { value: 'zzz' } })
    expect(screen.getByText('Nothing is called that.')).toBeTruthy()
  })
})

describe('keys of the window', () => {
  test('a question mark typed into a field is a question mark; elsewhere it opens the sheet', async () => {
    fakeStudio(answers(drama))
    renderInWindow(<App />)
    await screen.findByText('Saved')
    const field = document.createElement('input')
    document.body.append(field)
    fireEvent.keyDown(field, { key: '?', shiftKey: true })
    expect(screen.queryByRole('dialog')).toBeNull()
    field.remove()
    fireEvent.keyDown(document.body, { key: '?', shiftKey: true })
    await screen.findByRole('dialog', { name: 'Shortcuts' })
    fireEvent.change(screen.getByRole('textbox', { name: 'Search an action or a key' }), {
      target: { value: 'pane' },
    })
    expect(screen.getByText('Next pane')).toBeTruthy()
    expect(screen.queryByText('Undo')).toBeNull()
  })

  test('no key fires while an input method composes', async () => {
    fakeStudio(answers(drama))
    renderInWindow(<App />)
    await screen.findByText('Saved')
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true, isComposing: true })
    expect(screen.queryByRole('combobox', { name: 'Commands' })).toBeNull()
  })

  test('what is said in passing can be read again in the log', async () => {
    const studio = fakeStudio(answers(drama))
    renderInWindow(<App />)
    await screen.findByText('Saved')
    act(() =>
      studio.tell({ kind: 'problem', seq: 1, problem: { code: 'DISK_FULL', message: 'ENOSPC', hint: '' } }),
    )
    const field = await palette()
    fireEvent.change(field, { target: { value: 'messages' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    const log = await screen.findByRole('dialog', { name: 'Messages' })
    expect(log.textContent).toContain('The disk is full')
  })
})
