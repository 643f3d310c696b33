import type { z } from 'zod'
import type { Brief } from '../../../../shared/drama/brief.ts'
import type { Language } from '../../../../shared/drama/vocabulary.ts'
import type { TextRequest } from '../provider.ts'

/** What a model is told: what it is and must keep to, and the material of this request. */
export interface Prompt {
  /** Stable over the requests of a step, so that providers can keep it in their caches. */
  readonly system: string
  readonly user: string
}

/** Said of an answer that fits its form and still cannot be used; the model is told and asked once more. */
export class UnusableAnswer extends Error {}

/**
 * How one text step is asked of a language model, and how its answer becomes the product of the step. Models answer with
 * names and words; ids, voices, faces and everything else that must fit together is put in here.
 */
export interface PromptModule<Answer = unknown> {
  readonly step: string
  readonly answer: z.ZodType<Answer>
  /** Most tokens of the request and of its answer: what its price is reserved from. */
  bounds(request: Pick<TextRequest, 'input'>): { readonly inputTokens: number; readonly outputTokens: number }
  prompt(request: TextRequest): Prompt
  /** @throws UnusableAnswer with words for the model */
  assemble(answer: Answer, request: TextRequest): unknown
}

/** Hides the type of the answer, which only the module itself looks at. */
export function promptModule<Answer>(module: PromptModule<Answer>): PromptModule {
  return {
    ...module,
    assemble: (answer, request) => module.assemble(answer as Answer, request), // parsed by `answer` of the same module
  }
}

/** The words of a prompt in the language of the drama. */
export type InLanguage = Readonly<Record<Language, string>>

/** Most tokens of what a novel tells of one episode, with its premise. */
const NOVEL_EPISODE_TOKENS = 1_000
/** … and of its people. */
const NOVEL_PEOPLE_TOKENS = 1_500

/** Tokens a novel adds to what is read of a brief, at most. */
export const novelTokens = ({ source, episodes }: Brief): number =>
  source === undefined ? 0 : NOVEL_PEOPLE_TOKENS + NOVEL_EPISODE_TOKENS * episodes

/** Material as the model reads it. */
export const material = (value: unknown): string => JSON.stringify(value, null, 1)

/** Finds people by the names a model uses for them. */
export class Names {
  private readonly ids = new Map<string, string>()
  private readonly names = new Map<string, string>()

  constructor(people: readonly { readonly id: string; readonly name: string }[]) {
    for (const { id, name } of people) {
      this.ids.set(fold(name), id)
      this.names.set(id, name)
    }
  }

  /** @throws UnusableAnswer when nobody is called that */
  id(name: string): string {
    const id = this.find(name)
    if (id !== null) return id
    throw new UnusableAnswer(
      `There is nobody called "${name}". People: ${[...this.names.values()].join(', ')}.`,
    )
  }

  find(name: string): string | null {
    const folded = fold(name)
    const exact = this.ids.get(folded)
    if (exact !== undefined || folded === '') return exact ?? null
    for (const [known, id] of this.ids) if (known.includes(folded) || folded.includes(known)) return id
    return null
  }

  name(id: string): string {
    return this.names.get(id) ?? id
  }
}

const fold = (name: string): string => name.normalize('NFKC').trim().toLowerCase()
