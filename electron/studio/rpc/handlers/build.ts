import type { build } from '../../../../shared/contract/build.ts'
import { STEP_IDS } from '../../../../shared/drama/vocabulary.ts'
import { planSeason } from '../../build/plan.ts'
import { countOf } from '../../build/states.ts'
import { StudioError } from '../../errors.ts'
import { quotePlan } from '../../money/quote.ts'
import type { HandlersOf } from '../handler.ts'
import { seasonStates } from '../season-states.ts'

export const buildHandlers: HandlersOf<typeof build> = {
  'build.plan': (_input, { desk }) => {
    const session = desk.session()
    const evaluator = session.evaluator()
    const { rows, open } = planSeason(evaluator)
    const { prices, total } = quotePlan(session, rows)
    const products = new Map(seasonStates(session).map((product) => [product.slot, product]))
    return {
      rows: rows.flatMap(({ slot, step, why, certain }, i) => {
        const product = products.get(slot)
        const found = evaluator.steps.get(step)
        if (product === undefined || found === undefined) return []
        const { state, place } = product
        return [
          {
            slot,
            step,
            state,
            place,
            reason: why,
            certain,
            price: prices[i] ?? null,
            by: evaluator.route(found).provider,
          },
        ]
      }),
      total,
      open: open.length > 0,
    }
  },
  'build.states': (_input, { desk }) => {
    const all = seasonStates(desk.session())
    const byStep = Map.groupBy(all, (product) => product.step)
    return {
      steps: STEP_IDS.map((step) => ({ step, counts: countOf(byStep.get(step) ?? []) })),
      made: countOf(all).current,
      total: all.length,
      pinned: all.filter((product) => product.pinned).length,
      behind: all.filter((product) => product.behind).length,
    }
  },
  'build.current': (_input, { desk }) => ({ run: desk.builds.current() }),
  'build.unfinished': (_input, { desk }) => ({
    unfinished: desk.builds.unfinished(desk.session().project.dir),
  }),
  'build.start': (input, { desk }) => {
    if (input.only !== undefined && !(STEP_IDS as readonly string[]).includes(input.only))
      throw new StudioError(
        'BAD_ARGUMENT',
        `There is no step "${input.only}".`,
        `Steps: ${STEP_IDS.join(', ')}.`,
      )
    const run = desk.builds.start(input.only)
    desk.events.changed('build')
    return { run }
  },
  'build.cancel': (_input, { desk }) => {
    desk.builds.cancel()
    return {}
  },
}
