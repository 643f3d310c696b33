import { Path2D as NodePath2D, createCanvas } from '@napi-rs/canvas'
import { beforeAll, describe, expect, it } from 'vitest'
import { EMOTIONS, VISEMES } from '../../drama/vocabulary.ts'
import type { Ctx } from '../canvas.ts'
import { POSES } from '../composition.ts'
import { BUILDS, FACE_SHAPES, HAIR_STYLES, OUTFITS, type FigureLook } from '../look.ts'
import { CLOTH, HAIR, SKIN, rng } from '../palette.ts'
import { brush } from '../paper.ts'
import { CAST } from '../sample-cast.ts'
import { PARTS, faceAt, figure, type FigureState } from './figure.ts'

const LIGHT = { lx: -0.7, ly: -0.66, rim: '#fff3d6', rimK: 0.85, shadow: '#2a1610', cut: '#f4cf8f' }
/** Less than a quarter of full size; the figure stands in the middle of the sheet. */
const SCALE = 0.22
const W = 240
const H = 300
const FLOOR = 290

type Pixels = Uint8ClampedArray
function painted(look: FigureLook, state: FigureState = {}, facing: 1 | -1 = 1): Pixels {
  const canvas = createCanvas(W, H)
  // The Node canvas has the calls of a browser's context, under a type of its own.
  const ctx = canvas.getContext('2d') as unknown as Ctx
  ctx.translate(W / 2, FLOOR)
  ctx.scale(SCALE * facing, SCALE)
  const b = brush(ctx, LIGHT, SCALE)
  b.flip = facing
  figure(b, look, state)
  return canvas.getContext('2d').getImageData(0, 0, W, H).data
}
const solid = (p: Pixels): boolean[] => Array.from({ length: W * H }, (_, i) => (p[i * 4 + 3] ?? 0) > 127)
const count = (mask: readonly boolean[]): number => mask.filter(Boolean).length
/** Height of what is painted, in rows. */
function heightOf(p: Pixels): number {
  const mask = solid(p)
  const rows = Array.from({ length: H }, (_, y) => mask.slice(y * W, (y + 1) * W).some(Boolean))
  return rows.lastIndexOf(true) - rows.indexOf(true) + 1
}
/** Places that differ by more than rounding, as y of the row. */
function changedRows(a: Pixels, b: Pixels): number[] {
  const rows: number[] = []
  for (let i = 0; i < a.length; i += 4)
    if ([0, 1, 2, 3].some((c) => Math.abs((a[i + c] ?? 0) - (b[i + c] ?? 0)) > 6))
      rows.push(Math.floor(i / 4 / W))
  return rows
}
const look = (more: Partial<FigureLook> = {}): FigureLook => ({ ...CAST.linwan.look, ...more })

beforeAll(() => {
  Object.assign(globalThis, { Path2D: NodePath2D })
})

