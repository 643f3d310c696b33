import type { Clip, Cut, Finding, Rate } from '../../../../shared/drama/film.ts'
import type { Language } from '../../../../shared/drama/vocabulary.ts'
import { secondsFromFrames } from '../../../../shared/drama/rate.ts'
import { paceOf } from '../../../../shared/picture/film-pace.ts'
import { slotOf, type Reader } from '../../build/step.ts'
import { makeFinding } from '../finding.ts'

/** A clip that was bought, in the shot of a cut that it plays in. Lengths are frames of `fps`. */
export interface PlayedClip {
  readonly episode: number
  readonly scene: string
  readonly shot: string
  readonly clipFrames: number
  readonly playedFrames: number
  readonly fps: Rate
}

/**
 * Clips of an episode that were bought. Whether a clip is one is told by its take, so that the many that are played from
 * layers are not read.
 */
export function playedClips(
  reader: Reader,
  { episode, id }: { readonly episode: number; readonly id: number },
  isBought: (slot: string) => boolean,
): PlayedClip[] {
  const cut = reader.peek<Cut>(slotOf('cut', id))
  if (cut === undefined) return []
  return cut.shots.flatMap(({ shot, scene, durationFrames: playedFrames }) => {
    const slot = slotOf('clip', shot)
    // Noted as read in any case: a clip that is bought later changes what is found.
    reader.isStandIn(slot)
    const clipFrames = isBought(slot) ? (reader.peek<Clip>(slot)?.durationFrames ?? null) : null
    return clipFrames === null ? [] : [{ episode, scene, shot, clipFrames, playedFrames, fps: cut.fps }]
  })
}

/** Clips that are too long or too short for their shots to be trimmed, held or played at another speed. */
export function clipLength(clips: readonly PlayedClip[], language: Language): Finding[] {
  return clips
    .filter(({ clipFrames, playedFrames, fps }) => !paceOf(clipFrames, playedFrames, fps.num / fps.den).fits)
    .map(({ clipFrames, playedFrames, fps, ...place }) => {
      const [has, plays] = [clipFrames, playedFrames].map((n) => secondsFromFrames(n, fps).toFixed(1))
      const short = clipFrames < playedFrames
      return makeFinding('clip-length', language, place, {
        zh: `动态 ${has} 秒，镜头放 ${plays} 秒：${short ? '放慢后停在最后一格' : '后面被剪掉'}。重做一次会按镜头的长度来（要付费）。`,
        en: `The clip is ${has} s long, its shot plays for ${plays} s: it is ${short ? 'slowed and then held on its last frame' : 'cut off'}. Another take is asked for at the length of the shot (it is paid for).`,
      })
    })
}
