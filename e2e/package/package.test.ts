import { readdirSync, readFileSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { FileMatcher } from 'app-builder-lib/out/fileMatcher'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config'
import type { FileSet } from 'app-builder-lib'
import { DebugLogger } from 'builder-util'
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureWindow } from '../../scripts/build-window.mjs'

const root = path.resolve(import.meta.dirname, '..', '..')
type Config = Awaited<ReturnType<typeof getConfig>>
let config: Config

beforeAll(async () => {
  await ensureWindow()
  config = await getConfig(root, path.join(root, 'electron-builder.yml'), null)
})

const listed = (value: Config['files']): Exclude<Config['files'], readonly unknown[]>[] =>
  Array.isArray(value) ? value : [value]

/** Sets of files as the packager reads them: the first is of the checkout itself, the others are of folders they name. */
const sets = (): FileSet[] =>
  listed(config.files).map((one) => (typeof one === 'string' ? { filter: one } : (one ?? {})))
const patternsOf = ({ filter }: FileSet): string[] =>
  (Array.isArray(filter) ? filter : [filter]).filter((one) => typeof one === 'string')

/** Whether patterns below a folder let a file pass, by the packager's own rules. */
function passes(folder: string, patterns: string[], file: string): boolean {
  const filter = new FileMatcher(folder, folder, (pattern) => pattern, patterns).createFilter()
  // The filter asks no more of it than what `stat` knows.
  return filter(file, statSync(file) as Parameters<typeof filter>[1])
}

/** Whether the packager takes a file of the checkout. */
function takes(...names: string[]): boolean {
  const texts = sets()
    .filter(({ from }) => from === undefined)
    .flatMap(patternsOf)
  // Packages that the program depends on are taken unless a pattern says no.
  const inModules = names[0]?.startsWith('node_modules') ?? false
  const patterns = inModules ? ['**/*', ...texts.filter((one) => one.startsWith('!'))] : texts
  return passes(root, patterns, path.join(root, ...names))
}

describe('what is packaged', () => {
  it('is described in terms the packager knows (bug: a setting that is silently ignored)', async () => {
    await validateConfiguration(config, new DebugLogger(false))
    expect(listed(config.linux?.target as Config['files'])).toEqual(['AppImage', 'deb'])
    expect(config.mac?.target).toEqual(['dmg'])
    expect(config.win?.target).toEqual(['nsis'])
    expect(statSync(path.join(root, String(config.icon))).size).toBeGreaterThan(0)
  })

  it('leaves the GPL voice engine and its process out (bug: a licence broken by an installer)', () => {
    const engine = path.join('node_modules', '@echogarden', 'espeak-ng-emscripten')
    for (const name of readdirSync(path.join(root, engine)))
      expect([name, takes(engine, name)]).toEqual([name, false])
    expect(takes('out', 'main', 'espeak-child.js')).toBe(false)
    expect(JSON.stringify([config.extraFiles, config.extraResources])).not.toContain('echogarden')
    // No part of the engine was bundled into what is packaged either: its data are megabytes.
    for (const name of readdirSync(path.join(root, 'out', 'main')).filter((one) => takes('out', 'main', one)))
      expect(readFileSync(path.join(root, 'out', 'main', name), 'utf8')).not.toMatch(
        /espeak-ng-data|Module\.asm/,
      )
  })

  it('holds whatever the main process loads (bug: a program that starts only in a checkout)', () => {
    const main = path.join(root, 'out', 'main')
    const scripts = readdirSync(main).filter((name) => name.endsWith('.js') && takes('out', 'main', name))
    expect(scripts).toContain('index.js')
    expect(scripts).toContain('painter-worker.js')
    const required = scripts.flatMap((name) =>
      [...readFileSync(path.join(main, name), 'utf8').matchAll(/\brequire\(["']([^"'.][^"']*)["']\)/g)].map(
        ([, module = '']) => module,
      ),
    )
    const packages = [...new Set(required)].filter((name) => name !== 'electron' && !isBuiltin(name))
    expect(packages).toContain('better-sqlite3')
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>
    }
    for (const name of packages) {
      expect(Object.keys(manifest.dependencies)).toContain(name)
      expect([name, takes('node_modules', ...name.split('/'), 'package.json')]).toEqual([name, true])
    }
  })

  it('unpacks native modules and takes the typefaces of pictures (bug: a stage without letters)', () => {
    expect(config.asar).toBe(true)
    expect(config.asarUnpack).toContain('**/*.node')
    const native = ['node_modules', 'better-sqlite3', 'prebuilds', 'linux-x64.node']
    expect(takes(...native)).toBe(true)
    const source = readFileSync(path.join(root, 'electron', 'studio', 'media', 'canvas-host.ts'), 'utf8')
    const faces = [...source.matchAll(/'(@fontsource-variable\/[^']+)'/g)].map(([, name = '']) => name)
    expect(faces.length).toBeGreaterThan(0)
    for (const name of faces) {
      const set = sets().find(({ from }) => from === `node_modules/${name}`)
      const folder = path.join(root, 'node_modules', name)
      const sheet = readFileSync(path.join(folder, 'index.css'), 'utf8')
      for (const [, file = ''] of sheet.matchAll(/url\(\.\/(files\/[^)]+\.woff2)\)/g)) {
        expect([file, passes(folder, patternsOf(set ?? {}), path.join(folder, file))]).toEqual([file, true])
      }
    }
  })
})
