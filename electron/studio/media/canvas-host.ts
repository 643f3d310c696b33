import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createCanvas, GlobalFonts, Path2D as NodePath2D, type Canvas as NodeCanvas } from '@napi-rs/canvas'
import type { PictureFacts } from '../../../shared/drama/film.ts'
import type { Canvas, Host } from '../../../shared/picture/canvas.ts'
import { setSettling } from '../../../shared/picture/stage/surface.ts'
import { setFamilies, type Face } from '../../../shared/picture/typeface.ts'

/** The painter's surface without a window: Skia through `@napi-rs/canvas`, with the fonts the app ships. */

/** A file of a font and the characters it draws (ranges of code points, both ends included). */
interface Subset {
  readonly file: string
  readonly alias: string
  readonly ranges: readonly (readonly [number, number])[]
}

const PACKAGES: Readonly<Record<Face, string>> = {
  serif: '@fontsource-variable/noto-serif-sc',
  sans: '@fontsource-variable/noto-sans-sc',
}
const FONT_FACE = /url\(\.\/(files\/[^)]+\.woff2)\)[^;]*;\s*unicode-range:\s*([^;]+);/g

function rangeOf(word: string): readonly [number, number] {
  const [from = '', to = from] = word.trim().replace(/^U\+/i, '').split('-')
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
}
/** The subsets of a font, read from the style sheet that a page would load them by. */
function subsetsOf(face: Face): Subset[] {
  const sheet = createRequire(import.meta.url).resolve(`${PACKAGES[face]}/index.css`)
  return [...readFileSync(sheet, 'utf8').matchAll(FONT_FACE)].map(([, file = '', ranges = ''], i) => ({
    file: join(dirname(sheet), file),
    alias: `picture-${face}-${i}`,
    ranges: ranges.split(',').map(rangeOf),
  }))
}
const covers = (subset: Subset, code: number): boolean =>
  subset.ranges.some(([from, to]) => code >= from && code <= to)

/**
 * The families that draw a text. An alias holds one file only, so every subset has its own, and a font list names
 * those a text needs: naming all hundred costs 140 ms for the first text of a weight.
 */
function familiesOf(face: Face): (text: string) => string {
  let subsets: Subset[] | null = null
  const loaded = new Set<string>()
  const answers = new Map<string, string>()
  const look = (text: string): string => {
    subsets ??= subsetsOf(face)
    const needed = new Set<Subset>()
    for (const c of text) {
      const subset = subsets.find((s) => covers(s, c.codePointAt(0) ?? 0))
      if (subset) needed.add(subset)
    }
    for (const { alias, file } of needed) {
      // By its bytes: inside of a packaged program the file lies in an archive that only Node's own calls look into.
      if (!loaded.has(alias)) GlobalFonts.register(readFileSync(file), alias)
      loaded.add(alias)
    }
    return [...needed].map((s) => `"${s.alias}"`).join(', ') || '"sans-serif"'
  }
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    if (answers.size > 500) answers.clear()
    const made = look(text)
    answers.set(text, made)
    return made
  }
}

let ready = false
/** Gives the painter what a window has by itself: `Path2D` and the fonts. */
function prepare(): void {
  if (ready) return
  ready = true
  Object.assign(globalThis, { Path2D: NodePath2D })
  const faces = { serif: familiesOf('serif'), sans: familiesOf('sans') }
  setFamilies((face, text) => faces[face](text))
  // Skia notes drawing calls and carries them out when pixels are asked for.
  setSettling((canvas) => void canvas.getContext('2d')?.getImageData(0, 0, 1, 1))
}

/** Surfaces for the painter in a Node process. Sets `globalThis.Path2D`; fonts are read when a text needs them. */
export function nodeCanvasHost(): Host {
  prepare()
  // The Node canvas has the drawing calls of the browser's; the element around them is never touched.
  return (width, height) => createCanvas(Math.round(width), Math.round(height)) as unknown as Canvas
}

/** Paper grain is most of a file: at 90 it is half as large again and takes half as long again, and looks the same. */
const JPEG_QUALITY = 85

/** A still as a file. JPEG has quality 85. @throws when the canvas is not one of `nodeCanvasHost`. */
export async function encodeStill(canvas: Canvas, mime: 'image/jpeg' | 'image/png'): Promise<Uint8Array> {
  const surface = canvas as unknown as NodeCanvas
  return mime === 'image/png' ? surface.encode('png') : surface.encode('jpeg', JPEG_QUALITY)
}

/** About this many pixels of a picture are looked at. */
const SAMPLES = 20_000

/** Every so-many-th pixel of a picture each way: reading all of them takes eight megabytes a picture. */
function sampled(canvas: Canvas): Uint8ClampedArray {
  const { width, height } = canvas
  const every = Math.max(1, Math.floor(Math.sqrt((width * height) / SAMPLES)))
  const [w, h] = [Math.ceil(width / every), Math.ceil(height / every)]
  const context = createCanvas(w, h).getContext('2d')
  context.imageSmoothingEnabled = false
  context.drawImage(canvas as unknown as NodeCanvas, 0, 0, width, height, 0, 0, w, h) // see nodeCanvasHost
  return context.getImageData(0, 0, w, h).data
}

/** Size and luminance (Rec. 709 weights, mean and standard deviation, 0-1) of a picture, from evenly spread pixels. */
export function pictureFacts(canvas: Canvas): PictureFacts {
  const data = sampled(canvas)
  const count = data.length / 4
  let sum = 0
  let squares = 0
  for (let at = 0; at < data.length; at += 4) {
    const luma =
      (0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)) / 255
    sum += luma
    squares += luma * luma
  }
  const meanLuma = sum / count
  const lumaDeviation = Math.sqrt(Math.max(0, squares / count - meanLuma * meanLuma))
  return { width: canvas.width, height: canvas.height, meanLuma, lumaDeviation }
}
