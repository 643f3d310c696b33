import type { Composition } from '../../../shared/picture/composition.ts'
import type { RenderMarks } from '../../../shared/picture/render-job.ts'
import type { Language } from '../../../shared/drama/vocabulary.ts'
import { slotOf } from '../build/step.ts'
import type { Session } from '../session.ts'
import type { EpisodeFilm } from './episode-job.ts'

/** Words of the label that says a picture was made by a machine (GB 45438-2025 asks for one on screen). */
export const AI_LABEL: Readonly<Record<Language, string>> = { zh: 'AI 生成', en: 'AI-generated' }

/** What is painted over the picture of a shot: always the label, and the seal of the rehearsal where it was drawn here. */
export const marksOf = ({ picture, film }: Composition, language: Language): RenderMarks => ({
  ai: AI_LABEL[language],
  rehearsal: picture === undefined && film === undefined,
})

/** Who is named for products that are put together here out of others' work. */
const OWN = 'studio'

/** Those whose pictures, clips and voices are in an episode, in the order of their names. */
export function makersOf(session: Session, { cut }: EpisodeFilm): string[] {
  const evaluator = session.evaluator()
  const slots = [
    ...cut.shots.flatMap(({ shot }) => [slotOf('frame', shot), slotOf('clip', shot)]),
    ...cut.voices.map(({ line }) => slotOf('voice', line)),
  ]
  const makers = slots.flatMap((slot) => evaluator.evaluate(slot).shown?.provider ?? [])
  return [...new Set(makers)].filter((maker) => maker !== OWN).toSorted()
}
