import type { Canvas } from '../../shared/picture/canvas.ts'
import {
  createStore,
  letteringOnStage,
  paintShot,
  prepareShot,
  type PaintKit,
} from '../../shared/picture/index.ts'
import { mediaPullRef } from '../../shared/picture/render-job.ts'
import { createFootage } from '../footage/footage.ts'
import { startPage } from './start-page.ts'

/** Sheets of paper kept between frames and shots, in bytes: the sets and figures of a scene at export size. */
const STORE_BYTES = 512e6

/** Decoded stills kept between shots, in bytes. */
const STILL_BYTES = 96e6

const footage = createFootage(
  async (sha256) => new Blob([new Uint8Array(await pull(mediaPullRef(sha256)))]),
  STILL_BYTES,
)

const kit: PaintKit = {
  host: (width, height): Canvas => Object.assign(document.createElement('canvas'), { width, height }),
  store: createStore(STORE_BYTES),
  footage,
}

startPage({
  load: ({ shot }, moment) => footage.load(shot.composition, moment),
  paint: (ctx, { width, height, shot }, moment) =>
    paintShot(ctx, width, height, shot.composition, moment, kit),
  prepare: ({ width, height, shot }, moment) => prepareShot(shot.composition, moment, width, height, kit, 1),
  lettering: letteringOnStage,
})
