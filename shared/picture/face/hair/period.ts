/** Hairdos of the past: towers, topknots, hair half up, and the winged hat of an official. */
import { curved, disc, drawn, fill, flower, hole, outline, sheet, taper, type Brush } from '../../paper.ts'
import { light } from '../../palette.ts'
import { all, cap, carve, crown, curtains, hairSheet, lock, pin, skull, type Strand } from './strands.ts'

/** A hairdo. `len`: how far it falls below the eyes; over 50 it covers the neck. */
export type Hairdo = { readonly len: number; readonly back: Strand; readonly front: Strand }

const updoBack = all(
  cap('-6,-88 -34,-120 -30,-158 0,-172 30,-158 34,-120 14,-88'),
  carve('-8,-92 -40,-130 -24,-160 2,-168', '14,-92 34,-124 24,-156 2,-164', 7),
  ({ b }) => hole(b, disc(2, -130, 8, 13), b.env.cut ?? '#f4cf8f', 2),
  cap('-30,-80 -66,-98 -92,-80 -88,-48 -62,-38 -40,-54'),
  carve('-40,-78 -70,-96 -94,-76 -78,-46', '-44,-62 -64,-74 -76,-66 -70,-52', 5, 2),
  lock(
    '0,-90 -40,-82 -60,-40 -58,30 -66,100 -60,168! -44,110 -20,60 40,40 52,-40 34,-82',
    '-52,0 -60,50 -62,100 -60,160',
    '-30,20 -40,60 -46,100 -57,160',
    4,
  ),
)
/** A flower over the brow with three hanging strings of beads. */
const beads: Strand = ({ b, look }) => {
  const { ctx } = b
  sheet(
    b,
    drawn((p) => flower(p, 30, -92, 15, 6, 0.2)),
    look.ornament ?? '#d9564a',
    { sh: 0.5, blur: 4, rim: 1.6 },
  )
  fill(b, disc(30, -92, 4), '#ffe2a0')
  ctx.strokeStyle = b.c('#e8c06a')
  ctx.lineWidth = 1.2
  for (let i = 0; i < 3; i++) {
    const x = 40 + i * 6
    const y = -82 + i * 3
    ctx.stroke(curved([x, y], [[x + 3, y + 30 - i * 4]], false))
    for (let j = 1; j < 4; j++) fill(b, disc(x + j, y + j * (10 - i), 2), j === 3 ? '#d9564a' : '#f6dfa0')
  }
}
/** A ring and a pin around a topknot. */
const knotRing: Strand = ({ b, look }) => {
  sheet(
    b,
    drawn((p) => p.roundRect(-15, -108, 32, 15, 5)),
    look.ornament ?? '#c9a24a',
    { sh: 0.4, blur: 3, rim: 1.6 },
  )
  sheet(b, taper(-34, -102, 0, -102, 40, -100, 1, 2.4, 1.8), '#e0c070', { sh: 0.4, blur: 2, rim: 1 })
}
export const UPDO: Hairdo = {
  len: 150,
  back: updoBack,
  front: all(
    curtains(18),
    lock(
      '-47,10! -53,40 -50,80 -56,110! -46,84 -45,40',
      '-49,14 -52,50 -48,80 -54,106',
      '-46,20 -47,50 -46,80 -52,104',
      2,
      1.6,
    ),
    pin(-70, -58, -0.55, '#d9564a'),
    beads,
  ),
}
export const TOPKNOT: Hairdo = {
  len: 4,
  back: all(
    cap('-4,-92 -22,-108 -24,-132 0,-146 24,-132 22,-108 8,-92'),
    carve('-6,-94 -26,-116 -14,-140 0,-144', '8,-94 26,-116 14,-140 2,-144', 6, 2),
    skull(0, 22),
  ),
  front: all(crown('46,-16 39,-40 20,-55 2,-58 -18,-54 -36,-36', '18,-60 -16,-63 -42,-42 -47,4'), knotRing),
}

