import type { Ctx } from './canvas.ts'
import { rgba } from './palette.ts'
import { lettering, setSpacing, setType } from './typeface.ts'

/** The set line inside the safe area, the speaker's slip, the AI label and the rehearsal seal: never moved by the camera. */

/** A line on the picture and who says it (null: nobody). */
export interface CaptionText {
  readonly speaker: string | null
  readonly text: string
}
/** Marks every frame carries. */
export interface Marks {
  /** The label that says that the picture was made by AI. */
  readonly ai: string
  /** True where the picture is of the rehearsal grade. */
  readonly rehearsal: boolean
}

/** The part of the frame a caption may use: fractions of its width and height. */
export const CAPTION_SAFE = { left: 0.1, right: 0.9, top: 0.66, bottom: 0.86 } as const

/**
 * Advance widths of Noto Serif SC at weight 700 for U+0020-U+007E, in thousandths of the size (measured from the font
 * in `@fontsource-variable/noto-serif-sc` 5.3.1). Lines are broken by this table, so that every host breaks them alike.
 */
const ADVANCES =
  '250 355 447 615 589 966 803 235 400 400 485 603 335 370 335 400 593 466 594 593 593 594 594 588 594 596 335 335 603 603 603 473 970 746 708 702 789 666 648 757 864 426 428 767 642 1001 815 785 673 785 751 597 695 818 734 1091 726 701 627 372 400 372 603 593 447 585 672 565 658 572 402 596 687 349 335 651 355 1008 685 623 671 640 500 499 393 678 578 874 599 582 517 380 338 380 603'
    .split(' ')
    .map(Number)
/** Latin letters beyond the table (é, ñ …). */
const LATIN_ADVANCE = 620
const FULL_ADVANCE = 1000

/** Width of one character in sizes (1 is a full square). */
function advance(c: string): number {
  const code = c.codePointAt(0) ?? 0
  if (code < 0x20) return 0
  if (code < 0x7f) return (ADVANCES[code - 0x20] ?? LATIN_ADVANCE) / 1000
  return (code < 0x2000 ? LATIN_ADVANCE : FULL_ADVANCE) / 1000
}
/** Width of a text at a size, with so much space after every letter; same units as `size`. */
export function textWidth(text: string, size: number, spacing: number): number {
  let w = 0
  for (const c of text) w += advance(c) * size + spacing
  return w
}

const CHINESE = /[\u3000-\u9fff]/
/** Marks a line may not begin with, and marks after which a break reads well. */
const CLOSING = /[，。！？、；：…”’）》]/
const PAUSE = /[，。！？；…—,.;!?]$/
/** How much nearer to the middle (in line widths) a break after a pause counts. */
const PAUSE_BONUS = 0.2

/** Marks that the font draws a full square wide; between Latin letters their plain forms are meant. */
const LATIN_MARKS: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019]/g, "'"],
  [/[\u201c\u201d]/g, '"'],
  [/\u2026/g, '...'],
]
const plainMarks = (text: string): string => LATIN_MARKS.reduce((t, [from, to]) => t.replace(from, to), text)

