/**
 * Canvas pixels as video pixels: BT.709, limited range, 4:2:0. A browser left to itself encodes a canvas in full range,
 * which players and platforms that ignore the range flag show with crushed shadows.
 */

/** Bytes of a picture of this size in {@link writeYuv420}'s layout. Sizes are even. */
export const yuv420Bytes = (width: number, height: number): number => (width * height * 3) / 2

/** How the pixels that {@link writeYuv420} makes have to be read (ITU-R BT.709). */
export const YUV_COLOUR = {
  primaries: 'bt709',
  transfer: 'bt709',
  matrix: 'bt709',
  fullRange: false,
} as const

/**
 * Weights of red, green and blue, times 65536. From Kr = 0.2126 and Kb = 0.0722: luma spans 219 steps above 16, chroma
 * 224 around 128. Chroma weights stand for the sum of four pixels and are a quarter of the full ones.
 */
const Y_RED = 11966
const Y_GREEN = 40254
const Y_BLUE = 4064
const Y_BASE = (16 << 16) + (1 << 15)
const C_MAIN = 7196
const U_RED = -1649
const U_GREEN = -5547
const V_GREEN = -6536
const V_BLUE = -660
const C_BASE = (128 << 16) + (1 << 15)

/** How the bytes of a canvas pixel lie in memory: browsers differ, and copying them as they are is much faster. */
export type PixelOrder = 'RGBX' | 'BGRX'

/** Weights of the lowest byte, the middle one and the high one (red and blue change places with the order). */
const WEIGHTS = {
  RGBX: { y: [Y_RED, Y_BLUE], u: [U_RED, C_MAIN], v: [C_MAIN, V_BLUE] },
  BGRX: { y: [Y_BLUE, Y_RED], u: [C_MAIN, U_RED], v: [V_BLUE, C_MAIN] },
} as const satisfies Record<PixelOrder, Record<'y' | 'u' | 'v', readonly [low: number, high: number]>>

/** The luma of a pixel. */
const lumaOf = (pixel: number, low: number, high: number): number =>
  ((pixel & 255) * low + ((pixel >> 8) & 255) * Y_GREEN + ((pixel >> 16) & 255) * high + Y_BASE) >> 16

/**
 * Writes pixels (one 32-bit number each) as planes of luma, blue and red difference into `out`, which holds
 * {@link yuv420Bytes}. Runs for every pixel of a film, so it is written for the compiler: no arrays in the loop, no
 * calls that are not inlined.
 */
export function writeYuv420(
  pixels: Uint32Array,
  order: PixelOrder,
  width: number,
  height: number,
  out: Uint8Array,
): void {
  const bytes = yuv420Bytes(width, height)
  if (pixels.length < width * height || out.length < bytes)
    throw new RangeError('a picture buffer is too small')
  const [yLow, yHigh] = WEIGHTS[order].y
  const [uLow, uHigh] = WEIGHTS[order].u
  const [vLow, vHigh] = WEIGHTS[order].v
  let u = width * height
  let v = u + (width / 2) * (height / 2)
  for (let y = 0; y < height; y += 2) {
    const above = y * width
    for (let i = above; i < above + width; i += 2) {
      const j = i + width
      const a = pixels[i] as number // inside the picture: checked above
      const b = pixels[i + 1] as number
      const c = pixels[j] as number
      const d = pixels[j + 1] as number
      out[i] = lumaOf(a, yLow, yHigh)
      out[i + 1] = lumaOf(b, yLow, yHigh)
      out[j] = lumaOf(c, yLow, yHigh)
      out[j + 1] = lumaOf(d, yLow, yHigh)
      // The low and the high byte lie 16 bits apart: four pixels add up side by side without touching.
      const both = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff)
      const low = both & 0xffff
      const high = both >> 16
      const green = ((a >> 8) & 255) + ((b >> 8) & 255) + ((c >> 8) & 255) + ((d >> 8) & 255)
      out[u++] = (low * uLow + green * U_GREEN + high * uHigh + C_BASE) >> 16
      out[v++] = (low * vLow + green * V_GREEN + high * vHigh + C_BASE) >> 16
    }
  }
}
