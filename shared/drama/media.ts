import { z } from 'zod'

/** Frames per second as an exact fraction, e.g. 24/1. */
export const rateSchema = z.strictObject({ num: z.int().positive(), den: z.int().positive() })
export type Rate = z.infer<typeof rateSchema>

/** A file in the media store. */
export const mediaRefSchema = z.strictObject({
  /** sha256 of the bytes, lower-case hex: also its name on disk. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mime: z.enum(['image/png', 'image/jpeg', 'audio/wav', 'video/mp4']),
  sizeBytes: z.int().positive(),
})
export type MediaRef = z.infer<typeof mediaRefSchema>
