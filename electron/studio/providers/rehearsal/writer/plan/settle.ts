import { cardsOf } from '../../../../../../shared/drama/voice-cards.ts'
import type { SceneOutline, StoryPromise } from '../../../../../../shared/drama/story.ts'
import { lengthOfScene } from '../played.ts'
import { realise } from '../realise.ts'
import { composeScene } from './compose.ts'
import type { PlanDesk } from './desk.ts'
import { isEvent, isPiece, type SceneDraft } from './draft.ts'
import { fillerFor } from './fillers.ts'
import { purposeOf } from './titles.ts'
import { trimOnce } from './trim.ts'

/** Bringing a planned scene to its length: filled up when it is short, trimmed when it is long. */

/** The season as far as it is written down. */
export interface Season {
  readonly desk: PlanDesk
  readonly promises: readonly StoryPromise[]
  readonly introduced: Set<string>
  /** Texts of the scenes composed so far. */
  readonly spoken: string[]
}

/** The lines a scene has when it is written now. */
export function sceneLines(season: Season, scene: SceneOutline): ReturnType<typeof realise>['lines'] {
  const { bible, options } = season.desk
  const cast = cardsOf(bible, scene.cast)
  return realise(
    { scene, cast, language: bible.language, genre: bible.genre, earlier: season.spoken },
    options,
  ).lines
}

/** Before the cut, so that the scene still ends on it. */
function fillerPlace(draft: SceneDraft): number {
  // Nothing comes after the last line of an event: small talk goes before it.
  const event = draft.pieces.findIndex(isEvent)
  if (event >= 0) return event
  // The last image of all is the last.
  if (draft.fraction >= 1 && draft.index > 0) return 0
  const cut = draft.pieces.findIndex((piece) => isPiece(piece) && piece.slot === 'cut')
  return cut < 0 ? draft.pieces.length : cut
}

/** The shortest exchange there is takes about this long, seconds. */
const SHORTEST_FILLER = 5
/** A scene is never more than half small talk. */
const SECONDS_PER_FILLER = 15
const MOST_TRIMS = 12
/** A scene that is shorter than this part of its seconds is filled with whatever there is. */
const BARE = 0.9
/** A scene that plays an event is left alone from this part of its seconds on. */
const WITH_EVENT = 0.92

interface Settled {
  readonly scene: SceneOutline
  readonly seconds: number
}

/** How far a scene may be from its seconds before anything is done about it; what is left over is the next scene's. */
const slack = (seconds: number): number => Math.min(3, Math.max(1.5, seconds * 0.06))

/** Composes a scene for a length. */
export function settle(season: Season, draft: SceneDraft, seconds: number): Settled {
  const { desk } = season
  const around = {
    introduced: season.introduced,
    promises: season.promises,
    purpose: purposeOf(desk, draft),
    seconds,
  }
  const measure = (): Settled => {
    const scene = composeScene(desk, draft, around)
    return { scene, seconds: lengthOfScene(desk.bible, scene, sceneLines(season, scene), desk.options.seed) }
  }
  let now = measure()
  const enough = draft.pieces.some(isEvent)
    ? seconds * WITH_EVENT
    : seconds - Math.min(SHORTEST_FILLER, seconds * 0.07)
  const fillers = Math.max(1, Math.round(seconds / SECONDS_PER_FILLER))
  for (let round = 0; round < fillers && now.seconds < enough; round++) {
    const room = Math.max(seconds + slack(seconds), seconds * 1.08) - now.seconds
    const filler = fillerFor(desk, draft, round, { room, bare: now.seconds < seconds * BARE })
    if (filler === null) break
    draft.pieces.splice(fillerPlace(draft), 0, filler)
    now = measure()
  }
  for (let round = 0; round < MOST_TRIMS && now.seconds > seconds + slack(seconds); round++) {
    const excess = now.seconds - seconds
    const less = [slack(seconds), slack(seconds) * 2.5].some((over) =>
      trimOnce(draft, excess, over, desk.bible.language),
    )
    if (!less) break
    now = measure()
  }
  return { ...now, scene: { ...now.scene, seconds: Math.max(1, Math.round(now.seconds * 10) / 10) } }
}
