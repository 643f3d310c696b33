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

/** The luma of a pixel. */
const lumaOf = (pixel: number): number =>
  ((pixel & 255) * Y_RED + ((pixel >> 8) & 255) * Y_GREEN + ((pixel >> 16) & 255) * Y_BLUE + Y_BASE) >> 16

/**
 * Writes RGBX pixels (one 32-bit number each, red lowest) as planes of luma, blue and red difference into `out`, which
 * holds {@link yuv420Bytes}. Runs for every pixel of a film, so it is written for the compiler: no arrays, no calls
 * that are not inlined.
 */
export function writeYuv420(pixels: Uint32Array, width: number, height: number, out: Uint8Array): void {
  const bytes = yuv420Bytes(width, height)
  if (pixels.length < width * height || out.length < bytes)
    throw new RangeError('a picture buffer is too small')
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
      out[i] = lumaOf(a)
      out[i + 1] = lumaOf(b)
      out[j] = lumaOf(c)
      out[j + 1] = lumaOf(d)
      // Red and blue of a pixel lie 16 bits apart: four pixels add up side by side without touching.
      const redBlue = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff)
      const red = redBlue & 0xffff
      const blue = redBlue >> 16
      const green = ((a >> 8) & 255) + ((b >> 8) & 255) + ((c >> 8) & 255) + ((d >> 8) & 255)
      out[u++] = (red * U_RED + green * U_GREEN + blue * C_MAIN + C_BASE) >> 16
      out[v++] = (red * C_MAIN + green * V_GREEN + blue * V_BLUE + C_BASE) >> 16
    }
  }
}