describe('figure', () => {
  it('paints every outfit on every build, and something is there', () => {
    for (const outfit of OUTFITS)
      for (const [i, build] of BUILDS.entries()) {
        const sex = (i + OUTFITS.indexOf(outfit)) % 2 ? 'f' : 'm'
        const hairStyle = HAIR_STYLES[(i * 7 + OUTFITS.indexOf(outfit)) % HAIR_STYLES.length] ?? 'long'
        const mask = solid(painted(look({ outfit, build, sex, hairStyle, age: build === 'child' ? 8 : 30 })))
        expect(count(mask), `${outfit} ${build} ${sex}`).toBeGreaterThan(1800)
      }
  })
  it('keeps a belt at the waist it goes around (bug: a disc that stood out on both sides)', () => {
    for (const outfit of ['gown', 'dress'] as const) {
      const mask = solid(painted(look({ outfit, build: 'slim' }), { pose: 'hip' }))
      // Widths of the body, from its middle outwards, in the rows of its waist.
      const widths = Array.from({ length: 14 }, (_, k) => {
        const row = mask.slice((152 + k) * W, (153 + k) * W)
        return row.indexOf(false, W / 2) - row.lastIndexOf(false, W / 2)
      })
      expect(Math.max(...widths) / Math.min(...widths), outfit).toBeLessThan(1.15)
    }
  })
  it('paints every hairdo from every side, and no two alike', () => {
    for (const view of ['front', 'profile', 'back'] as const) {
      const seen = new Map<string, string>()
      for (const hairStyle of HAIR_STYLES) {
        const bytes = Buffer.from(painted(look({ hairStyle }), { view })).toString('base64')
        expect(seen.get(bytes), `${view}: ${hairStyle}`).toBeUndefined()
        seen.set(bytes, hairStyle)
      }
    }
  })
  it('draws every face shape, skin, hair colour and cloth differently', () => {
    const all = [
      ...FACE_SHAPES.map((faceShape) => look({ faceShape })),
      ...Object.keys(SKIN).map((skin) => look({ skin })),
      ...Object.keys(HAIR).map((hairColor) => look({ hairColor })),
      ...Object.keys(CLOTH).map((palette) => look({ palette })),
    ]
    const bytes = new Set(all.map((l) => Buffer.from(painted(l)).toString('base64')))
    // The plain look itself is among each of the four lists.
    expect(bytes.size).toBe(all.length - 3)
  })
  it('holds every pose in every view without leaving the sheet', () => {
    for (const pose of POSES)
      for (const view of ['front', 'profile', 'back'] as const) {
        const mask = solid(painted(CAST.yunniang.look, { pose, view }))
        expect(count(mask), `${pose} ${view}`).toBeGreaterThan(1800)
        const edges = mask.filter((on, i) => on && (i % W === 0 || i % W === W - 1 || i < W))
        expect(edges, `${pose} ${view}`).toHaveLength(0)
      }
  })
  it('gives equal bytes for equal looks, whatever was painted between', () => {
    const before = painted(CAST.tangli.look, { emotion: 'angry', viseme: 'aa' })
    painted(CAST.chenbo.look)
    const twin: FigureLook = structuredClone(CAST.tangli.look)
    expect(Buffer.from(painted(twin, { emotion: 'angry', viseme: 'aa' })).equals(Buffer.from(before))).toBe(
      true,
    )
  })
  it('shows every emotion, and moves nothing but the head', () => {
    const calm = painted(CAST.guchen.look)
    const chin = FLOOR + (faceAt(CAST.guchen.look, 'stand')[1] + 110) * SCALE
    for (const emotion of EMOTIONS.filter((e) => e !== 'calm'))
      for (const person of [CAST.guchen, CAST.sumei, CAST.madam, CAST.tiantian]) {
        const rows = changedRows(painted(person.look, { emotion }), painted(person.look))
        expect(rows.length, `${emotion} ${person.name}`).toBeGreaterThan(8)
        if (person === CAST.guchen)
          expect(Math.max(...changedRows(painted(person.look, { emotion }), calm))).toBeLessThan(chin)
      }
  })
  it('grows an emotion with its strength', () => {
    const calm = painted(CAST.guchen.look)
    const at = (k: number) => changedRows(painted(CAST.guchen.look, { emotion: 'afraid', k }), calm).length
    expect(at(1)).toBeGreaterThan(at(0.3))
  })
  it('moves only the lower face for a viseme, and shows the open ones', () => {
    for (const person of [CAST.linwan, CAST.zhouyang, CAST.xiaoyu]) {
      const silent = painted(person.look)
      const eyes = FLOOR + (faceAt(person.look, 'stand')[1] + 8) * SCALE
      for (const viseme of VISEMES.filter((v) => v !== 'sil')) {
        const rows = changedRows(painted(person.look, { viseme }), silent)
        expect(rows.length, `${viseme} ${person.name}`).toBeGreaterThan(0)
        expect(Math.min(...rows), `${viseme} ${person.name}`).toBeGreaterThan(eyes)
      }
    }
  })
  it('adds up from its parts', () => {
    const whole = painted(CAST.heqiu.look, { pose: 'talk', emotion: 'happy' })
    const canvas = createCanvas(W, H)
    const ctx = canvas.getContext('2d') as unknown as Ctx
    ctx.translate(W / 2, FLOOR)
    ctx.scale(SCALE, SCALE)
    for (const part of PARTS)
      figure(brush(ctx, LIGHT, SCALE), CAST.heqiu.look, { pose: 'talk', emotion: 'happy', part })
    const parts = canvas.getContext('2d').getImageData(0, 0, W, H).data
    expect(changedRows(whole, parts)).toHaveLength(0)
  })
  it('makes children smaller, and small ones smaller still', () => {
    const tall = (l: FigureLook) => heightOf(painted(l))
    const child = (age: number) => look({ build: 'child', age, hairStyle: 'crop', outfit: 'tracksuit' })
    const adult = look({ hairStyle: 'crop', outfit: 'tracksuit' })
    expect(tall(child(11))).toBeLessThan(tall(adult) * 0.8)
    expect(tall(child(4))).toBeLessThan(tall(child(11)) * 0.9)
  })
  it('mirrors the figure but not the light', () => {
    const right = painted(CAST.guchen.look)
    const left = painted(CAST.guchen.look, {}, -1)
    const alpha = (p: Pixels, x: number, y: number) => p[(y * W + x) * 4 + 3] ?? 0
    let off = 0
    for (let y = 0; y < H; y++)
      for (let x = 0; x < W; x++) if (Math.abs(alpha(right, x, y) - alpha(left, W - 1 - x, y)) > 200) off++
    expect(off).toBeLessThan(80)
    expect(changedRows(right, left).length).toBeGreaterThan(100)
  })
  it('tells any eight people of chance apart, by outline and by colour', () => {
    for (let cast = 0; cast < 5; cast++) {
      const people = Array.from({ length: 8 }, (_, i) => chanceLook(cast * 8 + i)).map((l) => painted(l))
      for (const [i, a] of people.entries())
        for (const b of people.slice(i + 1)) {
          expect(outlineDifference(a, b), `cast ${cast}`).toBeGreaterThan(0.04)
          expect(histogramDifference(a, b), `cast ${cast}`).toBeGreaterThan(0.12)
        }
    }
  })
})

