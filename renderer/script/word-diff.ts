/** A piece of two texts laid over each other. */
export interface DiffPart {
  readonly kind: 'same' | 'out' | 'in'
  readonly text: string
}

/** Words with the spaces after them; Chinese characters and signs one by one. */
const piecesOf = (text: string): string[] =>
  text.match(/[\p{Script=Latin}\p{N}'’-]+\s*|\P{Script=Latin}/gu) ?? []

/** Lengths of the longest common subsequence of every two tails of `a` and `b`. */
function tails(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i]
      if (row === undefined) continue
      row[j] =
        a[i] === b[j] ? 1 + (table[i + 1]?.[j + 1] ?? 0) : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  return table
}

/**
 * What leaves a text and what comes into it, word by word (character by character in Chinese), by the longest common
 * subsequence.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const a = piecesOf(before)
  const b = piecesOf(after)
  const table = tails(a, b)
  const parts: { kind: DiffPart['kind']; text: string }[] = []
  const add = (kind: DiffPart['kind'], text: string): void => {
    const last = parts.at(-1)
    if (last?.kind === kind) last.text += text
    else parts.push({ kind, text })
  }
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const [x, y] = [a[i], b[j]]
    if (x !== undefined && x === y) {
      add('same', x)
      i++
      j++
    } else if (x !== undefined && (y === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      add('out', x)
      i++
    } else {
      add('in', y ?? '')
      j++
    }
  }
  return parts
}
