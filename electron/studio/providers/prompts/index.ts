import { arcPrompt } from './arc.ts'
import { biblePrompt } from './bible.ts'
import { outlinePrompt } from './outline.ts'
import type { PromptModule } from './prompt.ts'
import { readingPrompt } from './reading.ts'
import { reviewPrompt } from './review.ts'
import { polishPrompt, revisePrompt, scriptPrompt } from './scene.ts'

/** How text steps are asked of a language model; steps that are not here are rehearsed, whatever their role is given to. */
export const PROMPTS: ReadonlyMap<string, PromptModule> = new Map(
  [
    readingPrompt,
    biblePrompt,
    arcPrompt,
    outlinePrompt,
    scriptPrompt,
    polishPrompt,
    revisePrompt,
    reviewPrompt,
  ].map((one) => [one.step, one]),
)
