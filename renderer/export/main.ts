import type { Canvas } from '../../shared/picture/canvas.ts'
import {
  createStore,
  letteringOnStage,
  paintShot,
  prepareShot,
  type PaintKit,
} from '../../shared/picture/index.ts'
import { startPage } from './start-page.ts'

/** Sheets of paper kept between frames and shots, in bytes: the sets and figures of a scene at export size. */
const STORE_BYTES = 512e6

const kit: PaintKit = {
  host: (width, height): Canvas => Object.assign(document.createElement('canvas'), { width, height }),
  store: createStore(STORE_BYTES),
}

startPage({
  paint: (ctx, { width, height, shot }, moment) =>
    paintShot(ctx, width, height, shot.composition, moment, kit),
  prepare: ({ width, height, shot }, moment) => prepareShot(shot.composition, moment, width, height, kit, 1),
  lettering: letteringOnStage,
})
