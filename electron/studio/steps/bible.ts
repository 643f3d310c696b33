import { bibleSchema } from '../../../shared/drama/story.ts'
import type { StepDefinition } from '../build/step.ts'
import { adaptedBrief, askText, type StepKit } from './kit.ts'

/** Who and what the drama is about: cast, places, things, secrets. Read from the brief alone, and from what was read of a novel. */
export const bibleStep = (kit: StepKit): StepDefinition => ({
  id: 'bible',
  version: 2,
  role: 'draft',
  pool: 'text',
  schema: bibleSchema,
  subjects: () => ['season'],
  inputs: (_subject, reader) => ({ brief: adaptedBrief(kit, reader) }),
  run: (job) => askText(kit, job, 'draft', 'bible', { brief: job.inputs['brief'] }),
})
