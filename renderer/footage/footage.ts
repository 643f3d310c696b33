import type { Composition } from '../../shared/picture/composition.ts'
import { clipFrameAt } from '../../shared/picture/film-pace.ts'
import type { Footage } from '../../shared/picture/footage.ts'
import type { ShotMoment } from '../../shared/picture/index.ts'
import { createReels } from './reels.ts'
import { createStills } from './stills.ts'

/** Bought pictures and clips, decoded in this page. */
export interface PageFootage extends Footage {
  /** Resolves when all that shows at a moment is decoded. Rejects when it cannot be. */
  load(composition: Composition, moment: ShotMoment): Promise<void>
  /** Lets go of everything that is decoded. */
  clear(): void
}

/** Footage from media files that `read` hands out by their hash; stills take at most `stillBytes` of memory. */
export function createFootage(read: (sha256: string) => Promise<Blob>, stillBytes: number): PageFootage {
  const stills = createStills(read, stillBytes)
  const reels = createReels(read)
  return {
    still: (picture) => stills.look(picture),
    film: (film, frame) => reels.look(film, frame),
    async load({ picture, film }, { frame, durationFrames, fps }) {
      if (film !== undefined)
        await reels.load(film, clipFrameAt(frame, film.durationFrames, durationFrames, fps.num / fps.den))
      else if (picture !== undefined) await stills.load(picture)
    },
    clear() {
      stills.clear()
      reels.clear()
    },
  }
}
