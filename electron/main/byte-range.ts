/** A part of a file: first and last byte, both included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * The part a `Range` header asks for. `null`: all of it (no header, or one that is not understood, which a server may
 * ignore; several ranges at once are among those). `'unsatisfiable'`: it lies outside of the file.
 */
export function parseRange(header: string | null, sizeBytes: number): ByteRange | null | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  const [from = '', to = ''] = match?.slice(1) ?? []
  if (from === '' && to === '') return null
  if (from === '') {
    const count = Math.min(Number(to), sizeBytes)
    return count === 0 ? 'unsatisfiable' : { first: sizeBytes - count, last: sizeBytes - 1 }
  }
  const first = Number(from)
  const last = to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1)
  if (first >= sizeBytes) return 'unsatisfiable'
  return last < first ? null : { first, last }
}
