/** Tokens a story hangs on: jade, a ring, a letter. */
import { rgba } from '../palette.ts'
import { crescent, disc, drawn, flower, hole, sheet, spline, taper, type Brush, points } from '../paper.ts'
import { lettering, setType } from '../typeface.ts'
import { lamplight, laid, slope, table } from './table.ts'

const COME_BACK = lettering('等我回来')
const SEAL_NAME = lettering('信')

/** An envelope with its flap, a line of writing and a red seal. */
export function envelope(b: Brush): void {
  const { ctx } = b
  sheet(b, spline(points('-400,-330! 380,-360! 410,250! -380,290!'), true, 0.01), '#ecd9b0', {
    sh: 0.55,
    blur: 34,
    dy: 16,
    rim: 6,
  })
  const flap = spline(points('-400,-330! 380,-360! 384,-140 -10,20 -394,-120'), true, 0.02)
  sheet(b, flap, '#f4e6c6', { sh: 0.35, blur: 18, rim: 5 })
  ctx.strokeStyle = rgba(b.c('#7a5a34'), 0.5)
  ctx.lineWidth = 3
  for (let i = 0; i < 7; i++) {
    ctx.beginPath()
    ctx.moveTo(-300 + i * 100, 60)
    ctx.lineTo(-300 + i * 100, 240)
    ctx.stroke()
  }
  ctx.fillStyle = b.c('#3a2416')
  setType(ctx, 'serif', 700, 54, COME_BACK)
  ctx.textAlign = 'center'
  Array.from(COME_BACK).forEach((c, i) => ctx.fillText(c, -290, -230 + i * 62))
  ctx.fillStyle = b.c('#b3202b')
  ctx.fillRect(-322, 40, 64, 64)
  ctx.fillStyle = b.c('#f4e6c6')
  setType(ctx, 'serif', 900, 46, SEAL_NAME)
  ctx.fillText(SEAL_NAME, -290, 90)
}
function halfRing(b: Brush): void {
  const ring = new Path2D()
  ring.arc(0, 0, 236, Math.PI * 1.02, Math.PI * 2.02)
  for (const [x, y] of [
    [196, 26],
    [170, -6],
    [140, 22],
    [112, -2],
  ] as const)
    ring.lineTo(x, y)
  ring.arc(0, 0, 104, 0, Math.PI, true)
  for (const [x, y] of [
    [-132, 18],
    [-160, -10],
    [-196, 16],
  ] as const)
    ring.lineTo(x, y)
  ring.closePath()
  sheet(b, ring, slope(b, [-200, -240, 200, 60], '#d5f0d6', '#7fc0a0', '#3f8a70'), {
    sh: 0.6,
    blur: 26,
    dy: 16,
    rim: 9,
    shade: 9,
    shadeC: '#2a6a58',
  })
  const carved = drawn((p) => {
    for (let i = 0; i < 7; i++) {
      const a = Math.PI * (1.12 + i * 0.127)
      flower(p, Math.cos(a) * 170, Math.sin(a) * 170, 25, 5, a)
      crescent(p, Math.cos(a + 0.2) * 206, Math.sin(a + 0.2) * 206, 18, a + 1.77, 0.4)
    }
  })
  hole(b, carved, '#f2ffe6', 3)
}
/** Half a jade ring on a red cord, lying on a letter. */
export function jade(b: Brush): void {
  table(b)
  laid(b, 520, 1130, -0.12, () => envelope(b))
  const cord = drawn((p) => {
    taper(700, 700, 1010, 820, 720, 1010, 8, 8, 8, p)
    taper(700, 700, 420, 520, 120, 620, 8, 5, 8, p)
  })
  sheet(b, cord, '#b3202b', { sh: 0.5, blur: 10, rim: 3 })
  laid(b, 620, 1080, 0.35, () => halfRing(b))
  sheet(b, disc(704, 828, 20), '#d9a441', { sh: 0.5, blur: 8, rim: 4 })
  lamplight(b)
}
/** A letter in its envelope. */
export function letter(b: Brush): void {
  table(b)
  laid(b, 620, 900, 0.16, () => {
    sheet(b, spline(points('-300,-330! 300,-330! 300,330! -300,330!'), true, 0.01), '#f6ecd4', {
      sh: 0.45,
      blur: 26,
      dy: 12,
      rim: 5,
    })
    b.ctx.fillStyle = rgba(b.c('#4a3a30'), 0.55)
    for (let i = 0; i < 9; i++) b.ctx.fillRect(-230, -250 + i * 56, 380 - ((i * 137) % 150), 9)
  })
  laid(b, 500, 1090, -0.1, () => envelope(b))
  lamplight(b)
}
