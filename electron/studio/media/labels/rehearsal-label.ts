import { createHash } from 'node:crypto'
import { labelJpeg } from './jpeg-label.ts'
import { aiLabel, type AiLabel } from './label-record.ts'
import { labelWav } from './wav-label.ts'

/** A label numbered by the digest of the unlabelled bytes, so that the same work is labelled the same way every time. */
const labelOf = (bytes: Uint8Array): AiLabel =>
  aiLabel(createHash('sha256').update(bytes).digest('hex'), ['rehearsal'])

/** A JPEG drawn by the rehearsal provider, with the label that says so. */
export const labelJpegBytes = (bytes: Uint8Array): Uint8Array => labelJpeg(bytes, labelOf(bytes))

/** A voice spoken by the rehearsal provider, with the label that says so. */
export const labelWavBytes = (bytes: Uint8Array): Uint8Array => labelWav(bytes, labelOf(bytes))
