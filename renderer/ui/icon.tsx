import type { LucideIcon } from 'lucide-react'

const SIZES = { m: 16, s: 14, xs: 12 } as const

/**
 * An icon beside a word, or in a button that has a label: never alone, so it is hidden from screen readers. Drawn
 * with a line of 1.5 px at every size.
 */
export function Icon({ of: Glyph, size = 'm' }: { of: LucideIcon; size?: keyof typeof SIZES }) {
  const px = SIZES[size]
  return <Glyph size={px} strokeWidth={(1.5 * 24) / px} aria-hidden="true" />
}

/** The mark of the program: a ledge with something hanging from it. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path d="M2 5.5h10.5v4h-3v4h-3V18H2z" fill="currentColor" />
      <path d="M15.5 5.5v5" stroke="var(--hand)" strokeWidth="1.5" />
      <circle cx="15.5" cy="13" r="2.6" fill="var(--hand)" />
    </svg>
  )
}
