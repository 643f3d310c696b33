import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestText } from '../../build/digest.ts'
import { asStudioError, StudioError } from '../../errors.ts'
import type { FailureClass } from '../failure.ts'

/** What the first line of a cassette says. */
export const HEADER = { cassette: 'cliffhanger', version: 1 } as const

/** One exchange as it is kept. */
export interface Kept {
  readonly kind: string
  readonly model: string
  /** Digest of kind, model and what was asked: what it is found by. */
  readonly request: string
  readonly asked: unknown
  readonly answer?: unknown
  readonly failed?: {
    readonly failure: FailureClass
    readonly message: string
    readonly status: number | null
  }
}

/** Bytes and large integers as JSON says them. */
type Coded = { readonly $file: string } | { readonly $integer: string }

/** The folder of files beside a cassette. */
export const filesBeside = (path: string): string => `${path}.files`

/** A value as JSON. @param keep puts bytes away and returns their name */
export function encode(value: unknown, keep: (bytes: Uint8Array) => string): unknown {
  if (value instanceof Uint8Array) return { $file: keep(value) } satisfies Coded
  if (typeof value === 'bigint') return { $integer: String(value) } satisfies Coded
  if (Array.isArray(value)) return value.map((one) => encode(one, keep))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, encode(one, keep)]))
}

/** The value again. @param load gives the bytes of a name */
export function decode(value: unknown, load: (name: string) => Uint8Array): unknown {
  if (Array.isArray(value)) return value.map((one) => decode(one, load))
  if (typeof value !== 'object' || value === null) return value
  if ('$file' in value && typeof value.$file === 'string') return load(value.$file)
  if ('$integer' in value && typeof value.$integer === 'string') return BigInt(value.$integer)
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, decode(one, load)]))
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What an exchange is found by. Files count by their content. */
export function requestDigest(kind: string, model: string, asked: unknown): string {
  return digestText(JSON.stringify([kind, model, encode(asked, sha256)]))
}

/** Puts a file beside a cassette, named by its content. */
export function keepBeside(path: string, bytes: Uint8Array): string {
  const name = sha256(bytes)
  const file = join(filesBeside(path), name)
  mkdirSync(filesBeside(path), { recursive: true })
  if (!existsSync(file)) writeFileSync(file, bytes)
  return name
}

/** A file beside a cassette. @throws StudioError MEDIA_DAMAGED when it is gone or another one */
export function loadBeside(path: string, name: string): Uint8Array {
  let bytes: Uint8Array | null = null
  try {
    bytes = /^[0-9a-f]{64}$/.test(name) ? readFileSync(join(filesBeside(path), name)) : null
  } catch {
    // told below
  }
  if (bytes === null || sha256(bytes) !== name)
    throw new StudioError('MEDIA_DAMAGED', `A file of the cassette is gone or damaged: ${name}.`)
  return bytes
}

/** All exchanges of a cassette. @throws StudioError BAD_ARGUMENT when it is none */
export function readCassette(path: string): Kept[] {
  if (!existsSync(path))
    throw new StudioError(
      'BAD_ARGUMENT',
      `There is no cassette ${path}.`,
      'Check the path after --replay; --record FILE makes one.',
    )
  let lines: string[]
  try {
    lines = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  } catch (error) {
    throw asStudioError(error, path)
  }
  try {
    const [first = 'null', ...rest] = lines
    const header = JSON.parse(first) as Partial<typeof HEADER> | null // checked below
    if (header?.cassette === HEADER.cassette && header.version === HEADER.version)
      return rest.map((line) => JSON.parse(line) as Kept) // written by the recorder
  } catch {
    // told below
  }
  throw new StudioError(
    'BAD_ARGUMENT',
    `${path} is no cassette of this version.`,
    'Record one with --record FILE.',
  )
}
