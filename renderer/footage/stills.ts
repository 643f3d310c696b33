import type { PictureLayer } from '../../shared/picture/composition.ts'
import type { Shown } from '../../shared/picture/footage.ts'

/** The longest side a still is decoded at, in pixels: a frame of a film with room for a camera to come closer. */
const LONGEST_SIDE = 2880
const BYTES_PER_PIXEL = 4

/** A still that is there, on its way, or cannot be had. */
type Slot =
  | { readonly state: 'coming'; readonly done: Promise<void> }
  | { readonly state: 'here'; readonly bitmap: ImageBitmap }
  | { readonly state: 'lost'; readonly why: unknown }

/** Decoded stills; those used least recently are let go of when there are too many. */
export interface Stills {
  look(picture: PictureLayer): Shown
  /** Resolves when the still is there. Rejects when its file is gone or is no picture. */
  load(picture: PictureLayer): Promise<void>
  clear(): void
}

function decodedSize({ width, height }: PictureLayer): ImageBitmapOptions {
  const k = LONGEST_SIDE / Math.max(width, height)
  if (k >= 1) return {}
  return {
    resizeWidth: Math.round(width * k),
    resizeHeight: Math.round(height * k),
    resizeQuality: 'high',
  }
}

const bytesOf = ({ width, height }: ImageBitmap): number => width * height * BYTES_PER_PIXEL

/** Stills of at most `limitBytes` of pixels, from files that `read` hands out. */
export function createStills(read: (sha256: string) => Promise<Blob>, limitBytes: number): Stills {
  const slots = new Map<string, Slot>()
  let held = 0
  const forgetOld = (besides: string): void => {
    for (const [name, slot] of slots) {
      if (held <= limitBytes) return
      if (name === besides || slot.state !== 'here') continue
      held -= bytesOf(slot.bitmap)
      slot.bitmap.close()
      slots.delete(name)
    }
  }
  const send = (picture: PictureLayer): Slot => {
    const name = picture.image.sha256
    const fetched = async (): Promise<void> => {
      try {
        const bitmap = await createImageBitmap(await read(name), decodedSize(picture))
        held += bytesOf(bitmap)
        slots.set(name, { state: 'here', bitmap })
        forgetOld(name)
      } catch (why) {
        slots.set(name, { state: 'lost', why })
      }
    }
    const slot: Slot = { state: 'coming', done: fetched() }
    slots.set(name, slot)
    return slot
  }
  const find = (picture: PictureLayer): Slot => {
    const name = picture.image.sha256
    const known = slots.get(name)
    if (known?.state !== 'here') return known ?? send(picture)
    slots.delete(name)
    slots.set(name, known)
    return known
  }
  return {
    look(picture) {
      const slot = find(picture)
      if (slot.state !== 'here') return { drawing: null, ready: slot.state === 'lost' }
      const { bitmap } = slot
      return { drawing: { source: bitmap, width: bitmap.width, height: bitmap.height }, ready: true }
    },
    async load(picture) {
      const known = find(picture)
      // It may have been asked for when it was not to be had yet.
      const slot = known.state === 'lost' ? send(picture) : known
      if (slot.state === 'coming') await slot.done
      const now = slots.get(picture.image.sha256)
      if (now?.state === 'lost') throw now.why
    },
    clear() {
      for (const slot of slots.values()) if (slot.state === 'here') slot.bitmap.close()
      slots.clear()
      held = 0
    },
  }
}
