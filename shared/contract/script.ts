import { z } from 'zod'
import { reasonSchema } from '../drama/reason.ts'
import { DELIVERIES, EMOTIONS, HOURS, LINE_KINDS } from '../drama/vocabulary.ts'
import { episodeNumber, id, nothing, productState, sha256, slot } from './common.ts'
import { read, write } from './route.ts'

export const scriptLine = z.strictObject({
  id,
  kind: z.enum(LINE_KINDS),
  text: z.string(),
  /** Cast id and name of who speaks; null for other lines. */
  speaker: id.nullable(),
  speakerName: z.string().nullable(),
  delivery: z.enum(DELIVERIES),
  emotion: z.enum(EMOTIONS),
  /** 1 slight, 2 clear, 3 strong. */
  strength: z.int(),
  /** How it is said; "" when plain. */
  parenthetical: z.string(),
  /** True when a person's words stand here. */
  edited: z.boolean(),
  /** What stood here before the edit; null when it is not edited. */
  generated: z.string().nullable(),
  /** Of a speech line: its voice. Null for other lines. */
  voice: z
    .strictObject({
      slot,
      state: productState,
      reason: reasonSchema.nullable(),
      pinned: z.boolean(),
      /** Null until it is made. */
      audio: sha256.nullable(),
      durationMs: z.number().nullable(),
      silent: z.boolean(),
      takes: z.int(),
    })
    .nullable(),
})
export type ScriptLine = z.infer<typeof scriptLine>

export const scriptScene = z.strictObject({
  id,
  /** As written: `1-1 日 内 茶馆`. */
  heading: z.string(),
  number: z.string(),
  hour: z.enum(HOURS),
  interior: z.boolean(),
  placeName: z.string(),
  /** What changes in the scene. */
  purpose: z.string(),
  cast: z.array(z.strictObject({ id, name: z.string() })),
  /** A person edited it: what stands above leaves its text alone. */
  held: z.boolean(),
  /** State of its text. */
  state: productState,
  reason: reasonSchema.nullable(),
  /** Played length, or an estimate from the text; null before it is written. Seconds. */
  seconds: z.number().nullable(),
  lines: z.array(scriptLine),
})
export type ScriptScene = z.infer<typeof scriptScene>

/** Routes of the script. */
export const script = {
  'script.outline': read(
    'All episodes and scenes without their lines: the tree beside the page.',
    ['drama', 'text', 'states'],
    nothing,
    z.strictObject({
      episodes: z.array(
        z.strictObject({
          id,
          number: episodeNumber,
          title: z.string(),
          state: productState,
          pinned: z.boolean(),
          seconds: z.number().nullable(),
          scenes: z.array(
            z.strictObject({ id, number: z.string(), label: z.string(), seconds: z.number().nullable() }),
          ),
        }),
      ),
    }),
  ),
  'script.episode': read(
    'One episode with its scenes and lines as they are now. NOT_FOUND before it is outlined.',
    ['text', 'states', 'takes', 'cast'],
    z.strictObject({ episode: episodeNumber }),
    z.strictObject({
      id,
      number: episodeNumber,
      title: z.string(),
      hook: z.string(),
      cliffhanger: z.string(),
      targetSeconds: z.number(),
      seconds: z.number().nullable(),
      words: z.int(),
      scenes: z.array(scriptScene),
    }),
  ),
  'script.findLine': read(
    'Where a line is: its episode number and scene.',
    ['text'],
    z.strictObject({ line: id }),
    z.strictObject({ episode: episodeNumber, scene: id }),
  ),
  'script.search': read(
    'Lines that contain a text (two characters are enough), in season order, at most 200.',
    ['text'],
    z.strictObject({ text: z.string().max(200) }),
    z.strictObject({
      total: z.int(),
      hits: z.array(
        z.strictObject({
          line: id,
          episode: episodeNumber,
          heading: z.string(),
          speaker: z.string().nullable(),
          text: z.string(),
        }),
      ),
    }),
  ),
  'script.editLine': write(
    'A human edit of one line: durable when this answers, one undo step. Edits of one line that follow each other within `merge` become one step. BAD_ARGUMENT for an empty or too long text.',
    z.strictObject({
      line: id,
      text: z.string().max(10_000),
      /** Names a stretch of typing: edits with the same name are one undo step. */
      merge: z.string().max(64).optional(),
    }),
    z.strictObject({ line: id, text: z.string(), changed: z.boolean() }),
  ),
  'script.restoreLine': write(
    'Gives a line its generated words back. One undo step.',
    z.strictObject({ line: id }),
    z.strictObject({ line: id, text: z.string(), changed: z.boolean() }),
  ),
  'script.propose': write(
    'Writes the text of a scene once more and answers with other words per line; the text itself is left alone. Take one with `script.editLine`. BUSY while it builds.',
    z.strictObject({ scene: id }),
    z.strictObject({
      proposals: z.array(z.strictObject({ line: id, now: z.string(), proposed: z.string() })),
    }),
  ),
} as const
