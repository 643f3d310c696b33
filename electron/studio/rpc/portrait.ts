import type { Portrait } from '../../../shared/contract/common.ts'
import type { Still } from '../../../shared/drama/film.ts'
import { slotOf, type Reader } from '../build/step.ts'
import type { Session } from '../session.ts'

/** The portrait of a look as it is seen now; null before it is drawn, and of no look. */
export function portraitOf(session: Session, reader: Reader, look: string | undefined): Portrait | null {
  if (look === undefined) return null
  const slot = slotOf('portrait', look)
  const image = reader.peek<Still>(slot)?.image.sha256
  const shown = session.evaluator().evaluate(slot).shown
  return image === undefined || shown === null ? null : { image, grade: shown.grade }
}
