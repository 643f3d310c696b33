import { createHash } from 'node:crypto'
import { labelJpeg } from './jpeg-label.ts'
import { aiLabel } from './label-record.ts'

/**
 * A JPEG drawn by the rehearsal provider, with the label that says so. It is numbered by the digest of its bytes
 * before the label, so the same picture is labelled the same way every time.
 */
export function labelJpegBytes(bytes: Uint8Array): Uint8Array {
  const digest = createHash('sha256').update(bytes).digest('hex')
  return labelJpeg(bytes, aiLabel(digest, ['rehearsal']))
}
