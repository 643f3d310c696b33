import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openVerified } from './verified.ts'

it('is kept over restarts for one provider at one origin, and garbage is nobody verified (bug: a relay of the same name counts as the vendor)', () => {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-verified-'))
  const file = join(dir, 'sub', 'verified.json')
  const vendor = { provider: 'ex', origin: 'https://ex.example' }
  const verified = openVerified(file)
  expect(verified.dateOf(vendor)).toBeNull()
  verified.note(vendor)
  expect(openVerified(file).dateOf(vendor)).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(openVerified(file).dateOf({ ...vendor, origin: 'https://relay.example' })).toBeNull()
  writeFileSync(file, '[{"provider": 3}]')
  expect(openVerified(file).dateOf(vendor)).toBeNull()
  rmSync(dir, { recursive: true, force: true })
})
