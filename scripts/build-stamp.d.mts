/** sha256 (hex) over the paths and contents of files and folders, relative to the checkout. */
export function stampOf(sources: readonly string[]): string
