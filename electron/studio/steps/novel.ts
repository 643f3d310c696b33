import {
  adaptationSchema,
  readingSchema,
  type KnownSoFar,
  type Novel,
  type NovelChunk,
  type Patch,
  type Reading,
} from '../../../shared/drama/novel.ts'
import { slotOf, type StepDefinition } from '../build/step.ts'
import { adaptNovel } from '../drama/novel/adapt.ts'
import { NOTHING_KNOWN, settleReading } from '../drama/novel/known.ts'
import { askText, local, type StepKit } from './kit.ts'

/** What is known before the first piece of a novel is read. */
const NOTHING: Pick<Reading, 'known' | 'summary' | 'closing'> = {
  known: NOTHING_KNOWN,
  summary: '',
  closing: [],
}

/** The novel of a drama that is made of one: these steps are in no other. */
function novelOf(kit: StepKit): Novel {
  const novel = kit.novel()
  if (novel === null) throw new Error('the project has lost its novel') // written together with its brief
  return novel
}

/** A piece of a novel, read with what is known before it: one after the other. */
export const readingStep = (kit: StepKit): StepDefinition => ({
  id: 'reading',
  version: 1,
  role: 'draft',
  pool: 'text',
  schema: readingSchema,
  subjects: () => novelOf(kit).chunks.map((_chunk, i) => String(i + 1)),
  inputs(subject, reader) {
    const at = Number(subject)
    const { known, summary, closing } =
      at === 1 ? NOTHING : reader.product<Reading>(slotOf('reading', at - 1))
    const chunk = novelOf(kit).chunks[at - 1]
    return { chunk, known, before: { summary, closing }, language: kit.brief.language }
  },
  async run(job) {
    const { chunk, known } = job.inputs as { chunk: NovelChunk; known: KnownSoFar } // declared above
    const made = await askText(kit, job, 'draft', 'reading', job.inputs)
    return { ...made, output: settleReading(made.output as Patch, chunk, known) } // checked by `schema` once settled
  },
})

/** What of a novel is played in which episode, from everything that was read. */
export const adaptationStep = (kit: StepKit): StepDefinition => ({
  id: 'adaptation',
  version: 1,
  role: null,
  pool: 'local',
  schema: adaptationSchema,
  subjects: () => ['season'],
  inputs: (_subject, reader) => ({
    readings: novelOf(kit).chunks.map((_chunk, i) => reader.digest(slotOf('reading', i + 1))),
    title: kit.brief.title,
    episodes: kit.brief.episodes,
    language: kit.brief.language,
  }),
  async run(job) {
    const readings = (job.inputs['readings'] as string[]).map((digest) => job.load<Reading>(digest)) // declared above
    const { title, episodes, language } = kit.brief
    return local(adaptNovel(readings, { title: title ?? novelOf(kit).title, episodes, language }))
  },
})
