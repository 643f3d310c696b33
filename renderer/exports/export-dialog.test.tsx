import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ExportRun } from '../../shared/contract/exports.ts'
import { closeOverlay, openOverlay, useOverlay } from '../app/overlays.ts'
import { Toasts } from '../ui/toast.tsx'
import { clearMessages, useMessages } from '../ui/toasts.ts'
import { fakeStudio, renderInWindow, type Answers } from '../window.fixture.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { ExportChip, useExportNews } from './export-news.tsx'

const run: ExportRun = {
  run: 1,
  state: 'running',
  format: 'mp4',
  out: '/films/delivery',
  episode: 2,
  doneFrames: 612,
  totalFrames: 2448,
  files: [],
  lost: [],
  problem: null,
}

const answers = (current: ExportRun | null): Answers => ({
  'build.states': { steps: [], made: 3, total: 5, pinned: 0, behind: 0 },
  'export.current': { run: current },
  'export.start': { started: true },
  'export.cancel': {},
  'drama.reveal': {},
  'drama.current': { drama: null, asked: null },
})

function Window() {
  const overlay = useOverlay()
  useExportNews(overlay === 'export')
  const said = useMessages()
  return (
    <>
      <ExportChip />
      <ExportDialog open={overlay === 'export'} />
      <Toasts />
      <ul aria-label="log">
        {said.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </>
  )
}

const click = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }))

beforeEach(() => {
  location.hash = '#/stage?episode=1'
  clearMessages()
})
afterEach(() => closeOverlay())

describe('the export', () => {
  test('starts what was chosen for the episode on screen; the folder is asked for', async () => {
    const studio = fakeStudio(answers(null))
    openOverlay('export')
    renderInWindow(<Window />)
    await screen.findByText(/2 products are missing or out of date/)
    fireEvent.click(await screen.findByRole('radio', { name: /WebVTT/ }))
    click(/^Export…/)
    await waitFor(() =>
      expect(studio.asked('export.start')).toEqual([{ format: 'vtt', episodes: [1], out: null }]),
    )
  })

  test('shows how far it is and can be stopped: an export nobody can end', async () => {
    const studio = fakeStudio(answers(run))
    openOverlay('export')
    renderInWindow(<Window />)
    const bar = await screen.findByRole('progressbar')
    expect(bar.getAttribute('aria-valuenow')).toBe('25')
    screen.getByText('Episode 2 · frame 612 of 2448')
    click('Stop')
    await waitFor(() => expect(studio.asked('export.cancel')).toEqual([{}]))
  })

  test('a closed dialog leaves a chip; the end is said once, with the way to the file', async () => {
    const studio = fakeStudio(answers(run))
    renderInWindow(<Window />)
    await screen.findByRole('button', { name: /Exporting: 25 percent/ })
    const done = { ...run, state: 'done' as const, files: ['/films/delivery/episode-02.mp4'] }
    act(() => {
      studio.tell({ kind: 'export', seq: 1, run: done })
      studio.tell({ kind: 'export', seq: 2, run: done })
    })
    expect(screen.getByRole('list', { name: 'log' }).textContent).toBe('1 file exported')
    click('Show in folder')
    await waitFor(() => expect(studio.asked('drama.reveal')).toEqual([{ path: done.files[0] }]))
    expect(screen.queryByRole('button', { name: /Exporting/ })).toBeNull()
  })

  test('a failure says what it was and can be tried again in the same folder', async () => {
    const problem = { code: 'DISK_FULL' as const, message: 'No room on /films.', hint: '' }
    const studio = fakeStudio(answers({ ...run, state: 'failed', problem }))
    openOverlay('export')
    renderInWindow(<Window />)
    await screen.findByText('The disk is full')
    click(/^Export to delivery/)
    await waitFor(() => expect(studio.asked('export.start')).toMatchObject([{ out: '/films/delivery' }]))
  })
})
