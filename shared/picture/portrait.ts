/** The reference sheet of a look: the whole figure, the side, the back, and the face in several moods. */
import type { Emotion } from '../drama/vocabulary.ts'
import type { Ctx } from './canvas.ts'
import { faceAt, figure, heightOf, type FigureState } from './figure/figure.ts'
import type { FigureLook } from './look.ts'
import type { PaintKit } from './paint-shot.ts'
import { clothOf, mix, rgba } from './palette.ts'
import { brush, disc, drawn, flower, fret, hole, petal, sheet, type Light } from './paper.ts'
import { veil } from './stage/finish.ts'
import { textWidth } from './caption.ts'
import { setSpacing, setType } from './typeface.ts'

/** An evening lamp from the upper left. */
const LAMP: Light = {
  lx: -0.72,
  ly: -0.66,
  rim: '#fff3d6',
  rimK: 0.85,
  shadow: '#2a1610',
  cut: '#f4cf8f',
  amb: '#fff7ea',
  fog: '#e8c898',
  fogK: 0.02,
}
const MOODS: readonly Emotion[] = ['calm', 'happy', 'angry', 'sad', 'afraid', 'tender', 'mocking', 'shocked']

/** Paper of the sheet and of its cards, taken from what the figure wears. */
function papers(look: FigureLook): {
  ground: string
  deep: string
  card: string
  ink: string
  accent: string
} {
  const [main, , accent] = clothOf(look.palette)
  return {
    ground: mix('#f1e6d0', main, 0.12),
    deep: mix('#cdb592', main, 0.3),
    card: mix('#f8f0de', main, 0.06),
    ink: mix('#3a1d14', main, 0.25),
    accent: mix(accent, '#7a2a20', 0.25),
  }
}
function ground(ctx: Ctx, W: number, H: number, look: FigureLook): void {
  const { ground: top, deep } = papers(look)
  const g = ctx.createLinearGradient(0, 0, 0, H)
  g.addColorStop(0, top)
  g.addColorStop(1, deep)
  ctx.fillStyle = g
  ctx.fillRect(0, 0, W, H)
}
/** A moon of paper behind the figure, its rim carved. */
function moon(ctx: Ctx, look: FigureLook, y: number, s: number): void {
  const b = brush(ctx, LAMP, s)
  const { card, accent } = papers(look)
  sheet(b, disc(370, y, 330), card, { sh: 0.3, blur: 30, rim: 5 })
  const cuts = drawn((p) => {
    for (let i = 0; i < 40; i++) {
      const a = (i / 40) * 6.2832
      petal(p, 370 + Math.cos(a) * 292, y + Math.sin(a) * 292, 26, a, 0.4)
    }
  })
  hole(b, cuts, mix(accent, card, 0.45), 1.5)
  const band = drawn((p) => {
    for (let x = 40; x < 1060; x += 84) fret(p, x, 1846, 7)
    flower(p, 540, 1800, 22, 6, 0.3)
  })
  hole(b, band, mix(accent, card, 0.3), 1.4)
}
interface Pane {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}
/** A card that holds a picture: its paper, its shadow, and a clip to its rounded corners. */
function card(ctx: Ctx, pane: Pane, s: number, colour: string, draw: () => void): void {
  const path = new Path2D()
  path.roundRect(pane.x, pane.y, pane.w, pane.h, 12)
  sheet(brush(ctx, LAMP, s), path, colour, { sh: 0.35, blur: 16, dy: 8, rim: 3 })
  ctx.save()
  ctx.clip(path)
  draw()
  ctx.restore()
}
/** Paints a figure with its feet at (x, y). */
function stand(
  ctx: Ctx,
  look: FigureLook,
  x: number,
  y: number,
  size: number,
  s: number,
  state: FigureState,
): void {
  ctx.save()
  ctx.translate(x, y)
  ctx.scale(size, size)
  figure(brush(ctx, LAMP, s * size), look, state)
  ctx.restore()
}
/** Paints a head and shoulders with the middle of the face at (x, y). */
function bust(
  ctx: Ctx,
  look: FigureLook,
  x: number,
  y: number,
  size: number,
  s: number,
  state: FigureState,
): void {
  stand(ctx, look, x, y - size * (faceAt(look, 'stand')[1] + 4), size, s, state)
}
function moods(ctx: Ctx, look: FigureLook, s: number): void {
  const { card: paper } = papers(look)
  MOODS.forEach((emotion, i) => {
    const pane = { x: 726 + (i % 2) * 168, y: 196 + Math.floor(i / 2) * 216, w: 156, h: 204 }
    card(ctx, pane, s, mix(paper, '#ffffff', i % 2 ? 0.25 : 0), () =>
      bust(ctx, look, pane.x + 76, pane.y + 104, 0.86, s, { pose: 'stand', emotion, k: 1 }),
    )
  })
}
function turns(ctx: Ctx, look: FigureLook, s: number): void {
  const { card: paper } = papers(look)
  const views: readonly FigureState[] = [
    { pose: 'stand', view: 'profile' },
    { pose: 'away', view: 'back', headView: 'back' },
  ]
  const size = Math.min(0.56, 0.5 / heightOf(look))
  views.forEach((state, i) => {
    const pane = { x: 726 + i * 168, y: 1084, w: 156, h: 676 }
    card(ctx, pane, s, mix(paper, '#000000', 0.04 + i * 0.03), () =>
      stand(ctx, look, pane.x + 78, pane.y + pane.h - 60, size, s, state),
    )
  })
}
function title(ctx: Ctx, look: FigureLook, name: string): void {
  const { ink, accent } = papers(look)
  let size = 76
  while (size > 30 && textWidth(name, size, 4) > 880) size -= 4
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  ctx.fillStyle = ink
  setType(ctx, 'serif', 900, size, name)
  setSpacing(ctx, 4)
  ctx.fillText(name, 64, 132)
  setSpacing(ctx, 0)
  setType(ctx, 'sans', 500, 34, String(look.age))
  ctx.fillStyle = rgba(accent, 0.9)
  ctx.fillText(String(look.age), 76 + textWidth(name, size, 4), 130)
}

/** Where the large figure stands. */
const FEET = 1750

/** Paints the reference sheet of a look: front, side and back, and eight moods. `name` stands at the top. */
export function paintPortrait(
  ctx: Ctx,
  width: number,
  height: number,
  look: FigureLook,
  name: string,
  kit: PaintKit,
): void {
  const s = Math.min(width / 1080, height / 1920)
  ctx.save()
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  ground(ctx, width, height, look)
  ctx.translate((width - 1080 * s) / 2, (height - 1920 * s) / 2)
  ctx.scale(s, s)
  const size = Math.min(2.1, 1.42 / heightOf(look))
  moon(ctx, look, FEET + size * faceAt(look, 'stand')[1] + 90, s)
  title(ctx, look, name)
  stand(ctx, look, 370, FEET, size, s, { pose: look.age < 14 ? 'walk' : 'stand', emotion: 'calm' })
  moods(ctx, look, s)
  turns(ctx, look, s)
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  ctx.drawImage(veil(kit.host, width, height, 'happy'), 0, 0)
  ctx.restore()
}
