import { z } from 'zod'
import type { RenderJob } from '../picture/render-job.ts'
import { CAMERA_MOVES, SHOT_ANGLES, SHOT_SIZES } from '../drama/vocabulary.ts'
import { done, episodeNumber, id, nothing, product, sha256 } from './common.ts'
import { read, write } from './route.ts'

/** One shot of a cut, as the strip shows it. Frames count from the start of the episode. */
export const stageShot = z.strictObject({
  id,
  scene: id,
  /** Place in its scene, from 1. */
  number: z.int(),
  size: z.enum(SHOT_SIZES),
  angle: z.enum(SHOT_ANGLES),
  move: z.enum(CAMERA_MOVES),
  placeName: z.string(),
  startFrame: z.int(),
  durationFrames: z.int(),
  plannedFrames: z.int(),
  /** Its still; null when its file is gone. */
  image: sha256.nullable(),
  frame: product,
  clip: product,
  lines: z.array(id),
})
export type StageShot = z.infer<typeof stageShot>

/** A voice in the cut. Frames count from the start of the episode. */
export const stageVoice = z.strictObject({
  line: id,
  cast: id,
  speakerName: z.string(),
  text: z.string(),
  startFrame: z.int(),
  durationFrames: z.int(),
  audio: sha256,
  silent: z.boolean(),
  /** Mouth cues in milliseconds from the start of the voice. */
  cues: z.array(z.strictObject({ ms: z.number(), viseme: z.string() })),
  product,
})
export type StageVoice = z.infer<typeof stageVoice>

/** An episode as it plays. */
export const film = z.strictObject({
  episode: episodeNumber,
  title: z.string(),
  fps: z.strictObject({ num: z.int(), den: z.int() }),
  width: z.int(),
  height: z.int(),
  durationFrames: z.int(),
  /** What the painter is given, shot by shot, in the order of `shots`. Written by the core from checked values. */
  job: z.custom<RenderJob>((value) => typeof value === 'object' && value !== null),
  scenes: z.array(
    z.strictObject({
      id,
      heading: z.string(),
      startFrame: z.int(),
      durationFrames: z.int(),
    }),
  ),
  shots: z.array(stageShot),
  voices: z.array(stageVoice),
  captions: z.array(
    z.strictObject({
      line: id,
      speaker: z.string().nullable(),
      text: z.string(),
      startFrame: z.int(),
      endFrame: z.int(),
    }),
  ),
  /** The cut itself: stale when something in it changed since it was made. */
  cut: product,
})
export type Film = z.infer<typeof film>

/** Routes of the stage. */
export const stage = {
  'stage.film': read(
    'An episode as it was last cut, with everything the painter and the mixer need. BUILD_FAILED before its first cut.',
    ['text', 'states', 'takes', 'cast'],
    z.strictObject({ episode: episodeNumber }),
    film,
  ),
  'stage.sound': read(
    'The whole sound of an episode as an export has it: a WAV (48 kHz, stereo, 16 bit) with voices, places and the last stroke. Made when asked for; cancellable.',
    ['states', 'takes'],
    z.strictObject({ episode: episodeNumber }),
    z.strictObject({ audio: sha256, durationMs: z.number() }),
  ),
  'stage.backdrops': read(
    'Places a scene could be moved to, with the picture of each at its hour if there is one.',
    ['text', 'takes', 'states'],
    z.strictObject({ scene: id }),
    z.strictObject({
      current: id,
      places: z.array(
        z.strictObject({
          id,
          name: z.string(),
          interior: z.boolean(),
          image: sha256.nullable(),
        }),
      ),
    }),
  ),
  'stage.swapBackdrop': write(
    'Plays a scene in front of another place of the drama (null: its own again): its shots, plates and frames become stale, its text does not. One undo step.',
    z.strictObject({ scene: id, place: id.nullable() }),
    done,
  ),
  'stage.episodes': read(
    'Episodes that have been cut.',
    ['states', 'text'],
    nothing,
    z.strictObject({
      episodes: z.array(z.strictObject({ number: episodeNumber, title: z.string(), cut: z.boolean() })),
    }),
  ),
} as const
