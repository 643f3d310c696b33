import { jsonrepair } from 'jsonrepair'
import type { z } from 'zod'
import { UnusableAnswer } from './prompts/prompt.ts'

/** Problems of an answer that are told to the model when it is asked again. */
const TOLD_ISSUES = 8

/** What thinking models write before their answer. */
const THOUGHTS = /<think>[\s\S]*?<\/think>/g
const FENCE = /^\s*```(?:json)?\s*([\s\S]*?)```\s*$/i

/** The JSON of an answer: without thoughts, fences and words around it, mended where its form is slightly off. */
export function jsonOf(text: string): unknown {
  const bare = text.replaceAll(THOUGHTS, '').trim()
  const inner = FENCE.exec(bare)?.[1] ?? bare
  const from = inner.search(/[{[]/)
  if (from < 0) throw new UnusableAnswer('It holds no JSON object.')
  const to = Math.max(inner.lastIndexOf('}'), inner.lastIndexOf(']'))
  const json = to > from ? inner.slice(from, to + 1) : inner.slice(from)
  try {
    return JSON.parse(json) as unknown
  } catch {
    // mended below
  }
  try {
    return JSON.parse(jsonrepair(json)) as unknown
  } catch (error) {
    throw new UnusableAnswer(`It is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Parses an answer into its form. @throws UnusableAnswer with what does not fit */
export function parseAnswer<T>(text: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues
    .slice(0, TOLD_ISSUES)
    .map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`)
  throw new UnusableAnswer(issues.join('\n'))
}
