import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'

/** Name of the preload's isolated world, and of the way out of it. */
export const PRELOAD_WORLD = 'preload'
export const SEND_BINDING = 'standInSend'

/** A module of this folder as plain statements: types, imports and `export` taken away. */
function statementsOf(name: string): string {
  const source = readFileSync(path.join(import.meta.dirname, name), 'utf8')
  return stripTypeScriptTypes(source)
    .replaceAll(/^import\b[^\n]*$/gm, '')
    .replaceAll(/^export /gm, '')
}

/** The script for the page's own world. */
export function mainWorldScript(): string {
  return `(() => {${statementsOf('codec.ts')}\n${statementsOf('page/main-world.ts')}\ninstallMainWorld()})()`
}

/** What a sandboxed preload sees of `process`. */
function processOf(chromeVersion: string): string {
  const versions = { electron: 'stand-in', chrome: chromeVersion, node: process.versions.node }
  return JSON.stringify({
    platform: process.platform,
    arch: process.arch,
    versions,
    env: {},
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  })
}

/**
 * The script for the preload's world: the stand-in's part, then the app's preload file word for word, in the function
 * that a CommonJS module is. `everyFrame` is `nodeIntegrationInSubFrames`.
 */
export function preloadWorldScript(preload: string, everyFrame: boolean, chromeVersion: string): string {
  return `(() => {
${everyFrame ? '' : 'if (self !== top) return'}
const sendText = globalThis.${SEND_BINDING}
if (typeof sendText !== 'function') return
const world = (() => {${statementsOf('codec.ts')}\n${statementsOf('page/preload-world.ts')}
return installPreloadWorld(sendText)})()
const require = (name) => {
  if (name === 'electron' || name === 'electron/renderer') return world
  throw new Error('module not found: ' + name)
}
const module = { exports: {} }
;(function (require, module, exports, process) {${preload}
})(require, module, module.exports, ${processOf(chromeVersion)})
})()`
}
