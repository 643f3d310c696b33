import type { Endpoint, Vendor } from '../vendor.ts'
import { askMessages } from './messages.ts'

/** Claude by its own interface: unlike the compatible one it keeps forms and caches what is told again and again. */
export function createAnthropic(endpoint: Endpoint): Vendor {
  return { text: (model, request, ctx) => askMessages(endpoint, model, request, ctx) }
}
