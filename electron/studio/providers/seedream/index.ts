import { fetchResult } from '../fetch-result.ts'
import { askJson } from '../json-request.ts'
import { dataUrl, leftOut, MOST_PICTURE_BYTES, pictureAnswer, settingsOf } from '../picture-answer.ts'
import type { Endpoint, Vendor } from '../vendor.ts'

/**
 * Seedream on Volcengine Ark and BytePlus: `POST /images/generations` with reference pictures in their order. Results
 * are had by an address that ends after a day; a picture may fail inside of an answer that is fine.
 */
export function createSeedream(endpoint: Endpoint): Vendor {
  return {
    async image(model, request, { requestKey }) {
      const { prompt, width, height, references } = request
      const body = {
        model: model.model,
        prompt,
        size: `${width}x${height}`,
        response_format: 'url',
        sequential_image_generation: 'disabled',
        watermark: false,
        ...(references.length === 0 ? {} : { image: references.map(dataUrl) }),
        ...settingsOf(model, request),
      }
      const answer = await askJson(endpoint, { path: '/images/generations', body, requestKey })
      return pictureAnswer(answer, model, leftOut(model, request))
    },
    fetchImage: (_model, { where }) => fetchResult(endpoint, where, MOST_PICTURE_BYTES),
  }
}
