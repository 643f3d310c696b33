import type * as NodeFs from 'node:fs'
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMediaStore } from './media-store.ts'

/** What was asked of the file system, in order. The calls go through to the real one. */
const log = vi.hoisted((): string[] => [])
const names = vi.hoisted(() => new Map<number, string>())
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof NodeFs>()
  const last = (path: unknown): string => String(path).split('/').at(-1) ?? ''
  return {
    ...fs,
    openSync(...args: Parameters<typeof fs.openSync>) {
      const fd = fs.openSync(...args)
      names.set(fd, last(args[0]))
      return fd
    },
    writeSync(fd: number, ...rest: never[]) {
      log.push(`write ${names.get(fd) ?? ''}`)
      return (fs.writeSync as (fd: number, ...rest: never[]) => number)(fd, ...rest) // any of its overloads
    },
    fsyncSync(fd: number) {
      log.push(`fsync ${names.get(fd) ?? ''}`)
      fs.fsyncSync(fd)
    },
    renameSync(from: string, to: string) {
      log.push(`rename ${last(from)} ${last(to)}`)
      fs.renameSync(from, to)
    },
  }
})

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-media-'))
  log.length = 0
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('putting a file', () => {
  it('fsyncs the content before the name, and the name before anybody hears of it (a power cut between)', () => {
    const store = createMediaStore(dir)
    const ref = store.put(new TextEncoder().encode('RIFF voice'), 'audio/wav')
    const name = basename(store.path(ref))
    const part = log[0]?.replace('write ', '') ?? ''
    expect(part).toMatch(new RegExp(`^\\.${name}\\..+\\.part$`))
    expect(log).toEqual([`write ${part}`, `fsync ${part}`, `rename ${part} ${name}`, 'fsync media'])
    expect(store.list()).toEqual([name])
  })

  it('writes nothing when the file is there and whole', () => {
    const store = createMediaStore(dir)
    const bytes = new TextEncoder().encode('RIFF voice')
    store.put(bytes, 'audio/wav')
    log.length = 0
    store.put(bytes, 'audio/wav')
    expect(log).toEqual([])
  })
})

describe('bytes that went bad without a trace', () => {
  it('are mended by the build that doctor and export advise: once seen, they do not look whole again', () => {
    const store = createMediaStore(dir)
    const ref = store.put(new TextEncoder().encode('RIFF voice'), 'audio/wav')
    const recordedAt = Date.now() - 3_600_000
    const path = store.path(ref)
    writeFileSync(path, 'RIFF vOice')
    utimesSync(path, recordedAt / 1000, recordedAt / 1000)
    expect(createMediaStore(dir).looksWhole(ref, recordedAt), 'size and time say nothing').toBe(true)
    expect(createMediaStore(dir).verify(ref)).toBe(false)
    expect(statSync(path).mtimeMs).toBeGreaterThan(recordedAt + 60_000)
    expect(createMediaStore(dir).looksWhole(ref, recordedAt)).toBe(false)
  })
})
