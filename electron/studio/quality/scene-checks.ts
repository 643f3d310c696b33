import type { Finding } from '../../../shared/drama/film.ts'
import { doublePunctuation } from './scene/double-punctuation.ts'
import type { SceneTextFacts } from './scene/facts.ts'
import { lineRepeated } from './scene/line-repeated.ts'
import { lineTooLong } from './scene/line-too-long.ts'
import { mixedLanguage } from './scene/mixed-language.ts'
import { openSlot } from './scene/open-slot.ts'
import { premiseMissing } from './scene/premise-missing.ts'
import { sceneTooLong } from './scene/scene-too-long.ts'
import { speakerAbsent } from './scene/speaker-absent.ts'
import { speechTooLong } from './scene/speech-too-long.ts'

export type { SceneTextFacts } from './scene/facts.ts'

/** All text checks of one scene, as `revise` reads them. An empty list means the text stays as it is. */
export const checkSceneText = (facts: SceneTextFacts): Finding[] =>
  [
    speechTooLong,
    sceneTooLong,
    speakerAbsent,
    openSlot,
    doublePunctuation,
    mixedLanguage,
    lineRepeated,
    lineTooLong,
    premiseMissing,
  ].flatMap((check) => check(facts))
