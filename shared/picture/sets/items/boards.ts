/** Words and patterns on walls: signs, neon, displays, wallpaper. */
import { rng } from '../../palette.ts'
import { drawn } from '../../paper.ts'
import { lettering, setType } from '../../typeface.ts'
import { big, ink, lampGlow, paint, rect } from '../kit.ts'
import { X0, X1, type Item, type SetBrush } from '../set.ts'
import { MOTIF, thing, type Motif } from './item.ts'

/** Words on a board, in a row or (`down`) in a column; they glow when the light goes. */
export const sign = (
  x: number,
  y: number,
  text: string,
  size: number,
  c: string,
  board: string,
  down = false,
): Item => {
  const letters = Array.from(lettering(text))
  const n = letters.length
  const w = down ? size * 1.5 : size * (n + 0.6)
  const h = down ? size * (n * 1.12 + 0.5) : size * 1.5
  return (b) => {
    const { ctx } = b
    big(b, rect(x - w / 2, y - h / 2, w, h), board, { w: 24, rim: 4 })
    ctx.textAlign = 'center'
    ctx.textBaseline = 'middle'
    setType(ctx, 'serif', 700, size, text)
    ctx.fillStyle = b.lamp > 0.6 ? b.lit(c) : ink(b, c)
    letters.forEach((q, i) => {
      const at = i - (n - 1) / 2
      ctx.fillText(q, down ? x : x + at * size * 1.02, down ? y + at * size * 1.12 : y)
    })
  }
}
/** The same, of neon: its own light, and the air around it. */
export const neon = (
  x: number,
  y: number,
  text: string,
  size: number,
  c: string,
  board: string,
  down = false,
): Item => {
  const plain = sign(x, y, text, size, c, board, down)
  return (b) => {
    plain(b)
    lampGlow(b, x, y, size * (Array.from(text).length + 1.6), c, 0.45)
  }
}
/** A board that shows numbers or letters by itself, such as a lift's floor. */
export const display = (x: number, y: number, text: string, size: number, c: string): Item => {
  lettering(text)
  return (b) => {
    big(
      b,
      rect(x - size * text.length * 0.5 - 20, y - size * 0.8, size * text.length + 40, size * 1.6),
      '#120a10',
      { w: 14, rim: 4 },
    )
    b.ctx.textAlign = 'center'
    b.ctx.textBaseline = 'middle'
    setType(b.ctx, 'sans', 700, size, text)
    b.ctx.fillStyle = b.lit(c)
    b.ctx.fillText(text, x, y)
  }
}
/** A wallpaper of small motifs. */
export const wallpaper = thing(
  (b: SetBrush, y0: number, y1: number, motif: Motif, colour: string, alpha: number, step: number = 120) => {
    const r = rng(3)
    const p = drawn((q) => {
      for (let j = 0, y = y0 + step / 2; y < y1; y += step * 0.8, j++)
        for (let x = X0 + (j % 2) * (step / 2); x < X1; x += step)
          MOTIF[motif](q, x, y + r() * 4, step * 0.16)
    })
    paint(b, p, colour, alpha)
  },
)
