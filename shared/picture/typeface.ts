import type { Ctx } from './canvas.ts'

/**
 * The two typefaces of the picture. Both ship with the app: Noto Serif SC for captions, seals and signs in the set,
 * Noto Sans SC for labels. A page has them under one name each; a Node host under one name per file of the font.
 */
export type Face = 'serif' | 'sans'

/** Gives the CSS family list that draws a text. A host may answer with only what the text needs. */
export type Families = (face: Face, text: string) => string

/** The names a page has the fonts under (`@fontsource-variable/noto-serif-sc`, `…/noto-sans-sc`). */
export const PAGE_FAMILIES: Readonly<Record<Face, string>> = {
  serif: '"Noto Serif SC Variable", "Noto Serif SC", serif',
  sans: '"Noto Sans SC Variable", "Noto Sans SC", sans-serif',
}

let families: Families = (face) => PAGE_FAMILIES[face]

/** Tells the painter where a host keeps the fonts. A page needs no call: it has them under `PAGE_FAMILIES`. */
export function setFamilies(of: Families): void {
  families = of
}

/** A surface of a host that does not choose the weight of a variable font by itself. */
type Varying = { fontVariationSettings: string }

/** Makes `ctx` write `text` in a face, at a weight (100-900) and a size in the surface's own units. */
export function setType(ctx: Ctx, face: Face, weight: number, size: number, text: string): void {
  ctx.font = `${weight} ${size}px ${families(face, text)}`
  // Only the Node canvas has this property, and only there the weight must be given to the font itself.
  if ('fontVariationSettings' in ctx) (ctx as Ctx & Varying).fontVariationSettings = `'wght' ${weight}`
}

/** Space between letters in the surface's units; does nothing on a host that cannot. */
export function setSpacing(ctx: Ctx, px: number): void {
  if ('letterSpacing' in ctx) ctx.letterSpacing = `${px}px`
}

const onStage = new Set<string>()

/** Notes letters that are part of a drawing, so that a page can load them before it paints; returns them. */
export function lettering(text: string): string {
  for (const c of text) onStage.add(c)
  return text
}

/** All letters that drawings carry (shop signs, the seal, letters on a desk). */
export const letteringOnStage = (): string => [...onStage].join('')
