import type { Fault } from './script.ts'

/** One answer as it is sent. */
export interface Told {
  readonly status: number
  readonly body: string
  readonly type?: string
}

/** The content of an answer as a fault leaves it. */
export function contentOf(name: Fault | null, content: string): string {
  if (name === 'blank') return '   '
  if (name === 'truncated-json' || name === 'length') return content.slice(0, Math.floor(content.length / 2))
  if (name === 'fenced') return `<think>Let me see.</think>\n\`\`\`json\n${content}\n\`\`\``
  return content
}
