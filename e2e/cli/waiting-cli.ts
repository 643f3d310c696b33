import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { CliResult } from './run-cli.ts'

const ENTRY = fileURLToPath(new URL('waiting-entry.ts', import.meta.url))

/** How often it is looked whether a command is due to be killed, in ms. */
const LOOK_EVERY_MS = 5

/** Whether a command is to be killed now that it has run for so long, in ms. */
export type Due = (ranMs: number) => boolean

/** How a command ended, and whether it was killed. */
export interface Ended extends CliResult {
  readonly wasKilled: boolean
}

/**
 * A command line in a process of its own that has loaded already and waits for its words: all of its life is spent on the
 * command, so a kill falls into work, not into loading.
 */
export class WaitingCli {
  private readonly child: ChildProcess
  private readonly ready: Promise<void>

  constructor() {
    this.child = spawn(process.execPath, [ENTRY], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    this.ready = new Promise((resolve, reject) => {
      this.child.once('error', reject)
      this.child.once('exit', (code) => reject(new Error(`a waiting command line ended with ${code}`)))
      this.child.once('message', () => resolve())
    })
    this.ready.catch(() => undefined) // thrown to whoever runs it
  }

  /**
   * Runs a command to its end, or kills it with SIGKILL once it is due; resolves when it is gone.
   * @param isDue left out: it is let run
   */
  async run(args: readonly string[], isDue: Due = () => false): Promise<Ended> {
    await this.ready
    return new Promise((resolve, reject) => {
      const said = { stdout: '', stderr: '' }
      this.child.stdout?.setEncoding('utf8').on('data', (text: string) => void (said.stdout += text))
      this.child.stderr?.setEncoding('utf8').on('data', (text: string) => void (said.stderr += text))
      const from = performance.now()
      const timer = setInterval(
        () => isDue(performance.now() - from) && this.child.kill('SIGKILL'),
        LOOK_EVERY_MS,
      )
      this.child.once('close', (code, signal) => {
        clearInterval(timer)
        resolve({ ...said, code, wasKilled: signal === 'SIGKILL' })
      })
      this.child.send(args, (error) => error !== null && reject(error))
    })
  }

  /** Ends one that is not needed any more. */
  end(): void {
    this.child.kill('SIGKILL')
  }
}
