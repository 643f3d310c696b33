import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { StudioError } from '../../../errors.ts'
import { frameReader, packFrame } from './frames.ts'
import type { AnswerMessage, Frame, HelloMessage, SayMessage, SpeechMark } from './frames.ts'

/** What the engine said: 16-bit samples and marks in milliseconds from their start. */
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
  /** Says a text. Rejects when the process ends before it answers. */
  say(message: Omit<SayMessage, 'id'>): Promise<Said>
  /** Closes its pipe and resolves when it is gone. */
  close(): Promise<void>
}

/** A request unanswered for so long means a process that hangs; it is ended. */
const ANSWER_TIMEOUT_MS = 60_000

interface Waiting {
  readonly resolve: (said: Said) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

type Child = ChildProcessByStdio<Writable, Readable, null>

/** The script beside this file, under whichever extension this file itself has. */
function scriptPath(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return fileURLToPath(new URL(`./espeak-child.${extension}`, import.meta.url))
}

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
export function startSpeechProcess(script = scriptPath()): Promise<SpeechProcess> {
  const child = spawn(process.execPath, ['--no-warnings', script], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: childEnvironment(),
    windowsHide: true,
  })
  return new Promise((resolve, reject) => connect(child, resolve, reject))
}

function connect(
  child: Child,
  opened: (process: SpeechProcess) => void,
  refused: (error: Error) => void,
): void {
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  let sampleRate = 0
  let ended = false
  const gone = new Promise<void>((resolve) => {
    const end = (): void => {
      ended = true
      for (const one of waiting.values()) settle(one).reject(diedError())
      waiting.clear()
      refused(diedError())
      resolve()
    }
    child.once('error', end)
    child.once('exit', end)
  })
  child.stdin.on('error', () => undefined)
  const close = async (): Promise<void> => {
    hold(child, true)
    child.stdin.end()
    await gone
  }
  const say = (message: Omit<SayMessage, 'id'>): Promise<Said> => {
    if (ended) return Promise.reject(diedError())
    const id = nextId++
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), ANSWER_TIMEOUT_MS)
      waiting.set(id, { resolve, reject, timer })
      hold(child, true)
      child.stdin.write(packFrame({ ...message, id }))
    })
  }
  const read = frameReader((frame) => {
    // The only writer of this pipe is our own script, which uses the same types.
    const message = frame.json as HelloMessage | AnswerMessage
    if (message.kind === 'ready' || message.kind === 'absent') {
      if (message.kind === 'ready') sampleRate = message.sampleRate
      hold(child, false)
      const ready = message.kind === 'ready'
      opened({ pid: child.pid ?? 0, ready, alive: () => !ended, say, close })
      return
    }
    const one = waiting.get(message.id)
    waiting.delete(message.id)
    if (waiting.size === 0) hold(child, false)
    if (one !== undefined) answer(settle(one), message, frame, sampleRate)
  })
  child.stdout.on('data', (chunk: Buffer) => {
    try {
      read(chunk)
    } catch {
      // Garbage on the pipe: the process is broken, its end rejects whoever waits.
      child.kill('SIGKILL')
    }
  })
}

function settle(one: Waiting): Waiting {
  clearTimeout(one.timer)
  return one
}

function answer(one: Waiting, message: AnswerMessage, frame: Frame, sampleRate: number): void {
  if (message.kind === 'failed')
    one.reject(new StudioError('INTERNAL', `The voice engine refused a line: ${message.reason}`))
  else {
    const bytes = frame.bytes.slice()
    one.resolve({ sampleRate, samples: new Int16Array(bytes.buffer), marks: message.marks })
  }
}

/** A process that waits for work does not keep the studio open; one that works does. */
function hold(child: Child, working: boolean): void {
  for (const handle of [child, child.stdin, child.stdout]) {
    const method: unknown = Reflect.get(handle, working ? 'ref' : 'unref')
    if (typeof method === 'function') method.call(handle)
  }
}

function diedError(): StudioError {
  return new StudioError(
    'INTERNAL',
    'The voice engine stopped unexpectedly.',
    'Build again: it is restarted.',
  )
}
