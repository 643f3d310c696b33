import { z } from 'zod'

/**
 * A figure's look: all the identity a paper figure has. Everything else about a figure is derived from it,
 * so the same record is recognisably the same person in every shot.
 */
export const BUILDS = ['slim', 'average', 'broad', 'stout', 'child'] as const
export const FACE_SHAPES = ['oval', 'round', 'heart', 'lean', 'square', 'long'] as const
export const HAIR_STYLES = [
  'long',
  'slick',
  'bun',
  'bald',
  'bob',
  'buns',
  'tousle',
  'updo',
  'lob',
  'curtain',
  'buzz',
  'curly',
  'braid',
  'crop',
  'topknot',
  'pony',
  'half',
  'futou',
  'wavy',
  'sidepart',
] as const
export const OUTFITS = [
  'coat',
  'suit',
  'jacket',
  'tunic',
  'dress',
  'cape',
  'uniform',
  'hanfu',
  'school',
  'tracksuit',
  'police',
  'delivery',
  'sweater',
  'apron',
  'gown',
  'official',
  'shirt',
  'hoodie',
  'blouse',
  'qipao',
  'armor',
] as const

export const figureLookSchema = z.strictObject({
  /** Small variations (asymmetry, breathing phase) come from here. */
  seed: z.int().min(0),
  age: z.int().min(3).max(110),
  sex: z.enum(['f', 'm']),
  build: z.enum(BUILDS),
  faceShape: z.enum(FACE_SHAPES),
  hairStyle: z.enum(HAIR_STYLES),
  /** Name in the painter's hair table (`ink`, `black`, `umber`, `chestnut` …). */
  hairColor: z.string(),
  /** Name in the painter's skin table (`porcelain`, `peach`, `wheat` …). */
  skin: z.string(),
  outfit: z.enum(OUTFITS),
  /** Name in the painter's cloth table (`camel`, `ink`, `plum` …). */
  palette: z.string(),
  /** `mole`, `browScar`, `lipMole`, `freckles`, `huadian`, `cheekScar`, or null. */
  mark: z.string().nullable(),
  glasses: z.enum(['round', 'square']).nullable(),
  beard: z.boolean(),
  stubble: z.boolean(),
  /** `#rrggbb` or null. */
  ornament: z.string().nullable(),
  earring: z.string().nullable(),
  /** Degrees the eyes slant; null for the default of the face. */
  eyeTilt: z.number().nullable(),
  /** Lip colour `#rrggbb`, or null for the skin's own. */
  lip: z.string().nullable(),
})
export type FigureLook = z.infer<typeof figureLookSchema>
