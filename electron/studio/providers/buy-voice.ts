import type { MediaRef } from '../../../shared/drama/film.ts'
import { billedCharacters } from './billed.ts'
import { boughtVoice, UselessVoice, type Files } from './bought-voice.ts'
import { buy } from './buyer.ts'
import { ableTo, nextRequestKey, type Buying } from './buying.ts'
import type { SpokenAnswer, SpokenTime } from './vendor.ts'
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

/** A spoken line as the ledger keeps it: its sound is a file. */
const keptIn = (files: Files) => ({
  write: ({ wav, times }: SpokenAnswer): string =>
    JSON.stringify({ audio: files.put(wav, 'audio/wav'), times }),
  read(text: string): SpokenAnswer {
    const { audio, times } = JSON.parse(text) as { audio: MediaRef; times: readonly SpokenTime[] | null } // written above
    return { wav: files.get(audio), times }
  },
})

/** Buys one spoken line. */
export async function buyVoice(
  buying: Buying,
  request: VoiceRequest,
  ctx: RequestContext,
): Promise<Answer<MadeVoice>> {
  const { deps, model, counter } = buying
  const voice = model.voices[request.voice] ?? model.voices['*'] ?? ''
  const requestKey = nextRequestKey(deps, ctx.idempotencyKey)
  const { text, language, speed, pitch, emotion, strength } = request
  const asked = { text, language, voice, speed, pitch, emotion, strength, instructions: mannerOf(request) }
  const got = await buy<SpokenAnswer>(
    deps.till,
    counter.gate,
    {
      slot: ctx.slot,
      role: 'voice',
      key: ctx.idempotencyKey,
      requestKey,
      model,
      idempotent: counter.terms.idempotent,
      most: { characters: billedCharacters(counter.terms.type, text) },
      send: () => ableTo(buying, 'voice')(model, asked, { requestKey }),
      ...keptIn(deps.files),
    },
    ctx.signal,
  )
  const { provider } = got
  try {
    const value = boughtVoice(got.value, request, provider)
    return {
      value,
      receipt: {
        provider,
        model: got.model,
        costPicoUsd: got.costPicoUsd,
        warnings: got.warnings,
        booked: true,
      },
    }
  } catch (error) {
    if (!(error instanceof UselessVoice)) throw error
    const why = `What ${provider} spoke is of no use: ${error.message}`
    deps.till.ledger.discard(ctx.idempotencyKey, why)
    throw new RequestFailed(why, false, error)
  }
}
