import { fetchResult } from '../fetch-result.ts'
import { askJson } from '../json-request.ts'
import { MOST_PICTURE_BYTES, pictureAnswer } from '../picture-answer.ts'
import type { Endpoint, Vendor } from '../vendor.ts'

/** Settings a relay is asked with when the model's options say nothing else. */
const USUAL = { steps: 30, cfg_scale: 7 } as const

/**
 * Relays that speak the body of Stable Diffusion XL: prompt, negative prompt, width, height, steps, cfg_scale and seed to
 * `POST /images/generations`. What is too large for them may be drawn smaller.
 */
export function createSdxlRelay(endpoint: Endpoint): Vendor {
  return {
    shrinks: true,
    async image(model, request, { requestKey }) {
      const { prompt, negativePrompt, width, height, seed, references } = request
      const body = {
        model: model.model,
        prompt,
        negative_prompt: negativePrompt,
        width,
        height,
        seed,
        ...USUAL,
        ...model.options,
      }
      const unused =
        references.length === 0 ? [] : [`${model.provider} goes by no reference pictures: they were left out`]
      const answer = await askJson(endpoint, { path: '/images/generations', body, requestKey })
      return pictureAnswer(answer, model, unused)
    },
    fetchImage: (_model, { where }) => fetchResult(endpoint, where, MOST_PICTURE_BYTES),
  }
}
