import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { speechChildPath } from '../../../entry-files.ts'
import { StudioError } from '../../../errors.ts'
import { frameReader, packFrame } from './frames.ts'
import type { AnswerMessage, Frame, HelloMessage, SpeechMark, Utterance } from './frames.ts'

/** What the engine made of an utterance: 16-bit samples, and marks in milliseconds from their start. */
export interface Said {
  readonly sampleRate: number
  readonly samples: Int16Array
  readonly marks: readonly SpeechMark[]
}

/** One running speech process, or the news that the engine is not installed. */
export interface SpeechProcess {
  /** Operating system id of the process. */
  readonly pid: number
  /** False when the engine package is absent: nothing can be said. */
  readonly ready: boolean
  /** False once the process has ended. */
  alive(): boolean
  /** Says the clauses of a line. Rejects when the process ends before it answers, or refuses. */
  say(utterances: readonly Utterance[]): Promise<Said[]>
  /** Closes its pipe and resolves when it is gone. */
  close(): Promise<void>
}

/** A request unanswered for so long means a process that hangs; it is ended. */
const ANSWER_TIMEOUT_MS = 60_000

type Child = ChildProcessByStdio<Writable, Readable, null>

/** Nothing of the studio's environment but what a process needs to start; no keys. */
function childEnvironment(): NodeJS.ProcessEnv {
  const passed = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'HOME'] as const
  const kept = passed.flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  // Inside Electron, process.execPath is Electron, which runs scripts as Node only when told so.
  return { ...Object.fromEntries(kept), ELECTRON_RUN_AS_NODE: '1' }
}

/** Starts a speech process and waits for its first message. Rejects when it ends before that. */
export function startSpeechProcess(script = speechChildPath()): Promise<SpeechProcess> {
  const child = spawn(process.execPath, ['--no-warnings', script], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: childEnvironment(),
    windowsHide: true,
  })
  return new Connection(child).opened
}

interface Waiting {
  readonly resolve: (said: Said[]) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

/** The studio's end of the pipe. */
class Connection implements SpeechProcess {
  /** Resolves with this connection when the process has said what it can. */
  readonly opened: Promise<SpeechProcess>
  readonly pid: number
  ready = false
  readonly #child: Child
  readonly #gone: Promise<void>
  readonly #waiting = new Map<number, Waiting>()
  #sampleRate = 0
  #nextId = 1
  #ended = false

  constructor(child: Child) {
    this.#child = child
    this.pid = child.pid ?? 0
    const opening = Promise.withResolvers<SpeechProcess>()
    this.opened = opening.promise
    this.#gone = new Promise((resolve) => {
      const end = (): void => {
        this.#ended = true
        for (const id of this.#waiting.keys()) this.#settle(id)?.reject(stoppedError())
        opening.reject(stoppedError())
        resolve()
      }
      child.once('error', end)
      child.once('close', end)
    })
    // A pipe that breaks is followed by the end of the process.
    child.stdin.on('error', () => undefined)
    const read = frameReader((frame) => this.#receive(frame, opening.resolve))
    child.stdout.on('data', (chunk: Buffer) => {
      try {
        read(chunk)
      } catch {
        // Garbage on the pipe: the process is broken, and its end rejects whoever waits.
        child.kill('SIGKILL')
      }
    })
  }

  alive(): boolean {
    return !this.#ended
  }

  say(utterances: readonly Utterance[]): Promise<Said[]> {
    if (this.#ended) return Promise.reject(stoppedError())
    const id = this.#nextId++
    const { promise, resolve, reject } = Promise.withResolvers<Said[]>()
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), ANSWER_TIMEOUT_MS)
    this.#waiting.set(id, { resolve, reject, timer })
    this.#hold(true)
    this.#child.stdin.write(packFrame({ id, utterances }))
    return promise
  }

  async close(): Promise<void> {
    this.#hold(true)
    this.#child.stdin.end()
    await this.#gone
  }

  #receive(frame: Frame, open: (process: SpeechProcess) => void): void {
    // The only writer of this pipe is our own script, which uses the same types.
    const message = frame.json as HelloMessage | AnswerMessage
    if (message.kind === 'ready' || message.kind === 'absent') {
      this.ready = message.kind === 'ready'
      if (message.kind === 'ready') this.#sampleRate = message.sampleRate
      else this.#child.stdin.end()
      this.#hold(false)
      open(this)
      return
    }
    const waiting = this.#settle(message.id)
    if (this.#waiting.size === 0) this.#hold(false)
    if (message.kind === 'failed')
      waiting?.reject(new StudioError('INTERNAL', `The voice engine refused a line: ${message.reason}`))
    else waiting?.resolve(unpack(message.parts, frame.bytes, this.#sampleRate))
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    clearTimeout(waiting?.timer)
    return waiting
  }

  /** A process that waits for work does not keep the studio running; one that works does. */
  #hold(working: boolean): void {
    for (const handle of [this.#child, this.#child.stdin, this.#child.stdout]) {
      // Pipes have ref and unref, though their stream types do not say so.
      const method: unknown = Reflect.get(handle, working ? 'ref' : 'unref')
      if (typeof method === 'function') method.call(handle)
    }
  }
}

function unpack(
  parts: readonly { sampleCount: number; marks: readonly SpeechMark[] }[],
  bytes: Uint8Array,
  sampleRate: number,
): Said[] {
  // A copy, because samples must begin at an even address.
  const all = new Int16Array(bytes.slice().buffer)
  let at = 0
  return parts.map(({ sampleCount, marks }) => {
    const samples = all.subarray(at, at + sampleCount)
    at += sampleCount
    return { sampleRate, samples, marks }
  })
}

function stoppedError(): StudioError {
  return new StudioError(
    'INTERNAL',
    'The voice engine stopped unexpectedly.',
    'Build again: it is restarted. If it never starts, install @echogarden/espeak-ng-emscripten anew.',
  )
}
