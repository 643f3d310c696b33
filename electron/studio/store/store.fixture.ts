import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import type { Brief } from '../../../shared/drama/brief.ts'
import { StudioError } from '../errors.ts'

/** A brief for tests of the store. */
export const BRIEF: Brief = {
  title: '茶',
  premises: ['一个人。'],
  genre: 'ceo',
  language: 'zh',
  episodes: 1,
  episodeSeconds: 90,
  aspect: '9:16',
  style: '',
  seed: 7,
}

/** The code of the StudioError a piece of work ends with; "no error", or what else was thrown. */
export function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return error instanceof StudioError ? error.code : `not a StudioError: ${String(error)}`
  }
  return 'no error'
}

/** A file system of its own at `at`, or null where none can be mounted (not root, or not Linux). */
export function mountSmallDisk(
  at: string,
  size: string,
): { readOnly: () => void; unmount: () => void } | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  mkdirSync(at, { recursive: true })
  const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0
  if (!mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', at)) return null
  return {
    readOnly: () => void mount('-o', 'remount,ro', at),
    unmount: () => void spawnSync('umount', [at]),
  }
}
