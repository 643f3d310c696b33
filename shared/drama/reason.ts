import { z } from 'zod'

/** The same of what only a drama made of a novel has. */
export const NOVEL_INPUT_NAMES = ['chunk', 'known', 'before', 'readings', 'told', 'people'] as const

/** Names of what products are keyed by, as steps declare them: what a reason says has changed. */
export const INPUT_NAMES = [
  ...NOVEL_INPUT_NAMES,
  'brief',
  'story',
  'premises',
  'episodes',
  'episodeSeconds',
  'episode',
  'genre',
  'language',
  'outline',
  'cast',
  'script',
  'sceneId',
  'location',
  'hour',
  'weather',
  'lines',
  'beats',
  'last',
  'name',
  'description',
  'figure',
  'style',
  'set',
  'picture',
  'plate',
  'portraits',
  'seed',
  'frame',
  'move',
  'plannedFrames',
  'clip',
  'spokenText',
  'voice',
  'speed',
  'pitch',
  'emotion',
  'strength',
  'plannedShots',
  'voiceLengths',
  'fps',
  'text',
  'timing',
  'number',
  'title',
  'scenes',
  'hook',
  'cliffhanger',
  'targetSeconds',
  'shots',
  'misfits',
  'frames',
  'voices',
] as const
export type InputName = (typeof INPUT_NAMES)[number]

const slot = z.string()

/** Why a product is not current; of a pinned or held one, why it is behind. */
export const reasonSchema = z.discriminatedUnion('kind', [
  /** No take of it was ever made. */
  z.strictObject({ kind: z.literal('never') }),
  /** Something before it has no value yet. */
  z.strictObject({ kind: z.literal('waits'), for: slot }),
  /** What it was made of is not what it is now. `inputs` are {@link INPUT_NAMES}, or of a step this version lacks. */
  z.strictObject({ kind: z.literal('changed'), inputs: z.array(z.string()), take: z.int() }),
  /** It is current, but something before it is going to be made and may come out otherwise. */
  z.strictObject({ kind: z.literal('may'), with: slot }),
  z.strictObject({ kind: z.literal('older'), version: z.int(), now: z.int() }),
  /** A rehearsal version stands where a final one is wanted. */
  z.strictObject({ kind: z.literal('rehearsal') }),
  /** Its file is missing or is not what it was. */
  z.strictObject({ kind: z.literal('damaged') }),
  /** The same of the take it is pinned to: nothing makes that again. */
  z.strictObject({ kind: z.literal('pinDamaged'), take: z.int() }),
  z.strictObject({ kind: z.literal('failed'), error: z.string() }),
  /** Whom it was asked of refuses what it says: asked for once more only when a person says so. */
  z.strictObject({ kind: z.literal('refused'), error: z.string() }),
  /** Money may have been spent, and the answer was lost. */
  z.strictObject({ kind: z.literal('unknown'), error: z.string() }),
  /** It was made silent for want of a voice engine, which is there now. */
  z.strictObject({ kind: z.literal('engine') }),
])
export type Reason = z.infer<typeof reasonSchema>
