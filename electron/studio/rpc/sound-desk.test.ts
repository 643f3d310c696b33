import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createSoundDesk } from './sound-desk.ts'

const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-sounds-'))
const sounds = createSoundDesk(dir)
afterEach(() => {
  sounds.clear()
  rmSync(dir, { recursive: true, force: true })
})

const live = new AbortController().signal
const fileOf = (sha256: string) => ({ bytes: new Uint8Array([1, 2, 3]), sha256 })
/** A mix that ends only when it is given up. */
const endless = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))

it('mixes once for all who ask (bug: every change of a state would start the mix anew)', async () => {
  let mixes = 0
  let finish = (): void => {}
  const mix = (): Promise<ReturnType<typeof fileOf>> => {
    mixes++
    return new Promise((resolve) => (finish = () => resolve(fileOf('a'.repeat(64)))))
  }
  const gone = new AbortController()
  const first = sounds.lend('one', mix, gone.signal)
  gone.abort()
  await expect(first).rejects.toMatchObject({ code: 'CANCELLED' })
  const second = sounds.lend('one', mix, live)
  finish()
  const sha256 = await second
  expect(await sounds.lend('one', mix, live)).toBe(sha256)
  expect(mixes).toBe(1)
  expect([...readFileSync(sounds.path(sha256) ?? '')]).toEqual([1, 2, 3])
})

it('gives up the mix under way for another one, and when the drama is closed (bug: threads pile up)', async () => {
  const first = sounds.lend('one', endless, live)
  const second = sounds.lend('two', () => Promise.resolve(fileOf('b'.repeat(64))), live)
  await expect(first).rejects.toThrow(/abort/i)
  const path = sounds.path(await second) ?? ''
  const third = sounds.lend('three', endless, live)
  sounds.clear()
  await expect(third).rejects.toThrow(/abort/i)
  expect(existsSync(path)).toBe(false)
  expect(sounds.path('b'.repeat(64))).toBeNull()
})
