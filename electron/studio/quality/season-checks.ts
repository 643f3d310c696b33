import type { Finding } from '../../../shared/drama/film.ts'
import type { SeasonFacts } from './season/facts.ts'
import { introducedLate } from './season/introduced-late.ts'
import { introductionRemoved } from './season/introduction-removed.ts'
import { lineTwice } from './season/line-twice.ts'
import { otherCast } from './season/other-cast.ts'
import { promiseKept } from './season/promise-kept.ts'
import { sceneOutOfOrder } from './season/scene-out-of-order.ts'
import { styleUnknown } from './season/style-unknown.ts'

export type { SeasonFacts, SeasonSceneFacts } from './season/facts.ts'

/** All checks that need the whole season. They are computed when they are read, and kept nowhere. */
export const checkSeason = (facts: SeasonFacts): Finding[] =>
  [
    lineTwice,
    introducedLate,
    introductionRemoved,
    otherCast,
    promiseKept,
    sceneOutOfOrder,
    styleUnknown,
  ].flatMap((check) => check(facts))
