import type { Take as ShownTake, takes } from '../../../../shared/contract/takes.ts'
import type { MediaRef } from '../../../../shared/drama/film.ts'
import type { Take } from '../../build/build-store.ts'
import { chooseTake, pinTake } from '../../drama/edits.ts'
import { usd } from '../../money/amount.ts'
import { requireSlot, type Session } from '../../session.ts'
import type { HandlersOf } from '../handler.ts'
import { productAt } from '../season-states.ts'

/** The parts of a value that can be seen or heard, whatever step made it. */
interface Playable {
  readonly image?: MediaRef
  readonly audio?: MediaRef
  readonly durationMs?: number
}

function shownTake(session: Session, take: Take, number: number, inputDigest: string | null): ShownTake {
  const value = session.project.build.output(take.outputDigest) as Playable // by the step's schema when recorded
  const media = session.project.build.mediaOf(take.outputDigest)
  return {
    number,
    id: take.id,
    grade: take.grade,
    by: take.model === '' ? take.provider : `${take.provider}/${take.model}`,
    madeAt: take.createdAt,
    price: usd(take.costPicoUsd),
    fits: take.inputDigest === inputDigest,
    whole: media.every((ref) => session.project.media.verify(ref)),
    image: value.image?.sha256 ?? null,
    audio: value.audio?.sha256 ?? null,
    durationMs: value.durationMs ?? null,
  }
}

const TOPICS = ['takes', 'states', 'text', 'cast', 'history', 'findings'] as const

export const takesHandlers: HandlersOf<typeof takes> = {
  'takes.list': (input, { desk }) => {
    const session = desk.session()
    const evaluator = session.evaluator()
    const shown = requireSlot(evaluator, input.product)
    const all = evaluator.takesOf(input.product)
    const { inputDigest } = evaluator.evaluate(input.product)
    const numberOf = (id: unknown): number | null => {
      const at = all.findIndex((take) => take.id === id)
      return at < 0 ? null : at + 1
    }
    return {
      product: productAt(session, input.product),
      shown: numberOf(shown?.id),
      pinned: numberOf(session.project.human.get('pin', input.product)),
      takes: all.map((take, i) => shownTake(session, take, i + 1, inputDigest)),
    }
  },
  'takes.reroll': (input, { desk, signal }) =>
    desk.builds.alone(async (session) => {
      const before = requireSlot(session.evaluator(), input.product)
      await session.reroll(input.product, signal)
      const all = session.evaluator().takesOf(input.product)
      const shown = requireSlot(session.evaluator(), input.product)
      const made = all.length
      return {
        take: made === 0 ? null : made,
        chosen: shown?.id === all.at(-1)?.id,
        changed: all.at(-1)?.outputDigest !== before?.outputDigest,
      }
    }),
  'takes.choose': (input, { desk }) => {
    chooseTake(desk.writable(), input.product, input.take)
    desk.events.changed(...TOPICS)
    return {}
  },
  'takes.pin': (input, { desk }) => {
    pinTake(desk.writable(), input.product, input.take === null ? null : String(input.take))
    desk.events.changed(...TOPICS)
    return {}
  },
}
