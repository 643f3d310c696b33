import { createAnthropic } from './anthropic/index.ts'
import { createElevenLabs } from './elevenlabs/index.ts'
import { createMinimax } from './minimax/index.ts'
import { createOpenAiCompatible } from './openai-compatible/index.ts'
import type { VendorType } from './routing.ts'
import type { Endpoint, Vendor } from './vendor.ts'

/** How each type of provider is spoken to. Adding one is its folder, its name in `VENDOR_TYPES`, and a line here. */
const VENDORS: Readonly<Record<VendorType, (endpoint: Endpoint) => Vendor>> = {
  'openai-compatible': createOpenAiCompatible,
  anthropic: createAnthropic,
  minimax: createMinimax,
  elevenlabs: createElevenLabs,
}

/** The vendor of a provider. */
export const openVendor = (endpoint: Endpoint): Vendor => VENDORS[endpoint.terms.type](endpoint)
