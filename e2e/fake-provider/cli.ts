import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startFakeProvider } from './server.ts'

/** It ends by itself when nobody has asked anything for so long. */
const IDLE_MS = 30 * 60_000

/** Runs the fake provider by itself until it is ended: `--port N [--script FILE] --bills FILE --providers-out FILE`. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    script: { type: 'string' },
    bills: { type: 'string' },
    'providers-out': { type: 'string' },
  },
})
const provider = await startFakeProvider({
  port: Number(values.port),
  ...(values.script === undefined
    ? {}
    : { script: JSON.parse(readFileSync(values.script, 'utf8')) as unknown }),
  ...(values.bills === undefined ? {} : { billsFile: values.bills }),
})
if (values['providers-out'] !== undefined)
  writeFileSync(values['providers-out'], `${JSON.stringify(provider.providersFile(), null, 2)}\n`)
process.stdout.write(`${provider.baseUrl}\n`)
const stop = (): void => void provider.close().then(() => process.exit(0))
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
let seen = 0
setInterval(() => {
  if (provider.seen === seen) stop()
  seen = provider.seen
}, IDLE_MS)
