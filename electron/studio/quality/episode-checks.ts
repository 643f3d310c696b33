import type { Finding } from '../../../shared/drama/film.ts'
import { captionTooBig } from './episode/caption-too-big.ts'
import { captionTooFast } from './episode/caption-too-fast.ts'
import { cliffhangerMissing } from './episode/cliffhanger-missing.ts'
import { episodeLength } from './episode/episode-length.ts'
import type { EpisodeFacts } from './episode/facts.ts'
import { frameBlank } from './episode/frame-blank.ts'
import { hookMissing } from './episode/hook-missing.ts'
import { shotsBehindText } from './episode/shots-behind-text.ts'
import { timingBehindText } from './episode/timing-behind-text.ts'
import { voiceOutgrowsShot } from './episode/voice-outgrows-shot.ts'
import { voiceSilent } from './episode/voice-silent.ts'

export type { EpisodeFacts, EpisodeSceneFacts } from './episode/facts.ts'

/** All checks of a played episode, as `review` reports them. */
export const checkEpisode = (facts: EpisodeFacts): Finding[] =>
  [
    hookMissing,
    cliffhangerMissing,
    captionTooFast,
    captionTooBig,
    frameBlank,
    voiceSilent,
    voiceOutgrowsShot,
    shotsBehindText,
    timingBehindText,
    episodeLength,
  ].flatMap((check) => check(facts))
