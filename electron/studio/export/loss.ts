import type { ExportLoss } from '../../../shared/drama/loss.ts'
import { sentenceOf } from '../build/reason.ts'
import type { OutOfDate } from './out-of-date.ts'

/** Products named in one loss. */
const MAX_NAMED = 5

/** What to do about an episode that is out of date, as the command line says it. */
export const BUILD_FIRST = 'Run `cliffhanger build DIR` first.'

const FORMATS = {
  srt: 'SubRip has no place for who speaks or for the AI label: the words are there, the names and the label are not.',
  fountain: 'Fountain has no place for emotions, voices and shots.',
} as const

/** The loss of an episode some products of which are out of date. */
export const lossOf = (
  kind: 'asItStands' | 'leftOut',
  episode: number,
  products: readonly OutOfDate[],
): ExportLoss => ({
  kind,
  episode,
  products: products.slice(0, MAX_NAMED).map(({ slot, why }) => ({ slot, why })),
  more: Math.max(0, products.length - MAX_NAMED),
})

/** "voice:line-1 (spoken text changed since take 1), cut:1 (…) and 3 more". */
function named({ products, more }: Exclude<ExportLoss, { kind: 'format' }>): string {
  const some = products.map(({ slot, why }) => `${slot} (${sentenceOf(why)})`).join(', ')
  return `${some}${more > 0 ? ` and ${more} more` : ''}`
}

/** A loss as the command line says it. */
export function lossSentence(loss: ExportLoss): string {
  switch (loss.kind) {
    case 'format':
      return FORMATS[loss.format]
    case 'asItStands':
      return `Episode ${loss.episode} is written as it stands, but is not current: ${named(loss)}. ${BUILD_FIRST}`
    case 'leftOut':
      return `Episode ${loss.episode} is left out, its words and times are not of one piece: ${named(loss)}. ${BUILD_FIRST}`
  }
}
