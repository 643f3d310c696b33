import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isAlive } from '../../electron/studio/is-alive.ts'

/** What a second start hands over to the first. */
export interface SecondStart {
  readonly argv: readonly string[]
  readonly workingDirectory: string
}

/** The lock of a user folder, held by this process. */
export interface InstanceLock {
  release(): void
}

/** A socket of the file system (a named pipe on Windows) that belongs to a user folder. No port is opened. */
function addressOf(userData: string): string {
  const name = `stand-in-${createHash('sha256').update(path.resolve(userData)).digest('hex').slice(0, 24)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`)
}

/** The live process that holds the lock, or 0. */
function holderOf(file: string): number {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid) ? pid : 0
  } catch {
    return 0
  }
}

function readAll(socket: Socket, done: (text: string) => void): void {
  let text = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    text += chunk
  })
  socket.on('end', () => done(text))
  socket.on('error', () => {})
}

/** Takes the lock of a user folder, and hears of further starts from then on. Null when another process holds it. */
export function lockInstance(userData: string, onSecond: (start: SecondStart) => void): InstanceLock | null {
  mkdirSync(userData, { recursive: true })
  const file = path.join(userData, 'stand-in.lock')
  if (holderOf(file) !== 0) return null
  writeFileSync(file, String(process.pid))
  const address = addressOf(userData)
  // Left behind by a process that was killed.
  if (process.platform !== 'win32') rmSync(address, { force: true })
  const server = createServer((socket) =>
    readAll(socket, (text) => onSecond(JSON.parse(text) as SecondStart)),
  )
  server.listen(address)
  server.unref()
  return {
    release() {
      server.close()
      rmSync(file, { force: true })
    },
  }
}

/** Tells the process that holds the lock what this start was asked for. Never rejects. */
export function handOver(userData: string): Promise<void> {
  const start: SecondStart = { argv: process.argv, workingDirectory: process.cwd() }
  return new Promise((resolve) => {
    const socket = createConnection(addressOf(userData), () => socket.end(JSON.stringify(start)))
    socket.on('error', () => resolve())
    socket.on('close', () => resolve())
    socket.resume()
  })
}
