import { z } from 'zod'
import { makeId } from '../../../../shared/drama/id.ts'
import type { Line, SceneOutline, SceneScript, VoiceCard } from '../../../../shared/drama/story.ts'
import { DELIVERIES, EMOTIONS, LINE_KINDS, type Language } from '../../../../shared/drama/vocabulary.ts'
import type { TextRequest } from '../provider.ts'
import { material, Names, promptModule, UnusableAnswer, type PromptModule } from './prompt.ts'
import { TASKS } from './words.ts'

const written = z.object({
  lines: z
    .array(
      z.object({
        kind: z.enum(LINE_KINDS),
        speaker: z.string().nullable(),
        text: z.string().min(1),
        delivery: z.enum(DELIVERIES),
        emotion: z.enum(EMOTIONS),
        strength: z.int().min(1).max(3),
        /** How it is said, in a word or two; empty when plain. */
        parenthetical: z.string(),
        beat: z.int().min(0),
      }),
    )
    .min(1),
})
type Written = z.infer<typeof written>

const changed = z.object({ lines: z.array(z.object({ n: z.int().min(0), text: z.string().min(1) })) })
type Changed = z.infer<typeof changed>

interface Input {
  readonly scene: SceneOutline
  readonly cast: readonly VoiceCard[]
  /** The step before; left out for the first draft. */
  readonly script?: SceneScript
  readonly findings?: readonly {
    readonly check: string
    readonly evidence: string
    readonly line?: string | null
  }[]
}
const inputOf = (input: unknown): Input => input as Input // the inputs of the steps of scene text

/** Characters of earlier text that are shown: what fits into the bound of the request. */
const EARLIER_CHARACTERS = 5_000

/** The latest of the text before this scene, as much as fits. */
function latest(context: unknown): string[] {
  const lines = (context as { earlier?: readonly string[] }).earlier ?? []
  const shown: string[] = []
  let size = 0
  for (const line of lines.toReversed()) {
    size += line.length
    if (size > EARLIER_CHARACTERS) break
    shown.push(line)
  }
  return shown.toReversed()
}

function about({ scene, cast }: Input, names: Names) {
  return {
    place: scene.locationName,
    interior: scene.interior,
    hour: scene.hour,
    seconds: scene.seconds,
    purpose: scene.purpose,
    hook: scene.hook,
    cliffhanger: scene.cliffhanger,
    cast: cast.map(({ name, role, register, want, intro }) => ({ name, role, register, want, intro })),
    address: scene.relations.map(
      ({ from, to, address }) => `${names.name(from)} → ${names.name(to)}: ${address}`,
    ),
    known: scene.facts.map(({ clause, truth, knownBy }) => ({
      clause,
      truth,
      knownBy: knownBy.map((id) => names.name(id)),
    })),
    promised: scene.promises.map(({ setup, payoff, token }) => ({ setup, payoff, token })),
    beats: scene.beats.map(({ slot, by, to, emotion, note, move, introduces }) => ({
      slot,
      by: names.name(by),
      to: to === null ? null : names.name(to),
      emotion,
      move,
      note,
      introduces: introduces.map((id) => names.name(id)),
    })),
  }
}

const SPOKEN_PER_SECOND: Readonly<Record<Language, number>> = { zh: 4, en: 2.4 }

function draftLines(given: Written, { input, seed, take }: TextRequest): Line[] {
  const { scene, cast } = inputOf(input)
  const names = new Names(cast)
  return given.lines.map(({ speaker, ...line }, i) => {
    if (line.kind === 'speech' && speaker === null) throw new UnusableAnswer(`Line ${i} is spoken by nobody.`)
    const who = line.kind === 'speech' ? names.id(speaker ?? '') : null
    return {
      ...line,
      id: makeId('line', seed, scene.id, ...(take === 1 ? [] : [`take ${take}`]), i),
      speaker: who,
      beat: Math.min(line.beat, scene.beats.length - 1),
    }
  })
}

/** First draft of a scene. */
export const scriptPrompt = promptModule<Written>({
  step: 'script',
  answer: written,
  bounds: () => ({ inputTokens: 14_000, outputTokens: 6_000 }),
  prompt({ input, context, language }) {
    const names = new Names(inputOf(input).cast)
    const { scene } = inputOf(input)
    return {
      system: TASKS['script']?.[language] ?? '',
      user: material({
        ...about(inputOf(input), names),
        spokenUnits: Math.round(scene.seconds * SPOKEN_PER_SECOND[language]),
        earlier: latest(context),
      }),
    }
  },
  assemble: (given, request) => ({ lines: draftLines(given, request) }),
})

/** Lays new words over the lines they are for: ids, kinds and speakers stay. */
function overlaid(given: Changed, input: Input): SceneScript {
  const lines = input.script?.lines ?? []
  const words = new Map(given.lines.map((one) => [one.n, one.text]))
  for (const n of words.keys())
    if (lines[n] === undefined)
      throw new UnusableAnswer(`There is no line ${n}; lines are numbered from 0 to ${lines.length - 1}.`)
  return { lines: lines.map((line, n) => ({ ...line, text: words.get(n) ?? line.text })) }
}

function rewriting(step: 'polish' | 'revise'): PromptModule {
  return promptModule<Changed>({
    step,
    answer: changed,
    bounds: () => ({ inputTokens: 16_000, outputTokens: 5_000 }),
    prompt({ input, context, language }) {
      const own = inputOf(input)
      const names = new Names(own.cast)
      const lines = own.script?.lines ?? []
      return {
        system: TASKS[step]?.[language] ?? '',
        user: material({
          ...about(own, names),
          lines: lines.map(({ kind, speaker, text }, n) => ({
            n,
            kind,
            ...(speaker === null ? {} : { speaker: names.name(speaker) }),
            text,
          })),
          ...(own.findings === undefined
            ? {}
            : {
                findings: own.findings.map(({ check, evidence, line }) => ({
                  check,
                  evidence,
                  n: lines.findIndex((one) => one.id === line),
                })),
              }),
          earlier: latest(context),
        }),
      }
    },
    assemble: (given, { input }) => overlaid(given, inputOf(input)),
  })
}

/** The same lines, each in its speaker's own voice. */
export const polishPrompt = rewriting('polish')
/** Repairs of what the text checks found. */
export const revisePrompt = rewriting('revise')
