import { createStore, paintShot } from '../../shared/picture/index.ts'
import type { Canvas } from '../../shared/picture/canvas.ts'
import type { PaintFrame } from './encode-shot.ts'
import { startPage } from './start-page.ts'

/** Sheets of paper kept between frames, in bytes: the sets and figures of a scene at export size. */
const STORE_BYTES = 384e6

function host(width: number, height: number): Canvas {
  return Object.assign(document.createElement('canvas'), { width, height })
}

/** Paints with the product's one painter, keeping its sheets in `store`. */
function paintWith(store: ReturnType<typeof createStore>): PaintFrame {
  return (ctx, { width, height, shot }, moment) =>
    paintShot(ctx, width, height, shot.composition, moment, { host, store })
}

startPage({
  paint: paintWith(createStore(STORE_BYTES)),
  // Its sheets may hold letters whose font was not there yet, so each rehearsal starts with none.
  rehearse: (ctx, task, moment) => paintWith(createStore(STORE_BYTES))(ctx, task, moment),
})
