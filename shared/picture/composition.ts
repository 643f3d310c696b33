import { z } from 'zod'
import { mediaRefSchema, rateSchema } from '../drama/media.ts'
import { EMOTIONS, HOURS, SHOT_SIZES, WEATHERS } from '../drama/vocabulary.ts'
import { figureLookSchema } from './look.ts'
import { STYLES } from './style.ts'

/**
 * A shot as layers and a virtual camera. It holds no sound, no words and no time in frames:
 * everything that moves is in shot time, 0 at the first frame and 1 at the last.
 */

/** Poses a figure can hold. */
export const POSES = [
  'stand',
  'talk',
  'cup',
  'clasp',
  'crossed',
  'point',
  'hip',
  'reach',
  'embrace',
  'kneel',
  'sit',
  'walk',
  'away',
  'slap',
  'slapped',
  'grip',
  'pulled',
] as const
export type Pose = (typeof POSES)[number]

export const figureLayerSchema = z.strictObject({
  /** Cast id: cues and gestures find the figure by it. */
  cast: z.string(),
  look: figureLookSchema,
  /** Stage units: 1080 wide, feet on `y`; the floor of the set when null. */
  x: z.number(),
  y: z.number().nullable(),
  scale: z.number().positive(),
  /** 1 looks to the right, -1 to the left. */
  facing: z.union([z.literal(1), z.literal(-1)]),
  view: z.enum(['front', 'profile', 'back']),
  pose: z.enum(POSES),
  emotion: z.enum(EMOTIONS),
  strength: z.int().min(1).max(3),
  /** Cast id of whom they look at; null for straight ahead. */
  gazeAt: z.string().nullable(),
  /** True when this figure and another hold each other (both arms are painted over both bodies). */
  entwined: z.boolean(),
})
export type FigureLayer = z.infer<typeof figureLayerSchema>

/** A camera key in shot time: a point on the figure plane (stage units) and a zoom (1 shows the whole stage). */
export const cameraKeySchema = z.strictObject({
  at: z.number().min(0).max(1),
  x: z.number(),
  y: z.number(),
  zoom: z.number().positive(),
  /** Easing towards the next key. */
  ease: z.enum(['linear', 'in', 'out', 'in_out']),
})
export type CameraKey = z.infer<typeof cameraKeySchema>

export const plateLayerSchema = z.strictObject({
  set: z.string(),
  hour: z.enum(HOURS),
  weather: z.enum(WEATHERS),
  /** Mood of the light: the emotion that grades the frame. */
  mood: z.enum(EMOTIONS),
})
export type PlateLayer = z.infer<typeof plateLayerSchema>

/** A finished picture that is shown instead of the layers, with its size in pixels. */
export const pictureLayerSchema = z.strictObject({
  image: mediaRefSchema,
  width: z.int().positive(),
  height: z.int().positive(),
})
export type PictureLayer = z.infer<typeof pictureLayerSchema>

/** A finished clip that is shown instead of the layers and of a picture; its own camera is in it. */
export const filmLayerSchema = z.strictObject({
  video: mediaRefSchema,
  /** Length in frames of `fps`, the rate of the cut. */
  durationFrames: z.int().positive(),
  fps: rateSchema,
  width: z.int().positive(),
  height: z.int().positive(),
})
export type FilmLayer = z.infer<typeof filmLayerSchema>

export const compositionSchema = z.strictObject({
  plate: plateLayerSchema,
  figures: z.array(figureLayerSchema),
  /** A dark figure seen from behind at the frame's edge (over the shoulder); null when there is none. */
  shoulder: figureLayerSchema.nullable(),
  /** Name of an insert drawing that fills the frame; null otherwise. */
  insert: z.string().nullable(),
  size: z.enum(SHOT_SIZES),
  /** At least one key; the first at 0, ascending. One key is a resting camera. */
  camera: z.array(cameraKeySchema).min(1),
  /** Amount of hand-held drift, 0-1. */
  shake: z.number().min(0).max(1),
  /** Treatment of the whole picture; left out for the painter's own. */
  style: z.enum(STYLES).optional(),
  /** Left out where nothing was bought: the layers are the picture. */
  picture: pictureLayerSchema.optional(),
  film: filmLayerSchema.optional(),
})
export type Composition = z.infer<typeof compositionSchema>
