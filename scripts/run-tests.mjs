// Runs everything `npm test` promises: types, lint, format, then all tests; ends with one line that counts them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const long = process.argv.includes('--long')
const filters = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const run = (name, args) =>
  spawnSync(name, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1

if (!long && filters.length === 0)
  for (const { name, args } of [
    { name: 'tsc', args: ['-b'] },
    { name: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
    { name: 'oxfmt', args: ['--check'] },
  ])
    if (run(name, args) !== 0) {
      console.error(`test: ${name} found something; its report is above.`)
      process.exit(1)
    }

const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-test-'))
const report = join(dir, 'report.json')
const config = long ? ['--config', 'vitest.long.config.mts'] : []
const status = run('vitest', [
  'run',
  ...config,
  ...filters,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
])
let counts = { passed: 0, failed: 0, skipped: 0 }
try {
  const json = JSON.parse(readFileSync(report, 'utf8'))
  counts = {
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + (json.numTodoTests ?? 0),
  }
} catch (error) {
  console.error(`test: no report was written (${error.message})`)
}
rmSync(dir, { recursive: true, force: true })
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(status !== 0 || counts.failed > 0 || counts.passed === 0 ? 1 : 0)
