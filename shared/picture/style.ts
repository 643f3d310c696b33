/** Styles the painter knows: a last treatment of the whole picture, below captions and marks. */
import type { Ctx } from './canvas.ts'

export const STYLES = ['noir', 'ink', 'vintage', 'warm', 'cool', 'pastel', 'neon'] as const
export type Style = (typeof STYLES)[number]

/** Words people name a style by, Chinese or English; the first that is found decides. */
const WORDS: readonly (readonly [RegExp, Style])[] = [
  [/noir|black[- ]and[- ]white|monochrome|黑白|黑色电影|暗黑/iu, 'noir'],
  [/\bink\b|ink[- ]?wash|水墨|国风|工笔/iu, 'ink'],
  [/vintage|retro|sepia|nostalgi|old film|复古|怀旧|民国|老照片|胶片/iu, 'vintage'],
  [/neon|cyber|霓虹|赛博/iu, 'neon'],
  [/pastel|airy|fresh|watercolou?r|粉彩|清新|水彩|日系/iu, 'pastel'],
  [/warm|golden|cosy|cozy|sunlit|暖/iu, 'warm'],
  [/\bcool\b|cold|steel|icy|blue tone|冷/iu, 'cool'],
]

/** The style that words on the look of a drama name, or null when the painter knows none of them. */
export const styleOf = (words: string): Style | null =>
  WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null

/** One layer of a treatment: how it is laid, and its colour at the top and at the bottom of the picture. */
interface Layer {
  readonly mode: GlobalCompositeOperation
  readonly top: string
  readonly bottom: string
  /** Opacity, 0-1. */
  readonly alpha: number
}
const layer = (mode: GlobalCompositeOperation, alpha: number, top: string, bottom = top): Layer => ({
  mode,
  top,
  bottom,
  alpha,
})

const TREATMENTS: Readonly<Record<Style, readonly Layer[]>> = {
  noir: [layer('saturation', 0.96, '#808080'), layer('overlay', 0.34, '#8a8a90', '#16161c')],
  ink: [layer('saturation', 0.78, '#808080'), layer('soft-light', 0.42, '#f3ead6', '#b9c3bd')],
  vintage: [layer('saturation', 0.35, '#808080'), layer('soft-light', 0.5, '#e8b060', '#8a5428')],
  warm: [layer('soft-light', 0.4, '#ffc069', '#d8743a')],
  cool: [layer('soft-light', 0.44, '#7fb4e0', '#1f4a78')],
  pastel: [layer('saturation', 0.22, '#808080'), layer('screen', 0.24, '#ffe6ee', '#d9ecff')],
  neon: [layer('soft-light', 0.55, '#ff3fb0', '#18c8ff'), layer('overlay', 0.2, '#5a18c8', '#101040')],
}

/** Lays a style over a painted picture of `width` by `height` pixels. */
export function paintStyle(ctx: Ctx, width: number, height: number, style: Style): void {
  ctx.save()
  for (const { mode, top, bottom, alpha } of TREATMENTS[style]) {
    const wash = ctx.createLinearGradient(0, 0, 0, height)
    wash.addColorStop(0, top)
    wash.addColorStop(1, bottom)
    ctx.globalCompositeOperation = mode
    ctx.globalAlpha = alpha
    ctx.fillStyle = wash
    ctx.fillRect(0, 0, width, height)
  }
  ctx.restore()
}
