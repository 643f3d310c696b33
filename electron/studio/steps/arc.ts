import { arcSchema, type Bible } from '../../../shared/drama/story.ts'
import type { StepDefinition } from '../build/step.ts'
import { adaptedBrief, askText, bibleOf, type StepKit } from './kit.ts'

/** The part of the bible a planner reads: nobody's clothes or voice, no title. */
function storyOf(bible: Bible): Bible {
  const voice = { id: '', speed: 1, pitch: 0 }
  return {
    ...bible,
    title: '',
    logline: '',
    readings: [],
    style: '',
    cast: bible.cast.map((member) => ({ ...member, voice, looks: [] })),
  }
}

/** The season's plan: threads, promises and what happens in every episode. */
export const arcStep = (kit: StepKit): StepDefinition => ({
  id: 'arc',
  version: 1,
  role: 'draft',
  pool: 'text',
  schema: arcSchema,
  subjects: () => ['season'],
  inputs: (_subject, reader) => {
    const { premises, people, told, episodes, episodeSeconds, genre, language } = adaptedBrief(kit, reader)
    const novel = kit.brief.source === undefined ? {} : { people, told }
    return { story: storyOf(bibleOf(reader)), premises, episodes, episodeSeconds, genre, language, ...novel }
  },
  run: (job) => {
    const { inputs } = job
    const novel = kit.brief.source === undefined ? {} : { people: inputs['people'], told: inputs['told'] }
    const brief = { ...kit.brief, premises: inputs['premises'], ...novel }
    return askText(kit, job, 'draft', 'arc', { bible: inputs['story'], brief })
  },
})
