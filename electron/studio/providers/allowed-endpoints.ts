import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { writeJsonDurably } from '../store/whole-file.ts'
import { ownerOf, type KeyOf, type KeyOwner } from './buying.ts'
import { catalogue } from './catalogue.ts'
import type { Routing } from './routing.ts'

const fileSchema = z.array(z.strictObject({ provider: z.string(), origin: z.string(), keyFrom: z.string() }))

/**
 * Where the keys of the environment may go. A drama brings its routing along, and one made by somebody else could name any
 * variable and any server: a key leaves for the endpoint the catalogue gives it, for this machine itself, and for what
 * a person has named in a providers file of their own; for nothing else.
 */
export interface AllowedEndpoints {
  /** Remembers the endpoints of a providers file that a person named. */
  allow(routing: Routing): void
  has(owner: KeyOwner): boolean
}

const same = (a: KeyOwner, b: KeyOwner): boolean =>
  a.provider === b.provider && a.origin === b.origin && a.keyFrom === b.keyFrom

function remembered(file: string): KeyOwner[] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Nothing remembered yet, or garbage: what was named is named again.
    return []
  }
}

const isOwnMachine = (origin: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(origin).hostname)

/** True for a key that goes where the catalogue says it is for. */
function isPublished({ origin, keyFrom }: KeyOwner): boolean {
  return Object.values(catalogue().providers).some(
    (entry) => entry.keyFrom === keyFrom && new URL(entry.baseUrl).origin === origin,
  )
}

/** @param file where they are remembered for this user, as JSON */
export function openAllowedEndpoints(file: string): AllowedEndpoints {
  return {
    allow({ providers }) {
      const before = remembered(file)
      const named = Object.entries(providers).flatMap(([id, terms]) => ownerOf(id, terms) ?? [])
      const fresh = named.filter(
        (one) => !isPublished(one) && !isOwnMachine(one.origin) && !before.some((old) => same(one, old)),
      )
      if (fresh.length === 0) return
      mkdirSync(dirname(file), { recursive: true })
      writeJsonDurably(file, [...before, ...fresh])
    },
    has: (owner) =>
      isPublished(owner) || isOwnMachine(owner.origin) || remembered(file).some((old) => same(owner, old)),
  }
}

/** Keys from the environment, for endpoints they may go to. */
export const environmentKeys =
  (allowed: AllowedEndpoints, environment: Readonly<Record<string, string | undefined>>): KeyOf =>
  async (owner) =>
    allowed.has(owner) ? environment[owner.keyFrom] : undefined
