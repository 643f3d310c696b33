import { hash } from 'node:crypto'

/**
 * Canonical JSON: keys sorted, strings NFC-normalised, `undefined` members left out. Equal values give equal text
 * on every machine, so its sha256 names a value.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(normal(value))
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return JSON.stringify(value)
  if (Array.isArray(value)) return canonicalArray(value)
  if (typeof value === 'object') return canonicalObject(value as Record<string, unknown>) // a plain object: the last JSON type
  throw new TypeError(`not a JSON value: ${typeof value}`)
}

/** Text in this range is its own NFC form: no combining marks, no Hangul, no compatibility characters. */
const PLAIN = /^[\s\u0020-\u02ff\u2010-\u2027\u3000-\u3029\u4e00-\u9fff\uff00-\uffef]*$/

const normal = (text: string): string => (PLAIN.test(text) ? text : text.normalize('NFC'))

function canonicalArray(items: readonly unknown[]): string {
  let text = '['
  for (let i = 0; i < items.length; i++) text += (i === 0 ? '' : ',') + canonicalJson(items[i] ?? null)
  return `${text}]`
}

function canonicalObject(record: Readonly<Record<string, unknown>>): string {
  let text = '{'
  for (const key of Object.keys(record).sort()) {
    const value = record[key]
    if (value !== undefined)
      text += `${text.length === 1 ? '' : ','}${JSON.stringify(key)}:${canonicalJson(value)}`
  }
  return `${text}}`
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
