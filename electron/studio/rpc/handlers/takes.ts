import type { Take as ShownTake, takes } from '../../../../shared/contract/takes.ts'
import type { MediaRef } from '../../../../shared/drama/film.ts'
import type { Take } from '../../build/build-store.ts'
import { chooseTake, pinTake } from '../../drama/edits.ts'
import { readTakes, type TakeReading } from '../../drama/read-season.ts'
import { parseUsd, usdIfKnown } from '../../money/amount.ts'
import { seasonQuote } from '../../money/quote.ts'
import { StudioError } from '../../errors.ts'
import type { Session } from '../../session.ts'
import type { HandlersOf } from '../handler.ts'
import { productAt } from '../season-states.ts'

/** The parts of a value that can be seen or heard, whatever step made it. */
interface Playable {
  readonly image?: MediaRef
  readonly audio?: MediaRef
  readonly durationMs?: number
}

function shownTake(
  session: Session,
  reading: TakeReading,
  take: Take,
  inputDigest: string | null,
): ShownTake {
  const value = session.project.build.output(take.outputDigest) as Playable // by the step's schema when recorded
  const media = session.project.build.mediaOf(take.outputDigest)
  return {
    number: reading.take,
    id: reading.id,
    grade: reading.grade,
    by: reading.by,
    madeAt: take.createdAt,
    price: reading.price,
    fits: take.inputDigest === inputDigest,
    whole: media.every((ref) => session.project.media.looksWhole(ref, take.createdAt)),
    image: value.image?.sha256 ?? null,
    audio: value.audio?.sha256 ?? null,
    durationMs: value.durationMs ?? null,
  }
}

const TOPICS = ['takes', 'states', 'text', 'cast', 'history', 'findings'] as const

export const takesHandlers: HandlersOf<typeof takes> = {
  'takes.list': ({ product }, { desk }) => {
    const session = desk.session()
    const { chosen, pinned, takes } = readTakes(session, product)
    const all = session.evaluator().takesOf(product)
    const { inputDigest } = session.evaluator().evaluate(product)
    return {
      product: productAt(session, product),
      shown: chosen,
      pinned,
      price: usdIfKnown(seasonQuote(session)(product)),
      takes: all.flatMap((take, i) => {
        const reading = takes[i]
        return reading === undefined ? [] : [shownTake(session, reading, take, inputDigest)]
      }),
    }
  },
  'takes.reroll': ({ product, ceiling }, { desk, signal }) =>
    desk.builds.alone(async (session) => {
      const budget = ceiling === undefined ? null : parseUsd(ceiling)
      const { take, chosen, changed, failed } = await session.reroll(product, signal, budget)
      const [failure] = failed
      if (failure !== undefined) throw new StudioError('BUILD_FAILED', failure.error)
      const at = session
        .evaluator()
        .takesOf(product)
        .findIndex((one) => one.id === take)
      return { take: at < 0 ? null : at + 1, chosen, changed }
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