/** Long hair, half of it gathered in a small knot. */
export const HALF: Hairdo = {
  len: 170,
  back: all(
    cap('-4,-90 -17,-103 -18,-120 0,-130 18,-120 18,-103 8,-90'),
    carve('-4,-92 -19,-108 -10,-124 0,-128', '8,-92 19,-108 10,-124 2,-128', 5, 1.8),
    lock(
      '0,-92 -40,-82 -62,-40 -60,30 -66,104 -62,168 -44,182! -30,172 -8,184! 14,170 36,182! 54,168 58,104 54,30 56,-40 36,-82',
      '-40,-60 -60,10 -62,100 -56,174',
      '44,-60 54,10 54,100 46,174',
      13,
      2.4,
    ),
  ),
  front: all(
    crown('46,-16 39,-40 20,-55 2,-58 -18,-54 -36,-36', '18,-60 -16,-63 -42,-42 -47,4'),
    lock(
      '-48,-2! -54,34 -52,80 -57,128! -46,86 -44,36',
      '-50,4 -53,40 -50,80 -55,122',
      '-46,10 -47,46 -46,80 -53,118',
      3,
      1.8,
    ),
    lock(
      '48,-4! 53,28 50,66 53,104! 45,64 44,24',
      '49,4 52,30 49,66 52,98',
      '46,8 46,34 46,62 50,92',
      3,
      1.6,
    ),
    ({ b, look }) => {
      sheet(
        b,
        drawn((p) => p.roundRect(-11, -104, 25, 12, 5)),
        look.ornament ?? '#b9c8c0',
        { sh: 0.4, blur: 3, rim: 1.4 },
      )
      sheet(b, taper(-28, -98, 0, -98, 32, -97, 0.8, 1.8, 1.4), '#e0c070', { sh: 0.4, blur: 2, rim: 1 })
    },
  ),
}

/** The black gauze of an official's hat. */
const GAUZE = '#1d1a24'
const gauze = (b: Brush, path: Path2D, blur = 6): void =>
  sheet(b, path, GAUZE, { soft: true, sh: 0.42, blur, dx: 0, dy: 4, rim: 1.6 })
/** A jewel at the front of the hat. */
const jewel: Strand = ({ b, look }) => {
  sheet(
    b,
    drawn((p) => flower(p, 6, -66, 13, 6, 0.5)),
    '#d7b15e',
    { sh: 0.4, blur: 3, rim: 1.4 },
  )
  fill(b, disc(6, -66, 4.4), look.ornament ?? '#bfe0cf')
}
/** Hair under a hat: the nape, and the locks before the ears. */
const sideburns: Strand = (h) => {
  hairSheet(h, outline('-46,18! -52,-2 -54,-34 -44,-36 -42,-10'))
  hairSheet(h, outline('47,0! 51,-14 52,-36 44,-38 44,-18'))
}
/** The winged hat (乌纱帽). */
export const FUTOU: Hairdo = {
  len: 0,
  back: all(skull(-2, 18), ({ b }) => {
    for (const wing of [
      '-34,-62 -66,-72 -112,-70 -132,-61 -136,-52 -112,-47 -68,-50 -36,-50',
      '40,-62 72,-72 116,-70 136,-61 140,-52 116,-47 74,-50 42,-50',
    ]) {
      gauze(b, outline(wing))
      fill(
        b,
        taper(
          wing.startsWith('-') ? -44 : 50,
          -57,
          0,
          -59,
          wing.startsWith('-') ? -124 : 128,
          -56,
          0.4,
          0.4,
          0.8,
        ),
        light(GAUZE, 0.22),
      )
    }
  }),
  front: all(
    sideburns,
    ({ b }) => {
      gauze(b, outline('-36,-70 -37,-104 -24,-128 2,-138 28,-130 44,-108 45,-70 6,-84'))
      gauze(
        b,
        outline('-55,-24! -59,-52 -50,-78 -28,-90 4,-94 36,-90 54,-76 59,-52 54,-26! 40,-42 6,-50 -34,-42'),
      )
      fill(b, outline('-54,-30 -30,-46 6,-54 38,-46 53,-32 53,-36 38,-51 6,-59 -30,-51 -55,-36'), '#6d5a34')
    },
    carve('-30,-98 -20,-124 18,-128 38,-100', '-30,-84 -14,-100 18,-102 38,-86', 5, 1),
    jewel,
  ),
}
/** The winged hat from the side: a wing towards the eye. */
export const FUTOU_ASIDE: Strand = all(
  ({ b, T }) => {
    hairSheet({ b, T }, outline('-6,-34! -14,-4 -24,18! -44,20 -56,-10 -58,-44 -20,-50'))
    gauze(b, outline('30,-74 26,-106 4,-124 -28,-124 -52,-104 -54,-66 -10,-86'))
    gauze(b, outline('38,-38! 40,-62 28,-82 -6,-92 -44,-84 -62,-58 -60,-28! -20,-38 14,-44'))
    gauze(b, outline('-50,-56 -76,-70 -108,-64 -118,-52 -104,-44 -74,-46 -50,-46'), 4)
  },
  carve('22,-100 0,-120 -40,-114 -50,-80', '22,-86 0,-100 -34,-98 -46,-78', 5, 1),
)
