import { existsSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StudioError } from '../errors.ts'

/** A WAV file and its sha256 in hex. */
interface MixedFile {
  readonly bytes: Uint8Array
  readonly sha256: string
}

type Mix = (signal: AbortSignal) => Promise<MixedFile>

/** Sounds mixed for the stage. They lie on this machine, not in the drama, which may be on a read-only disk. */
export interface SoundDesk {
  /**
   * The sha256 of a sound, mixed when it is not there yet. Asking for another one ends the mix under way: the stage
   * moved on. One that nobody waits for any more runs out, as the stage asks anew whenever a state changes.
   * @param name names all that it is mixed from
   * @throws StudioError CANCELLED, DISK_FULL, and what mixing throws
   */
  lend(name: string, mix: Mix, signal: AbortSignal): Promise<string>
  /** Where a sound lies, by its sha256; null when it was not lent. */
  path(sha256: string): string | null
  /** Ends the mix under way and takes all sounds back. */
  clear(): void
}

const cancelled = (): StudioError => new StudioError('CANCELLED', 'It was cancelled.')

/** Settles as `work` does, or rejects as soon as `signal` is aborted. */
function unless<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(cancelled())
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

class Sounds implements SoundDesk {
  private readonly dir: string
  /** Sha256 by what they were mixed from. */
  private readonly known = new Map<string, string>()
  private readonly lent = new Map<string, string>()
  private mixing: { name: string; stop: AbortController; done: Promise<string> } | null = null

  constructor(dir: string) {
    this.dir = dir
  }

  async lend(name: string, mix: Mix, signal: AbortSignal): Promise<string> {
    const known = this.known.get(name)
    if (known !== undefined && existsSync(this.path(known) ?? '')) return known
    if (this.mixing?.name !== name) this.start(name, mix)
    return unless(signal, this.mixing?.done ?? Promise.reject(cancelled()))
  }

  private start(name: string, mix: Mix): void {
    this.mixing?.stop.abort()
    const stop = new AbortController()
    const done = this.make(name, mix, stop.signal)
    this.mixing = { name, stop, done }
    done
      .catch(() => {
        // Whoever waits for it is told; a mix that nobody waits for may fail.
      })
      .finally(() => {
        if (this.mixing?.stop === stop) this.mixing = null
      })
  }

  private async make(name: string, mix: Mix, stop: AbortSignal): Promise<string> {
    const { bytes, sha256 } = await mix(stop)
    const path = join(this.dir, `${sha256}.wav`)
    await mkdir(this.dir, { recursive: true })
    await writeFile(path, bytes)
    if (stop.aborted) throw cancelled()
    this.lent.set(sha256, path)
    this.known.set(name, sha256)
    return sha256
  }

  path(sha256: string): string | null {
    return this.lent.get(sha256) ?? null
  }

  clear(): void {
    this.mixing?.stop.abort()
    this.mixing = null
    this.lent.clear()
    this.known.clear()
    rmSync(this.dir, { recursive: true, force: true })
  }
}

/** @param dir a folder of its own, which {@link SoundDesk.clear} removes */
export const createSoundDesk = (dir: string): SoundDesk => new Sounds(dir)
