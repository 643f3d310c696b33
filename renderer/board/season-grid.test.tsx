import { render } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { startWords } from '../i18n/index.ts'
import { SeasonGrid } from './season-grid.tsx'

type Board = RouteOutput<'board.get'>
type Episode = Board['episodes'][number]

const onSelect = (): void => {}
const onMove = (): void => {}

/** An episode that counts how often its card asks for its title. */
function counted(number: number): { episode: Episode; drawn: () => number } {
  let asked = 0
  const episode = {
    id: `episode-${number}`,
    number,
    outlined: true,
    premise: null,
    synopsis: '',
    hook: '',
    cliffhanger: '',
    paywall: false,
    cast: [],
    scenes: 1,
    lines: 9,
    targetSeconds: 90,
    seconds: 80,
    measured: false,
    state: 'missing' as const,
    reason: { kind: 'never' as const },
    behind: false,
    standIn: false,
    pinned: 0,
    counts: { current: 0, stale: 0, missing: 9, blocked: 0, unknown: 0 },
    spent: { currency: 'USD' as const, amount: '0.000000' },
    openFindings: 0,
    poster: null,
    tension: [0.2, 0.8],
    get title() {
      asked++
      return `Part ${number}`
    },
  }
  return { episode, drawn: () => asked }
}

// Catches a board that draws every card, and every cell of every lane, for each product a build makes.
test('a card is drawn again when its own episode changed, not when another one did', () => {
  const [first, second] = [counted(1), counted(2)]
  const threads: Board['threads'] = [
    { id: 'love', name: 'Love', beats: [{ episode: 'episode-1', text: 'They meet', kind: 'setup' }] },
  ]
  const board: Board = { episodes: [first.episode, second.episode], threads, promises: [], cast: [] }
  const words = startWords('en')
  const shown = (one: Board) => (
    <I18nextProvider i18n={words}>
      <SeasonGrid board={one} episodes={one.episodes} selected={1} onSelect={onSelect} onMove={onMove} />
    </I18nextProvider>
  )
  const { rerender, getByText } = render(shown(board))
  const before = first.drawn()
  const made = { ...second.episode, openFindings: 3 }
  rerender(shown({ ...board, episodes: [first.episode, made] }))
  getByText('3')
  expect(first.drawn()).toBe(before)
})
