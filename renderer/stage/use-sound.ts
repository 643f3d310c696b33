import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useRead } from '../rpc/hooks.ts'
import { mediaUrl } from '../ui/media.tsx'
import { soundDeck, type SoundDeck } from './player/deck.ts'
import type { Player } from './player/player.ts'

/** How it is with the sound of an episode. */
export type SoundState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: Error; readonly retry: () => void }

/** A decoded episode is let go of so long after the stage was left, in milliseconds: it takes about 40 MB. */
const KEPT_MS = 60_000

let device: AudioContext | null = null
/** The one audio device of the window; it sleeps until somebody plays. */
const audioDevice = (): AudioContext => (device ??= new AudioContext({ latencyHint: 'interactive' }))

/** Fetches and decodes a sound. Rejects when its file is gone or cannot be read. */
async function fetchSound(sha256: string, signal: AbortSignal): Promise<AudioBuffer> {
  const answer = await fetch(mediaUrl(sha256), { signal })
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`.trim())
  return audioDevice().decodeAudioData(await answer.arrayBuffer())
}

/** The device sleeps after so long without playing, in milliseconds: one that is awake keeps the machine awake. */
const SLEEP_AFTER_MS = 30_000

/** Lends a deck to the player while its device runs: a device sleeps until somebody has pressed something. */
function lend(player: Player, context: AudioContext, deck: SoundDeck): () => void {
  let lent = false
  const follow = (): void => {
    const running = context.state === 'running'
    if (running === lent) return
    lent = running
    player.setSound(running ? deck : null)
  }
  let bedtime: ReturnType<typeof setTimeout> | undefined
  const sleep = (): void => void context.suspend()
  const wake = (): void => {
    const rests = player.state().rate === 0
    if (rests) return void (bedtime ??= setTimeout(sleep, SLEEP_AFTER_MS))
    clearTimeout(bedtime)
    bedtime = undefined
    if (context.state === 'suspended') void context.resume()
  }
  const stopHearing = player.subscribe(wake)
  context.addEventListener('statechange', follow)
  wake()
  follow()
  return () => {
    stopHearing()
    clearTimeout(bedtime)
    context.removeEventListener('statechange', follow)
    player.setSound(null)
    sleep()
  }
}

/** Mixes, loads and plays the sound of an episode along with a player. `volume` is 0-1. */
export function useSound(player: Player | null, episode: number, volume: number): SoundState {
  const mix = useRead('stage.sound', { episode }, { enabled: player !== null })
  const audio = mix.data?.audio
  const decoded = useQuery({
    queryKey: ['decoded sound', audio],
    queryFn: ({ signal }) => fetchSound(audio ?? '', signal),
    enabled: audio !== undefined,
    gcTime: KEPT_MS,
  })
  const buffer = decoded.data
  const deck = useMemo(() => (buffer === undefined ? null : soundDeck(audioDevice(), buffer)), [buffer])
  useEffect(() => deck?.setVolume(volume), [deck, volume])
  useEffect(() => {
    if (player === null || deck === null) return undefined
    return lend(player, audioDevice(), deck)
  }, [player, deck])
  const error = mix.error ?? decoded.error
  const again = mix.error === null ? decoded.refetch : mix.refetch
  const loading = buffer === undefined
  return useMemo(() => {
    if (error !== null) return { kind: 'failed', error, retry: () => void again() }
    return { kind: loading ? 'loading' : 'ready' }
  }, [error, again, loading])
}
