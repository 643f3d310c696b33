import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import type { Film, StageShot } from '../../shared/contract/stage.ts'
import { indexAt, type Placed } from './player/film-time.ts'
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

/** What shows a part of the film catches up with the playhead, by the player whose playhead it is. */
const followers = new WeakMap<Player, Set<() => void>>()

/**
 * Lets the panels catch up with the playhead at once. Whoever acts on the shot that is seen asks for it first: the panels
 * follow a moment after the picture.
 */
export function followNow(player: Player): void {
  flushSync(() => {
    for (const tell of followers.get(player) ?? []) tell()
  })
}

/** Which part of the film is seen, and the parts it was found in. */
interface Found {
  readonly parts: readonly Placed[]
  readonly index: number
}

/**
 * Index of what is under the playhead; renders when that changes, and not before the picture of it is shown: the panels
 * around the picture take longer to draw than a frame may.
 */
function useIndexIn(parts: readonly Placed[]): number {
  const { player } = useStage()
  const find = (): Found => ({ parts, index: indexAt(parts, player.frame()) })
  const [found, setFound] = useState(find)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let told = -1
    const tell = (): void => {
      timer = undefined
      const index = indexAt(parts, player.frame())
      if (index === told) return
      told = index
      setFound((now) => (now.parts === parts && now.index === index ? now : { parts, index }))
    }
    // The player speaks while a frame is made; a timer comes when it has been painted.
    const follow = (): void => void (timer ??= setTimeout(tell))
    tell()
    const stop = player.subscribe(follow)
    const all = followers.get(player) ?? new Set()
    followers.set(player, all.add(tell))
    return () => {
      stop()
      all.delete(tell)
      clearTimeout(timer)
    }
  }, [parts, player])
  return found.parts === parts ? found.index : find().index
}

/** Index of the shot under the playhead; renders at cuts only. */
export function useShotIndex(): number {
  return useIndexIn(useStage().film.shots)
}

/** The shot under the playhead. */
export function useShot(): StageShot | undefined {
  const { film } = useStage()
  return film.shots[useShotIndex()]
}

/** Index of the scene under the playhead. */
export function useSceneIndex(): number {
  return useIndexIn(useStage().film.scenes)
}
