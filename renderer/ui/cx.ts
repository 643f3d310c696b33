/** Joins class names; what is not a name is left out. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names
    .filter((name) => name !== undefined && name !== null && name !== false && name !== '')
    .join(' ')
}
