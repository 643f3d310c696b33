import type { z } from 'zod'
import { app } from './app.ts'
import { board } from './board.ts'
import { build } from './build.ts'
import { cast } from './cast.ts'
import { compare } from './compare.ts'
import { drama } from './drama.ts'
import { exportsDomain } from './exports.ts'
import { findings } from './findings.ts'
import { history } from './history.ts'
import { models } from './models.ts'
import { money } from './money.ts'
import { novel } from './novel.ts'
import { prompt } from './prompt.ts'
import { script } from './script.ts'
import { stage } from './stage.ts'
import { takes } from './takes.ts'

/** Every request the window can make, by name. */
export const routes = {
  ...app,
  ...drama,
  ...novel,
  ...board,
  ...script,
  ...cast,
  ...takes,
  ...stage,
  ...build,
  ...models,
  ...compare,
  ...prompt,
  ...money,
  ...findings,
  ...history,
  ...exportsDomain,
} as const

export type Routes = typeof routes
export type RouteName = keyof Routes
export type ReadRoute = { [K in RouteName]: Routes[K]['effect'] extends 'read' ? K : never }[RouteName]
export type WriteRoute = Exclude<RouteName, ReadRoute>
/** What a caller may give: defaults left out. */
export type RouteInput<K extends RouteName> = z.input<Routes[K]['input']>
export type RouteOutput<K extends RouteName> = z.output<Routes[K]['output']>

export const isRoute = (name: string): name is RouteName => Object.hasOwn(routes, name)
