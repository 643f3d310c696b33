import type { Finding } from '../../../../shared/drama/film.ts'
import { secondsFromFrames } from '../../../../shared/drama/rate.ts'
import { makeFinding } from '../finding.ts'
import type { EpisodeFacts } from './facts.ts'

/** A clip is played at 0.8-1.25 of its length; a shot that had to grow beyond wants a longer clip. */
const MOST_STRETCH = 1.25

/** Shots whose voices made them more than a quarter longer than planned. */
export function voiceOutgrowsShot({ number, language, fps, scenes }: EpisodeFacts): Finding[] {
  return scenes.flatMap((scene) =>
    scene.timing.shots.flatMap((timed) => {
      const covered = scene.shots.find((one) => one.id === timed.shot)?.lines ?? []
      const voiced = scene.voices.filter((voice) => covered.includes(voice.line))
      if (voiced.length === 0 || timed.durationFrames <= timed.plannedFrames * MOST_STRETCH) return []
      const longest = voiced.reduce((a, b) => (b.durationMs > a.durationMs ? b : a))
      const [planned, played] = [timed.plannedFrames, timed.durationFrames].map((n) =>
        secondsFromFrames(n, fps).toFixed(1),
      )
      const place = { episode: number, scene: scene.id, line: longest.line, shot: timed.shot }
      return makeFinding('voice-outgrows-shot', language, place, {
        zh: `镜头计划 ${planned} 秒，因为台词放到 ${played} 秒。`,
        en: `The shot was planned for ${planned} s and plays for ${played} s because of its voice.`,
      })
    }),
  )
}
