import { z } from 'zod'
import { reasonSchema } from '../drama/reason.ts'
import {
  amount,
  done,
  episodeNumber,
  id,
  nothing,
  portrait,
  productState,
  sha256,
  stateCounts,
} from './common.ts'
import { read, write } from './route.ts'

/** An episode as a card on the board. */
export const episodeCard = z.strictObject({
  /** Stays with the episode when it is moved. */
  id,
  /** As shown: its place in the season. */
  number: episodeNumber,
  /** False while it has no outline: then only the premise is known. */
  outlined: z.boolean(),
  title: z.string(),
  premise: z.string().nullable(),
  synopsis: z.string(),
  hook: z.string(),
  cliffhanger: z.string(),
  paywall: z.boolean(),
  /** Cast ids in order of appearance. */
  cast: z.array(id),
  scenes: z.int(),
  lines: z.int(),
  /** Length to aim at; length as cut (or estimated from its text before that); null before it is written. Seconds. */
  targetSeconds: z.number(),
  seconds: z.number().nullable(),
  /** True when `seconds` is played length, false when it is an estimate. */
  measured: z.boolean(),
  /** The worst state of its products, with the reason of the first in it. */
  state: productState,
  reason: reasonSchema.nullable(),
  pinned: z.int(),
  counts: stateCounts,
  /** What was spent on it, and what the plan would cost at most. */
  spent: amount,
  openFindings: z.int(),
  poster: sha256.nullable(),
  /** 0-1: how tense each of its beats is, in order; its last value is the cliffhanger. Empty before the outline. */
  tension: z.array(z.number()),
})
export type EpisodeCard = z.infer<typeof episodeCard>

export const boardPerson = z.strictObject({
  id,
  name: z.string(),
  /** Portrait of the first look; null before it is drawn. */
  portrait: portrait.nullable(),
})

/** Routes of the board. */
export const board = {
  'board.get': read(
    'The season as cards in played order, its threads with their beats, and its promises.',
    ['drama', 'text', 'states', 'findings', 'takes', 'costs', 'cast'],
    nothing,
    z.strictObject({
      episodes: z.array(episodeCard),
      /** A beat belongs to an episode id. `kind`: a set-up, a turn, or a pay-off. */
      threads: z.array(
        z.strictObject({
          id,
          name: z.string(),
          beats: z.array(
            z.strictObject({
              episode: id,
              text: z.string(),
              kind: z.enum(['setup', 'turn', 'payoff']),
            }),
          ),
        }),
      ),
      /** Planted and paid in these episode ids, as the season is played now; null when it is not. */
      promises: z.array(
        z.strictObject({
          id,
          kind: z.enum(['object', 'vow', 'question', 'debt', 'lie']),
          setup: z.string(),
          payoff: z.string(),
          token: z.string(),
          planted: id.nullable(),
          paid: id.nullable(),
        }),
      ),
      cast: z.array(boardPerson),
    }),
  ),
  'board.moveEpisode': write(
    'Plays an episode after another one (null: first), both by id. It gets another number; nothing made of it becomes stale. One undo step. NOT_FOUND; BAD_ARGUMENT for an episode after itself.',
    z.strictObject({ episode: id, after: id.nullable() }),
    done,
  ),
  'board.moveScene': write(
    'Moves a scene after another one (null: to the start of its episode). One undo step. BAD_ARGUMENT for the only scene of an episode.',
    z.strictObject({ scene: id, after: id.nullable() }),
    done,
  ),
  'board.removeScene': write(
    'Takes a scene out. Its takes stay, so undo is free.',
    z.strictObject({ scene: id }),
    done,
  ),
} as const
