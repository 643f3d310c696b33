const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** A size in bytes as people read it, in decimal units: `1.9 GB`, `21 MB`, `512 B`. */
export function formatBytes(sizeBytes: number): string {
  const power = sizeBytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(sizeBytes) / 3))
  const value = sizeBytes / 1000 ** power
  const digits = power > 0 && value < 10 ? 1 : 0
  return `${value.toFixed(digits)} ${UNITS[power] ?? 'B'}`
}
