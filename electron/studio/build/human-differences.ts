import type { Humans } from './build-store.ts'
import { fingerprint } from './digest.ts'

/** Decisions that differ, with what they are now. */
export function humanDifferences(
  before: Humans,
  after: Humans,
): { kind: string; subject: string; value: unknown }[] {
  const found: { kind: string; subject: string; value: unknown }[] = []
  for (const kind of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(kind), after.get(kind)]
    for (const subject of new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]))
      if (fingerprint(was?.get(subject) ?? null) !== fingerprint(is?.get(subject) ?? null))
        found.push({ kind, subject, value: is?.get(subject) })
  }
  return found
}
