import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Film, StageShot } from '../../shared/contract/stage.ts'
import { indexAt } from './player/film-time.ts'
import type { Player, PlayerState } from './player/player.ts'

/** What every part of the room works with. */
export interface Stage {
  readonly film: Film
  readonly player: Player
  /** `lang` of what the story says, which may differ from the language of the window. */
  readonly lang: string
  /** False where nothing can be changed: a drama open for reading. */
  readonly writable: boolean
}

/** Given by the room once an episode plays. */
export const StageContext = createContext<Stage | null>(null)

/** The episode on the stage. @throws outside of a stage that plays */
export function useStage(): Stage {
  const stage = useContext(StageContext)
  if (stage === null) throw new Error('there is no episode on the stage')
  return stage
}

/** The frame that is seen; renders with every frame, so only small parts ask for it. */
export function useFrame(): number {
  const { player } = useStage()
  return useSyncExternalStore(player.subscribe, player.frame)
}

/** How the player moves. */
export function usePlayerState(): PlayerState {
  const { player } = useStage()
  return useSyncExternalStore(player.subscribe, player.state)
}

/** Index of the shot under the playhead; renders at cuts only. */
export function useShotIndex(): number {
  const { film, player } = useStage()
  return useSyncExternalStore(player.subscribe, () => indexAt(film.shots, player.frame()))
}

/** The shot under the playhead. */
export function useShot(): StageShot | undefined {
  const { film } = useStage()
  return film.shots[useShotIndex()]
}

/** Index of the scene under the playhead. */
export function useSceneIndex(): number {
  const { film, player } = useStage()
  return useSyncExternalStore(player.subscribe, () => indexAt(film.scenes, player.frame()))
}
