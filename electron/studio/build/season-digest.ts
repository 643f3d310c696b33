import type { BuildStore } from './build-store.ts'
import { canonicalJson, digestText } from './digest.ts'
import type { Evaluator } from './evaluate.ts'
import { evaluateAll } from './plan.ts'

/** Ids made by steps (`scene-…`) and by people (UUIDv7): replaced by the order in which they first appear. */
const IDS =
  /\b(?:cast|look|loc|prop|fact|promise|thread|scene|line|shot)-[0-9a-f]{12}\b|\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g

/**
 * One hash over step, content and order of all current products: no ids, times, paths or provenance.
 * Two rehearsal projects of one brief have equal digests.
 */
export function seasonDigest(evaluator: Evaluator, store: BuildStore): string {
  const ordinals = new Map<string, number>()
  const nameless = (text: string): string =>
    text.replaceAll(IDS, (id) => {
      let ordinal = ordinals.get(id)
      if (ordinal === undefined) ordinals.set(id, (ordinal = ordinals.size))
      return `#${ordinal}`
    })
  const parts: string[] = []
  for (const one of evaluateAll(evaluator))
    if (one.state === 'current' && one.shownDigest !== null)
      parts.push(`${one.step.id} ${digestText(nameless(canonicalJson(store.output(one.shownDigest))))}`)
  return digestText(parts.join('\n'))
}
