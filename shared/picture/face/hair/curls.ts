/** Curly hair: one sheet with a scalloped edge, and carved turns in it. Many small sheets looked like a wig of coins. */
import { crescent, drawn, fill, points, scalloped } from '../../paper.ts'
import { all, hairSheet, skull, type Hair, type Strand } from './strands.ts'

/** Turns as x, y, size. */
type Turns = readonly (readonly [x: number, y: number, size: number])[]

/** One turn: an outer and an inner cut that wind into each other, their opening by chance. */
function turn(p: Path2D, x: number, y: number, size: number, a: number): void {
  crescent(p, x, y, size * 1.2, a, 0.26)
  crescent(p, x + Math.cos(a) * size * 0.2, y + Math.sin(a) * size * 0.2, size * 0.66, a + 2.5, 0.3)
}
function turns({ b, T, r }: Hair, list: Turns): void {
  const cuts = drawn((p) => {
    for (const [x, y, size] of list)
      turn(p, x, y, size * (0.85 + r() * 0.3), Math.atan2(y + 30, x) + 1.6 + (r() - 0.5))
  })
  fill(b, cuts, T.hair[1], 0.9)
}
const mass = (pattern: string, list: Turns, bulge = 0.4): Strand => {
  const pts = points(pattern)
  return (h) => {
    hairSheet(h, scalloped(pts, bulge))
    turns(h, list)
  }
}
/** Behind a woman's head: a cloud down to the jaw. */
const CLOUD = mass(
  '-34,50 -58,44 -74,24 -82,-4 -80,-36 -68,-64 -46,-86 -17,-99 14,-99 44,-88 66,-66 76,-38 78,-8 71,20 56,42 34,50',
  [
    [-66, 18, 10],
    [-70, -14, 11],
    [-62, -46, 11],
    [66, -14, 11],
    [62, 18, 10],
    [60, -46, 11],
  ],
)
const WOMAN_FRONT = mass(
  '-50,30 -60,12 -65,-12 -62,-38 -51,-61 -33,-77 -10,-86 15,-86 38,-77 54,-60 61,-37 59,-12 52,8 47,-6 45,-24 34,-38 17,-37 1,-43 -17,-38 -32,-28 -43,-10',
  [
    [-55, 4, 7],
    [-55, -24, 9],
    [-42, -49, 10],
    [-20, -64, 10],
    [6, -68, 10],
    [31, -61, 10],
    [48, -42, 9],
    [53, -16, 7],
    [-30, -40, 6],
    [-8, -52, 6],
    [18, -50, 6],
  ],
)
const MAN_FRONT = mass(
  '-46,8 -54,-10 -57,-34 -50,-60 -34,-79 -11,-90 14,-90 37,-80 52,-61 55,-37 50,-10 46,-20 42,-36 29,-46 13,-43 -3,-49 -20,-43 -33,-34 -42,-18',
  [
    [-49, -28, 7],
    [-40, -52, 9],
    [-20, -68, 9],
    [5, -73, 9],
    [29, -65, 9],
    [45, -46, 8],
    [-26, -50, 6],
    [-4, -58, 6],
    [20, -55, 6],
  ],
)
const WOMAN_BACK = all(CLOUD, skull(4, 40))
const MAN_BACK = skull(2, 14)
/** What of curly hair lies behind the body. */
export const curlsBehind: Strand = (h) => (h.T.fem ? WOMAN_BACK : MAN_BACK)(h)
/** What lies over the face. */
export const curlsBefore: Strand = (h) => (h.T.fem ? WOMAN_FRONT : MAN_FRONT)(h)
const SIDE_TURNS: Turns = [
  [24, -54, 9],
  [2, -72, 10],
  [-26, -72, 10],
  [-48, -50, 10],
  [-50, -20, 10],
  [-8, -46, 9],
  [-28, -34, 9],
  [-66, -6, 10],
  [-56, 20, 9],
  [-34, 26, 8],
  [-30, -2, 9],
]
const CLOUD_BESIDE = mass(
  '40,-32 44,-52 34,-74 14,-90 -12,-98 -40,-92 -64,-74 -78,-48 -82,-18 -78,12 -66,36 -44,48 -24,42 -12,26 -14,8 -6,-10 8,-22 24,-28',
  SIDE_TURNS,
)
const CROP_BESIDE = mass(
  '38,-36 42,-54 32,-76 12,-90 -12,-95 -38,-88 -56,-70 -64,-44 -60,-16 -50,6 -36,18 -24,14 -18,-2 -10,-18 6,-28 22,-34',
  SIDE_TURNS.slice(0, 7),
)
/** The whole of it seen from the side. */
export const curlsBeside: Strand = (h) => (h.T.fem ? CLOUD_BESIDE : CROP_BESIDE)(h)
/** Seen from behind: a cloud, or a crop. */
const CLOUD_BEHIND = mass(
  '-32,50 -54,40 -66,16 -70,-12 -64,-42 -48,-70 -22,-90 8,-94 38,-82 58,-58 68,-28 68,2 60,30 40,48 6,54',
  [
    [-46, 20, 10],
    [-50, -14, 11],
    [-42, -48, 11],
    [-14, -70, 11],
    [20, -68, 11],
    [44, -44, 11],
    [50, -8, 11],
    [42, 24, 10],
    [0, 32, 10],
    [-20, 2, 11],
    [20, 0, 11],
    [0, -34, 11],
  ],
)
const CROP_BEHIND = mass(
  '-28,34 -46,22 -56,0 -58,-28 -50,-58 -32,-82 -4,-93 24,-88 46,-70 57,-42 57,-12 48,16 30,34 2,40',
  [
    [-40, 2, 9],
    [-44, -30, 10],
    [-28, -60, 10],
    [4, -72, 10],
    [34, -54, 10],
    [44, -20, 10],
    [30, 12, 9],
    [-10, 14, 9],
    [-8, -28, 10],
  ],
)
export const curlsUpon: Strand = (h) => (h.T.fem ? CLOUD_BEHIND : CROP_BEHIND)(h)
