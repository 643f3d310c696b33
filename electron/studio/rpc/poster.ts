import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Cut, MediaRef, Still } from '../../../shared/drama/film.ts'
import { countStates } from '../build/states.ts'
import { slotOf, type Reader } from '../build/step.ts'
import type { Session } from '../session.ts'

/** Size of a card's picture in pixels: sharp at twice its size on screen. */
const POSTER = { width: 360, height: 640 } as const
const POSTER_QUALITY = 82

const readerOf = (session: Session): Reader => session.evaluator().reader(new Set(), null)

/** The frame in the middle of an episode (by its id); null before it is cut or drawn. */
export function episodePoster(session: Session, episode: number): MediaRef | null {
  const reader = readerOf(session)
  const shots = reader.peek<Cut>(slotOf('cut', episode))?.shots ?? []
  const middle = shots[Math.floor(shots.length / 2)]
  return middle === undefined ? null : (reader.peek<Still>(slotOf('frame', middle.shot))?.image ?? null)
}

/** A small picture of the first episode that has one, as a `data:` URL; null when none is drawn yet. */
export async function dramaPoster(session: Session): Promise<string | null> {
  for (const id of session.kit.changes.order.ids) {
    const ref = episodePoster(session, id)
    if (ref === null || !session.project.media.verify(ref)) continue
    const image = await loadImage(Buffer.from(session.project.media.get(ref)))
    const canvas = createCanvas(POSTER.width, POSTER.height)
    canvas.getContext('2d').drawImage(image, 0, 0, POSTER.width, POSTER.height)
    const jpeg = await canvas.encode('jpeg', POSTER_QUALITY)
    return `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`
  }
  return null
}

/** Share of the products that are current, 0-1; null for a drama nothing was made of. */
export function shareMade(session: Session): number | null {
  let made = 0
  let total = 0
  for (const counts of Object.values(countStates(session.evaluator()))) {
    made += counts.current
    total += counts.current + counts.stale + counts.missing + counts.blocked + counts.unknown
  }
  return made === 0 || total === 0 ? null : made / total
}
