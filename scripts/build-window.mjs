// Builds the window's three parts into out/, as electron.vite.config.ts says.
import path from 'node:path'
import { buildWhole, projectRoot, stampIn, stampOf } from './build-stamp.mjs'

const COMMON = [
  'electron.vite.config.ts',
  'scripts/build-window.mjs',
  'scripts/build-stamp.mjs',
  'package.json',
  'package-lock.json',
]
/** What each part is built from. */
const PARTS = {
  main: ['electron/main', 'electron/studio', 'shared'],
  preload: ['electron/preload', 'shared'],
  renderer: ['renderer', 'shared', 'assets/icons'],
}

const placeOf = (part) => path.join(projectRoot, 'out', part)

async function buildPart(part, folder) {
  const { resolveConfig } = await import('electron-vite')
  const { build } = await import('vite')
  const inline = {
    root: projectRoot,
    configFile: path.join(projectRoot, 'electron.vite.config.ts'),
    // Errors are thrown; the rest is noise on every start.
    logLevel: 'error',
    build: { outDir: `${folder}-parts` },
  }
  // Builds for production make their links relative; without this the renderer would link to the root.
  process.env.NODE_ENV_ELECTRON_VITE = 'production'
  const { config } = await resolveConfig(inline, 'build', 'production')
  const wanted = config[part]
  await build({ ...wanted, build: { ...wanted.build, outDir: folder, emptyOutDir: true } })
}

/**
 * Builds those parts of the window whose sources have changed since they were built. Resolves with their names.
 * Throws what the bundler says when a part cannot be built; the part that was there before stays.
 */
export async function ensureWindow(parts = Object.keys(PARTS)) {
  const built = []
  for (const part of parts) {
    const stamp = stampOf([...PARTS[part], ...COMMON])
    if ((await stampIn(placeOf(part))) === stamp) continue
    await buildWhole(placeOf(part), stamp, (folder) => buildPart(part, folder))
    built.push(part)
  }
  return built
}
