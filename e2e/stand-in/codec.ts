/**
 * Carries values between the app and its pages as text, as far as Electron's structured clone does. The same source
 * runs in Node and, with its types stripped, in the page: it imports nothing.
 */

/** What Electron says of a value that cannot cross. */
const NOT_CLONEABLE = 'An object could not be cloned.'

/** A value as JSON. Anything JSON has no word for becomes `{ $: kind, v: text or parts }`. */
type Coded = null | boolean | number | string | Coded[] | { [name: string]: Coded }

const TYPED_ARRAYS = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
] as const

function toBase64(bytes: Uint8Array): string {
  if (typeof Buffer !== 'undefined')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  let text = ''
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  // A copy of its own: typed arrays of more than a byte must begin at an even address.
  if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(text, 'base64'))
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}

function codeNumber(value: number): Coded {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value
  return { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) }
}

function codeView(view: ArrayBufferView): Coded {
  const index = TYPED_ARRAYS.findIndex((type) => view instanceof type)
  if (index < 0) throw new Error(NOT_CLONEABLE)
  return { $: 'view', k: index, v: toBase64(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)) }
}

/** Kinds of objects that are more than their own members; null for all others. */
function codeSpecial(value: object, code: (inner: unknown) => Coded): Coded {
  if (value instanceof Date) return { $: 'date', v: codeNumber(value.getTime()) }
  if (value instanceof RegExp) return { $: 'regexp', v: [value.source, value.flags] }
  if (value instanceof Map) return { $: 'map', v: [...value].map(([k, v]) => [code(k), code(v)]) }
  if (value instanceof Set) return { $: 'set', v: [...value].map(code) }
  if (value instanceof Error) return { $: 'error', v: [value.name, value.message, value.stack ?? ''] }
  if (value instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(value)) }
  if (ArrayBuffer.isView(value)) return codeView(value)
  if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet)
    throw new Error(NOT_CLONEABLE)
  return null
}

function codeMembers(value: object, code: (inner: unknown) => Coded): Coded {
  const members = Object.entries(value).map(([name, inner]): [string, Coded] => [name, code(inner)])
  return '$' in value ? { $: 'object', v: members } : Object.fromEntries(members)
}

function codeObject(value: object, above: readonly object[]): Coded {
  if (above.includes(value)) throw new Error('A value that holds itself is not carried by the stand-in.')
  const within = [...above, value]
  const code = (inner: unknown): Coded => codeValue(inner, within)
  if (Array.isArray(value)) return value.map(code)
  return codeSpecial(value, code) ?? codeMembers(value, code)
}

function codeValue(value: unknown, above: readonly object[]): Coded {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return codeNumber(value)
    case 'undefined':
      return { $: 'undefined' }
    case 'bigint':
      return { $: 'bigint', v: String(value) }
    case 'object':
      return value === null ? null : codeObject(value, above)
    default:
      throw new Error(NOT_CLONEABLE)
  }
}

const textOf = (coded: Coded | undefined): string => (typeof coded === 'string' ? coded : '')

function revive(kind: string, coded: { [name: string]: Coded }): unknown {
  const inner = coded['v']
  const text = textOf(inner)
  const list = Array.isArray(inner) ? inner : []
  switch (kind) {
    case 'undefined':
      return undefined
    case 'number':
      return text === '-0' ? -0 : Number(text)
    case 'bigint':
      return BigInt(text)
    case 'date':
      return new Date(Number(read(inner ?? null)))
    case 'regexp':
      return new RegExp(textOf(list[0]), textOf(list[1]))
    case 'map':
      return new Map(list.map((pair) => read(pair) as [unknown, unknown]))
    case 'set':
      return new Set(list.map(read))
    case 'error':
      return Object.assign(new Error(textOf(list[1])), { name: textOf(list[0]), stack: textOf(list[2]) })
    case 'buffer':
      return fromBase64(text).buffer
    case 'view':
      return new (TYPED_ARRAYS[Number(coded['k'])] ?? Uint8Array)(fromBase64(text).buffer)
    default:
      return Object.fromEntries(list.map((pair) => read(pair) as [string, unknown]))
  }
}

function read(coded: Coded): unknown {
  if (coded === null || typeof coded !== 'object') return coded
  if (Array.isArray(coded)) return coded.map(read)
  if (typeof coded['$'] === 'string') return revive(coded['$'], coded)
  return Object.fromEntries(Object.entries(coded).map(([name, inner]) => [name, read(inner)]))
}

/** A value as text. Throws what Electron says when it cannot be cloned: functions, promises, symbols. */
export function encode(value: unknown): string {
  return JSON.stringify(codeValue(value, []))
}

/** The value behind a text of {@link encode}. */
export function decode(text: string): unknown {
  return read(JSON.parse(text))
}
