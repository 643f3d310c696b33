import { findPackageJSON } from 'node:module'

/** The package `espeak-child.ts` loads. */
const ENGINE_PACKAGE = '@echogarden/espeak-ng-emscripten'

/** True when the optional speech package is installed. It is looked for, not loaded: it stays in its own process. */
export function engineInstalled(): boolean {
  try {
    return findPackageJSON(ENGINE_PACKAGE, import.meta.url) !== undefined
  } catch {
    return false
  }
}
