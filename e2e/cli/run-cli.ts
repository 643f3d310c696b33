import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ENTRY = fileURLToPath(new URL('../../scripts/cliffhanger.mjs', import.meta.url))

/** What a command printed and how it ended. */
export interface CliResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the real command line in a child process. */
export function cli(args: readonly string[], env: Record<string, string> = {}): CliResult {
  const done = spawnSync(process.execPath, [ENTRY, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64e6,
  })
  return { code: done.status, stdout: done.stdout, stderr: done.stderr }
}

/** Runs a command with `--json` that must succeed, and parses the one object it prints. */
export function cliJson<T>(args: readonly string[]): T {
  const done = cli([...args, '--json'])
  if (done.code !== 0) throw new Error(`exit ${done.code}: ${done.stdout}\n${done.stderr}`)
  return JSON.parse(done.stdout) as T
}

const LOOK_EVERY_MS = 50

/** Starts a command and kills it with SIGKILL after a while; resolves when it is gone. Returns whether it was killed. */
export function cliKilled(args: readonly string[], afterMs: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ENTRY, ...args], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
    child.once('error', reject)
    child.once('exit', (_code, signal) => {
      clearTimeout(timer)
      resolve(signal === 'SIGKILL')
    })
  })
}

/** Starts a command and presses Ctrl-C once it has come as far as `far` says; resolves when it is gone. */
export function cliInterrupted(args: readonly string[], far: () => boolean): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ENTRY, ...args])
    const said = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => void (said.stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => void (said.stderr += text))
    const timer = setInterval(() => {
      if (!far()) return
      clearInterval(timer)
      child.kill('SIGINT')
    }, LOOK_EVERY_MS)
    child.once('error', reject)
    child.once('close', (code) => {
      clearInterval(timer)
      resolve({ code, ...said })
    })
  })
}

/** A folder that is removed at the end. */
export function scratch(): {
  dir: string
  path: (...parts: string[]) => string
  write: (name: string, content: string | Uint8Array) => string
  remove: () => void
} {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-cli-'))
  const path = (...parts: string[]): string => join(dir, ...parts)
  return {
    dir,
    path,
    write(name, content) {
      writeFileSync(path(name), content)
      return path(name)
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}

export interface Lines {
  episodes: {
    number: number
    title: string
    scenes: {
      id: string
      heading: string
      lines: { id: string; kind: string; speaker?: string; text: string }[]
    }[]
  }[]
}
export interface Status {
  products: Record<string, Record<'current' | 'stale' | 'missing' | 'blocked' | 'unknown', number>>
  digest: string
  pinned: string[]
  behind: { product: string; reason: string }[]
}
export interface Plan {
  steps: {
    step: string
    product: string
    episode?: number
    reason: string
    certain: boolean
    price: { currency: string; amount: string } | null
  }[]
  total: { currency: string; amount: string }
}
export interface Built {
  project: string
  episodes: number
  scenes: number
  lines: number
  shots: number
  products: Status['products']
  calls: number
  billable: number
  spent: { currency: string; amount: string }
  ran: string[]
  files: { path: string; kind: string; episode: number | null }[]
  findings: { open: number }
}
