import { z } from 'zod'
import type { Disagreement } from '../../../../shared/drama/film.ts'
import { normalised } from '../../quality/text.ts'
import { material, promptModule } from './prompt.ts'
import { TASKS } from './words.ts'

const answer = z.object({
  findings: z.array(
    z.object({
      /** The words that came first, and those that do not go with them; each copied from one line. */
      earlier: z.string(),
      later: z.string(),
      why: z.string().min(1),
    }),
  ),
})
type Given = z.infer<typeof answer>

/** A scene as it is read: whose lines they are, as a viewer knows them. */
export interface ReadScene {
  readonly id: string
  readonly lines: readonly {
    readonly id: string
    readonly kind: string
    readonly speaker: string | null
    readonly text: string
  }[]
}

/** What a model reads: the scenes of an episode, after the one before them; null for the first of the season. */
export interface ReadInput {
  readonly before: ReadScene | null
  readonly scenes: readonly ReadScene[]
}

/** What a model found when it read an episode. */
export interface Reading {
  readonly found: readonly Disagreement[]
  /** Findings with a quote that is nowhere in the text: they were left out. */
  readonly dropped: number
}

/** Quotes shorter than this, in letters, are in every text and prove nothing. */
const LEAST_QUOTE = 2
/** Characters of the scene before that are shown: what fits into the bound of the request. */
const BEFORE_CHARACTERS = 3_000

const inputOf = (input: unknown): ReadInput => input as ReadInput // what the step `review` hands over

function shown({ lines }: ReadScene, most = Number.POSITIVE_INFINITY) {
  let size = 0
  return lines
    .toReversed()
    .filter(({ text }) => (size += text.length) <= most)
    .toReversed()
    .map(({ kind, speaker, text }) => (speaker === null ? { kind, text } : { kind, speaker, text }))
}

/** Where a quote stands; null when it stands nowhere. */
function placeOf(quote: string, scenes: readonly ReadScene[]): { scene: string; line: string } | null {
  const wanted = normalised(quote)
  if (wanted.length < LEAST_QUOTE) return null
  for (const { id, lines } of scenes) {
    const line = lines.find(({ text }) => normalised(text).includes(wanted))
    if (line !== undefined) return { scene: id, line: line.id }
  }
  return null
}

function confirmed(given: Given, { before, scenes }: ReadInput): Reading {
  const all = before === null ? scenes : [before, ...scenes]
  const found = given.findings.flatMap((one): Disagreement[] => {
    const place = placeOf(one.later, scenes)
    return place === null || placeOf(one.earlier, all) === null ? [] : [{ ...one, ...place }]
  })
  return { found, dropped: given.findings.length - found.length }
}

/** An episode read scene by scene, each against the ones before it, for what does not go together. */
export const reviewPrompt = promptModule<Given>({
  step: 'review',
  answer,
  bounds: () => ({ inputTokens: 18_000, outputTokens: 3_000 }),
  prompt({ input, language }) {
    const { before, scenes } = inputOf(input)
    return {
      system: TASKS['review']?.[language] ?? '',
      user: material({
        before: before === null ? [] : shown(before, BEFORE_CHARACTERS),
        scenes: scenes.map((scene) => shown(scene)),
      }),
    }
  },
  assemble: (given, { input }) => confirmed(given, inputOf(input)),
})
