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

type Body = Readonly<Record<string, unknown>>

/** Tokens as this server counts them. */
const TOKENS = { han: 0.75, other: 0.25 } as const
function tokensOf(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return Math.max(1, Math.ceil(han * TOKENS.han + (text.length - han) * TOKENS.other))
}

/** The step a request is for: the name of its form, which is asked for as such or as a tool. */
function stepOf(body: Body): string {
  const form = body['response_format'] as { json_schema?: { name?: string } } | undefined // the OpenAI form
  const [tool] = (body['tools'] ?? []) as { name?: string }[] // Anthropic's
  return form?.json_schema?.name ?? tool?.name ?? ''
}

/** What is told beside the conversation: Anthropic's form has it apart. */
const systemOf = (body: Body): string =>
  ((body['system'] ?? []) as { text: string }[]).map((block) => block.text).join('\n')

/** Answers a chat request of ours. */
export function answerChat(body: Body): ChatAnswer {
  const messages = (body['messages'] ?? []) as Message[] // the OpenAI form
  const content = write(stepOf(body), messages.findLast((one) => one.role === 'user')?.content ?? '')
  const inputTokens = [systemOf(body), ...messages.map((one) => one.content)].reduce(
    (sum, text) => sum + (text === '' ? 0 : tokensOf(text)),
    0,
  )
  return { content, inputTokens, outputTokens: tokensOf(content) }
}
