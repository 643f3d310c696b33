import type { build } from '../../../../shared/contract/build.ts'
import { STEP_IDS } from '../../../../shared/drama/vocabulary.ts'
import { countOf, standingOf } from '../../build/states.ts'
import { StudioError } from '../../errors.ts'
import { parseUsd } from '../../money/amount.ts'
import type { HandlersOf } from '../handler.ts'
import {
  boundOf,
  groupOf,
  grouped,
  isAsked,
  needyFirst,
  plannedProducts,
  planRowOf,
  type PlannedProduct,
} from '../season-plan.ts'
import { seasonStates } from '../season-states.ts'

/** Products of one step; all where none is named. */
const ofStep = (planned: readonly PlannedProduct[], step: string | undefined): readonly PlannedProduct[] =>
  step === undefined ? planned : planned.filter(({ product }) => product.step === step)

export const buildHandlers: HandlersOf<typeof build> = {
  'build.plan': (_input, { desk }) => {
    const session = desk.session()
    const planned = plannedProducts(session)
    return {
      count: planned.length,
      asked: planned.filter(isAsked).length,
      unpriced: planned.filter(({ price }) => price === null).length,
      total: boundOf(planned),
      open: standingOf(session.evaluator()).open.length > 0,
    }
  },
  'build.groups': ({ by, step }, { desk }) => ({
    groups: grouped(ofStep(plannedProducts(desk.session()), step), by).map(([group, own]) => ({
      group,
      count: own.length,
      asked: own.filter(isAsked).length,
      price: own.some(({ price }) => price === null) ? null : boundOf(own),
    })),
  }),
  'build.rows': ({ by, group, step, offset, limit }, { desk }) => ({
    rows: needyFirst(
      ofStep(plannedProducts(desk.session()), step).filter((one) => groupOf(one, by) === group),
    )
      .slice(offset, offset + limit)
      .map(planRowOf),
  }),
  'build.states': (_input, { desk }) => {
    const all = seasonStates(desk.session())
    const byStep = Map.groupBy(all, (product) => product.step)
    return {
      steps: STEP_IDS.filter((step) => desk.session().evaluator().steps.has(step)).map((step) => ({
        step,
        counts: countOf(byStep.get(step) ?? []),
      })),
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
    const budgetPicoUsd = input.ceiling === undefined ? null : parseUsd(input.ceiling)
    const run = desk.builds.start({ only: input.only, budgetPicoUsd })
    desk.events.changed('build')
    return { run }
  },
  'build.cancel': (_input, { desk }) => {
    desk.builds.cancel()
    return {}
  },
}
