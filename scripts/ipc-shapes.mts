import { z } from 'zod'

/** Named shapes of the contract: a shape met again is written by its name. */
export type ShapeNames = ReadonlyMap<z.ZodType, string>

const WIDTH = 100
const SAFE = Number.MAX_SAFE_INTEGER

/** What a schema says of itself; zod keeps it in `def`, whose form depends on the kind. */
interface Definition {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly valueType?: z.ZodType
  readonly element?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly values?: readonly unknown[]
  readonly entries?: Readonly<Record<string, string>>
  readonly shape?: Readonly<Record<string, z.ZodType>>
}
const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition // see above

/** Limits of a number or a text, as far as the contract sets any. */
interface Limits {
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly pattern?: string
}

/** `1-120`, `≥ 1`, `> 0`, `≤ 200`; "" without limits. The bounds of an integer itself are none. */
function rangeOf(from: number | undefined, to: number | undefined, above?: number): string {
  const low = from === undefined || from <= -SAFE ? null : from
  const high = to === undefined || to >= SAFE ? null : to
  if (above !== undefined) return high === null ? `> ${above}` : `> ${above}, ≤ ${high}`
  if (low === null) return high === null ? '' : `≤ ${high}`
  return high === null ? `≥ ${low}` : `${low}-${high}`
}

function plain(schema: z.ZodType, word: string): string {
  // A JSON schema is where zod tells the limits whatever order they were given in.
  const limits = z.toJSONSchema(schema) as Limits
  if (limits.pattern !== undefined) return `${word} /${limits.pattern}/`
  const range =
    word === 'string'
      ? rangeOf(limits.minLength, limits.maxLength)
      : rangeOf(limits.minimum, limits.maximum, limits.exclusiveMinimum)
  return range === '' ? word : `${word} (${range}${word === 'string' ? ' characters' : ''})`
}

/** Text of several kinds in a union has to be held together before it is made an array. */
const grouped = (text: string): string => (/ [|] /.test(text) && !text.startsWith('{') ? `(${text})` : text)

function objectText(shape: Readonly<Record<string, z.ZodType>>, names: ShapeNames, indent: string): string {
  const inner = `${indent}  `
  const fields = Object.entries(shape).map(([name, schema]) => {
    const optional = definitionOf(schema).type === 'optional'
    const of = optional ? definitionOf(schema).innerType : schema
    return `${name}${optional ? '?' : ''}: ${of === undefined ? 'unknown' : shapeText(of, names, inner)}`
  })
  if (fields.length === 0) return '{}'
  const flat = `{ ${fields.join(', ')} }`
  if (!flat.includes('\n') && indent.length + flat.length <= WIDTH) return flat
  return `{\n${fields.map((field) => `${inner}${field}\n`).join('')}${indent}}`
}

const quoted = (values: readonly unknown[]): string =>
  values.map((value) => JSON.stringify(value)).join(' | ')

/**
 * A schema in words close to a TypeScript type; limits stand in brackets behind it.
 * @param indent what the lines after the first begin with
 * @throws when the contract uses a kind of schema this has no words for
 */
export function shapeText(schema: z.ZodType, names: ShapeNames, indent = ''): string {
  return names.get(schema) ?? fullShapeText(schema, names, indent)
}

/** As {@link shapeText}, but written out even when it has a name. */
export function fullShapeText(schema: z.ZodType, names: ShapeNames, indent = ''): string {
  const def = definitionOf(schema)
  const inside = (of: z.ZodType | undefined): string =>
    of === undefined ? 'unknown' : shapeText(of, names, indent)
  switch (def.type) {
    case 'string':
      return plain(schema, 'string')
    case 'number':
      return plain(
        schema,
        (z.toJSONSchema(schema) as { type?: string }).type === 'integer' ? 'int' : 'number',
      )
    case 'boolean':
    case 'unknown':
      return def.type
    case 'custom':
      return 'object'
    case 'literal':
      return quoted(def.values ?? [])
    case 'enum':
      return quoted(Object.values(def.entries ?? {}))
    case 'nullable':
      return `${inside(def.innerType)} | null`
    case 'optional':
      return `${inside(def.innerType)} | undefined`
    case 'array': {
      const { minItems } = z.toJSONSchema(schema, { unrepresentable: 'any' }) as Limits
      return `${grouped(inside(def.element))}[]${minItems === undefined ? '' : ` (≥ ${minItems})`}`
    }
    case 'union':
      return (def.options ?? []).map(inside).join(' | ')
    case 'record':
      return `{ [name]: ${inside(def.valueType)} }`
    case 'object':
      return objectText(def.shape ?? {}, names, indent)
    default:
      throw new Error(`docs/ipc.md has no words for a schema of the kind "${def.type}"`)
  }
}
