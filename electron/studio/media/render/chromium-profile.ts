import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isAlive } from '../../is-alive.ts'

/** Removes a browser's profile. Never throws. */
export function removeProfile(profile: string): void {
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  } catch {
    // A helper process may still write into it; the next start sweeps it away.
  }
}

/** Removes profiles whose owner (its process id is in the name) was killed before it could. */
function sweepProfiles(prefix: string): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : NaN
    if (Number.isInteger(owner) && !isAlive(owner)) removeProfile(path.join(tmpdir(), name))
  }
}

/** A fresh profile of this process, after those of dead ones are gone. `prefix` tells kinds of browsers apart. */
export function freshProfile(prefix: string): string {
  sweepProfiles(prefix)
  return mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`))
}
