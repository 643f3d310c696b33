import { write } from './material.ts'

/** A chat completion, before it is put into pieces. */
export interface ChatAnswer {
  readonly content: string
  readonly inputTokens: number
  readonly outputTokens: number
}

interface Message {
  readonly role: string
  readonly content: string
}

/** Tokens as this server counts them: a third of the characters, one at least. */
const CHARACTERS_PER_TOKEN = 3
const tokensOf = (text: string): number =>
  Math.max(1, Math.ceil(Array.from(text).length / CHARACTERS_PER_TOKEN))

/** The step a request is for: the name of its form. */
function stepOf(body: Readonly<Record<string, unknown>>): string {
  const form = body['response_format'] as { json_schema?: { name?: string } } | undefined // the OpenAI form
  return form?.json_schema?.name ?? ''
}

/** Answers a chat request of ours. */
export function answerChat(body: Readonly<Record<string, unknown>>): ChatAnswer {
  const messages = (body['messages'] ?? []) as Message[] // the OpenAI form
  const content = write(stepOf(body), messages.findLast((one) => one.role === 'user')?.content ?? '')
  const inputTokens = messages.reduce((sum, one) => sum + tokensOf(one.content), 0)
  return { content, inputTokens, outputTokens: tokensOf(content) }
}