/** Someone of eight: each has one of the styles, outfits and cloths the others have not. */
function chanceLook(n: number): FigureLook {
  const r = rng(n + 1)
  const one = <T>(list: readonly T[], k: number): T => list[(n * k + Math.floor(r() * 2)) % list.length] as T
  const build = one(BUILDS, 3)
  return look({
    seed: Math.floor(r() * 1e5),
    age: build === 'child' ? 5 + Math.floor(r() * 7) : 18 + Math.floor(r() * 60),
    sex: r() < 0.5 ? 'f' : 'm',
    build,
    faceShape: one(FACE_SHAPES, 1),
    hairStyle: one(HAIR_STYLES, 5),
    hairColor: one(Object.keys(HAIR), 3),
    skin: one(Object.keys(SKIN), 3),
    outfit: one(OUTFITS, 7),
    palette: one(Object.keys(CLOTH), 4),
  })
}
/** Share of the painted places that only one of the two covers. */
function outlineDifference(a: Pixels, b: Pixels): number {
  const x = solid(a)
  const y = solid(b)
  const differ = x.filter((on, i) => on !== y[i]).length
  const either = x.filter((on, i) => on || y[i]).length
  return differ / either
}
/** Half the difference of the colour histograms (64 colours), 0 the same, 1 nothing in common. */
function histogramDifference(a: Pixels, b: Pixels): number {
  const h = (p: Pixels): number[] => {
    const bins = Array.from({ length: 64 }, () => 0)
    let n = 0
    for (let i = 0; i < p.length; i += 4) {
      if ((p[i + 3] ?? 0) < 128) continue
      const bin = ((p[i] ?? 0) >> 6) * 16 + ((p[i + 1] ?? 0) >> 6) * 4 + ((p[i + 2] ?? 0) >> 6)
      bins[bin] = (bins[bin] ?? 0) + 1
      n++
    }
    return bins.map((v) => v / n)
  }
  const other = h(b)
  return h(a).reduce((sum, v, i) => sum + Math.abs(v - (other[i] ?? 0)), 0) / 2
}
