import { outlineSchema, type Arc, type Outline } from '../../../shared/drama/story.ts'
import { slotOf, type StepDefinition } from '../build/step.ts'
import { arcEpisode } from '../drama/season.ts'
import { askText, episodeIds, episodeNumber, season, type StepKit } from './kit.ts'

/** An episode scene by scene, from its part of the arc and the cards of its cast. */
export const outlineStep = (kit: StepKit): StepDefinition => ({
  id: 'outline',
  version: 1,
  role: 'draft',
  pool: 'text',
  schema: outlineSchema,
  subjects: () => episodeIds(kit),
  inputs: (subject, reader) => {
    const episode = arcEpisode(reader.product<Arc>('arc:season'), Number(subject))
    return { episode, cast: season(kit, reader).cards(episode.cast) }
  },
  context: (subject, reader) => {
    const before = reader.peek<Outline>(slotOf('outline', Number(subject) - 1))
    return { before: before === undefined ? '' : before.synopsis }
  },
  episode: (subject) => episodeNumber(kit, subject),
  run: (job) =>
    askText(kit, job, 'draft', 'outline', { episode: job.inputs['episode'], cast: job.inputs['cast'] }),
})
