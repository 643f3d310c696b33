import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { useTellFailure } from '../app/failures.ts'
import { useWrite } from '../rpc/hooks.ts'
import { useScreen } from '../state/screen.ts'
import { announce } from '../ui/toasts.ts'
import { followedAt } from './places.ts'

type Episodes = RouteOutput<'board.get'>['episodes']

/**
 * Moves an episode from one number to another, and says so. One move at a time: the next one counts from the board that
 * shows the last. A number beyond the ends moves nothing.
 */
export function useMove(episodes: Episodes): (from: number, to: number) => void {
  const { t } = useTranslation('board')
  const { mutate } = useWrite('board.moveEpisode')
  const tell = useTellFailure()
  const onItsWay = useRef(false)
  // While the season is built the board is another one every second; what moves an episode stays the same function.
  const latest = useRef(episodes)
  useEffect(() => {
    onItsWay.current = false
    latest.current = episodes
  }, [episodes])
  return useCallback(
    (from, to) => {
      const { current: now } = latest
      const episode = now[from - 1]
      if (onItsWay.current || episode === undefined || from === to || to < 1 || to > now.length) return
      onItsWay.current = true
      const ids = now.map((one) => one.id)
      mutate(
        { episode: episode.id, after: followedAt(ids, from, to) },
        {
          onSuccess: () => announce(t('moved', { title: episode.title, from, to, count: now.length })),
          onError: (error) => {
            onItsWay.current = false
            tell(error)
          },
        },
      )
    },
    [mutate, t, tell],
  )
}

/** Keeps looking at the same episode when it gets another number, by a move or by its undo. */
export function useStay(episodes: Episodes, selected: number): void {
  const held = useRef<string | null>(null)
  const known = useRef(episodes)
  useEffect(() => {
    const isNew = known.current !== episodes
    known.current = episodes
    const number = isNew ? episodes.find((one) => one.id === held.current)?.number : undefined
    if (number !== undefined && number !== selected) useScreen.getState().lookAt(number)
    else held.current = episodes[selected - 1]?.id ?? null
  }, [episodes, selected])
}
