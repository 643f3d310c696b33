import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stampOf } from '../../scripts/build-stamp.mjs'
import { appDir } from './studio-app.ts'

/** What a drama comes out of: any change makes another one. */
const SOURCES = ['electron/studio', 'electron/cli', 'shared', 'assets', 'package-lock.json']
const BRIEF = { premise: 'A baker finds her dead sister on the tram', episodes: 1, episodeSeconds: 20 }

/** Builds the drama once for all specs of a checkout; two that start together both build it, and one of them stays. */
function builtOnce(): string {
  const at = path.join(appDir, 'out', 'e2e')
  const whole = path.join(at, stampOf(SOURCES))
  if (existsSync(whole)) return whole
  const own = `${whole}.${process.pid}`
  mkdirSync(own, { recursive: true })
  const brief = path.join(own, 'brief.json')
  writeFileSync(brief, JSON.stringify(BRIEF))
  const args = [
    'produce',
    brief,
    '--project',
    path.join(own, 'drama'),
    '--out',
    path.join(own, 'out'),
    '--render',
    'none',
  ]
  const done = spawnSync(process.execPath, [path.join(appDir, 'scripts', 'cliffhanger.mjs'), ...args], {
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`no drama for the specs: ${done.stderr}`)
  try {
    renameSync(own, whole)
  } catch {
    // Another spec was faster: its drama is as good.
    rmSync(own, { recursive: true, force: true })
  }
  return whole
}

/** Puts a whole drama of one short episode into a folder that does not exist yet: all of it is built. */
export function wholeDrama(to: string): void {
  cpSync(path.join(builtOnce(), 'drama'), to, { recursive: true })
}
