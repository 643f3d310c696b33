import type { Endpoint, Vendor } from '../vendor.ts'
import { askWithTimestamps } from './with-timestamps.ts'

/** ElevenLabs' voices, with the times of their characters. */
export function createElevenLabs(endpoint: Endpoint): Vendor {
  return { voice: (model, request, ctx) => askWithTimestamps(endpoint, model, request, ctx) }
}
