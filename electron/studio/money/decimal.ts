import { z } from 'zod'
import { parseUsd } from './amount.ts'

/** A decimal amount as text, so that no digit is lost. */
export const decimal = z.string().refine((text) => parseUsd(text) !== null, 'an amount such as "0.28"')

/** Such an amount in units of 1e-12. @param text what `decimal` has let through */
export const parseDecimal = (text: string): bigint => parseUsd(text) ?? 0n
