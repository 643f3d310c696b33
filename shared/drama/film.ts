import { z } from 'zod'
import { compositionSchema, figureLayerSchema } from '../picture/composition.ts'
import { mediaRefSchema, rateSchema, type MediaRef, type Rate } from './media.ts'
import { CAMERA_MOVES, EMOTIONS, HOURS, SHOT_ANGLES, SHOT_SIZES, VISEMES, WEATHERS } from './vocabulary.ts'

/** The outputs of the steps that turn text into a film. Frames are integers; `fps` is a rational. */

export { mediaRefSchema, rateSchema, type MediaRef, type Rate }

/** A framed piece of a scene. */
export const shotSchema = z.strictObject({
  id: z.string(),
  size: z.enum(SHOT_SIZES),
  angle: z.enum(SHOT_ANGLES),
  move: z.enum(CAMERA_MOVES),
  /** Length planned from a syllable estimate; the played length comes from `timing`. */
  plannedFrames: z.int().positive(),
  location: z.string(),
  set: z.string(),
  hour: z.enum(HOURS),
  weather: z.enum(WEATHERS),
  mood: z.enum(EMOTIONS),
  /** Who is in the picture, without their looks (those come from the portraits). */
  figures: z.array(figureLayerSchema.omit({ look: true }).extend({ lookId: z.string() })),
  /** Cast id seen from behind at the edge; null when there is none. */
  shoulder: z.string().nullable(),
  /** Cast id the camera is on; null for a wide or an insert. */
  focus: z.string().nullable(),
  insert: z.string().nullable(),
  /** Lines this shot covers, in order. */
  lines: z.array(z.string()),
})
export type Shot = z.infer<typeof shotSchema>
export const shotListSchema = z.strictObject({ shots: z.array(shotSchema).min(1) })
export type ShotList = z.infer<typeof shotListSchema>

/** Facts about a picture that checks read: 0-1 luminance. */
export const pictureFactsSchema = z.strictObject({
  width: z.int().positive(),
  height: z.int().positive(),
  meanLuma: z.number(),
  /** Standard deviation of luminance: near 0 is a blank picture. */
  lumaDeviation: z.number(),
})
export type PictureFacts = z.infer<typeof pictureFactsSchema>

export const stillSchema = z.strictObject({ image: mediaRefSchema, facts: pictureFactsSchema })
export type Still = z.infer<typeof stillSchema>

/** A clip of the rehearsal grade is data (layers and camera, played live); a final one has a video file. */
export const clipSchema = z.strictObject({
  video: mediaRefSchema.nullable(),
  composition: compositionSchema,
  /** Length of the video; null for live ones, which fit any length. */
  durationFrames: z.int().positive().nullable(),
})
export type Clip = z.infer<typeof clipSchema>

/** Where times came from, best first, and how far to trust them (0-1). */
export const TIMING_SOURCES = ['phonemes', 'words', 'syllables', 'even'] as const

/** A timed word or character of a spoken line, in milliseconds from the start of the voice file. */
export const timedWordSchema = z.strictObject({ text: z.string(), startMs: z.number(), endMs: z.number() })

/** A timed speech sound: IPA (or the engine's own code). */
export const timedPhonemeSchema = z.strictObject({
  phoneme: z.string(),
  startMs: z.number(),
  endMs: z.number(),
})

export const voiceTakeSchema = z.strictObject({
  audio: mediaRefSchema,
  /** What was spoken. */
  text: z.string(),
  durationMs: z.number().nonnegative(),
  sampleRate: z.int().positive(),
  /** dB full scale of the loudest sample and of the mean power; -100 for silence. */
  peakDb: z.number(),
  meanDb: z.number(),
  /** True when no voice engine was there and the file is silence of the right length. */
  silent: z.boolean(),
  words: z.array(timedWordSchema),
  phonemes: z.array(timedPhonemeSchema),
  source: z.enum(TIMING_SOURCES),
  confidence: z.number().min(0).max(1),
})
export type VoiceTake = z.infer<typeof voiceTakeSchema>

