/** A cell as RFC 4180 has it: quoted where it holds a comma, a quote or the end of a line. */
function cellOf(value: string | number | bigint | null): string {
  const text = value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as comma-separated values (RFC 4180): a line of names, then the rows, each ended by CRLF. */
export const csvOf = (
  names: readonly string[],
  rows: Iterable<readonly (string | number | bigint | null)[]>,
): string => [names, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')
