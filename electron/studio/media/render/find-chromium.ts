import { accessSync, constants, statSync } from 'node:fs'
import path from 'node:path'
import { StudioError } from '../../errors.ts'

/** Environment variable that names the browser to use. */
export const CHROMIUM_VARIABLE = 'CLIFFHANGER_CHROMIUM'

/** Names on PATH, best first. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** Where installers put it on systems that do not use PATH for applications. */
function usualPlaces(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', path.join(env['HOME'] ?? '', 'Applications')]
    return folders.flatMap((folder) => [
      path.join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
      path.join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
      path.join(folder, 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'),
    ])
  }
  if (platform !== 'win32') return []
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? [])
  return folders.flatMap((folder) => [
    path.join(folder, 'Google/Chrome/Application/chrome.exe'),
    path.join(folder, 'Chromium/Application/chrome.exe'),
    path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
  ])
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/**
 * The path of Chromium or Chrome: what {@link CHROMIUM_VARIABLE} names, else the first found on PATH, else in the usual
 * places. Throws `RENDERER_MISSING` when there is none, and when the variable names something that is not a program.
 */
export function findChromium(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  const named = env[CHROMIUM_VARIABLE] ?? ''
  if (named !== '') {
    if (isProgram(named)) return named
    throw new StudioError(
      'RENDERER_MISSING',
      `${CHROMIUM_VARIABLE} names no program: ${named}`,
      `Set ${CHROMIUM_VARIABLE} to the full path of Chromium or Chrome, or unset it.`,
    ).about({ kind: 'painterMissing', values: {} })
  }
  const suffix = platform === 'win32' ? '.exe' : ''
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '')
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)))
  const found = [...onPath, ...usualPlaces(platform, env)].find(isProgram)
  if (found !== undefined) return found
  throw new StudioError(
    'RENDERER_MISSING',
    'Chromium was not found: it paints and encodes the video.',
    `Install Chromium or Chrome, or set ${CHROMIUM_VARIABLE} to its path.`,
  ).about({ kind: 'painterMissing', values: {} })
}
