import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { writeJsonDurably } from '../store/whole-file.ts'
import type { KeyPlace } from './key-ring.ts'

const fileSchema = z.array(z.strictObject({ provider: z.string(), origin: z.string(), date: z.iso.date() }))
type Kept = z.infer<typeof fileSchema>[number]

/** Vendors that have answered a request with a key of this user: verified here. Kept per user, never in a drama. */
export interface VerifiedHere {
  /** Notes that a request with a key was answered. What cannot be written down is noted by the next one. */
  note(place: KeyPlace): void
  /** The day it last worked, as YYYY-MM-DD; null: it never has. */
  dateOf(place: KeyPlace): string | null
}

const same = (a: KeyPlace, b: KeyPlace): boolean => a.provider === b.provider && a.origin === b.origin

function read(file: string): Kept[] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Nothing noted yet, or garbage: what works is noted again.
    return []
  }
}

/** @param file where they are kept for this user, as JSON */
export function openVerified(file: string): VerifiedHere {
  /** Noted by this process: an answer a day is written down, not every one. */
  let known: readonly Kept[] | null = null
  const all = (): readonly Kept[] => (known ??= read(file))
  return {
    note({ provider, origin }) {
      const date = new Date().toISOString().slice(0, 10)
      if (all().some((one) => same(one, { provider, origin }) && one.date === date)) return
      known = [...read(file).filter((one) => !same(one, { provider, origin })), { provider, origin, date }]
      try {
        mkdirSync(dirname(file), { recursive: true })
        writeJsonDurably(file, known)
      } catch {
        // The answer that came must not be lost for want of this note.
      }
    },
    dateOf: (place) => all().find((one) => same(one, place))?.date ?? null,
  }
}
