import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StudioError } from '../errors.ts'
import { writeWhole } from './whole-file.ts'

let dir = ''
let mounted = false

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'write-whole-'))
  mounted = false
})
afterEach(() => {
  if (mounted) execFileSync('umount', [dir])
  rmSync(dir, { recursive: true, force: true })
})

/** Mounts a small file system on the test's folder; says why and returns false where that is not allowed. */
function mountSmall(skip: (note: string) => void): void {
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', dir], { encoding: 'utf8' })
  mounted = made.status === 0
  if (!mounted) skip(`needs the right to mount a small file system: ${made.stderr ?? 'mount is missing'}`)
}

const whole = (sizeBytes: number): Uint8Array[] => [new Uint8Array(sizeBytes).fill(7), new Uint8Array([1, 2])]

// Catches parts written over each other or out of order, and temporary files left behind.
test('parts are written one after the other and nothing else stays', async () => {
  const file = path.join(dir, 'sub', 'a.bin')
  await writeWhole(file, [new Uint8Array([1, 2]), new Uint8Array([3])])
  expect([...readFileSync(file)]).toEqual([1, 2, 3])
  expect(readdirSync(path.dirname(file))).toEqual(['a.bin'])
})

// Catches half a file in the place of a good one when the disk runs full.
test('a full disk is DISK_FULL, leaves nothing behind and the older file intact', async ({ skip }) => {
  mountSmall(skip)
  const file = path.join(dir, 'a.bin')
  writeFileSync(file, 'older')
  const failed = writeWhole(file, whole(1 << 20))
  await expect(failed).rejects.toMatchObject({ code: 'DISK_FULL', hint: expect.stringContaining('space') })
  expect(readdirSync(dir)).toEqual(['a.bin'])
  expect(readFileSync(file, 'utf8')).toBe('older')
  await writeWhole(file, whole(1000))
  expect(readFileSync(file).length).toBe(1002)
})

// Catches an unexplained EROFS or EACCES.
test('a folder that may not be written to is READ_ONLY', async ({ skip }) => {
  mountSmall(skip)
  writeFileSync(path.join(dir, 'a.bin'), 'older')
  execFileSync('mount', ['-o', 'remount,ro', dir])
  await expect(writeWhole(path.join(dir, 'a.bin'), whole(10))).rejects.toMatchObject({ code: 'READ_ONLY' })
  expect(readdirSync(dir)).toEqual(['a.bin'])
  expect(readFileSync(path.join(dir, 'a.bin'), 'utf8')).toBe('older')
})

// Catches a file that failed its check being put in place all the same.
test('what verify refuses never becomes the file', async () => {
  const file = path.join(dir, 'a.bin')
  writeFileSync(file, 'older')
  const refuse = async (): Promise<void> => {
    throw new StudioError('RENDER_FAILED', 'no label')
  }
  await expect(writeWhole(file, whole(10), refuse)).rejects.toMatchObject({ code: 'RENDER_FAILED' })
  expect(readFileSync(file, 'utf8')).toBe('older')
  expect(readdirSync(dir)).toEqual(['a.bin'])
})

// Catches what a killed export left beside a film staying there for good, and the sweep touching living writers.
test('what a dead process left is swept, what a living one writes is not', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  writeFileSync(path.join(dir, `.a.bin.${dead}.0123abcd.part`), 'half')
  writeFileSync(path.join(dir, `.a.bin.${process.pid}.0123abcd.part`), 'half')
  mkdirSync(path.join(dir, 'other'))
  await writeWhole(path.join(dir, 'a.bin'), whole(10))
  expect(readdirSync(dir).toSorted()).toEqual([`.a.bin.${process.pid}.0123abcd.part`, 'a.bin', 'other'])
})
