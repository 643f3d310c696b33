import type { build } from '../../../../shared/contract/build.ts'
import { STEP_IDS } from '../../steps/index.ts'
import { StudioError } from '../../errors.ts'
import { usd } from '../../money/amount.ts'
import type { HandlersOf } from '../handler.ts'
import { placeOf } from '../season-index.ts'
import { noCounts, seasonStates } from '../season-states.ts'

export const buildHandlers: HandlersOf<typeof build> = {
  'build.plan': (_input, { desk }) => {
    const session = desk.session()
    const evaluator = session.evaluator()
    const { all, plan } = seasonStates(session)
    const stateOf = new Map(all.map(({ one, state }) => [one.slot, state]))
    return {
      rows: plan.map((row) => {
        const step = evaluator.steps.get(row.step)
        return {
          slot: row.slot,
          step: row.step,
          state: stateOf.get(row.slot) ?? ('missing' as const),
          place: placeOf(session, row.slot),
          reason: row.reason,
          certain: row.certain,
          price: usd(0n),
          by: step === undefined ? 'studio' : evaluator.route(step).provider,
        }
      }),
      total: usd(0n),
      open: session.evaluator().subjects('cut').length > 0 && plan.some((row) => TEXT.has(row.step)),
    }
  },
  'build.states': (_input, { desk }) => {
    const session = desk.session()
    const { all } = seasonStates(session)
    const steps = STEP_IDS.map((step) => ({ step, counts: noCounts() }))
    const byStep = new Map<string, (typeof steps)[number]['counts']>(
      steps.map((row) => [row.step, row.counts]),
    )
    for (const { one, state } of all) {
      const counts = byStep.get(one.step.id)
      if (counts !== undefined) counts[state]++
    }
    return {
      steps,
      made: all.filter((product) => product.state === 'current').length,
      total: all.length,
      pinned: all.filter(({ one }) => one.pinned).length,
      behind: all.filter(({ one }) => one.behind).length,
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

/** Steps that decide how many more products there will be. */
const TEXT: ReadonlySet<string> = new Set(['bible', 'arc', 'outline', 'script', 'polish', 'revise', 'shots'])
