import type { StepDefinition } from '../build/step.ts'
import { arcStep } from './arc.ts'
import { bibleStep } from './bible.ts'
import { cutStep, subtitlesStep } from './episodes.ts'
import type { StepKit } from './kit.ts'
import { adaptationStep, readingStep } from './novel.ts'
import { outlineStep } from './outline.ts'
import { clipStep, compositionStep, frameStep, plateStep, portraitStep } from './pictures.ts'
import { reviewStep } from './review.ts'
import { polishStep, reviseStep, scriptStep } from './scene-text.ts'
import { shotsStep } from './shots.ts'
import { cuesStep, timingStep, voiceStep } from './voices.ts'

/** All steps, each after the steps it reads: the step table of the design. */
export function createSteps(kit: StepKit): StepDefinition[] {
  return [
    ...(kit.brief.source === undefined ? [] : [readingStep, adaptationStep]),
    bibleStep,
    arcStep,
    outlineStep,
    scriptStep,
    polishStep,
    reviseStep,
    shotsStep,
    portraitStep,
    plateStep,
    frameStep,
    clipStep,
    voiceStep,
    cuesStep,
    timingStep,
    compositionStep,
    subtitlesStep,
    reviewStep,
    cutStep,
  ].map((step) => step(kit))
}
