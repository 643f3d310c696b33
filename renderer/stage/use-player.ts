import { useEffect, useLayoutEffect, useMemo } from 'react'
import type { RenderJob } from '../../shared/picture/render-job.ts'
import { Player } from './player/player.ts'
import { setStageView, useStageView } from './stage-state.ts'
import { holdThumbs } from './thumbs.ts'

/** Where an episode was left: the room comes back to it. */
function placeIn(episode: number): number {
  const { place } = useStageView.getState()
  return place.episode === episode ? place.frame : 0
}

/**
 * A player of a job. A new job (the episode was cut again) gets a new player at the same frame; another episode starts
 * at its first.
 */
export function usePlayer(job: RenderJob | undefined, episode: number, captions: boolean): Player | null {
  const player = useMemo(
    () => (job === undefined ? null : new Player({ job, frame: placeIn(episode) })),
    [job, episode],
  )
  useEffect(() => {
    if (player === null) return undefined
    const stopHearing = player.subscribe(() => holdThumbs(player.state().rate !== 0))
    return () => {
      setStageView({ place: { episode, frame: player.frame() } })
      stopHearing()
      holdThumbs(false)
      player.close()
    }
  }, [player, episode])
  // Painted with the frame that shows the switch.
  useLayoutEffect(() => player?.setCaptions(captions), [player, captions])
  return player
}
