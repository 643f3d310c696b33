import { createAnthropic } from './anthropic/index.ts'
import { createComfyUi } from './comfyui/index.ts'
import { createElevenLabs } from './elevenlabs/index.ts'
import { createMinimax } from './minimax/index.ts'
import { createOpenAiCompatible } from './openai-compatible/index.ts'
import type { VendorType } from './routing.ts'
import { createSdxlRelay } from './sdxl-relay/index.ts'
import { createSeedance } from './seedance/index.ts'
import { createSeedream } from './seedream/index.ts'
import type { Endpoint, Vendor } from './vendor.ts'
import { createVideoRelay } from './video-relay/index.ts'

/** How each type of provider is spoken to. Adding one is its folder, its name in `VENDOR_TYPES`, and a line here. */
const VENDORS: Readonly<Record<VendorType, (endpoint: Endpoint) => Vendor>> = {
  'openai-compatible': createOpenAiCompatible,
  anthropic: createAnthropic,
  minimax: createMinimax,
  elevenlabs: createElevenLabs,
  'sdxl-relay': createSdxlRelay,
  seedream: createSeedream,
  comfyui: createComfyUi,
  'video-relay': createVideoRelay,
  seedance: createSeedance,
}

/** The vendor of a provider. */
export const openVendor = (endpoint: Endpoint): Vendor => VENDORS[endpoint.terms.type](endpoint)
