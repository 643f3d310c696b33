import { createAnthropic } from './anthropic/index.ts'
import { createOpenAiCompatible } from './openai-compatible/index.ts'
import type { ProviderTerms } from './routing.ts'
import type { Endpoint, Vendor } from './vendor.ts'

/** How each type of provider is spoken to. Adding one is its folder, its name in `VENDOR_TYPES`, and a line here. */
const VENDORS: Readonly<Record<ProviderTerms['type'], (endpoint: Endpoint) => Vendor>> = {
  'openai-compatible': createOpenAiCompatible,
  anthropic: createAnthropic,
}

/** The vendor of a provider. */
export const openVendor = (endpoint: Endpoint): Vendor => VENDORS[endpoint.terms.type](endpoint)
