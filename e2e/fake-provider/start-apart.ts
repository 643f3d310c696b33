import { spawn } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BillLine } from './bills.ts'

const CLI = fileURLToPath(new URL('cli.ts', import.meta.url))

/** A fake provider in a process of its own: it goes on while the caller waits for a command, or kills one. */
export interface ProviderApart {
  bills(): BillLine[]
  /** How long the file of its bills is, in bytes: it has billed something more when it grew. */
  billedBytes(): number
  stop(): Promise<void>
}

/** Starts one. @param files where its bills, its script and the providers file for it are */
export function startApart(files: {
  readonly bills: string
  readonly script: string
  readonly providersOut: string
}): Promise<ProviderApart> {
  const args = [CLI, '--bills', files.bills, '--script', files.script, '--providers-out', files.providersOut]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const bills = (): BillLine[] =>
    readFileSync(files.bills, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as BillLine) // written by `Bills`
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await gone
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the fake provider ended with ${code}`)))
    // It prints its address once it listens.
    child.stdout.once('data', () => resolve({ bills, billedBytes: () => statSync(files.bills).size, stop }))
  })
}
