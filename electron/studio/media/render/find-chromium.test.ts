import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CHROMIUM_VARIABLE, findChromium } from './find-chromium.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'find-chromium-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

function program(...parts: string[]): string {
  const file = path.join(dir, ...parts)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, '#!/bin/sh\n')
  chmodSync(file, 0o755)
  return file
}

// Catches a person's own choice being overruled by what happens to be on PATH.
test('the variable wins, then the best name on PATH, in whatever folder it is', () => {
  const own = program('own', 'my-browser')
  const chrome = program('a', 'google-chrome')
  const PATH = [path.join(dir, 'a'), path.join(dir, 'b')].join(path.delimiter)
  expect(findChromium({ PATH }, 'linux')).toBe(chrome)
  const chromium = program('b', 'chromium')
  expect(findChromium({ PATH }, 'linux')).toBe(chromium)
  expect(findChromium({ PATH, [CHROMIUM_VARIABLE]: own }, 'linux')).toBe(own)
})

// Catches a stack trace, or a wrong browser, where one line of advice is due.
test('no browser, a folder of that name, or a wrong variable is RENDERER_MISSING with a hint', () => {
  mkdirSync(path.join(dir, 'chromium'))
  const missing = { code: 'RENDERER_MISSING', hint: expect.stringContaining(CHROMIUM_VARIABLE) }
  expect(() => findChromium({ PATH: dir }, 'linux')).toThrow(expect.objectContaining(missing))
  expect(() => findChromium({ PATH: dir, [CHROMIUM_VARIABLE]: path.join(dir, 'none') }, 'linux')).toThrow(
    expect.objectContaining(missing),
  )
})

// Catches macOS applications not being found, which are never on PATH.
test('applications of macOS are found in the home folder', () => {
  const app = program('Applications', 'Chromium.app', 'Contents', 'MacOS', 'Chromium')
  expect(findChromium({ PATH: '', HOME: dir }, 'darwin')).toMatch(/MacOS\/(Google Chrome|Chromium)$/)
  expect(app).toContain('Chromium.app')
})
