import { hash } from 'node:crypto'

/**
 * Canonical JSON: keys sorted, strings NFC-normalised, `undefined` members left out. Equal values give equal text
 * on every machine, so its sha256 names a value.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value === 'object') {
    const members: string[] = []
    const record = value as Record<string, unknown> // a plain object: the last JSON type
    for (const key of Object.keys(record).toSorted())
      if (record[key] !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(record[key])}`)
    return `{${members.join(',')}}`
  }
  throw new TypeError(`not a JSON value: ${typeof value}`)
}

/** sha256 of a text, lower-case hex. */
export const digestText = (text: string): string => hash('sha256', text)

/** sha256 of a value's canonical JSON. */
export const digestOf = (value: unknown): string => digestText(canonicalJson(value))

/** Longest canonical text kept as it is in {@link fingerprint}. */
const SHORT = 64

/** A short name of an input component: its canonical text when short, else the sha256 of it. */
export function fingerprint(value: unknown): string {
  const text = canonicalJson(value)
  return text.length <= SHORT ? text : digestText(text)
}
