/** Writes `docs/ipc.md` from the contract: `npm run docs:ipc`. A test says when it is out of date. */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import * as app from '../shared/contract/app.ts'
import * as board from '../shared/contract/board.ts'
import * as build from '../shared/contract/build.ts'
import * as common from '../shared/contract/common.ts'
import * as drama from '../shared/contract/drama.ts'
import {
  callSchema,
  ERROR_CODES,
  errorCode,
  EVENT_CHANNEL,
  failure,
  REQUEST_CHANNEL,
  type FailureCode,
} from '../shared/contract/envelope.ts'
import { studioEvent } from '../shared/contract/events.ts'
import * as exportsOf from '../shared/contract/exports.ts'
import { failureFact } from '../shared/contract/failure-fact.ts'
import { exportLoss } from '../shared/drama/loss.ts'
import * as findings from '../shared/contract/findings.ts'
import * as history from '../shared/contract/history.ts'
import { isRoute, routes, type RouteName } from '../shared/contract/index.ts'
import * as script from '../shared/contract/script.ts'
import * as stage from '../shared/contract/stage.ts'
import * as takes from '../shared/contract/takes.ts'
import { TOPICS } from '../shared/contract/route.ts'
import { failures } from '../renderer/i18n/en/failures.ts'
import { fullShapeText, shapeText, type ShapeNames } from './ipc-shapes.mts'

/** Where the page is kept. */
export const IPC_PAGE = new URL('../docs/ipc.md', import.meta.url)

/** Written out where they stand: their name says less than they do. */
const INLINE = new Set(['nothing', 'done'])

/** The exported schemas of the contract by their names. */
function namedShapes(): ShapeNames {
  const modules = [common, app, drama, board, script, stage, takes, build, exportsOf, findings, history]
  // Sorted: in which order a module lists its names is up to who loads it.
  const entries = [{ failure, errorCode, failureFact, exportLoss }, ...modules].flatMap((module) =>
    Object.entries(module).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
  return new Map(
    entries.flatMap(([name, value]) =>
      value instanceof z.ZodType && !INLINE.has(name) ? [[value, name] as const] : [],
    ),
  )
}

const fence = (text: string): string => `\`\`\`\n${text}\n\`\`\`\n`
const domainOf = (route: RouteName): string => route.split('.')[0] ?? ''
const cell = (text: string): string => text.replaceAll('|', '\\|')

/** Codes a route's sentence names: what it may answer beside the general ones. */
const codesIn = (doc: string): readonly FailureCode[] =>
  ERROR_CODES.filter((code) => new RegExp(`\\b${code}\\b`).test(doc))

function routeText(name: RouteName, shapes: ShapeNames): string {
  const { effect, doc, topics, input, output } = routes[name]
  const about = topics.length === 0 ? '' : ` · stale on ${topics.map((topic) => `\`${topic}\``).join(' ')}`
  const codes = codesIn(doc)
  const fails = codes.length === 0 ? '' : ` · fails with ${codes.map((code) => `\`${code}\``).join(' ')}`
  const shape = `in:  ${shapeText(input, shapes)}\nout: ${shapeText(output, shapes)}`
  return `### \`${name}\`\n\n${effect}${about}${fails}\n\n${doc}\n\n${fence(shape)}`
}

function routesText(shapes: ShapeNames): string {
  const names = Object.keys(routes).filter(isRoute)
  return [...new Set(names.map(domainOf))]
    .map((domain) => {
      const own = names.filter((name) => domainOf(name) === domain)
      return `## ${domain}\n\n${own.map((name) => routeText(name, shapes)).join('\n')}`
    })
    .join('\n')
}

function eventsText(shapes: ShapeNames): string {
  const kinds = studioEvent.options.map((option) => shapeText(option, shapes))
  return `## Events\n\n${fence(kinds.join('\n'))}`
}

const errorsText = (): string =>
  [
    '## Errors',
    '',
    'Every code has words in both languages (`renderer/i18n/*/failures.ts`); `fact`, where there is one, says more in them; else `message` is shown as details.',
    '',
    '| code | what the window says |',
    '| --- | --- |',
    ...ERROR_CODES.map(
      (code) => `| \`${code}\` | ${cell(`${failures[code].title}. ${failures[code].text}`)} |`,
    ),
    '',
  ].join('\n')

/** Names that stand for more than one word, in the order they are used. */
function shapesText(shapes: ShapeNames): string {
  const lines = [...shapes].map(([schema, name]) => `${name} = ${fullShapeText(schema, shapes)}`)
  return `## Shapes\n\nNames used above. What a field means and its unit stand beside it in \`shared/contract/\`.\n\n${fence(lines.join('\n'))}`
}

const headText = (shapes: ShapeNames): string => `# Requests and events

Made from \`shared/contract/\` by \`npm run docs:ipc\`; a test says when it is out of date.

The window asks on one channel (\`${REQUEST_CHANNEL}\`) and hears on one (\`${EVENT_CHANNEL}\`). A call is

${fence(shapeText(callSchema, shapes))}
and comes back as \`{ ok: true, data }\` or \`{ ok: false, error: failure }\`; handlers never reject. Input and output are
parsed: any route may answer \`BAD_ARGUMENT\`, \`INTERNAL\`, \`IO\`, \`DISK_FULL\` or, after \`app.cancel\`, \`CANCELLED\`; routes about
the open drama also \`NOT_OPEN\`, writes \`READ_ONLY\`. A **read** changes nothing and is asked again when an event
\`changed\` names one of its topics (${TOPICS.map((topic) => `\`${topic}\``).join(' ')}); a **write** may change something.

Shapes are written like types. Limits stand in brackets behind them; \`?\` marks what may be left out.
`

/** The whole page. */
export function ipcPage(): string {
  const shapes = namedShapes()
  return [headText(shapes), routesText(shapes), eventsText(shapes), errorsText(), shapesText(shapes)].join(
    '\n',
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(IPC_PAGE, ipcPage())
