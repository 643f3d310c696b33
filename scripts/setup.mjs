// `npm run demo` and `npm test` from a bare clone: installs what is missing, then does the work on the pinned Node.
// Plain JavaScript for Node 20: nothing here may need an installed package.
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { delimiter, dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const say = (text) => console.error(`setup: ${text}`)
const fail = (text) => {
  console.error(`setup: ${text}`)
  process.exit(1)
}

/** PATH without any node_modules/.bin: `npm ci` would otherwise delete the very node it runs on. */
const systemPath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((dir) => !dir.includes(`node_modules${sep}.bin`) && !dir.includes('node-gyp-bin'))
  .join(delimiter)
const systemEnv = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_prefix|execpath|node_execpath|lifecycle|package|command)/.test(name),
  ),
)
const run = (command, args, options = {}) =>
  spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...systemEnv, PATH: systemPath },
    ...options,
  })
const output = (command, args) => {
  const done = run(command, args, { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' })
  return done.status === 0 ? done.stdout.trim() : null
}

const NPM_LEAST = [11, 19]
function checkNpm() {
  const version = output('npm', ['--version'])
  if (version === null) fail('npm was not found. Install Node.js 20 or newer with npm 11.19 or newer.')
  const [major, minor] = version.split('.').map(Number)
  if (major < NPM_LEAST[0] || (major === NPM_LEAST[0] && minor < NPM_LEAST[1]))
    fail(`npm ${version} is too old: 11.19 or newer is needed. Update it with: npm install -g npm@11`)
}

/**
 * Installs the packages of the lock file unless this very lock file is installed already. Through a link nothing is
 * installed: npm would empty the folder it leads to, which belongs to another checkout.
 */
function installPackages() {
  const packages = join(root, 'node_modules')
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) return
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(packages, '.cliffhanger-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  checkNpm()
  say('installing packages (npm ci) …')
  const done = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (done.status !== 0) fail('npm ci failed; its message is above.')
  writeFileSync(stamp, lock)
}

const onPath = (name) => systemPath.split(delimiter).some((dir) => existsSync(join(dir, name)))
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const CHROMIUM_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]
const hasChromium = () =>
  Boolean(process.env.CLIFFHANGER_CHROMIUM) ||
  CHROMIUM_NAMES.some(onPath) ||
  CHROMIUM_PLACES.some((path) => existsSync(path))
const hasCjkFont = () =>
  process.platform !== 'linux' || (output('fc-list', [':lang=zh-cn', 'family']) ?? '') !== ''

/** Chromium and a Chinese font: by apt on Debian and its relatives, else one line that says what to install. */
function installBrowser() {
  const wanted = [...(hasChromium() ? [] : ['chromium']), ...(hasCjkFont() ? [] : ['fonts-noto-cjk'])]
  if (wanted.length === 0) return
  if (process.platform !== 'linux' || !onPath('apt-get'))
    fail(`please install Google Chrome or Chromium, then run this again.`)
  const isRoot = process.getuid?.() === 0
  if (!isRoot && !onPath('sudo'))
    fail(
      `please install ${wanted.join(' and ')} (as root: apt-get install ${wanted.join(' ')}), then run this again.`,
    )
  say(`installing ${wanted.join(' and ')} …`)
  const apt = (...args) => {
    const command = ['apt-get', ...args, '-qq', '-y']
    return run(isRoot ? command[0] : 'sudo', isRoot ? command.slice(1) : command, {
      stdio: ['inherit', 'ignore', 'inherit'],
      env: { ...systemEnv, PATH: systemPath, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  apt('update')
  if (apt('install', '--no-install-recommends', ...wanted).status !== 0)
    fail(
      `could not install ${wanted.join(' and ')}. Install ${wanted.length > 1 ? 'them' : 'it'} by hand, then run this again.`,
    )
}

/** Runs a script of ours on the Node of the lock file. */
function onPinnedNode(args) {
  const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  const path = [join(root, 'node_modules', '.bin'), systemPath].join(delimiter)
  const done = spawnSync(node, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...systemEnv, PATH: path },
  })
  process.exit(done.status ?? 1)
}

installPackages()
installBrowser()
const [task, ...rest] = process.argv.slice(2)
const TASKS = {
  demo: 'scripts/demo.mjs',
  start: 'scripts/start.mjs',
  package: 'scripts/package.mjs',
  test: 'scripts/run-tests.mjs',
  'test:long': 'scripts/run-tests.mjs',
}
if (!(task in TASKS)) fail(`unknown task ${task}`)
onPinnedNode([TASKS[task], ...(task === 'test:long' ? ['--long'] : []), ...rest])