/** Pieces a text may be broken between, each with what follows it up to the next place. */
function pieces(text: string, chinese: boolean): string[] {
  if (!chinese) return text.split(/(?<= )/)
  const out: string[] = []
  for (const part of text.match(/[A-Za-z0-9'’.,-]+ ?|./gu) ?? []) {
    if (out.length > 0 && CLOSING.test(part)) out[out.length - 1] += part
    else out.push(part)
  }
  return out
}

/** How a caption is set: lines, size and space between letters, for a frame 1080 wide. */
export interface Setting {
  readonly lines: readonly string[]
  readonly size: number
  readonly spacing: number
}

/** The best break of `parts` into two, for the shorter of two lines as long as possible. */
function halve(parts: readonly string[], width: (text: string) => number, max: number): [string, string] {
  const middle = width(parts.join('')) / 2
  let best = { cost: Number.POSITIVE_INFINITY, at: 1 }
  for (let at = 1, head = ''; at < parts.length; at++) {
    head += parts[at - 1] ?? ''
    const cost = Math.abs(width(head) - middle) - (PAUSE.test(head.trimEnd()) ? max * PAUSE_BONUS : 0)
    if (cost < best.cost) best = { cost, at }
  }
  return [parts.slice(0, best.at).join('').trim(), parts.slice(best.at).join('').trim()]
}
/** Breaks at `max`, as many lines as it takes. */
function flow(parts: readonly string[], width: (text: string) => number, max: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    if (line !== '' && width((line + part).trimEnd()) > max) {
      lines.push(line.trim())
      line = ''
    }
    line += part
  }
  return [...lines, line.trim()].filter((l) => l !== '')
}

const ROOM = (CAPTION_SAFE.right - CAPTION_SAFE.left) * 1080
const SIZE = { zh: 60, en: 54 }
/** Below this a third line is better than smaller letters, and below the other nothing can be read. */
const THIRD_LINE_UNDER = 34
const SMALLEST = 20

/** Lines and size of a caption: one line, two balanced ones, smaller letters, and only then more lines. */
export function setCaption(words: string): Setting {
  const chinese = CHINESE.test(words)
  const text = (chinese ? words : plainMarks(words)).replace(/\s+/g, ' ').trim()
  const parts = pieces(text, chinese)
  const full = chinese ? SIZE.zh : SIZE.en
  const spacingOf = (size: number): number => size * (chinese ? 0.05 : 0.004)
  for (let size = full; ; size -= 2) {
    const spacing = spacingOf(size)
    const width = (t: string): number => textWidth(t, size, spacing)
    const last = size <= SMALLEST
    if (width(text) <= ROOM) return { lines: [text], size, spacing }
    const two = halve(parts, width, ROOM)
    if (parts.length > 1 && two.every((l) => width(l) <= ROOM)) return { lines: two, size, spacing }
    if (size > THIRD_LINE_UNDER) continue
    const many = flow(
      parts.flatMap((p) => (width(p) > ROOM ? Array.from(p) : [p])),
      width,
      ROOM,
    )
    if ((many.length <= 3 && many.every((l) => width(l) <= ROOM)) || last)
      return { lines: many, size, spacing }
  }
}

const INK = '#120608'
const LINE_HEIGHT = 1.36
/** Baseline of a single line; several are centred on it. */
const BASELINE = 0.775

function strokes(ctx: Ctx, line: string, x: number, y: number, k: number): void {
  ctx.lineJoin = 'round'
  ctx.strokeStyle = rgba(INK, 0.34)
  ctx.lineWidth = 17 * k
  ctx.strokeText(line, x, y + 3 * k)
  ctx.strokeStyle = rgba(INK, 0.82)
  ctx.lineWidth = 8 * k
  ctx.strokeText(line, x, y + 2 * k)
  ctx.fillStyle = '#fff7e8'
  ctx.fillText(line, x, y)
}
/** A red paper slip with the speaker's name; `y` is its upper edge. */
function slip(ctx: Ctx, name: string, x: number, y: number, k: number): void {
  setType(ctx, 'serif', 700, 32 * k, name)
  const w = textWidth(name, 32 * k, 3 * k) + 44 * k
  const h = 48 * k
  const l = x - w / 2
  ctx.save()
  ctx.shadowColor = 'rgba(10,2,4,.5)'
  ctx.shadowBlur = 10 * k
  ctx.shadowOffsetY = 4 * k
  ctx.fillStyle = '#b3202b'
  ctx.beginPath()
  ctx.moveTo(l, y)
  ctx.lineTo(l + w, y)
  ctx.lineTo(l + w - 10 * k, y + h / 2)
  ctx.lineTo(l + w, y + h)
  ctx.lineTo(l, y + h)
  ctx.lineTo(l + 10 * k, y + h / 2)
  ctx.closePath()
  ctx.fill()
  ctx.shadowColor = 'transparent'
  ctx.strokeStyle = rgba('#ffd98a', 0.6)
  ctx.lineWidth = 1.6 * k
  ctx.stroke()
  ctx.restore()
  ctx.fillStyle = '#fff0d4'
  setSpacing(ctx, 3 * k)
  ctx.fillText(name, x + 1.5 * k, y + 35 * k)
}

/** Paints a caption and its speaker. Nothing is painted for an empty text. */
export function paintCaption(ctx: Ctx, width: number, height: number, caption: CaptionText): void {
  if (caption.text.trim() === '') return
  const k = width / 1080
  const { lines, size, spacing } = setCaption(caption.text)
  const lead = size * LINE_HEIGHT * k
  const first = height * BASELINE - (lines.length - 1) * lead * 0.5
  ctx.save()
  ctx.textAlign = 'center'
  ctx.textBaseline = 'alphabetic'
  lines.forEach((line, i) => {
    setType(ctx, 'serif', 700, size * k, line)
    setSpacing(ctx, spacing * k)
    // The space after the last letter is part of the measured line: half of it puts the line back in the middle.
    strokes(ctx, line, width / 2 + (spacing * k) / 2, first + i * lead, k)
  })
  if (caption.speaker) slip(ctx, caption.speaker, width / 2, first - (size + 62) * k, k)
  ctx.restore()
}

function aiLabel(ctx: Ctx, label: string, k: number): void {
  setType(ctx, 'sans', 500, 26 * k, label)
  setSpacing(ctx, 0)
  const w = ctx.measureText(label).width + 34 * k
  const x = 56 * k
  const y = 118 * k
  ctx.fillStyle = rgba('#0c0810', 0.46)
  ctx.beginPath()
  ctx.roundRect(x, y - 22 * k, w, 44 * k, 22 * k)
  ctx.fill()
  ctx.strokeStyle = rgba('#fff6e4', 0.4)
  ctx.lineWidth = 1.5 * k
  ctx.stroke()
  ctx.fillStyle = rgba('#fff6e4', 0.95)
  ctx.textAlign = 'left'
  ctx.fillText(label, x + 17 * k, y + 1 * k)
}
const SEAL = lettering('排练')
/** A carved seal, top right: the picture is a rehearsal. */
function seal(ctx: Ctx, width: number, k: number): void {
  const x = width - (56 + 66) * k
  const y = 96 * k
  ctx.fillStyle = rgba('#a8201f', 0.92)
  ctx.beginPath()
  ctx.roundRect(x, y, 66 * k, 112 * k, 8 * k)
  ctx.fill()
  ctx.strokeStyle = rgba('#ffe9cc', 0.85)
  ctx.lineWidth = 2 * k
  ctx.beginPath()
  ctx.roundRect(x + 5 * k, y + 5 * k, 56 * k, 102 * k, 5 * k)
  ctx.stroke()
  ctx.fillStyle = '#fff0d8'
  ctx.textAlign = 'center'
  setType(ctx, 'serif', 900, 42 * k, SEAL)
  Array.from(SEAL).forEach((c, i) => ctx.fillText(c, x + 33 * k, y + (34 + i * 46) * k))
  setType(ctx, 'sans', 500, 19 * k, 'Rehearsal')
  ctx.fillStyle = rgba('#fff0d8', 0.85)
  ctx.fillText('Rehearsal', x + 33 * k, y + 128 * k)
}

/** Paints the AI label and, for a rehearsal, the seal. */
export function paintMarks(ctx: Ctx, width: number, marks: Marks): void {
  const k = width / 1080
  ctx.save()
  ctx.textBaseline = 'middle'
  aiLabel(ctx, marks.ai, k)
  if (marks.rehearsal) seal(ctx, width, k)
  ctx.restore()
}
