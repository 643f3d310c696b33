import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding } from '../finding.ts'
import type { EpisodeFacts } from './facts.ts'

/** Mean luminance below which a picture is black, and the deviation below which it shows nothing (both 0-1). */
const BLACK = 0.02
const FLAT = 0.012

/** Frames that are black or show nothing. */
export function frameBlank({ number, language, scenes }: EpisodeFacts): Finding[] {
  return scenes.flatMap((scene) =>
    scene.frames.flatMap(({ shot, facts }) => {
      if (facts.meanLuma >= BLACK && facts.lumaDeviation >= FLAT) return []
      const line = scene.shots.find((one) => one.id === shot)?.lines[0] ?? null
      const [luma, deviation] = [facts.meanLuma.toFixed(3), facts.lumaDeviation.toFixed(3)]
      return makeFinding(
        'frame-blank',
        language,
        { episode: number, scene: scene.id, line, shot },
        {
          zh: `画面平均亮度 ${luma}，明暗差 ${deviation}：看不见东西。`,
          en: `Mean luminance ${luma}, deviation ${deviation}: nothing can be seen.`,
        },
      )
    }),
  )
}
