import type { FilmLayer } from '../../shared/picture/composition.ts'
import type { Shown } from '../../shared/picture/footage.ts'
import { secondsFromFrames } from '../../shared/drama/rate.ts'
import type { Reel } from './reel.ts'

/** Clips that are open at once: the one that plays, the next, and one that was just looked at. */
const OPEN = 3
/** Where in a frame its picture is asked for: files round the times of frames to one side or the other. */
const INSIDE = 0.25

type Slot =
  | { readonly state: 'coming'; readonly done: Promise<void> }
  | { readonly state: 'open'; readonly reel: Reel }
  | { readonly state: 'lost'; readonly why: unknown }

/** Open clips. */
export interface Reels {
  look(film: FilmLayer, frame: number): Shown
  /** Resolves when the frame is there. Rejects when the file is gone or cannot be decoded. */
  load(film: FilmLayer, frame: number): Promise<void>
  clear(): void
}

/** Clips from files that `read` hands out. What decodes them is loaded with the first one. */
export function createReels(read: (sha256: string) => Promise<Blob>): Reels {
  const slots = new Map<string, Slot>()
  const forgetOld = (besides: string): void => {
    for (const [name, slot] of slots) {
      if (slots.size <= OPEN) return
      if (name === besides || slot.state !== 'open') continue
      slot.reel.close()
      slots.delete(name)
    }
  }
  const send = (name: string): Slot => {
    const opened = async (): Promise<void> => {
      try {
        const [file, { Reel: Opener }] = await Promise.all([read(name), import('./reel.ts')])
        slots.set(name, { state: 'open', reel: await Opener.open(file) })
        forgetOld(name)
      } catch (why) {
        slots.set(name, { state: 'lost', why })
      }
    }
    const slot: Slot = { state: 'coming', done: opened() }
    slots.set(name, slot)
    return slot
  }
  const find = (name: string): Slot => {
    const known = slots.get(name)
    if (known?.state !== 'open') return known ?? send(name)
    slots.delete(name)
    slots.set(name, known)
    return known
  }
  const secondsOf = ({ fps }: FilmLayer, frame: number): number => secondsFromFrames(frame + INSIDE, fps)
  return {
    look(film, frame) {
      const slot = find(film.video.sha256)
      if (slot.state !== 'open') return { drawing: null, ready: slot.state === 'lost' }
      return slot.reel.look(secondsOf(film, frame))
    },
    async load(film, frame) {
      const known = find(film.video.sha256)
      // It may have been asked for when it was not to be had yet.
      const slot = known.state === 'lost' ? send(film.video.sha256) : known
      if (slot.state === 'coming') await slot.done
      const now = slots.get(film.video.sha256)
      if (now?.state === 'lost') throw now.why
      if (now?.state === 'open') await now.reel.seek(secondsOf(film, frame))
    },
    clear() {
      for (const slot of slots.values()) if (slot.state === 'open') slot.reel.close()
      slots.clear()
    },
  }
}
