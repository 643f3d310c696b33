import { app } from './app.ts'
import { board } from './board.ts'
import { build } from './build.ts'
import { compare } from './compare.ts'
import { costs } from './costs.ts'
import { exports } from './exports.ts'
import { failures } from './failures.ts'
import { findings } from './findings.ts'
import { home } from './home.ts'
import { script } from './script.ts'
import { settings } from './settings.ts'
import { stage } from './stage.ts'
import { terms } from './terms.ts'
import { ui } from './ui.ts'

/** Every namespace of this language. */
export const en = {
  app,
  board,
  build,
  compare,
  costs,
  exports,
  failures,
  findings,
  home,
  script,
  settings,
  stage,
  terms,
  ui,
} as const
