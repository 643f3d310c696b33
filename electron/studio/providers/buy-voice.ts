import type { MediaRef } from '../../../shared/drama/film.ts'
import { WavError } from '../media/wav.ts'
import { boughtVoice } from './bought-voice.ts'
import { buy } from './buyer.ts'
import { ableTo, type Buying } from './buying.ts'
import {
  RequestFailed,
  type Answer,
  type MadeVoice,
  type RequestContext,
  type VoiceRequest,
} from './provider.ts'

/** How a line is said, for engines that take words about it. */
const mannerOf = ({ emotion, strength }: VoiceRequest): string =>
  emotion === 'calm' ? '' : `${['slightly', 'clearly', 'strongly'][strength - 1] ?? ''} ${emotion}`.trim()

/** Buys one spoken line. */
export async function buyVoice(
  buying: Buying,
  request: VoiceRequest,
  ctx: RequestContext,
): Promise<Answer<MadeVoice>> {
  const { deps, model, counter } = buying
  const voice = model.voices[request.voice] ?? model.voices['*'] ?? 'alloy'
  const requestKey = `${ctx.idempotencyKey}.1`
  const asked = { text: request.text, voice, speed: request.speed, instructions: mannerOf(request) }
  const got = await buy<Uint8Array>(
    deps.till,
    counter.gate,
    {
      slot: ctx.slot,
      role: 'voice',
      key: ctx.idempotencyKey,
      requestKey,
      model,
      idempotent: counter.terms.idempotent,
      most: { characters: Array.from(request.text).length },
      send: () => ableTo(buying, 'voice')(model, asked, { requestKey }),
      write: (wav) => JSON.stringify(deps.files.put(wav, 'audio/wav')),
      read: (text) => deps.files.get(JSON.parse(text) as MediaRef), // written by `write`
    },
    ctx.signal,
  )
  const { provider } = model
  try {
    const value = boughtVoice(got.value, request, provider)
    return {
      value,
      receipt: { provider, model: got.model, costPicoUsd: got.costPicoUsd, warnings: [], booked: true },
    }
  } catch (error) {
    if (!(error instanceof WavError)) throw error
    const why = `What ${provider} spoke cannot be read: ${error.message}`
    deps.till.ledger.discard(ctx.idempotencyKey, why)
    throw new RequestFailed(why, false, error)
  }
}
