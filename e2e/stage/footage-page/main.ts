import { createFootage } from '../../../renderer/footage/footage.ts'
import type { FilmLayer } from '../../../shared/picture/composition.ts'
import type { Shown } from '../../../shared/picture/footage.ts'

/** A task of the page: frames of a clip, looked at one after another. */
export interface FootageTask {
  readonly film: FilmLayer
  readonly frames: readonly number[]
}

/** Each frame as so many grey values a side. */
export const SIDE = 24

declare global {
  var pull: (ref: string) => Promise<Uint8Array>
  var renderTask: () => Promise<unknown>
}

const aTurn = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0))

/** Looks until the very frame is there, as the stage does whenever it has time. */
async function whole(look: () => Shown): Promise<Shown> {
  for (;;) {
    const shown = look()
    if (shown.ready) return shown
    await aTurn()
  }
}

async function greys({ film, frames }: FootageTask): Promise<number[][]> {
  const footage = createFootage(async () => new Blob([new Uint8Array(await pull('clip'))]), 1e6)
  const ctx = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE }).getContext('2d')
  if (ctx === null) throw new Error('no canvas')
  const seen: number[][] = []
  for (const frame of frames) {
    await whole(() => footage.film(film, frame))
    // What is drawn is valid in the turn it was asked for.
    const { drawing } = footage.film(film, frame)
    if (drawing === null) throw new Error('the clip is lost')
    ctx.drawImage(drawing.source, 0, 0, SIDE, SIDE)
    const { data } = ctx.getImageData(0, 0, SIDE, SIDE)
    seen.push(Array.from({ length: SIDE * SIDE }, (_, i) => data[i * 4 + 1] ?? 0))
  }
  footage.clear()
  return seen
}

globalThis.renderTask = async () =>
  greys(JSON.parse(new TextDecoder().decode(await pull('job'))) as FootageTask)
