import { STEP_IDS, type StepId } from '../../shared/drama/vocabulary.ts'

/** True for the id of a step: a key of `terms:step`. */
export const isStep = (text: string): text is StepId => (STEP_IDS as readonly string[]).includes(text)
