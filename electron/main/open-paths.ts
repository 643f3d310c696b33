import path from 'node:path'

/**
 * What a start was asked to open: the last argument that is a path, or null. Flags are Electron's; in a checkout the
 * first argument that is none is the app itself.
 */
export function pathToOpen(
  argv: readonly string[],
  workingDirectory: string,
  packaged: boolean,
): string | null {
  const words = argv.slice(1).filter((word) => word !== '' && !word.startsWith('-'))
  const last = words.slice(packaged ? 0 : 1).at(-1)
  return last === undefined ? null : path.resolve(workingDirectory, last)
}
