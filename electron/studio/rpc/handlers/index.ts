import type { RouteName } from '../../../../shared/contract/index.ts'
import type { Handlers } from '../handler.ts'
import { appHandlers } from './app.ts'
import { boardHandlers } from './board.ts'
import { buildHandlers } from './build.ts'
import { castHandlers } from './cast.ts'
import { compareHandlers } from './compare.ts'
import { dramaHandlers } from './drama.ts'
import { exportHandlers } from './exports.ts'
import { findingsHandlers } from './findings.ts'
import { historyHandlers } from './history.ts'
import { modelsHandlers } from './models.ts'
import { moneyHandlers } from './money.ts'
import { novelHandlers } from './novel.ts'
import { promptHandlers } from './prompt.ts'
import { scriptHandlers } from './script.ts'
import { stageHandlers } from './stage.ts'
import { takesHandlers } from './takes.ts'

/** One handler for each route of the contract. */
const all = {
  ...appHandlers,
  ...dramaHandlers,
  ...novelHandlers,
  ...boardHandlers,
  ...scriptHandlers,
  ...castHandlers,
  ...takesHandlers,
  ...stageHandlers,
  ...buildHandlers,
  ...modelsHandlers,
  ...compareHandlers,
  ...promptHandlers,
  ...moneyHandlers,
  ...findingsHandlers,
  ...historyHandlers,
  ...exportHandlers,
}

/** Does not compile when there is a handler no route asks for. */
type Extra = Exclude<keyof typeof all, RouteName>
const noExtra: [Extra] extends [never] ? true : never = true
void noExtra

export const handlers: Handlers = all