/** Mouth cues of a voice: each holds from its time to the next one's; the last is `sil`. */
export const cueTrackSchema = z.strictObject({
  cues: z.array(z.strictObject({ ms: z.number().nonnegative(), viseme: z.enum(VISEMES) })).min(1),
  source: z.enum(TIMING_SOURCES),
  confidence: z.number().min(0).max(1),
})
export type CueTrack = z.infer<typeof cueTrackSchema>

/** When everything in a scene is played. Frames count from the scene's first frame. */
export const sceneTimingSchema = z.strictObject({
  fps: rateSchema,
  durationFrames: z.int().positive(),
  shots: z.array(
    z.strictObject({
      shot: z.string(),
      startFrame: z.int().nonnegative(),
      /** Played frames. */
      durationFrames: z.int().positive(),
      plannedFrames: z.int().positive(),
    }),
  ),
  lines: z.array(
    z.strictObject({
      line: z.string(),
      startFrame: z.int().nonnegative(),
      durationFrames: z.int().positive(),
    }),
  ),
})
export type SceneTiming = z.infer<typeof sceneTimingSchema>

/** Captions of an episode, in frames from its start. */
export const subtitlesSchema = z.strictObject({
  fps: rateSchema,
  captions: z.array(
    z.strictObject({
      line: z.string(),
      /** Name shown with it; null for on-screen captions. */
      speaker: z.string().nullable(),
      text: z.string(),
      startFrame: z.int().nonnegative(),
      endFrame: z.int().positive(),
    }),
  ),
})
export type Subtitles = z.infer<typeof subtitlesSchema>

/** What a check says, with its evidence. State (open, waived, fixed) is not part of it. */
export const findingSchema = z.strictObject({
  /** Stable over rebuilds: check and place, hashed. */
  id: z.string(),
  check: z.string(),
  severity: z.enum(['error', 'warning', 'notice']),
  episode: z.int().nullable(),
  scene: z.string().nullable(),
  line: z.string().nullable(),
  shot: z.string().nullable(),
  /** A sentence in the language of the drama with the words or figures that show it. */
  evidence: z.string(),
})
export type Finding = z.infer<typeof findingSchema>
/** Two places of an episode that a model found not to go together, quoted as they stand in the text. */
export const disagreementSchema = z.strictObject({
  /** Where the later one stands. */
  scene: z.string(),
  line: z.string(),
  earlier: z.string(),
  later: z.string(),
  /** What does not fit, in a sentence. */
  why: z.string(),
})
export type Disagreement = z.infer<typeof disagreementSchema>

export const reviewSchema = z.strictObject({
  findings: z.array(findingSchema),
  /** What a model found that read it, and the digest of the words it read; left out where nobody was asked. */
  reading: z.strictObject({ words: z.string(), found: z.array(disagreementSchema) }).optional(),
})
export type Review = z.infer<typeof reviewSchema>

/** An episode as a timeline: data only. Exports are made from it. */
export const cutSchema = z.strictObject({
  number: z.int().positive(),
  title: z.string(),
  fps: rateSchema,
  width: z.int().positive(),
  height: z.int().positive(),
  durationFrames: z.int().positive(),
  shots: z.array(
    z.strictObject({
      shot: z.string(),
      scene: z.string(),
      startFrame: z.int().nonnegative(),
      durationFrames: z.int().positive(),
      /** Digest of the `composition` product it plays. */
      composition: z.string(),
      /** Rehearsal products that stand in for final ones in this shot. */
      standIns: z.array(z.string()),
    }),
  ),
  voices: z.array(
    z.strictObject({
      line: z.string(),
      /** Cast id of the speaker. */
      cast: z.string(),
      startFrame: z.int().nonnegative(),
      durationFrames: z.int().positive(),
      /** Digests of the `voice` and `cues` products. */
      voice: z.string(),
      cues: z.string(),
    }),
  ),
})
export type Cut = z.infer<typeof cutSchema>
