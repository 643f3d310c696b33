import type { Ctx } from '../canvas.ts'
import { mix, mul } from '../palette.ts'

/** The light paper lies in. A set's own environment extends it. */
export type Light = {
  /** Direction towards the light, about unit length; y grows downwards. */
  readonly lx: number
  readonly ly: number
  /** Colour of lit edges and their opacity 0-1 (0.8 when absent). */
  readonly rim: string
  readonly rimK?: number | undefined
  /** Colour of shadows. */
  readonly shadow?: string | undefined
  /** Colour every sheet is multiplied by; null or absent: white light. */
  readonly amb?: string | null | undefined
  /** Colour of the air, and how much of it (0-1) lies over every sheet. */
  readonly fog?: string | undefined
  readonly fogK?: number | undefined
  /** Light behind holes that have no colour of their own. */
  readonly cut?: string | undefined
  /** Size of heads against bodies; 1.06 when absent. */
  readonly headScale?: number | undefined
}

/** What every painter is handed: the surface, its scale, the light and the tint, so that it never asks where it is. */
export type Brush = {
  readonly ctx: Ctx
  readonly env: Light
  /** Pixels per unit. Blurs ignore the transform and are multiplied by it. */
  s: number
  /** -1 while a figure is mirrored: the light must not turn with it. */
  flip: 1 | -1
  /** Below this height (own units) nothing will be seen, so it need not be painted; null: paint everything. */
  cropY: number | null
  /** True on a sheet of its own, with nothing below for a glow to brighten. */
  loose: boolean
  /** The colour of paper in this light. */
  readonly c: (hex: string) => string
}

/** A brush for a surface already moved and scaled; `scale` is its pixels per unit. */
export function brush(ctx: Ctx, env: Light, scale = 1): Brush {
  const { amb } = env
  const c = amb ? (hex: string) => mix(mul(hex, amb), env.fog ?? amb, env.fogK ?? 0) : (hex: string) => hex
  return { ctx, env, s: scale, flip: 1, cropY: null, loose: false, c }
}
