import type { Endpoint, Vendor } from '../vendor.ts'
import { askT2a } from './t2a.ts'

/** MiniMax's own voices, with the times of their words. Its texts are asked for as `openai-compatible`. */
export function createMinimax(endpoint: Endpoint): Vendor {
  return { voice: (model, request, ctx) => askT2a(endpoint, model, request, ctx) }
}
