import { paidUnits, type Usage } from '../money/prices.ts'
import { mostTokens } from './tokens.ts'
import { secondsFor, sizesLike, type Size } from './media-terms.ts'
import type { ModelTerms } from './routing.ts'

/** The most tokens a reference picture is read as; more than any vendor here documents. */
const REFERENCE_TOKENS = 8192
/** Pixels of film a token stands for, and the frames of a second of it (Seedance: W x H x fps x s / 1024). */
const PIXELS_PER_TOKEN = 1024
const FILM_FPS = 24
const MS_PER_SECOND = 1000

/** The most a picture can use: as many units as its price speaks of. */
export function imageUsage(terms: ModelTerms, prompt: string, references: number, asked: Size): Usage {
  const { width, height } = sizesLike(asked, terms.sizes)[0] ?? asked
  const imageInputTokens = Math.min(references, terms.mostReferences) * REFERENCE_TOKENS
  return unitsOf(terms, {
    images: 1,
    pixels: width * height,
    inputTokens: mostTokens(prompt) + imageInputTokens,
    imageInputTokens,
    outputTokens: terms.maxOutputTokens,
  })
}

/** The most a clip can use. One frame more than its length is counted: some bills have it. */
export function videoUsage(terms: ModelTerms, plannedSeconds: number, asked: Size): Usage {
  const { width, height } = sizesLike(asked, terms.sizes)[0] ?? asked
  const seconds = secondsFor(plannedSeconds, terms.clipSeconds)
  const pixels = width * height
  return unitsOf(terms, {
    videoMs: Math.ceil(seconds * MS_PER_SECOND),
    pixels,
    outputTokens: Math.ceil((pixels * (seconds * FILM_FPS + 1)) / PIXELS_PER_TOKEN),
  })
}

/** A usage in the units a model is paid by. */
export const unitsOf = ({ price }: Pick<ModelTerms, 'price'>, usage: Usage): Usage =>
  price === null ? usage : paidUnits(price, usage)
